"""A finding: what a register says against our rows, how sure it is, and the rows that it would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """Against our rows: not there, there and other, there no more, as it stands, for a person to decide, or decided."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    SAME = "same"
    DOUBTFUL = "doubtful"
    SETTLED = "settled"


#: Between two records of the register behind one row.
BETWEEN = " ; "


@dataclass(frozen=True)
class ProposedRow:
    """A row as it would be: all its cells as texts. ``missing``: required cells that the register does not fill."""

    table: str
    key: str
    cells: Mapping[str, str]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """``ours``: the row it speaks of, ``table:id``. ``reason`` in both languages. ``score`` of a hundred, or none.

    ``version``: what tells this state of the record from others. The last of ``rows`` is the one that it is about.
    """

    register: str
    identifier: str
    verdict: Verdict
    reason: str
    excerpt: str = ""
    score: float | None = None
    ours: str = ""
    address: str = ""
    rows: tuple[ProposedRow, ...] = ()
    version: str = ""

    @property
    def record(self) -> str:
        """Which record of the register in which state, on one line."""
        return " ".join(f"{self.identifier} {self.version}".replace(BETWEEN.strip(), ",").split())
