"""Numbers as people and spreadsheets write them, in the form of the package: ``1 234,5`` is ``1234.5``."""

import math
import re
from decimal import Decimal, InvalidOperation

#: Digits that a spreadsheet keeps; of a longer number the rest is zeros.
KEPT_DIGITS = 15
_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009'’](?=\d{3}(?!\d))")
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u2011": "-"})
_PLAIN = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
#: What a spreadsheet shows of a number for which its column is too narrow: the other digits are gone.
SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
#: A comma that may mark thousands or decimals.
AMBIGUOUS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")


def plain_number(value: float) -> str:
    """A number of a cell as the package writes it: no exponent, no ``.0``, the digits that a spreadsheet keeps."""
    if float(value).is_integer() and abs(value) < 10**KEPT_DIGITS:
        return str(int(value))
    return format(Decimal(f"{value:.{KEPT_DIGITS}g}"), "f")


def numeral(text: str) -> str | None:
    """A number written by a person as the package writes it; its digits are kept. ``None`` where it is none."""
    tight = text.strip().translate(_SIGNS)
    while (closed := _SPACES.sub("", tight)) != tight:
        tight = closed
    if "," in tight:
        last = max(tight.rfind(","), tight.rfind("."))
        whole = tight[:last].replace(",", "").replace(".", "")
        tight = f"{whole}.{tight[last + 1 :]}" if tight.count(tight[last]) == 1 else whole + tight[last + 1 :]
    return tight.removeprefix("+") if _PLAIN.fullmatch(tight) else None


def shortened_form(short: str, whole: str) -> bool:
    """Whether a scientific notation is what a spreadsheet shows of a number, its other digits left out."""
    mantissa = short.upper().replace(",", ".").partition("E")[0]
    try:
        shown = f"{Decimal(whole):.{len(mantissa.partition('.')[2])}E}"
    except InvalidOperation:
        return False
    return Decimal(shown) == Decimal(short.replace(",", "."))


def same_number(one: str, other: str) -> bool:
    """Whether two texts are the same number, to the digits that a spreadsheet keeps."""
    try:
        first, second = float(one) + 0.0, float(other) + 0.0  # a zero has no sign
    except ValueError:
        return False
    if not (math.isfinite(first) and math.isfinite(second)):
        return False
    return f"{first:.{KEPT_DIGITS}g}" == f"{second:.{KEPT_DIGITS}g}"
