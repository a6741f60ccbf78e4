"""What a reader hands on: records, what had another form, and how much there is to ask."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from watch.failure import WatchFailed

Found = TypeVar("Found")
#: Told after each answer: answers read so far, and how many there are to be, as far as is known.
Heard = Callable[[int, int], None]


def unheard(_read: int, _of: int) -> None:
    """Nobody listens."""


@dataclass
class Reading(Generic[Found]):
    """``as_of``: the date of the register itself, where it gives one; ``whole``: nothing that was asked for lacks."""

    register: str
    records: list[Found] = field(default_factory=list)
    faults: list[WatchFailed] = field(default_factory=list)
    as_of: str = ""
    whole: bool = True
