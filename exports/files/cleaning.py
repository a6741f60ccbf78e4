"""Text of the data made fit for any file: whatever a curator pasted, the file opens."""

import re

from dossier.language.cells import shortened as shortened

# What XML 1.0 cannot hold (control characters, lone surrogates, non-characters): one of them in a cell and a whole
# slide deck or workbook is "damaged".
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Marks that override the direction of what follows them, beyond their own cell.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """``text`` without the characters that a file cannot hold or that turn what stands after them around."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _DIRECTION.sub("", _UNFIT.sub("", text))
