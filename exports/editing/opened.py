"""A workbook that came back, .xlsx or .ods: its sheets as grids. Values as they were saved; formulas give theirs."""

import base64
import binascii
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import ParseError

from dossier.catalogue.nearest import nearest_word
from dossier.catalogue.records import TABLES
from dossier.language import Language
from exports.editing.accepting import FINDINGS, PROPOSED, REGISTERS, accepted_only, is_proposal, require_columns
from exports.editing.cells import Medium, Value, tidy
from exports.editing.grids import ORIGIN, OWN, REASON, REASONS, Grid, Reread, grid_of
from exports.editing.lost import Lost, lost_cells
from exports.editing.refused import EditRefused, Misread

#: Unpacked size above which a file is not one of ours.
_LARGEST = 300_000_000
#: Columns of a table in an unknown sheet that make it a table under another name.
_TELLING = 3


def opened_workbook(file: str, content: bytes, columns: Mapping[str, Sequence[str]]) -> Reread:
    """The sheets of a workbook; ``columns`` are those of each table. Raises ``EditRefused``."""
    sheets, lost, merged = _sheets(file, content)
    misread: list[Misread] = [Misread(name, "merged", row + 1) for name, row in merged if name in columns]
    grids: dict[str, Grid] = {}
    unknown = []
    heads = {name: next((row for row in rows if any(map(str, row))), []) for name, rows in sheets.items()}
    tables = {name: name.strip().casefold() for name in sheets if name.strip().casefold() in columns}
    proposed = bool({FINDINGS, REGISTERS} & set(sheets)) or any(is_proposal(heads[name]) for name in tables)
    if proposed:
        if tables and ORIGIN not in sheets:
            raise EditRefused("lost_sheet", file=file, sheet=ORIGIN)
        for name, table in tables.items():
            require_columns(file, name, heads[name], columns[table])
    for name, rows in sheets.items():
        if table := tables.get(name, ""):
            numbered = list(enumerate(_with_lost(rows, lost.get(name, {})), 1))
            known = [*PROPOSED, *columns[table]] if proposed else columns[table]
            grid = grid_of(table, table, known, numbered, Medium(), misread)
            if grid is not None:
                grids[table] = grid
        elif name not in (*OWN, FINDINGS, REGISTERS):
            unknown.append(name)
            misread.extend(_renamed(name, rows, columns, set(sheets)))
    back = Reread(file, grids, misread, _reason(sheets.get(REASON, [])), _origin(sheets.get(ORIGIN, [])), unknown)
    return accepted_only(back) if proposed else back


def _sheets(file: str, content: bytes) -> tuple[dict[str, list[list[Any]]], dict[str, Lost], list[tuple[str, int]]]:
    """Sheet -> rows; its lost cells; the sheets in which cells are merged, and where."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _LARGEST:
                raise EditRefused("too_large", file=file)
        from python_calamine import CalamineWorkbook  # here, so that a missing reader is told

        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        rows = {name: sheet.to_python(skip_empty_area=False) for name, sheet in found.items()}
        merged = [(name, area[0][0]) for name, sheet in found.items() for area in sheet.merged_cell_ranges or ()]
        return rows, lost_cells(content), merged
    except (EditRefused, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except ImportError as error:
        raise EditRefused("engine", name=error.name or "") from error
    except (zipfile.BadZipFile, KeyError, ParseError) as error:
        raise EditRefused("workbook", file=file) from error
    except BaseException as error:  # the reader's own errors, and its panics, which are no Exception
        raise EditRefused("workbook", file=file) from error


def _with_lost(rows: Sequence[Sequence[Value]], lost: Lost) -> list[list[Value]]:
    found = [list(cells) for cells in rows]
    for (row, column), value in lost.items():
        found.extend([] for _ in range(row + 1 - len(found)))
        found[row].extend("" for _ in range(column + 1 - len(found[row])))
        found[row][column] = value
    return found


def _renamed(
    name: str, rows: Sequence[Sequence[Value]], columns: Mapping[str, Sequence[str]], present: set[str]
) -> list[Misread]:
    """A sheet that has the columns of a table which is missing: its edits must not be passed over."""
    header = {tidy(cell) for cell in (rows[0] if rows else ()) if isinstance(cell, str)}
    shared = {table: len(header & set(known)) for table, known in columns.items() if table not in present}
    if not shared or max(shared.values()) < _TELLING:
        return []
    most = max(shared.values())
    alike = [table for table, count in shared.items() if count == most]
    return [Misread(name, "renamed", details={"table": nearest_word(name, alike) or alike[0]})]


def _reason(rows: Sequence[Sequence[Value]]) -> dict[Language, str]:
    written = {str(cells[0]).strip(): tidy(str(cells[1])) for cells in rows if len(cells) > 1}
    return {language: written[key] for language, key in REASONS.items() if written.get(key)}


def origin_cells(tables: Mapping[str, bytes], longest: int) -> list[str]:
    """The tables from which a workbook is made, packed into cells."""
    packed = zlib.compress(json.dumps({name: content.decode() for name, content in tables.items()}).encode(), 9)
    text = base64.b64encode(packed).decode()
    return [text[start : start + longest] for start in range(0, len(text), longest)]


def _origin(rows: Sequence[Sequence[Value]]) -> dict[str, bytes] | None:
    """The tables from which a workbook was made; ``None`` where the sheet is gone. Raises ``EditRefused``."""
    text = "".join(str(cells[0]) for cells in rows[1:] if cells)
    if not text:
        return None
    try:
        tables = json.loads(zlib.decompress(base64.b64decode(text, validate=True)))
        return {name: str(content).encode() for name, content in tables.items() if name in TABLES}
    except (binascii.Error, zlib.error, ValueError, AttributeError) as error:
        raise EditRefused("origin", sheet=ORIGIN) from error
