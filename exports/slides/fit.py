"""How much room a text takes, without the fonts: a server has none of those on which the slides are shown.

Widths are those of Arial (thousandths of the size, from its published metrics); Georgia is wider, and so is bold.
Everything is a little generous: a text that is measured too long is set smaller, one measured too short is cut.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from exports.files.cleaning import shortened

HEADING_FACE = "+mj-lt"
BODY = "+mn-lt"
#: Of a line, in sizes of its text.
SLIDE_LINE = 1.2
_STRETCH = {HEADING_FACE: 1.21, BODY: 1.02}
_BOLD = 1.08
_WIDTHS = {
    " '’|ijl": 240,
    ".,:;!/\\I[]ft\u00a0": 280,
    "-()r{}`·": 335,
    '"“”*°^': 380,
    "ckszvxyJ": 500,
    "abdeghnopqu0123456789?L$€£#_«»": 556,
    "+−=<>~≥≤×÷±FTZ": 600,
    "ABEKPSVXY&": 670,
    "CDHNRUwGOQ": 760,
    "m%M–": 850,
    "W@—…●○": 1000,
}
#: Words with the space before them; a line may also end after a hyphen between letters.
_WORDS = re.compile(r" ?[^ -]+(?:-(?![^\W\d])[^ -]*|(?<=[\d_])-[^ -]*)*-?| -?|-")
_OF = {letter: width for letters, width in _WIDTHS.items() for letter in letters}


class Fit(NamedTuple):
    """A text that goes into its box: at ``size`` points, on ``lines`` lines."""

    text: str
    size: float
    lines: int

    @property
    def height(self) -> float:
        return self.lines * self.size * SLIDE_LINE


@lru_cache(maxsize=4096)
def _letter(letter: str) -> int:
    if letter in _OF:
        return _OF[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _OF:
        return _OF[base]
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 1000 if unicodedata.east_asian_width(letter) in "WF" else 700


def slide_width(text: str, size: float, family: str = BODY, bold: bool = False) -> float:
    """Points that ``text`` takes on one line."""
    thousandths = sum(map(_letter, text))
    return thousandths / 1000 * size * _STRETCH[family] * (_BOLD if bold else 1)


def pieces(text: str) -> list[str]:
    """What a line of ``text`` may not break: words, and parts of words joined by a hyphen."""
    return [piece.strip(" ") for line in text.split("\n") for piece in _WORDS.findall(line)]


def lines(text: str, size: float, room: float, family: str = BODY, bold: bool = False) -> int:
    """Lines that ``text`` takes in a box ``room`` points wide; a word longer than the box is broken."""
    count = 0
    for paragraph in text.split("\n"):
        count += 1
        used = 0.0
        for word in _WORDS.findall(paragraph):
            needed = slide_width(word.lstrip(" "), size, family, bold)
            space = slide_width(" ", size, family, bold) if used and word[0] == " " else 0
            if used + space + needed <= room:
                used += space + needed
                continue
            if used:
                count += 1
            full, used = divmod(needed, room)
            count += int(full)
    return count


def fit(
    text: str,
    room: float,
    height: float,
    sizes: Sequence[float],
    family: str = BODY,
    bold: bool = False,
) -> Fit:
    """``text`` at the largest of ``sizes`` at which it goes into ``room`` × ``height`` points.

    What does not even go in at the smallest size is shortened at a word, with an ellipsis; the notes keep it whole.
    """
    for size in sizes:
        count = lines(text, size, room, family, bold)
        if count * size * SLIDE_LINE <= height:
            return Fit(text, size, count)
    size = sizes[-1]
    allowed = max(1, int(height / (size * SLIDE_LINE)))
    most = min(len(text), int(allowed * room / (size * 0.2)) + 1)  # no letter in use is narrower
    low, high = 1, most
    while low < high:  # the longest beginning that fits
        middle = (low + high + 1) // 2
        if lines(shortened(text, middle), size, room, family, bold) <= allowed:
            low = middle
        else:
            high = middle - 1
    # a lone line feed is one character and two lines: no beginning of it is shorter
    short = "\n".join(shortened(text, low).split("\n")[:allowed])
    return Fit(short, size, lines(short, size, room, family, bold))
