"""What no single row can tell: keys, links between tables, placeholders, and a label for every code."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dossier.faults import Fault
from dossier.prose import placeholders
from dossier.records import Record

Rows = Mapping[str, Sequence[Any]]
Lines = Mapping[str, Sequence[int]]


def check(rows: Rows, lines: Lines) -> list[Fault]:
    """Faults between rows. ``lines[table][i]`` is the line of ``rows[table][i]`` in its file.

    A table that could not be read is empty: links to it are not judged, its own fault says enough.
    """
    keys = {name: {_key(row) for row in records} for name, records in rows.items()}
    index = {name: {_key(row): row for row in records if row.key} for name, records in rows.items()}
    found: list[Fault] = []
    for name, records in rows.items():
        file = f"{name}.csv"
        found.extend(_duplicates(file, records, lines[name]))
        for row, line in zip(records, lines[name], strict=True):
            found.extend(_links(file, line, row, keys))
            found.extend(_references(file, line, row, keys))
            found.extend(_placeholders(file, line, row, index))
    found.extend(_labels(rows, lines))
    found.extend(_series(rows, lines))
    return found


def _key(row: Record) -> str:
    return "/".join(str(getattr(row, column) or "") for column in row.key)


def _duplicates(file: str, records: Sequence[Any], lines: Sequence[int]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row, line in zip(records, lines, strict=True):
        key = _key(row)
        if not key.strip("/"):
            continue
        if key in first:
            yield Fault(file, "duplicate_key", line, ", ".join(row.key), key, {"first": str(first[key])})
        first.setdefault(key, line)


def _links(file: str, line: int, row: Any, keys: Mapping[str, set[str]]) -> Iterator[Fault]:
    for column, table in row.links.items():
        cell = getattr(row, column)
        for item in cell if isinstance(cell, tuple) else (cell,):
            if item is not None and keys[table] and item not in keys[table]:
                yield Fault(file, "unknown_link", line, column, item, {"table": table})


def _references(file: str, line: int, row: Any, keys: Mapping[str, set[str]]) -> Iterator[Fault]:
    for column in row.references:
        for reference in getattr(row, column):
            table, _, identifier = reference.partition(":")
            if table not in keys:
                yield Fault(file, "unknown_table", line, column, reference, {"table": table})
            # cost_studies has no key: its references name a study, not a row
            elif keys[table] and identifier not in keys[table] and not _names_a_study(table):
                yield Fault(file, "unknown_link", line, column, reference, {"table": table})


def _names_a_study(table: str) -> bool:
    return table in {"cost_studies", "ese_examples"}


def _placeholders(file: str, line: int, row: Any, index: Mapping[str, Mapping[str, Any]]) -> Iterator[Fault]:
    for column in row.placeholders:
        for place in placeholders(getattr(row, column)):
            target = index.get(place.table, {}).get(place.id)
            text = f"{place.table}:{place.id}.{place.column}"
            if target is None:
                if index.get(place.table) != {}:
                    yield Fault(file, "dangling_placeholder", line, column, text)
            elif getattr(target, place.column, None) is None:
                yield Fault(file, "empty_placeholder", line, column, text)


def _labels(rows: Rows, lines: Lines) -> Iterator[Fault]:
    """A code without a row in ``labels.csv`` would reach the screen raw."""
    labels = {(row.table, row.column, row.code) for row in rows["labels"]}
    for table, column in sorted({(table, column) for table, column, _ in labels}):
        for row, line in zip(rows.get(table, ()), lines.get(table, ()), strict=True):
            cell = getattr(row, column, None)
            for code in cell if isinstance(cell, tuple) else (cell,):
                if code is not None and (table, column, str(code)) not in labels:
                    yield Fault(f"{table}.csv", "no_label", line, column, str(code))


def _series(rows: Rows, lines: Lines) -> Iterator[Fault]:
    counts = Counter(row.series for row in rows["indicators"])
    if not counts:
        return
    for row, line in zip(rows["series_titles"], lines["series_titles"], strict=True):
        if counts[row.series] != row.rows:
            details = {"n": str(counts[row.series])}
            yield Fault("series_titles.csv", "series_rows", line, "rows", str(row.rows), details)
    for row, line in zip(rows["comparable_series"], lines["comparable_series"], strict=True):
        if row.series not in counts:
            yield Fault("comparable_series.csv", "unknown_link", line, "series", row.series, {"table": "indicators"})
