"""A row given twice: the same content under two ids, or twice the same row where a table has no ids."""

from collections.abc import Iterator

from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import Record, row_id

#: Rows of fewer filled cells may well be alike.
_FEWEST = 4


def twins(file: str, record: type[Record], reading: Reading) -> Iterator[Fault]:
    """Each row that says what an earlier one says, whatever its case and spaces."""
    if record.may_repeat:
        return
    first: dict[tuple[object, ...], tuple[int, str]] = {}
    for row, line in reading.each():
        values = [value for column, value in row if column not in record.key]
        if sum(value not in (None, ()) for value in values) < _FEWEST:
            continue
        said = tuple(" ".join(value.casefold().split()) if isinstance(value, str) else value for value in values)
        name = row_id(row)
        before, other = first.setdefault(said, (line, name))
        if before != line and (not name or name != other):  # the same id twice has its own fault
            column = record.key[0] if record.key else None
            yield Fault(file, "twin", line, column, name or None, {"first": str(before)})
