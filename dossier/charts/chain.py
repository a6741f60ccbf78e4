"""The chain as dots: steps across and territories down, a disc where a step is held, a dashed ring where it is not.

Where the names of the steps have no room side by side, steps go down and territories across. Names of organisations
stand under the chain, for one step alone.
"""

import math
from dataclasses import dataclass

from dossier.charts.boxes import Box
from dossier.charts.encoding_states import Chain
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, SURFACE
from dossier.charts.sheet import Sheet, corners
from dossier.language import NO_BREAK, Language
from dossier.language.cells import absent

#: In sizes of the letters: radius of a mark, height of a row, air beside a head.
_DOT, _ROW, _AIR = 0.62, 2.2, 0.35
#: Part of the width for the heads of rows; lines of a head.
_SIDE, _LINES = 0.2, 4
#: A row of a slide has that much more room at the most.
_SPREAD = 1.0
#: On a sheet of so many sizes where steps go down, names stand beside the chain and not under it, in this part of it.
_WIDE, _BESIDE = 44.0, 0.36


#: Lines of a text, whether they are bold, their colour.
_Said = tuple[tuple[str, ...], bool, str]


@dataclass(frozen=True)
class _Links:
    """The cells of an exhibit; ``across`` and ``down`` are the heads, ``turned``: steps go down."""

    across: tuple[str, ...]
    down: tuple[str, ...]
    cells: dict[tuple[str, str], Row]
    turned: bool

    def cell(self, down: str, across: str) -> Row | None:
        return self.cells.get((across, down) if self.turned else (down, across))


def plan_chain(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The chain of an exhibit of ``Chain`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Chain)
    sheet = Sheet(measure, size)
    found = {(words(row, encoding.row), words(row, encoding.column)): row for row in rows(exhibit)}
    places = tuple(dict.fromkeys(place for place, _ in found))
    steps = tuple(dict.fromkeys(step for _, step in found))
    if not found:
        sheet.bottom = frame.y
        return sheet
    links = _Links(steps, places, found, turned=False)
    chain, told = frame, frame
    if not _has_room(sheet, links, frame):
        links = _Links(places, steps, found, turned=True)
        if frame.w >= size * _WIDE:
            chain = frame._replace(w=frame.w * (1 - _BESIDE))
            told = Box(chain.right + size * 1.5, frame.y, frame.right - chain.right - size * 1.5, frame.h)
    said = _said(sheet, exhibit.language, encoding, links, told.w)
    bottom = _draw(sheet, encoding, links, chain, 0.0 if told.x > chain.x else _height(sheet, said) + size * 0.7)
    y = bottom + size * 0.7 if told.x == chain.x else frame.y
    for lines, bold, ink in said:
        y = sheet.write(told.x, y, lines, bold=bold, colour=ink).bottom + size * 0.15
    sheet.bottom = max(y, bottom) if said else bottom
    return sheet


def _height(sheet: Sheet, said: list[_Said]) -> float:
    return sum(sheet.height(lines) + sheet.size * 0.15 for lines, _, _ in said)


def _draw(sheet: Sheet, encoding: Chain, links: _Links, frame: Box, below: float) -> float:
    """Heads and rows of marks, ``below`` left free under them; where they end."""
    size = sheet.size
    side, heads, wide = _sides(sheet, links, frame)
    head = max(sheet.height(lines, sheet.small) for lines in heads.values()) + size * 0.4
    heights = {
        down: max(
            size * _ROW * (0.8 if links.turned else 1.0),
            sheet.height(sheet.wrap(down, side - size, most=_LINES)) + size * 0.5,
        )
        for down in links.down
    }
    if frame.h != math.inf:
        spare = (frame.h - head - sum(heights.values()) - below) / len(heights)
        heights = {down: height + min(max(spare, 0.0), size * _SPREAD) for down, height in heights.items()}
    _shade(sheet, encoding, links, Box(frame.x + side, frame.y, wide, head), heights, frame)
    for index, across in enumerate(links.across):
        lines = heads[across]
        x = frame.x + side + wide * (index + 0.5)
        y = frame.y + head - size * 0.4 - sheet.height(lines, sheet.small)
        sheet.write(x, y, lines, sheet.small, GREY, anchor="middle", bold=across == encoding.focus)
    y = frame.y + head
    for down, height in heights.items():
        _row(sheet, encoding, links, down, Box(frame.x, y, side, height), wide)
        y += height
    return y


def _sides(sheet: Sheet, links: _Links, frame: Box) -> tuple[float, dict[str, tuple[str, ...]], float]:
    """Width of the heads of rows, the heads of columns in lines, the width of a column."""
    # where steps go down on a phone, the longest name of a territory needs its column
    words = [word for head in links.across for word in head.split(" ")]
    needed = (sheet.width(words, sheet.small) + sheet.size * _AIR) * len(links.across) + sheet.size
    most = frame.w * _SIDE if not links.turned else max(min(frame.w * 0.42, frame.w - needed), frame.w * 0.25)
    side = min(sheet.width([down[:160] for down in links.down]), most) + sheet.size
    wide = (frame.w - side) / len(links.across)
    room = wide - sheet.size * _AIR * (1 if links.turned else 2)
    return side, {head: sheet.wrap(head, room, sheet.small, most=_LINES) for head in links.across}, wide


def _has_room(sheet: Sheet, links: _Links, frame: Box) -> bool:
    """Whether the longest word of every head goes into its column."""
    _, _, wide = _sides(sheet, links, frame)
    parts = [word for head in links.across for word in head.split(" ")]
    return sheet.width(parts, sheet.small, bold=True) <= wide - 2 * sheet.size * _AIR


def _shade(sheet: Sheet, encoding: Chain, links: _Links, first: Box, heights: dict[str, float], frame: Box) -> None:
    """The column or the row of the step whose names are written."""
    if links.turned:
        y = first.bottom
        for down, height in heights.items():
            if down == encoding.focus:
                sheet.zone(corners(Box(frame.x, y, frame.w, height)), SURFACE)
            y += height
    elif encoding.focus in links.across:
        x = first.x + first.w * links.across.index(encoding.focus)
        sheet.zone(corners(Box(x, first.y, first.w, first.h + sum(heights.values()))), SURFACE)


def _row(sheet: Sheet, encoding: Chain, links: _Links, down: str, head: Box, wide: float) -> None:
    """A row of marks after its head; where territories go down, a line joins the steps."""
    size, middle = sheet.size, head.y + head.h / 2
    cells = [links.cell(down, across) for across in links.across]
    tones = {tone(cell, encoding) for cell in cells if cell}
    ink = legible(next(iter(tones))) if len(tones) == 1 else legible("slate")
    lines = sheet.wrap(down, head.w - size, most=_LINES, bold=down == encoding.focus)
    sheet.write(head.x, middle - sheet.height(lines) / 2, lines, colour=ink, bold=down == encoding.focus)
    last = head.right + wide * (len(cells) - 0.5)
    if links.turned:
        sheet.stroke([(head.x, head.bottom), (head.right + wide * len(cells), head.bottom)], HAIRLINE, 0.5)
    else:
        sheet.stroke([(head.right + wide / 2, middle), (last, middle)], HAIRLINE, 1.2)
    for index, cell in enumerate(cells):
        if cell is None:
            continue
        x = head.right + wide * (index + 0.5)
        sheet.dot(x, middle, size * _DOT, tone(cell, encoding), shape(cell, encoding))
        hint = words(cell, encoding.hover) or ", ".join(_names(cell, encoding))
        sheet.hint(Box(x - wide / 2, head.y, wide, head.h), hint)


def _names(cell: Row, encoding: Chain) -> list[str]:
    raw = cell.get(encoding.names)
    return [] if absent(raw) else [name for name in str(raw).split("\n") if name.strip()]


def _said(sheet: Sheet, language: Language, encoding: Chain, links: _Links, room: float) -> list[_Said]:
    """The step whose names are written, then each territory with its names."""
    places = links.across if links.turned else links.down
    told = [(place, cell) for place in places if (cell := links.cells.get((place, encoding.focus))) is not None]
    if not told:
        return []
    colon = f"{NO_BREAK}: " if language == Language.FR else ": "
    found: list[_Said] = [(sheet.wrap(encoding.focus, room, bold=True, most=2), True, legible("slate"))]
    for place, cell in told:
        text = f"{place}{colon}{' · '.join(_names(cell, encoding))}"
        found.append((sheet.wrap(text, room, most=4), False, legible(tone(cell, encoding))))
    return found
