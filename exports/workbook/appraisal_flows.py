"""The flows of one draw, year by year, by formulas."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import numpy as np

from dossier.language import t
from dossier.models.demand import demand_in_year, patients_in_year, period_of, trials_in_year
from dossier.models.flows import opening_time
from dossier.models.unit_values import unit_values
from dossier.scenario.tables import input_rows
from exports.workbook.appraisal_case import CaseCells
from exports.workbook.appraisal_formulas import FLOWS, OPERATING, UNITS
from exports.workbook.appraisal_page import Cell, Head, Live, Page
from exports.workbook.appraisal_results import Appraised, single
from exports.workbook.book import Book, column_letter


def write_flows(book: Book, found: Appraised, cells: CaseCells) -> dict[str, str]:
    """A row a year, as many as the longest operation that can be set; returns the range of each column."""
    heads = [
        Head(t(found.language, f"appraisal.flow.{name}"), UNITS.get(name, "money"), 26 if name == "phase" else 15)
        for name in FLOWS
    ]
    page = Page(book, found.language, "flows", heads)
    letters = {name: column_letter(column) for column, name in enumerate(FLOWS)}
    for index, values in enumerate(_yearly(found)):
        here = {name: f"{letter}{page.row + 1}" for name, letter in letters.items()}
        page.add(*(_flow(name, values, here, index, cells) for name in FLOWS))
    return {name: page.cell(page.first, column, page.row - 1) for column, name in enumerate(FLOWS)}


def _flow(name: str, values: Mapping[str, Any], here: Mapping[str, str], index: int, cells: CaseCells) -> Cell:
    """A cell of the flows: given, or a formula; nothing where a column says nothing before the operation."""
    value, works = values[name], len(cells.construction_shares)
    year = index - works
    if name in ("phase", "operating_year"):
        return cast(Cell, value)
    if year < 1 and name in OPERATING:
        return None
    if name == "ramp_share":
        return Live(cells.ramp[year - 1], value) if year <= len(cells.ramp) else float(value)
    if name == "time" and year < 1:
        return Live("works_years", value) if year == 0 else float(value)
    if name == "works" and year < 0:
        return Live(f"{cells.construction_shares[index]}*investment", value)
    if name == "authorisation" and year == 0:
        return Live("authorisation_cost", value)
    return Live(FLOWS[name].format(**here), value)


def _yearly(found: Appraised) -> Iterator[dict[str, Any]]:
    """What the formulas of the flows give, a row at a time, from the models; nothing flows past the last year."""
    inputs = found.one[0]
    known, units = found.one[2].yearly, unit_values(inputs)
    row = input_rows(found.catalogue, found.scenario.option_id)["operating_years"]
    works, ramp = len(inputs.construction_shares), inputs.ramp
    rate, funds = single(inputs.discount_rate), single(inputs.public_funds_lambda)
    last, review_year = np.floor(single(inputs.operating_years)), single(inputs.review_year)
    is_signed = single(inputs.signed_trials) > 0
    foreign = single(inputs.foreign_sponsor_share)
    for index in range(works + 1 + int(row.maximum or last)):
        year = max(0, index - works)
        time = single(opening_time(inputs)) + year - 1 if year else float(index)
        flows = {
            name: single(column[index]) if index < len(column) else 0.0 for name, column in known.as_dict().items()
        }
        released = flows["released"]
        parts = {
            "abroad": (1 - foreign) * single(units.bought_abroad),
            "elsewhere": (1 - foreign) * single(units.made_elsewhere),
            "otherwise_not_made": (1 - foreign) * single(units.not_made),
            "health": (1 - foreign) * single(inputs.health_value_per_batch),
            "foreign_fees": foreign * single(inputs.fee),
            "relief": single(units.relief_per_batch),
        }
        factor = (1 + rate) ** -time
        costs = sum(flows[name] for name in ("works", "authorisation", "operation_fixed", "operation_variable"))
        net = flows["benefit"] - costs - flows["renewal"] + flows["residual"]
        phase = "works" if index < works else "authorisation" if not year else "operation"
        yield (
            flows
            | {name: released * each for name, each in parts.items()}
            | {
                "phase": t(found.language, f"appraisal.phase.{phase}", n=year or index + 1),
                "operating_year": year,
                "time": time,
                "discount_factor": factor,
                "operates": float(1 <= year <= last),
                "period": float(period_of(inputs, np.array([max(1, year)]))[0] + 1),
                "under_contract": float(is_signed and year <= single(inputs.contract_years)),
                "trials": single(trials_in_year(inputs, max(1, year))),
                "patients": single(patients_in_year(inputs, max(1, year))),
                "demand": single(demand_in_year(inputs, max(1, year))),
                "ramp_share": ramp[year - 1] if 1 <= year <= len(ramp) else 1.0,
                "net": net,
                "discounted_net": factor * net,
                "discounted_public": factor * flows["public_spending"],
                "after_review": factor * (net - funds * flows["public_spending"]) if year > review_year else 0.0,
            }
        )
