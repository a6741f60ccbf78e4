"""How wide a text is: handed in by who draws, for a slide has other letters than paper and screen."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """``width`` of a line (text, size, bold) in the unit of the size; ``wrap`` a text into lines of at most a width
    (text, room, size, bold), broken at spaces; ``line`` is the height of a line in parts of its size; ``least`` the
    smallest letters that are still read there, where that is known.
    """

    width: Callable[[str, float, bool], float]
    wrap: Callable[[str, float, float, bool], list[str]]
    line: float
    least: float = 0.0

    def widest(self, lines: list[str], size: float, bold: bool = False) -> float:
        """Width of the widest line; zero where there is none."""
        return max((self.width(line, size, bold) for line in lines), default=0.0)

    def height(self, lines: list[str], size: float) -> float:
        return len(lines) * size * self.line
