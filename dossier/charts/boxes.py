"""Rectangles on a picture, in the unit of who draws (pixels, points), from its top left corner."""

from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """``w`` wide and ``h`` high, its top left corner at ``x``, ``y``."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    def below(self, taken: float) -> "Box":
        """What is left under ``taken``."""
        return Box(self.x, self.y + taken, self.w, max(self.h - taken, 0))

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def within(self, other: "Box") -> bool:
        return self.x >= other.x and self.right <= other.right and self.y >= other.y and self.bottom <= other.bottom
