"""The letters inside what is read elsewhere: our fonts cut down to the signs that European texts use, in a page, or to
those of one picture.

A copy on a stick and a picture in a mail must look the same on a machine that has none of our fonts, and must not fetch
them.
"""

import base64
import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import unescape
from io import BytesIO

from exports.files.fonts import BOLD, HEADING, TEXT, font_file

#: Latin with its accents, Greek letters of units, punctuation, currencies, arrows, signs, and the marks of a matrix.
_SIGNS = (
    *range(0x20, 0x180),
    *range(0x370, 0x400),
    *range(0x2010, 0x2040),
    *range(0x2070, 0x20BF),
    *range(0x2190, 0x2200),
    *range(0x2212, 0x2270),
    *range(0x25A0, 0x2600),
)
#: Pairs of letters and accents that are set together; the tables that hold them, which take long to read.
_JOINED = ("kern", "mark", "mkmk", "ccmp", "locl")
_OF_LAYOUT = ["GPOS", "GSUB", "GDEF", "BASE", "STAT"]
#: What the pages call them: the files hold a part of the fonts, and not under their names.
CALLED = {TEXT: "Phase III text", HEADING: "Phase III heading"}


@cache
def stylesheet() -> str:
    """Both families as ``@font-face`` rules that hold the fonts themselves."""
    return "".join(_rule(name, _part(family, _SIGNS, _JOINED)) for family, name in CALLED.items())


def lettered_svg(svg: str) -> str:
    """A picture that holds the letters of its texts, under the names that it calls them: some twenty kilobytes.

    Without what joins letters, which a picture was not measured with. Equal pictures give equal bytes. Raises
    ``ExportFailed`` where the fonts are missing.
    """
    signs = sorted({ord(sign) for sign in unescape(re.sub(r"<[^>]*>", "", svg))})
    rules = "".join(_rule(family, _part(family, signs, ())) for family in CALLED if family in svg)
    head, end, rest = svg.partition(">")
    return f"{head}{end}<style>{rules}</style>{rest}"


def _rule(name: str, font: bytes) -> str:
    source = f"url(data:font/woff;base64,{base64.b64encode(font).decode()}) format('woff')"
    return f'@font-face{{font-family:"{name}";font-weight:200 900;src:{source}}}'


def _part(family: str, signs: Iterable[int], features: Sequence[str]) -> bytes:
    """A family with no more than these signs and features of its layout, as WOFF."""
    from fontTools import subset  # here, so that a missing engine is told and not a dead application
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    # no stamp of the hour of making: equal inputs give equal bytes
    font = TTFont(font_file(family), recalcTimestamp=False, lazy=True)
    options = subset.Options(layout_features=list(features), name_IDs=[], hinting=False)
    if not features:
        options.drop_tables += _OF_LAYOUT
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs)
    cutter.subset(font)
    if family == HEADING:  # one size of the letters is enough
        font = instancer.instantiateVariableFont(font, {"opsz": 20, "wght": BOLD}, inplace=True)
    font.flavor = "woff"
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()
