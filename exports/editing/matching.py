"""Which row of a sheet is which row of a table: by its key, or by what stands in it where a table has none.

The order of rows says nothing: a sheet may be sorted. A row is recognised under another key only to be named.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass

#: Part of the cells, not counting empty ones, that make two rows the same without a key, and under another key.
_ALIKE, _RENAMED = 0.6, 0.8


@dataclass(frozen=True)
class Matched:
    """Positions left and right of each pair; ``renamed`` are pairs under different keys; the rest has no partner."""

    pairs: tuple[tuple[int, int], ...]
    renamed: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


class LazyCells:
    """Cells that are read when they are looked at: of most rows, only the key is."""

    def __init__(self, width: int, read: Callable[[int], str]) -> None:
        self._read = read
        self._known: list[str | None] = [None] * width

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[str]:
        return (self[position] for position in range(len(self)))

    def __getitem__(self, position: int) -> str:
        found = self._known[position]
        if found is None:
            found = self._known[position] = self._read(position)
        return found


def matched(
    left: Sequence[LazyCells], right: Sequence[LazyCells], key: Sequence[int], group: int | None = None
) -> Matched:
    """Match rows, given as canonical cells; ``key`` are the positions of the key, or ``group`` that of the group."""
    pairs: list[tuple[int, int]] = []
    free = (set(range(len(left))), set(range(len(right))))
    if key:
        _pair(pairs, free, [_key(row, key) for row in left], [_key(row, key) for row in right])
        _pair(pairs, free, [_loose(row, key) for row in left], [_loose(row, key) for row in right])
        renamed = _alike(left, right, free, None, _RENAMED, set(key))
    else:
        _pair(pairs, free, [tuple(row) for row in left], [tuple(row) for row in right])
        pairs += _alike(left, right, free, group)
        pairs += _alike(left, right, free, None)
        renamed = []
    return Matched(tuple(sorted(pairs)), tuple(sorted(renamed)), tuple(sorted(free[0])), tuple(sorted(free[1])))


def _key(row: LazyCells, key: Sequence[int]) -> Hashable:
    return tuple(row[i] for i in key)


def _loose(row: LazyCells, key: Sequence[int]) -> Hashable:
    """A key that lost its leading zeros, or the letters that an encoding lacks."""
    parts = (row[i] for i in key)
    return tuple((part.lstrip("0") if part.isdecimal() else part).encode("cp1252", "replace") for part in parts)


def _pair(
    pairs: list[tuple[int, int]],
    free: tuple[set[int], set[int]],
    left: Sequence[Hashable],
    right: Sequence[Hashable],
) -> None:
    """Pair what is equal, the first with the first."""
    waiting = defaultdict(list)
    for i in sorted(free[0], reverse=True):
        waiting[left[i]].append(i)
    for j in sorted(free[1]):
        if waiting[right[j]]:
            i = waiting[right[j]].pop()
            pairs.append((i, j))
            free[0].discard(i)
            free[1].discard(j)


def _alike(
    left: Sequence[LazyCells],
    right: Sequence[LazyCells],
    free: tuple[set[int], set[int]],
    group: int | None,
    least: float = _ALIKE,
    leaving: Collection[int] = (),
) -> list[tuple[int, int]]:
    """Pair the rows of a group that have most in common, the best pairs first."""
    scored = []
    members = defaultdict(list)
    for i in free[0]:
        members[left[i][group] if group is not None else ""].append(i)
    for j in free[1]:
        for i in members[right[j][group] if group is not None else ""]:
            score = _likeness(left[i], right[j], leaving)
            if score >= least:
                scored.append((-score, j, i))
    found = []
    for _, j, i in sorted(scored):
        if i in free[0] and j in free[1]:
            found.append((i, j))
            free[0].discard(i)
            free[1].discard(j)
    return found


def _likeness(one: LazyCells, other: LazyCells, leaving: Collection[int]) -> float:
    """Part of the cells that are equal, of those that hold something on either side."""
    held = [i for i in range(len(one)) if i not in leaving and (one[i] or other[i])]
    return sum(one[i] == other[i] for i in held) / len(held) if held else 0.0
