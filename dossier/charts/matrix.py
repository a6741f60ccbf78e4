"""The plan of a matrix: what heads its columns and its rows, and what stands in each cell, behind which sign."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from dossier.charts.encoding import Matrix
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, rows, tone, words
from dossier.charts.palette import Shape, Tone
from dossier.language.cells import absent

#: Shape -> what stands before the names, so that a cell reads without colour: found, none found, in part. Words that
#: need no sign have none, and the place of the project has a frame where a picture can draw one.
SIGNS: Mapping[Shape, str] = MappingProxyType({Shape.SOLID: "●", Shape.HOLLOW: "○", Shape.HATCHED: "◐"})


@dataclass(frozen=True)
class MatrixEntry:
    """A row of the table in its cell: a name a line."""

    names: tuple[str, ...]
    tone: Tone
    shape: Shape

    @property
    def sign(self) -> str:
        """What stands before the names; empty for a shape that has no sign."""
        return SIGNS.get(self.shape, "")

    def text(self) -> str:
        """Sign and names as one text."""
        names = "\n".join(self.names)
        return f"{self.sign} {names}".strip()


@dataclass(frozen=True)
class MatrixPlan:
    """``heads`` over the columns, ``sides`` before the rows, in the order of the table."""

    heads: tuple[str, ...]
    sides: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[MatrixEntry, ...]]

    def entries(self, side: str, head: str) -> tuple[MatrixEntry, ...]:
        """What stands in a cell; nothing where the table has no row for it."""
        return self.cells.get((side, head), ())

    def is_home(self, side: str) -> bool:
        """Whether a whole row is Besançon's."""
        found = [entry for head in self.heads for entry in self.entries(side, head)]
        return bool(found) and all(entry.tone == Tone.BESANCON for entry in found)

    def holds_project(self, side: str, head: str) -> bool:
        """Whether a cell is the place of the project."""
        return any(entry.shape == Shape.PROJECT for entry in self.entries(side, head))


def plan_matrix(exhibit: Exhibit) -> MatrixPlan:
    """The plan of an exhibit whose encoding is a ``Matrix``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Matrix)
    cells: dict[tuple[str, str], tuple[MatrixEntry, ...]] = {}
    for row in rows(exhibit):
        place = words(row, encoding.row), words(row, encoding.column)
        cells[place] = (*cells.get(place, ()), _entry(row, encoding))
    heads, sides = dict.fromkeys(head for _, head in cells), dict.fromkeys(side for side, _ in cells)
    return MatrixPlan(tuple(heads), tuple(sides), MappingProxyType(cells))


def _entry(row: Row, encoding: Matrix) -> MatrixEntry:
    """An entry whose shape the table does not say is found where it has names."""
    names = row.get(encoding.names)
    lines = () if absent(names) else tuple(line for line in str(names).split("\n") if line)
    said = words(row, encoding.shape)
    shape = Shape(said) if said in set(Shape) else Shape.SOLID if lines else Shape.HOLLOW
    return MatrixEntry(lines, tone(row, encoding), shape)
