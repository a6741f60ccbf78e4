"""The fonts of paper, those of the screen: where their files are, which characters they have, how wide these are.

Nothing is looked for on the machine: a file has the same letters wherever it is made.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dossier.charts.measure import Measure
from dossier.language import NO_BREAK
from exports.files.cleaning import clean
from exports.files.failure import ExportFailed

TEXT, HEADING = "Source Sans 3", "Source Serif 4"
_PACKAGES: Mapping[str, str] = {TEXT: "fontpkg_source_sans_3", HEADING: "fontpkg_source_serif_4"}
NORMAL, BOLD = 400, 600
#: What stands for a character that no font of ours has.
UNKNOWN = "□"
_UNKNOWN_WIDTH = 0.6
#: A word longer than this may be broken anywhere.
_LONGEST_WORD = 40
_BREAK = "\u200b"
#: Categories of characters that leave no gap when they are left out.
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Cc", "Zl", "Zp"})


def font_folder(family: str) -> Path:
    """The folder of a family's files. Raises ``ExportFailed`` where its package is not installed."""
    found = find_spec(_PACKAGES[family])
    place = Path(found.origin).parent / "files" if found and found.origin else None
    if place is None or not place.is_dir():
        raise ExportFailed("font", family)
    return place


def font_file(family: str) -> Path:
    """The upright file of a family. Raises ``ExportFailed`` where it is not there."""
    found = [path for path in sorted(font_folder(family).glob("*.ttf")) if "Italic" not in path.name]
    if not found:
        raise ExportFailed("font", family)
    return found[0]


def _face(family: str) -> Any:
    from fontTools.ttLib import TTFont  # here, so that a missing engine is told and not a dead application

    return TTFont(font_file(family), lazy=True)


@cache
def characters() -> frozenset[int]:
    """What can be shown: text falls back on the heading's font, and the heading on the text's."""
    return frozenset().union(*(_face(family).getBestCmap() for family in (TEXT, HEADING)))


@cache
def _advances(weight: int) -> Mapping[str, float]:
    """Character -> width in parts of the size. Read once and whole: a font file is not read by two threads."""
    face = _face(TEXT)
    glyphs, units = face.getGlyphSet(location={"wght": weight}), face["head"].unitsPerEm
    return {chr(code): glyphs[name].width / units for code, name in face.getBestCmap().items()}


def width(text: str, size: float, bold: bool = False) -> float:
    """Points that ``text`` takes on one line in the text's font."""
    advances = _advances(BOLD if bold else NORMAL)
    return size * sum(advances.get(letter, _UNKNOWN_WIDTH) for letter in text)


def wrap(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """Lines of at most ``room`` points, broken at spaces, not at a no-break space if it can be helped."""
    lines: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, bold) <= room:
            lines[-1] = joined
            continue
        while len(word) > 1 and width(word, size, bold) > room:
            kept = _head(word, room, size, bold)
            lines.append(word[:kept].rstrip(NO_BREAK))
            word = word[kept:]
        lines.append(word)
    return lines


def _head(word: str, room: float, size: float, bold: bool) -> int:
    """How many letters of a too long word go on a line; up to a no-break space where there is one."""
    kept, used = 0, 0.0
    while kept < len(word) and (used := used + width(word[kept], size, bold)) <= room:
        kept += 1
    return word.rfind(NO_BREAK, 0, kept) + 1 or max(kept, 1)


@lru_cache(maxsize=8192)
def shown(text: str) -> str:
    """``text`` as our fonts can show it: no control sign, a box for an unknown letter, no word without a break."""
    known = characters()
    kept = []
    for letter in clean(text).replace("\t", " "):
        category = unicodedata.category(letter)
        if letter == "\n" or (ord(letter) in known and category != "Cf"):
            kept.append(letter)
        elif category not in _UNSEEN:
            kept.append(UNKNOWN)
    return " ".join(_breakable(word) for word in "".join(kept).split(" "))


def _breakable(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return _BREAK.join(word[i : i + _LONGEST_WORD // 2] for i in range(0, len(word), _LONGEST_WORD // 2))


#: The letters of screen and paper.
SOURCE_SANS = Measure(width, wrap, 1.22)
