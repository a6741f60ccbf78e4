"""Two numbers against each other, planned: one mark a row, groups that look alike, Besançon named first."""

from dataclasses import dataclass
from functools import cached_property

from dossier.charts.axes import Mark, Plane, plan_plane, read_mark
from dossier.charts.encoding import Points
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import rows
from dossier.charts.palette import Shape, Tone
from dossier.language.forms import Form


@dataclass(frozen=True)
class PointPlan:
    """The marks in table order."""

    plane: Plane
    dots: tuple[Mark, ...]

    @cached_property
    def ours(self) -> frozenset[int]:
        """Positions of the marks of Besançon, which is always named."""
        return frozenset(i for i, dot in enumerate(self.dots) if dot.tone == Tone.BESANCON)

    @property
    def order(self) -> list[int]:
        """Positions in the order in which names choose their place."""
        return sorted(range(len(self.dots)), key=lambda i: i not in self.ours)

    @property
    def groups(self) -> dict[tuple[Tone, Shape], list[int]]:
        """Positions of the marks that look alike."""
        found: dict[tuple[Tone, Shape], list[int]] = {}
        for position, dot in enumerate(self.dots):
            found.setdefault((dot.tone, dot.shape), []).append(position)
        return found


def plan_points(exhibit: Exhibit) -> PointPlan:
    """The points of an exhibit; rows without two numbers are left out."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Points)
    found = (read_mark(exhibit, encoding, row, {}) for row in rows(exhibit))
    dots = tuple(dot for dot in found if dot)
    moments = [dot.x for dot in dots] + [value for value, _ in encoding.references]
    values = [value for dot in dots for value in dot.values]
    return PointPlan(plan_plane(exhibit, encoding, moments, values, in_years=encoding.x_form == Form.YEAR), dots)
