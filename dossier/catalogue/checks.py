"""What no single cell can tell: keys, links between tables, placeholders, words of codes, contradictions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dossier.catalogue import words_needed
from dossier.catalogue.consistency import addresses, order, places, spelling, twins
from dossier.catalogue.faults import Fault
from dossier.catalogue.model_checks import model_faults
from dossier.catalogue.nearest import nearest_word
from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import TABLES, Record, cells_of, is_date, row_id

Readings = Mapping[str, Reading]


def name_of(row: Record) -> str:
    """What other rows call this one: its id; in a table without key, its group or nothing."""
    return row_id(row) if row.key or not row.named_by else str(getattr(row, row.named_by) or "")


def check(readings: Readings, package: Mapping[str, Any]) -> list[Fault]:
    """Faults between rows, and of rows against the lists of values that only the package holds: one a value."""
    index = {name: {name_of(row): row for row in reading.rows} for name, reading in readings.items()}
    known = {name: index[name].keys() | reading.refused for name, reading in readings.items() if reading.readable}
    known |= _known_parts(readings)
    found: list[Fault] = []
    for name, reading in readings.items():
        file = f"{name}.csv"
        found.extend(_duplicates(file, reading))
        for row, line in reading.each():
            found.extend(_links(file, line, row, known))
            found.extend(_references(file, line, row, known, readings))
            found.extend(_placeholders(file, line, row, index, known))
    found.extend(_contradictions(readings, str(package.get("created", ""))[:10]))
    found.extend(words_needed.lacking_words(readings, known))
    found.extend(_changes(readings, known))
    found.extend(_series(readings))
    found.extend(_unlisted(readings, package))
    found.extend(model_faults(readings))
    once = {(fault.file, fault.line, fault.column, fault.value): fault for fault in reversed(found)}
    return [fault for fault in reversed(once.values()) if not _is_damaged(fault, readings)]


def _is_damaged(fault: Fault, readings: Readings) -> bool:
    """Whether the text of a cell is at fault already: what follows from it is not said as well."""
    reading = readings.get(fault.file.removesuffix(".csv"))
    return reading is not None and (fault.line, fault.column) in reading.at_fault


def _contradictions(readings: Readings, today: str) -> Iterator[Fault]:
    """What is wrong although each cell alone is right."""
    for name, reading in readings.items():
        file, record = f"{name}.csv", TABLES[name]
        yield from places.misplaced(file, record, reading)
        impossible = list(order.impossible_dates(file, record, reading, today)) if is_date(today) else []
        yield from impossible
        # a date that cannot be is not said to be out of order as well
        yield from order.out_of_order(file, reading, {(fault.line, fault.column) for fault in impossible})
        yield from addresses.unreachable(file, record, reading)
        yield from twins.twins(file, record, reading)
    yield from spelling.two_spellings(readings)
    yield from places.cities_apart(readings)


def _known_parts(readings: Readings) -> dict[str, set[str]]:
    """``table.column`` -> its values, for the links that name one part of a key."""
    found: dict[str, set[str]] = {}
    for target in {target for record in TABLES.values() for target in record.links.values() if "." in target}:
        table, _, column = target.partition(".")
        if readings[table].readable:
            refused = {name.split("/")[TABLES[table].key.index(column)] for name in readings[table].refused}
            found[target] = {getattr(row, column) for row in readings[table].rows} | refused
    return found


def _duplicates(file: str, reading: Reading) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for row, line in reading.each():
        if not row.key:
            return
        key = name_of(row)
        if key in first:
            yield Fault(file, "duplicate_key", line, ", ".join(row.key), key, {"first": str(first[key])})
        first.setdefault(key, line)


def _links(file: str, line: int, row: Any, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    for column, table in row.links.items():
        cell = getattr(row, column)
        for item in cell if isinstance(cell, tuple) else (cell,):
            if item is not None and table in known and item not in known[table]:
                details, near = {"table": table.partition(".")[0]}, nearest_word(item, known[table])
                yield Fault(file, "unknown_link", line, column, item, details, near)


def _references(file: str, line: int, row: Any, known: Mapping[str, set[str]], readings: Readings) -> Iterator[Fault]:
    for column in row.references:
        for reference in getattr(row, column):
            table, _, identifier = reference.partition(":")
            if table not in readings:
                yield Fault(file, "unknown_table", line, column, reference, {"table": table})
            elif table in known and identifier not in known[table]:
                yield Fault(file, "unknown_link", line, column, reference, {"table": table})


def _placeholders(
    file: str, line: int, row: Any, index: Mapping[str, Mapping[str, Any]], known: Mapping[str, set[str]]
) -> Iterator[Fault]:
    for column in row.placeholders:
        for place in placeholders(getattr(row, column)):
            target = index.get(place.table, {}).get(place.id)
            text = f"{place.table}:{place.id}.{place.column}"
            if target is not None:
                if place.column in type(target).computed:
                    continue
                if place.column not in type(target).model_fields or getattr(target, place.column) is None:
                    yield Fault(file, "empty_placeholder", line, column, text)
            elif place.table not in index or (place.table in known and place.id not in known[place.table]):
                yield Fault(file, "dangling_placeholder", line, column, text)


def _changes(readings: Readings, known: Mapping[str, set[str]]) -> Iterator[Fault]:
    """A change speaks of a cell that can be looked up, unless its row was removed since."""
    rows = list(readings["changes"].each())
    removed = {(row.table, row.row) for row, _ in rows if row.removes}
    for row, line in rows:
        if row.table not in readings:
            yield Fault("changes.csv", "unknown_table", line, "table", row.table, {"table": row.table})
        elif row.column is not None and row.column not in TABLES[row.table].model_fields:
            yield Fault("changes.csv", "changed_column", line, "column", row.column, {"table": row.table})
        elif row.table in known and (row.table, row.row) not in removed and row.row not in known[row.table]:
            yield Fault("changes.csv", "unknown_link", line, "row", row.row, {"table": row.table})


def _series(readings: Readings) -> Iterator[Fault]:
    if not readings["indicators"].whole:
        return
    counts = Counter(row.series for row in readings["indicators"].rows)
    for row, line in readings["series_titles"].each():
        if counts[row.series] != row.rows:
            details = {"n": str(counts[row.series])}
            yield Fault("series_titles.csv", "series_rows", line, "rows", str(row.rows), details)
    for row, line in readings["comparable_series"].each():
        if row.series not in counts:
            yield Fault("comparable_series.csv", "unknown_link", line, "series", row.series, {"table": "indicators"})


def _unlisted(readings: Readings, package: Mapping[str, Any]) -> Iterator[Fault]:
    """Values that ``datapackage.json`` does not list, in columns without an enumeration: units, breakdowns, regions."""
    for name, resource in ((each["name"], each) for each in package.get("resources", ()) if each["name"] in readings):
        cells = cells_of(TABLES[name])
        for field in resource["schema"]["fields"]:
            column, listed = field["name"], field.get("constraints", {}).get("enum")
            if not listed or column not in cells or cells[column].codes:
                continue
            for row, line in readings[name].each():
                value = getattr(row, column)
                if value is not None and value not in listed:
                    near = nearest_word(value, listed)
                    yield Fault(f"{name}.csv", "unlisted", line, column, value, nearest=near)
