"""The letters of a page inside the page: our fonts cut down to the signs that European texts use, as a stylesheet.

A copy on a stick must look the same on a machine that has none of our fonts, and must not fetch them.
"""

import base64
import io
from functools import cache

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
#: What the pages call them: the files hold a part of the fonts, and not under their names.
CALLED = {TEXT: "Phase III text", HEADING: "Phase III heading"}


@cache
def stylesheet() -> str:
    """Both families as ``@font-face`` rules that hold the fonts themselves."""
    return "".join(
        f'@font-face{{font-family:"{CALLED[family]}";font-weight:200 900;'
        f"src:url(data:font/woff;base64,{base64.b64encode(_part(family)).decode()}) format('woff')}}"
        for family in (TEXT, HEADING)
    )


def _part(family: str) -> bytes:
    from fontTools import subset  # here, so that a missing engine is told and not a dead application
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    # no stamp of the hour of making: equal inputs give equal bytes
    font = TTFont(font_file(family), recalcTimestamp=False)
    options = subset.Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], name_IDs=[], hinting=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=_SIGNS)
    cutter.subset(font)
    if family == HEADING:  # one size of the letters is enough
        font = instancer.instantiateVariableFont(font, {"opsz": 20, "wght": BOLD})
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()
