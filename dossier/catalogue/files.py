"""The bytes and the text of one file of a package, or why it cannot be read, in one sentence."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dossier.catalogue.faults import Fault

#: First bytes -> what the file is in truth.
_OTHERS = ((b"PK\x03\x04", "spreadsheet"), (b"\xd0\xcf\x11\xe0", "spreadsheet"), (b"%PDF", "document"))
_PAGES = (b"<!doctype", b"<html", b"<?xml")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
#: What lies before the first word of a file that holds none.
_NOTHING = b"\xef\xbb\xbf \t\r\n,;\x00"


@dataclass(frozen=True)
class Decoded:
    """The text of a table; ``misread_line`` is the first line that is not in UTF-8, ``None`` where all are."""

    text: str
    misread_line: int | None = None


def content(folder: Path, file: str, found: list[Fault]) -> bytes | None:
    """The bytes of a file; what hinders is added to ``found``."""
    try:
        return (folder / file).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        found.append(Fault(file, "missing_file"))
    except IsADirectoryError:
        found.append(Fault(file, "is_folder"))
    except OSError:  # no right to read it, a disk that fails, a link that turns in a circle
        found.append(Fault(file, "unreadable_file"))
    return None


def table_text(file: str, raw: bytes, found: list[Fault]) -> Decoded | None:
    """The text of a table, its letters composed (NFC): the same word is the same code points everywhere.

    A file that holds no table at all is added to ``found``. One in another encoding is read as Windows does, so that
    everything else that is wrong with it can be told in the same sentence.
    """
    if not raw.strip(_NOTHING):
        found.append(Fault(file, "empty_file"))
        return None
    for beginning, kind in _OTHERS:
        if raw.startswith(beginning):
            found.append(Fault(file, f"holds_{kind}"))
            return None
    if raw.lstrip(_NOTHING)[:9].lower().startswith(_PAGES):
        found.append(Fault(file, "holds_page"))
        return None
    if raw.startswith(_UTF_16):
        return Decoded(_composed(raw.decode("utf-16", errors="replace")), 1)
    try:
        return Decoded(_composed(raw.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Decoded(raw.decode("cp1252", errors="replace"), line)


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
