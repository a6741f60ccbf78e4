"""How close a reader looks at a map, and where: steps closer and wider, moves, and the way back. Pure.

A focus is said in parts of what the map shows at first, so that it holds whatever that is.
"""

from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from dossier.charts.atlas import shown_at_first
from dossier.charts.encoding_places import Places
from dossier.charts.exhibit import Exhibit
from dossier.charts.ground import Extent

#: How much larger each step shows than the one before; how many there are; how far a move goes, in parts of the view.
_STEP, STEPS, _MOVE = 1.7, 4, 0.4


class Way(Enum):
    """Where a move goes: parts of the view to the east, to the north."""

    WEST = (-1, 0)
    NORTH = (0, 1)
    SOUTH = (0, -1)
    EAST = (1, 0)


class Focus(NamedTuple):
    """``step`` times closer than at first, the middle ``east`` and ``north`` of the first one, in parts of its size."""

    step: int = 0
    east: float = 0.0
    north: float = 0.0

    @property
    def part(self) -> float:
        """What is seen, in parts of what was seen at first."""
        return float(_STEP**-self.step)

    def closer(self) -> "Focus":
        return _kept(self._replace(step=min(self.step + 1, STEPS)))

    def wider(self) -> "Focus":
        return _kept(self._replace(step=max(self.step - 1, 0)))

    def moved(self, way: Way) -> "Focus":
        across, up = (_MOVE * self.part * part for part in way.value)
        return _kept(self._replace(east=self.east + across, north=self.north + up))

    def within(self, first: Extent) -> Extent:
        """What is seen, in degrees."""
        wide, high = first.east - first.west, first.north - first.south
        east = (first.west + first.east) / 2 + self.east * wide
        north = (first.south + first.north) / 2 + self.north * high
        across, up = wide * self.part / 2, high * self.part / 2
        return Extent(east - across, north - up, east + across, north + up)


#: The view with which a map opens.
AT_FIRST = Focus()


def _kept(focus: Focus) -> Focus:
    """Nothing beyond the edge of the first view is looked at."""
    most = (1 - focus.part) / 2
    return focus._replace(east=min(max(focus.east, -most), most), north=min(max(focus.north, -most), most))


def focused(exhibit: Exhibit, focus: Focus) -> Exhibit:
    """The map of an exhibit as it is seen from ``focus``: names are placed anew by its plan."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Places)
    if not focus.step:
        return exhibit
    return replace(exhibit, encoding=replace(encoding, focus=focus.within(shown_at_first(exhibit))))
