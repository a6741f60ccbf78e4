"""What is wrong in one cell, before it becomes a fault of a file and a line."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """The rule broken, the part of the cell at fault, what was probably meant, and what fills the words of the rule."""

    rule: str
    part: str
    nearest: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def word_around(cell: str, start: int, end: int) -> str:
    """The word in which a part of a cell stands, up to the spaces around it."""
    while start > 0 and not cell[start - 1].isspace():
        start -= 1
    while end < len(cell) and not cell[end].isspace():
        end += 1
    return cell[start:end]
