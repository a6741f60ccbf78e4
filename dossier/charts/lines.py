"""Lines over years or numbers, planned: series in order, gaps where a year is missing, the words at each end."""

from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from dossier.charts.axes import Mark, Plane, plan_plane, read_mark
from dossier.charts.encoding import Lines
from dossier.charts.exhibit import Exhibit
from dossier.charts.key import series_tones
from dossier.charts.marks import Row, amount, rows, words
from dossier.charts.palette import Shape, Tone
from dossier.language.cells import written
from dossier.language.forms import Form

#: A line of more points than this says it without them; without a line they are small.
_MANY = 20


@dataclass(frozen=True)
class Line:
    """A series from left to right, in runs between its gaps; one point at least. ``label`` stands at its end."""

    name: str
    tone: Tone
    label: str
    runs: tuple[tuple[Mark, ...], ...]

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        return tuple(mark for run in self.runs for mark in run)

    @property
    def last(self) -> Mark:
        return self.marks[-1]

    @property
    def many(self) -> bool:
        return len(self.marks) > _MANY

    @property
    def shape(self) -> Shape:
        """How the line is drawn: as its points are, if they agree."""
        shapes = {mark.shape for mark in self.marks}
        return shapes.pop() if len(shapes) == 1 else Shape.SOLID

    @property
    def bands(self) -> list[list[tuple[float, float, float]]]:
        """The range along each run, as (x, low, high), where it goes on for more than one point."""
        found = [[(one.x, *one.extent) for one in run if one.extent] for run in self.runs]
        return [band for band in found if len(band) > 1]


@dataclass(frozen=True)
class LinePlan:
    """``joined``: points are joined by lines, ranges by bands; else each point stands alone, with its whisker."""

    plane: Plane
    lines: tuple[Line, ...]
    joined: bool


def plan_lines(exhibit: Exhibit, *, valued: bool = False) -> LinePlan:
    """The lines of an exhibit. ``valued``: where the table has no label, the name at the end is followed by the value.

    Rows without x are left out; a row without y breaks its line, as a missing year does.
    """
    encoding = exhibit.encoding
    assert isinstance(encoding, Lines)
    tones = series_tones(exhibit)
    series: dict[str, list[tuple[float, Row]]] = {}
    for row in rows(exhibit):
        x = amount(row, encoding.x)
        if x is not None:
            series.setdefault(words(row, encoding.series), []).append((x, row))
    lines = []
    for name, own in series.items():
        runs = _runs([read_mark(exhibit, encoding, row, tones) for _, row in sorted(own, key=itemgetter(0))])
        if runs:
            last = runs[-1][-1]
            label = last.label or name
            if valued and not encoding.label:
                label = f"{name} {written(exhibit.language, encoding.y_form, last.y)}".strip()
            lines.append(Line(name, tones.get(name, last.tone), label, runs))
    moments = [x for own in series.values() for x, _ in own]
    values = [value for line in lines for mark in line.marks for value in mark.values]
    whole = all(moment.is_integer() for moment in moments)
    plane = plan_plane(exhibit, encoding, moments, values, in_years=whole or encoding.x_form == Form.YEAR)
    return LinePlan(plane, tuple(lines), encoding.joined)


def _runs(marks: list[Mark | None]) -> tuple[tuple[Mark, ...], ...]:
    """Pieces of a line between its gaps: where nothing is known, or a whole year has no point."""
    runs: list[list[Mark]] = [[]]
    for mark in marks:
        if mark is None or (runs[-1] and _years_between(runs[-1][-1].x, mark.x)):
            runs.append([])
        if mark:
            runs[-1].append(mark)
    return tuple(tuple(run) for run in runs if run)


def _years_between(first: float, second: float) -> bool:
    """Whether a whole year lies between two points."""
    return first.is_integer() and second.is_integer() and second - first > 1
