"""A small data package cut from the real one: the rows that the tests of faults name, and all that they rest on.

A fault is the same in a few hundred rows as in five thousand, and reading all of them again for each takes a second.
"""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from built import CATALOGUE

from dossier.catalogue import DATA
from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.records import TABLES, Record

#: Tables kept whole: every code must have its words, every option its inputs.
WHOLE = frozenset({"labels", "options", "model_inputs", "glossary"})
#: A text in a test that names a part of a row, rather than a word.
_NAMES_A_ROW = 8
_FEW = 4
_TEXT = re.compile(r'"((?:[^"\\\n]|\\.)+)"')


def build(folder: Path) -> Path:
    """The package in ``folder``: same description, tables of fewer rows in the same order. Boundaries are left out."""
    kept = _closure(_named())
    folder.mkdir()
    for path in DATA.iterdir():
        if path.suffix == ".csv":
            _cut(path, folder / path.name, kept[path.stem])
        elif path.is_file():
            shutil.copy(path, folder)
    return folder


def _lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _cut(path: Path, target: Path, positions: set[int]) -> None:
    header, *rows = _lines(path)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([header, *(row for place, row in enumerate(rows) if place in positions)])


def _named() -> Iterator[tuple[str, int]]:
    """Rows that a test of faults names by their first cell, or quotes a part of that few others share."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_faults*.py"))
    texts = set(_TEXT.findall(source))
    lines = {table: _lines(DATA / f"{table}.csv")[1:] for table in TABLES}
    for table, rows in lines.items():
        for place, row in enumerate(rows):
            # a change begins with its date, which all of one day share
            if place < 2 or table in WHOLE or (table != "changes" and row[0] in texts):
                yield table, place
    joined = [(",".join(row), table, place) for table, rows in lines.items() for place, row in enumerate(rows)]
    for part in (text for text in texts if len(text) >= _NAMES_A_ROW):
        found = [(table, place) for line, table, place in joined if part in line]
        if len(found) <= _FEW:
            yield from found


def _closure(named: Iterator[tuple[str, int]]) -> dict[str, set[int]]:
    """The rows named and those that they rest on: links, references, figures in a text, whole series."""
    rows = {table: CATALOGUE.records(table) for table in TABLES}
    kept: dict[str, set[int]] = {table: set() for table in TABLES}
    places = {table: _places(rows[table]) for table in TABLES}
    waiting = list(named)
    while waiting:
        table, place = waiting.pop()
        if place in kept[table]:
            continue
        kept[table].add(place)
        for target, identifier in _rests_on(table, rows[table][place]):
            waiting.extend((target, position) for position in places.get(target, {}).get(identifier, ()))
    return kept


def _places(rows: tuple[Any, ...]) -> dict[str, list[int]]:
    """Every name by which a row may be meant -> where it stands."""
    found: dict[str, list[int]] = {}
    for place, row in enumerate(rows):
        names = {str(getattr(row, column)) for column in (*row.key, row.named_by, "series") if hasattr(row, column)}
        for name in {*names, "/".join(str(getattr(row, column)) for column in row.key)}:
            found.setdefault(name, []).append(place)
    return found


def _rests_on(table: str, row: Record) -> Iterator[tuple[str, str]]:
    for column, target in row.links.items():
        cell = getattr(row, column)
        for item in cell if isinstance(cell, tuple) else (cell,):
            yield target.partition(".")[0], str(item)
    for column in row.references:
        for reference in getattr(row, column):
            target, _, identifier = reference.partition(":")
            yield target, identifier
    for column in row.placeholders:
        for place in placeholders(getattr(row, column) or ""):
            yield place.table, place.id
    if table in ("indicators", "series_titles", "comparable_series"):
        for target in ("indicators", "series_titles"):
            yield target, str(getattr(row, "series", ""))
    if table == "changes":
        yield str(getattr(row, "table", "")), str(getattr(row, "row", ""))
