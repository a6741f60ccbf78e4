"""Bounds in order, and dates that can be: low before value before high, nothing past after the date of the package."""

import itertools
from collections.abc import Container, Iterator
from typing import Any

from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import Record, cells_of, in_order
from dossier.catalogue.text.left_over import plain_number

#: Years ahead that a plan may name; forecasts and targets of statistics go further.
PLANNED, FARTHEST = 15, 2100
#: No source of the field is older: an earlier year is a slip of the keyboard.
EARLIEST = 1800


def out_of_order(file: str, reading: Reading, but: Container[tuple[int | None, str | None]]) -> Iterator[Fault]:
    """Rows whose bounds are not in order, at the column that does not fit; ``but`` are cells at fault already."""
    for row, line in reading.each():
        for chain in row.rising:
            if any((line, column) in but for column in chain):
                continue
            values = [(column, value) for column in chain if _orders(value := getattr(row, column))]
            if _rises([value for _, value in values]):
                continue
            column, value = _misfit(values)
            listed = ", ".join(f"{name} = {_plain(each)}" for name, each in values)
            yield Fault(file, "out_of_order", line, column, _plain(value), {"values": listed})


def _orders(value: Any) -> bool:
    """Whether a cell is one value that can be compared: an empty one and a schedule are not."""
    return isinstance(value, int | float | str)


def _rises(values: list[Any]) -> bool:
    return all(_not_after(one, other) for one, other in itertools.pairwise(values))


def _not_after(one: Any, other: Any) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return in_order(str(one), str(other))
    return bool(one <= other)


def _misfit(values: list[tuple[str, Any]]) -> tuple[str, Any]:
    """The last value without which the others are in order; or the first that is above its neighbour."""
    for place in reversed(range(len(values))):
        if _rises([value for _, value in values[:place] + values[place + 1 :]]):
            return values[place]
    return next(one for one, other in itertools.pairwise(values) if not _not_after(one[1], other[1]))


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else plain_number(str(value))


def impossible_dates(file: str, record: type[Record], reading: Reading, today: str) -> Iterator[Fault]:
    """Dates after the date of the package where the column tells what has happened, and years that cannot be."""
    dated = [column for column, cells in cells_of(record).items() if cells.dated or column in record.past]
    for row, line in reading.each():
        for column in dated:
            value = getattr(row, column)
            if value is not None and (fault := _impossible(str(value), column, row, today)):
                rule, bound = fault
                yield Fault(file, rule, line, column, str(value), {"bound": bound})


def _impossible(value: str, column: str, row: Record, today: str) -> tuple[str, str] | None:
    last = value.rpartition("/")[2]
    if column in row.past and column not in row.not_yet():
        if not in_order(last, today):
            return "after_package", today
    else:
        farthest = int(today[:4]) + PLANNED if column in row.past else FARTHEST
        if int(last[:4]) > farthest:
            return "too_far", str(farthest)
    # Universities and hospitals are old: the type of the year of their foundation knows.
    if isinstance(getattr(row, column), str) and int(value[:4]) < EARLIEST:
        return "too_early", str(EARLIEST)
    return None
