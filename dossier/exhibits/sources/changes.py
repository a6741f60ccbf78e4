"""What was corrected: every cell that moved and every row that came or went, newest first, with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import YesNo
from dossier.catalogue.placeholders import PLACEHOLDER
from dossier.catalogue.quoting import row_name
from dossier.catalogue.records import TABLES, list_columns
from dossier.catalogue.records.changes import Change
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, date, enumeration, t
from dossier.language.cells import separator
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection

#: The exhibit of every correction, to which a few of them lead.
CORRECTIONS = "sources-changes"
#: Longest text shown whole; of a longer one, the words that moved and a few around them.
_LONGEST = 120
_AROUND = 4
#: Rows named of those that came or went together.
_NAMED = 1


@exhibit(CORRECTIONS, "sources")
def changes(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The corrections: cells first, then the rows added or removed on the same day."""
    language = selection.language
    records = catalogue.records("changes")
    table = pd.DataFrame(
        [_row(catalogue, language, alike) for alike in _together(records)],
        columns=["date", "table", "row", "column", "before", "after", "why", "whole"],
    ).sort_values(["date", "whole"], ascending=[False, True], kind="stable")
    counts = {
        "cells": sum(record.column is not None for record in records),
        "removed": sum(record.removes for record in records),
    }
    counts["added"] = len(records) - counts["cells"] - counts["removed"]
    return compose(
        catalogue,
        selection,
        CORRECTIONS,
        table.drop(columns="whole"),
        [
            Column("date", catalogue.heading(language, "changes", "date"), Form.DATE),
            *(
                Column(name, catalogue.heading(language, "changes", name))
                for name in ("table", "row", "column", "before", "after")
            ),
            Column("why", catalogue.heading(language, "changes", f"why_{language}")),
        ],
        rows=[f"sources:{source}" for source in dict.fromkeys(s for record in records for s in record.source_ids)],
        variant="some" if records else "none",
        values={
            "date": date(language, max((record.date for record in records), default=None)),
            **{
                name: t(language, f"exhibit.{CORRECTIONS}.{name if n else f'no_{name}'}", n=n)
                for name, n in counts.items()
            },
        },
    )


@dataclass(frozen=True)
class Previous:
    """A value as it stood: when it was corrected, of which row and column, what stands now, why; all in words."""

    date: str
    row: str
    column: str
    before: str
    after: str
    why: str


def previous_values(catalogue: Catalogue, language: Language, references: Iterable[str]) -> tuple[Previous, ...]:
    """What was corrected in the rows ``references`` (``table:id``), newest first; whole rows came or went elsewhere."""
    wanted = frozenset(references)
    records: Iterable[Change] = catalogue.records("changes")
    found = [each for each in records if each.column is not None and f"{each.table}:{each.row}" in wanted]
    found.sort(key=lambda each: each.date, reverse=True)
    told = ({**_row(catalogue, language, [each]), "date": date(language, each.date)} for each in found)
    return tuple(Previous(**{name: str(words[name]) for name in Previous.__match_args__}) for words in told)


def _together(records: Iterable[Change]) -> list[list[Change]]:
    """Each cell by itself; rows that came or went in a table on one day for one reason are told at once."""
    found: dict[object, list[Change]] = {}
    for record in records:
        moved = (record.row, record.column, len(found)) if record.column is not None else record.removes
        found.setdefault((record.date, record.table, record.why_en, moved), []).append(record)
    return list(found.values())


def _row(catalogue: Catalogue, language: Language, alike: list[Change]) -> dict[str, object]:
    record = alike[0]
    before, after = _told(catalogue, language, record, record.before), _told(catalogue, language, record, record.after)
    if record.column is None:
        before, after = "", t(language, f"exhibit.{CORRECTIONS}.{'gone' if record.removes else 'new'}", n=len(alike))
    before, after = _moved(before, after)
    names = dict.fromkeys(
        render_with_results(catalogue, language, row_name(catalogue, language, each.table, each.row)) for each in alike
    )
    return {
        "date": record.date,
        "table": catalogue.resource(record.table)["title" if language == Language.FR else "title_en"],
        "row": enumeration(language, list(names), _NAMED),
        "column": catalogue.heading(language, record.table, record.column) if record.column else "",
        "before": before,
        "after": after,
        "why": getattr(record, f"why_{language}"),
        "whole": record.column is None,
    }


def _told(catalogue: Catalogue, language: Language, record: Change, cell: str | None) -> str:
    """A cell for a reader: the words of a code, items of a list apart, the figures of a text; an id stays an id."""
    if cell is None:
        return ""
    if catalogue.has("labels", f"{record.table}/{record.column}/{cell}"):
        return catalogue.label(language, record.table, str(record.column), cell)
    if cell in list(YesNo):
        return t(language, f"word.{cell}")
    if record.column in TABLES[record.table].references:
        parts = (reference.partition(":") for reference in cell.split("|"))
        return separator(language).join(row_name(catalogue, language, table, key) for table, _, key in parts)
    target = TABLES[record.table].links.get(str(record.column), "").partition(".")[0]
    if target and target != "sources":  # titles of sources are long: their ids stay
        return separator(language).join(row_name(catalogue, language, target, key) for key in cell.split("|"))
    if record.column in list_columns(TABLES[record.table]):
        return separator(language).join(cell.split("|"))
    return PLACEHOLDER.sub(
        lambda m: render_with_results(catalogue, language, m[0]) if catalogue.has(m["table"], m["id"]) else "…",
        cell,
    )


def _moved(before: str, after: str) -> tuple[str, str]:
    """Two versions of a long text cut to what differs between them, whole words, a few of them around."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    was, now = before.split(" "), after.split(" ")
    most = min(len(was), len(now))
    head = next((i for i in range(most) if was[i] != now[i]), most)
    tail = next((i for i in range(most - head) if was[-1 - i] != now[-1 - i]), most - head)
    return _cut(was, head, tail), _cut(now, head, tail)


def _cut(words: list[str], head: int, tail: int) -> str:
    start, end = max(0, head - _AROUND), min(len(words), len(words) - tail + _AROUND)
    return f"{'… ' * (start > 0)}{' '.join(words[start:end])}{' …' * (end < len(words))}"
