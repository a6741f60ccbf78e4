"""Every input with its law, its range, its basis and its sources, as the scenario has it; and the laws in words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from dossier.catalogue.codes import InputLaw
from dossier.language import enumeration, t
from dossier.models.conditions import narrowed
from dossier.models.inputs import SCHEDULES
from dossier.scenario.tables import INPUT_TABLE, REFERENCE, input_references, input_rows
from dossier.scenario.told import condition_name
from dossier.scenario.turns import turns_of
from exports.workbook.appraisal_page import Head, Page
from exports.workbook.appraisal_results import Appraised
from exports.workbook.appraisal_turns import rounded_turn
from exports.workbook.book import Book

#: Columns of the sheet and of the CSV of inputs, in order, with the width of each in letters.
INPUT_COLUMNS = {
    "input_id": 26,
    "name": 48,
    "part": 12,
    "group": 14,
    "unit": 20,
    "law": 28,
    **dict.fromkeys(("low", "mode", "high", "upper_end", "minimum", "maximum"), 13),
    "value": 16,
    "set_by": 22,
    "least": 14,
    "most": 14,
    "mean": 14,
    "p5": 14,
    "p95": 16,
    "status": 14,
    "money_year": 11,
    "switch": 18,
    "basis": 80,
    "rows": 44,
    "sources": 140,
}
_KINDS = {
    **dict.fromkeys(("part", "money_year"), "count"),
    **dict.fromkeys(
        ("input_id", "name", "group", "unit", "law", "set_by", "status", "basis", "rows", "sources"), "text"
    ),
}
#: Percentiles of what is drawn.
_ENDS = (5, 95)


def input_lines(found: Appraised) -> Iterator[dict[str, Any]]:
    """Every input of the scenario, in the order of the table; a schedule takes one line a year.

    ``value`` is what the reader or a condition sets; ``least`` and ``most`` what conditions leave of a law; ``mean``,
    ``p5`` and ``p95`` are those of the draws; ``switch`` is where the mean turns.
    """
    catalogue, language, scenario = found.catalogue, found.language, found.scenario
    used = found.draws[0].as_dict()
    turns = {} if scenario.option_id == REFERENCE else turns_of(catalogue, found.bare)
    for name, row in input_rows(catalogue, scenario.option_id).items():
        setters = _set_by(found, name)
        least, most = narrowed(scenario.granted, name)
        sources = catalogue.sources_of_rows(input_references(catalogue, scenario.option_id, [name]))
        records = [catalogue.row("sources", identifier) for identifier in sources]
        turn = turns.get(name)
        line = {
            "input_id": name,
            "name": getattr(row, f"name_{language}"),
            "group": catalogue.label(language, INPUT_TABLE, "group", row.group),
            "unit": catalogue.label(language, INPUT_TABLE, "unit", row.unit),
            "law": catalogue.label(language, INPUT_TABLE, "law", row.law),
            **{end: getattr(row, end) for end in ("low", "high", "upper_end", "minimum", "maximum")},
            "set_by": enumeration(language, setters) if setters else "",
            "least": least,
            "most": most,
            "status": catalogue.label(language, INPUT_TABLE, "status", row.status),
            "money_year": row.money_year,
            "switch": rounded_turn(row, turn) if turn else None,
            "basis": getattr(row, f"basis_{language}"),
            "rows": " | ".join(row.source_ids),
            "sources": " | ".join(f"{source.publisher}, {source.url}" for source in records),
        }
        if name in SCHEDULES:
            for part, share in enumerate(used[name], 1):
                yield line | {"part": part, "mode": row.mode[part - 1], "mean": float(share)}  # type: ignore[index]
            continue
        values = np.asarray(used[name], dtype=float)
        p5, p95 = np.percentile(values, _ENDS)
        numbers = {"mode": row.mode, "value": float(np.max(values)) if setters and values.ndim == 0 else None}
        yield line | numbers | {"mean": float(values.mean()), "p5": float(p5), "p95": float(p95)}


def _set_by(found: Appraised, name: str) -> list[str]:
    """Who sets or narrows an input: the reader before a condition, whose value is then not the one used."""
    if name in found.scenario.as_dict():
        return [t(found.language, "appraisal.set_by.reader")]
    return [
        condition_name(found.catalogue, found.language, condition.condition_id)
        for condition in found.scenario.granted
        if name in {**condition.sets, **condition.at_most, **condition.at_least}
    ]


def write_inputs(book: Book, found: Appraised) -> None:
    """The sheet of inputs: what each is, where it comes from, what the draws hold of it."""
    heads = [
        Head(t(found.language, f"appraisal.input.{name}"), _KINDS.get(name, "value"), width)
        for name, width in INPUT_COLUMNS.items()
    ]
    page = Page(book, found.language, "inputs", heads)
    for line in input_lines(found):
        page.add(*(line.get(name) for name in INPUT_COLUMNS))


def write_laws(book: Book, found: Appraised) -> None:
    """How each law is drawn, and how many inputs of the option follow it."""
    language = found.language
    heads = [
        Head(t(language, "appraisal.law.name"), "text", 34),
        Head(t(language, "appraisal.law.says"), "text", 100),
        Head(t(language, "appraisal.law.inputs"), "count", 12),
    ]
    page = Page(book, language, "laws", heads)
    followed = Counter(row.law for row in input_rows(found.catalogue, found.scenario.option_id).values())
    for law in InputLaw:
        name = found.catalogue.label(language, INPUT_TABLE, "law", law)
        page.add(name, t(language, f"appraisal.law.{law}"), followed[law])
    page.title(t(language, "appraisal.law.all"))
    for part in ("bounds", "conditions", "reader", "points", "periods", "independent"):
        page.say(t(language, f"appraisal.law.{part}"))
