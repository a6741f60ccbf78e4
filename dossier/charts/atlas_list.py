"""The list under a map of places: what has only a number there, by its number; how many found no room here either."""

import math
from collections.abc import Sequence

from dossier.charts.atlas_panel import Spotted
from dossier.charts.boxes import Box
from dossier.charts.marks import legible
from dossier.charts.palette import GREY
from dossier.charts.sheet import Sheet
from dossier.language import Language, t

#: Least width of a column, room of a number, air between entries, in sizes of the letters.
_COLUMN, _NUMBER, _AIR = 22.0, 1.8, 0.15


def _columns(sheet: Sheet, wide: float) -> int:
    return max(int(wide // (sheet.size * _COLUMN)), 1)


def _entries(sheet: Sheet, listed: Sequence[Spotted], wide: float) -> list[tuple[str, ...]]:
    room = wide / _columns(sheet, wide) - sheet.size * 3
    return [sheet.wrap(place.told, room, sheet.small, most=3) for place in listed]


def list_height(sheet: Sheet, listed: Sequence[Spotted], wide: float) -> float:
    """Height of the whole list, with a line for what does not go in."""
    if not listed:
        return 0.0
    heights = [sheet.height(lines, sheet.small) for lines in _entries(sheet, listed, wide)]
    return sum(heights) / _columns(sheet, wide) + max(heights) + sheet.line * 1.5


def draw_list(language: Language, sheet: Sheet, listed: Sequence[Spotted], room: Box) -> None:
    """Number, name and words of what has only a number on the map; how many found no room here either."""
    sheet.bottom = room.y
    if not listed:
        return
    columns, line = _columns(sheet, room.w), sheet.height([""], sheet.small)
    wide, top = room.w / columns, room.y + sheet.size * 0.5
    entries = _entries(sheet, listed, room.w)
    share, x, y, column, left = math.ceil(len(entries) / columns), room.x, top, 0, 0
    for index, (place, lines) in enumerate(zip(listed, entries, strict=True)):
        if index and index % share == 0:
            column += 1
            x, y = room.x + column * wide, top
        high = sheet.height(lines, sheet.small)
        if y + high > room.bottom - line * 1.2:
            left += 1
            continue
        ink = legible(place.tone)
        sheet.write(x, y, [str(index + 1)], sheet.small, ink, bold=True)
        y = sheet.write(x + sheet.size * _NUMBER, y, lines, sheet.small, ink).bottom + sheet.size * _AIR
        sheet.bottom = max(sheet.bottom, y)
    if left:
        said = sheet.wrap(t(language, "paper.unnamed", n=left), room.w, sheet.small, most=1)
        sheet.bottom = sheet.write(room.x, sheet.bottom, said, sheet.small, GREY).bottom
