"""Rows of a table as records: each cell is read as text first, then by its type, and is at fault once."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from dossier.catalogue import faults
from dossier.catalogue.faults import Fault
from dossier.catalogue.nearest import slug
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import Record, cells_of, list_columns
from dossier.catalogue.table_file import TableFile
from dossier.catalogue.text.cell import CellReader
from dossier.catalogue.text.left_over import plain_number
from dossier.catalogue.text.vocabulary import Vocabulary

_DIGITS = re.compile(r"[+-]?\d*\.?\d*")


def records(table: TableFile, vocabulary: Vocabulary, found: list[Fault]) -> Reading:
    """The records of a table; faults are added to ``found``."""
    file, record = table.file, table.record
    cell_reader, codes = CellReader(table.text, vocabulary), _codes(record)
    lists, refused = list_columns(record), set[str]()
    numbers = [column for column, field in record.model_fields.items() if _holds_numbers(field.annotation)]
    rows: list[Record] = []
    lines: list[int] = []
    of_text: list[Fault] = []
    for cells, line in table.each():
        raw = dict(zip(table.header, cells, strict=False))
        if len(cells) != len(table.header):
            details = {"n": str(len(cells)), "expected": str(len(table.header))}
            found.append(Fault(file, "cells", line, details=details))
            refused.update(_names(raw, record))
            continue
        written = {column: cell for column, cell in raw.items() if column not in record.quotes}
        damaged = [
            Fault(file, it.rule, line, column, it.part, it.details, it.nearest)
            for column, it in cell_reader.findings(written, codes)
        ]
        of_text += damaged
        try:
            row = record.model_validate(_values(raw, lists))
        except ValidationError as error:
            found += _others(faults.of_row(file, line, raw, record, error.errors()), damaged)
            refused.update(_names(raw, record))
        else:
            found += _others(_not_in_digits(file, line, raw, row, numbers), damaged)
            rows.append(row)
            lines.append(line)
    found += faults.gathered(of_text)
    at_fault = frozenset((fault.line or 0, fault.column or "") for fault in of_text)
    return Reading(tuple(rows), tuple(lines), frozenset(refused), table.readable, at_fault)


def _codes(record: type[Record]) -> frozenset[str]:
    """Columns that hold no prose: codes, ids, addresses, numbers, dates."""
    kinds = cells_of(record)
    return frozenset(
        name
        for name, cells in kinds.items()
        if cells.codes or cells.pattern or cells.dated or cells.kind not in ("string", "list") or name in record.links
    )


def _holds_numbers(annotation: Any) -> bool:
    """Whether cells of a type may be numbers: alone, beside ``None``, or beside a schedule."""
    return annotation in (int, float) or any(map(_holds_numbers, get_args(annotation)))


def _names(raw: Mapping[str, str], record: type[Record]) -> Iterator[str]:
    """What other rows call a refused row: as it is written, and as it should be."""
    parts = [raw.get(column, "").strip() for column in record.key or (record.named_by,)]
    yield "/".join(parts)
    yield "/".join(map(slug, parts))


def _others(of_types: Iterable[Fault], damaged: Iterable[Fault]) -> list[Fault]:
    """Faults of types in the cells whose text has none: a damaged code is no unknown code as well."""
    columns = {fault.column for fault in damaged}
    return [fault for fault in of_types if fault.column not in columns]


def _not_in_digits(
    file: str, line: int, raw: Mapping[str, str], row: Record, numbers: Iterable[str]
) -> Iterator[Fault]:
    """Numbers that are read although nobody wrote them: ``1.1E+05`` was rounded, ``110_000`` is code."""
    for column in numbers:
        written = raw[column].strip()
        if written and isinstance(getattr(row, column), int | float) and not _DIGITS.fullmatch(written):
            yield Fault(file, "scientific", line, column, written, nearest=plain_number(written))


def _values(raw: Mapping[str, str], lists: frozenset[str]) -> dict[str, Any]:
    """Cells as pydantic reads them: empty cells left out, lists split."""
    return {column: tuple(cell.split("|")) if column in lists else cell for column, cell in raw.items() if cell.strip()}
