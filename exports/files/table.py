"""An exhibit as CSV: first the table, raw, then after an empty line what it says and on what it rests.

Comma, decimal point, ISO dates, lists joined by ``|``: the convention of ``data/``. UTF-8 with a byte order mark,
because Excel reads accents wrongly without it; every other reader knows the mark (``utf-8-sig`` in Python). The
end of the file is not part of the table: read as many rows as the table has, or up to the first empty line.
"""

import csv
import io
import math
from numbers import Real
from typing import Any

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language.cells import absent
from dossier.selection import Selection
from exports.files.cleaning import clean
from exports.files.statements import exhibit_statements

#: A text cell that begins so is run as a formula by a spreadsheet.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv_bytes(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> bytes:
    """The exhibit as a CSV file; equal inputs give equal bytes."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([harmless(column.heading) for column in exhibit.columns])
    if not exhibit.empty:  # an empty table may have no columns either
        for values in exhibit.table[[column.name for column in exhibit.columns]].itertuples(index=False, name=None):
            writer.writerow([csv_cell(value) for value in values])
    writer.writerow([])
    for line in exhibit_statements(catalogue, selection, exhibit):
        writer.writerow([csv_cell(text) for text in line])
    return buffer.getvalue().encode("utf-8-sig")


def csv_cell(value: Any) -> str:
    """A cell: numbers as a machine reads them, texts harmless to a spreadsheet, nothing where there is nothing."""
    if absent(value):
        return ""
    if isinstance(value, (tuple, list)):
        return harmless("|".join(str(item) for item in value))
    if isinstance(value, Real) and not isinstance(value, bool):
        number = float(value)
        if not math.isfinite(number):
            return ""
        return str(int(number)) if number.is_integer() else repr(number)
    return harmless(str(value))


def harmless(text: str) -> str:
    """``text`` without characters that no file holds; what a spreadsheet would run gets a leading apostrophe."""
    text = clean(text)
    return "'" + text if text.startswith(DANGEROUS) else text
