"""What an import would change, for a curator's eyes: a line a cell, short, with what cannot be seen made visible."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.language import Language, enumeration, t
from exports.editing.moves import Move

#: Longest text shown of a cell, and what is shown before the first letter that differs.
_SHOWN, _BEFORE = 70, 20
_VISIBLE = {"\u00a0": "⍽", "\u202f": "⍽", "\n": "⏎", "\t": "⇥", "\u200b": "<U+200B>", "\u00ad": "<U+00AD>"}


def summary(language: Language, moves: Sequence[Move]) -> str:
    """How many cells and rows, in words."""
    counts = {kind: sum(move.kind == kind for move in moves) for kind in ("cell", "added", "removed")}
    parts = [t(language, f"edit.count.{kind}", n=n) for kind, n in counts.items() if n]
    return t(language, "edit.summary", counts=enumeration(language, parts))


def move_lines(moves: Sequence[Move]) -> Iterator[str]:
    """The same lines for every reader: names of columns are not words of a language."""
    for (table, row), of_row in groupby(moves, lambda move: (move.table, move.row)):
        for move in of_row:
            if move.kind == "cell":
                yield f"  ~ {table} · {row} · {move.column}: {_pair(move.before, move.after)}"
            else:
                yield f"  {'+' if move.kind == 'added' else '-'} {table} · {row}"


def _pair(before: str, after: str) -> str:
    most = min(len(before), len(after))
    same = next((i for i in range(most) if before[i] != after[i]), most)
    start = max(0, same - _BEFORE) if max(len(before), len(after)) > _SHOWN else 0
    return f"{_cut(before, start)} → {_cut(after, start)}"


def _cut(text: str, start: int) -> str:
    if not text:
        return "∅"
    shown = "".join(_VISIBLE.get(sign, sign) for sign in text[start : start + _SHOWN])
    return f"“{'…' * (start > 0)}{shown}{'…' * (len(text) > start + _SHOWN)}”"
