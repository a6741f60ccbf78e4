"""An exhibit as CSV: first the table, raw, then after an empty line what it says and on what it rests.

A spreadsheet opens the file of its own language with a double click: semicolons and decimal commas in French, commas
and decimal points in English; numbers are numbers, ungrouped and in full. ISO dates, lists joined by ``|``. UTF-8 with
a byte order mark, because Excel reads accents wrongly without it; every other reader knows the mark (``utf-8-sig`` in
Python). The end of the file is not part of the table: read as many rows as it has, or up to the first empty line.
"""

import csv
import io
import math
from collections.abc import Mapping
from numbers import Real
from typing import Any

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import Language
from dossier.language.cells import absent
from dossier.selection import Selection
from exports.files.cleaning import clean
from exports.files.statements import exhibit_statements

#: A text cell that begins so is run as a formula by a spreadsheet.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
#: What stands between two cells, and before decimals.
DELIMITER: Mapping[Language, str] = {Language.FR: ";", Language.EN: ","}
DECIMAL: Mapping[Language, str] = {Language.FR: ",", Language.EN: "."}


def csv_bytes(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> bytes:
    """The exhibit as a CSV file; equal inputs give equal bytes."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=DELIMITER[exhibit.language], lineterminator="\r\n")
    decimal = DECIMAL[exhibit.language]
    writer.writerow([harmless(column.heading) for column in exhibit.columns])
    if not exhibit.empty:  # an empty table may have no columns either
        for values in exhibit.table[[column.name for column in exhibit.columns]].itertuples(index=False, name=None):
            writer.writerow([csv_cell(value, decimal) for value in values])
    writer.writerow([])
    for line in exhibit_statements(catalogue, selection, exhibit):
        writer.writerow([csv_cell(text) for text in line])
    return buffer.getvalue().encode("utf-8-sig")


def csv_cell(value: Any, decimal: str = ".") -> str:
    """A cell: numbers in full with ``decimal`` before decimals, texts harmless to a spreadsheet, or nothing."""
    if absent(value):
        return ""
    if isinstance(value, (tuple, list)):
        return harmless("|".join(str(item) for item in value))
    if isinstance(value, Real) and not isinstance(value, bool):
        number = float(value)
        if not math.isfinite(number):
            return ""
        return str(int(number)) if number.is_integer() else repr(number).replace(".", decimal)
    return harmless(str(value))


def harmless(text: str) -> str:
    """``text`` without characters that no file holds; what a spreadsheet would run gets a leading apostrophe."""
    text = clean(text)
    return "'" + text if text.startswith(DANGEROUS) else text
