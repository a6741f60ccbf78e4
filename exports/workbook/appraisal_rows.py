"""What the appraisal rests on, as plain rows: inputs with their bases and sources, yearly flows of the central case."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.models.inputs import SCHEDULES
from dossier.scenario import MODEL_VERSION, SEED, Scenario
from dossier.scenario.outcomes import outcome
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import Results, results_for, switching_values
from dossier.scenario.words import scenario_phrase
from dossier.selection import Selection
from exports.files.table import csv_cell
from exports.workbook.appraisal_formulas import FLOWS

#: Columns of the sheet of inputs, in order; ``value`` is the one that the formulas read.
INPUT_COLUMNS = (
    *("input_id", "name", "group", "unit", "low", "mode", "high", "value", "set_by", "status", "money_year"),
    *("switch", "basis", "rows", "sources"),
)


class InputLine(NamedTuple):
    """One input of the central case. A schedule takes one line per year, ``part`` counted from 1 (else 0)."""

    input_id: str
    part: int
    value: float
    cells: dict[str, Any]


def input_lines(catalogue: Catalogue, language: Language, scenario: Scenario) -> Iterator[InputLine]:
    """Every input of the scenario, in the order of the table, as the models took it."""
    used = results_for(catalogue, scenario).central.inputs
    fixed, switches = scenario.as_dict(), switching_values(catalogue, scenario)
    for row in rows_of(catalogue, scenario.option_id).values():
        value = getattr(used, row.input_id)
        sources = catalogue.sources_of_rows(references_of(catalogue, scenario.option_id, [row.input_id]))
        cells = {
            "input_id": row.input_id,
            "name": getattr(row, f"name_{language}"),
            "group": catalogue.label(language, "model_inputs", "group", row.group),
            "unit": catalogue.label(language, "model_inputs", "unit", row.unit),
            "low": row.low,
            "mode": row.mode if isinstance(row.mode, int | float) else None,
            "high": row.high,
            "set_by": t(language, f"appraisal.set_by.{'reader' if row.input_id in fixed else 'dossier'}"),
            "status": catalogue.label(language, "model_inputs", "status", row.status),
            "money_year": row.money_year,
            "switch": switch.value if (switch := switches.get(row.input_id)) else None,
            "basis": getattr(row, f"basis_{language}"),
            "rows": tuple(row.source_ids),
            "sources": tuple(f"{source.publisher}, {source.url}" for source in _records(catalogue, sources)),
        }
        parts = enumerate(value, 1) if row.input_id in SCHEDULES else ((0, value),)
        for part, figure in parts:
            yield InputLine(row.input_id, part, float(figure), {**cells, "value": float(figure)})


def _records(catalogue: Catalogue, identifiers: Iterable[str]) -> Iterator[Any]:
    return (catalogue.row("sources", identifier) for identifier in identifiers)


def yearly_flows(found: Results, years: int) -> dict[str, list[float]]:
    """The columns of the sheet of flows, ``years`` rows: what the formulas give, zero after the last year."""
    flows, values = found.central.evaluation.flows, found.central.inputs
    works = len(values.construction_shares)
    known = {**flows.as_dict(), "net": flows.net}
    year = np.arange(years, dtype=float)
    operating = np.maximum(year - works + 1, 0.0)
    factor = (1.0 + float(np.asarray(values.discount_rate))) ** -year
    columns = {
        "year": year,
        "operating_year": operating,
        "discount_factor": factor,
        "operates": ((operating >= 1) & (operating <= np.floor(values.operating_years))).astype(float),
        "works_share": np.array([scheduled(values.construction_shares, t_, 0.0) for t_ in range(years)]),
        "ramp_share": np.array(
            [scheduled(values.ramp, t_ - works, 1.0) if t_ >= works else 0.0 for t_ in range(years)]
        ),
    }
    for name in FLOWS:
        if name in known and name not in columns:
            columns[name] = np.pad(known[name], (0, max(0, years - len(known[name]))))[:years]
    columns["discounted_net"] = factor * columns["net"]
    columns["discounted_public"] = factor * columns["public_spending"]
    return {name: [float(value) for value in columns[name]] for name in FLOWS}


def scheduled(schedule: tuple[float, ...], index: int, after: float) -> float:
    return schedule[index] if index < len(schedule) else after


def appraisal_statements(catalogue: Catalogue, language: Language, scenario: Scenario) -> Iterator[tuple[str, Any]]:
    """What a file says of itself: the scenario, its range over the draws, the versions, how to read it."""
    found = outcome(catalogue, scenario)
    worth = found["van_se"]
    yield t(language, "appraisal.about.scenario"), scenario_phrase(catalogue, language, scenario)
    yield t(language, "appraisal.about.code"), scenario.encode()
    for name, value in (("low", worth.low), ("median", worth.median), ("high", worth.high)):
        yield t(language, f"appraisal.about.{name}"), value
    yield t(language, "appraisal.about.positive"), found.van_se_positive
    draws = np.size(results_for(catalogue, scenario).draws.evaluation.van_se)
    yield t(language, "appraisal.about.draws"), draws
    yield t(language, "appraisal.about.seed"), SEED
    yield t(language, "export.field.version"), str(catalogue.version)
    yield t(language, "export.field.model"), MODEL_VERSION


def inputs_csv(catalogue: Catalogue, selection: Selection) -> bytes:
    """The inputs of the scenario as CSV, then after an empty line what the file is; equal inputs give equal bytes."""
    language, scenario = selection.language, Scenario.of(catalogue, selection)
    heads = [t(language, f"appraisal.input.{name}") for name in ("part", *INPUT_COLUMNS)]
    rows = [
        [line.part or None, *(line.cells[name] for name in INPUT_COLUMNS)]
        for line in input_lines(catalogue, language, scenario)
    ]
    return _csv(heads, rows, appraisal_statements(catalogue, language, scenario))


def flows_csv(catalogue: Catalogue, selection: Selection) -> bytes:
    """The yearly flows of the central case as CSV, then what the file is."""
    language, scenario = selection.language, Scenario.of(catalogue, selection)
    found = results_for(catalogue, scenario)
    columns = yearly_flows(found, len(found.central.evaluation.flows.year))
    heads = [t(language, f"appraisal.flow.{name}") for name in FLOWS]
    return _csv(heads, zip(*columns.values(), strict=True), appraisal_statements(catalogue, language, scenario))


def _csv(heads: list[str], rows: Iterable[Iterable[Any]], end: Iterable[tuple[str, Any]]) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(csv_cell(head) for head in heads)
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    writer.writerow([])
    writer.writerows([csv_cell(value) for value in line] for line in end)
    return buffer.getvalue().encode("utf-8-sig")
