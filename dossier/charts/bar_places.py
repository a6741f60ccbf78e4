"""Where each bar and its label stand: pixels from the top of the plot, whatever the number of bars."""

from dataclasses import dataclass

from components.charts import lettering, look
from dossier.exhibits import Exhibit

#: Labels up to this width stand left of their bars; if one is longer, all stand above them (a phone is 390 wide).
_BESIDE = 150.0
#: Room for a label above its bar on a phone.
_ABOVE = 330.0
_HEADING = 22.0


@dataclass
class Bar:
    """A mark with its place: pixels from the top of the plot."""

    row: look.Row
    middle: float
    start: float
    length: float
    low: float | None
    high: float | None
    label: str

    @property
    def right(self) -> float:
        return max(value for value in (self.start, self.start + self.length, self.low, self.high) if value is not None)

    @property
    def left(self) -> float:
        return min(value for value in (self.start, self.start + self.length, self.low, self.high) if value is not None)


@dataclass
class Plan:
    """Bars, their labels as annotations, and the sizes that they need. ``left``: room for labels beside the bars."""

    bars: list[Bar]
    notes: list[look.Row]
    height: float
    left: float
    thick: float


def plan(exhibit: Exhibit) -> Plan:
    """The places of all bars, from top to bottom in the order of the table."""
    encoding = exhibit.encoding
    rows = look.rows(exhibit)
    names = [look.text(row, encoding.category) for row in rows]
    beside = all(lettering.measure(name) <= _BESIDE for name in names)
    left = max((lettering.measure(name) for name in names), default=0.0) + 10 if beside else 10.0
    thick, gap = (18.0, 12.0) if beside else (14.0, 9.0)
    side_by_side = encoding.series != "" and not encoding.stacked
    bars: list[Bar] = []
    notes: list[look.Row] = []
    cursor, group, previous = 0.0, "", None
    ends: dict[bool, float] = {}
    for row in rows:
        heading, name = look.text(row, encoding.group), look.text(row, encoding.category)
        if heading and heading != group:
            lines = lettering.wrap(heading, _ABOVE)
            cursor += _HEADING + lettering.LINE * (len(lines) - 1) + (gap if cursor else 0)
            notes.append(_flush(lettering.markup(lines, bold=True), cursor - 6, "bottom", left))
        group = heading
        if (heading, name) != previous:
            ends = {}
            lines = lettering.wrap(name, _ABOVE)
            if beside:
                notes.append(_flush(lettering.markup([name]), cursor + thick / 2, "middle", left))
            else:
                notes.append(_flush(lettering.markup(lines), cursor + lettering.LINE * len(lines), "bottom", left))
                cursor += lettering.LINE * len(lines) + 1
        else:
            # Another series of the same category: next to the bar before, or on it.
            cursor -= gap - 2 if side_by_side else thick + gap
        length = look.number(row, encoding.value) or 0.0
        start = look.number(row, encoding.base)
        if start is None:
            start = ends.get(length < 0, 0.0) if encoding.stacked else 0.0
        ends[length < 0] = start + length
        low, high = look.number(row, encoding.low), look.number(row, encoding.high)
        bars.append(Bar(row, cursor + thick / 2, start, length, low, high, _label(exhibit, row)))
        previous = (heading, name)
        cursor += thick + gap
    return Plan(bars, notes, cursor, left, thick - 2 if side_by_side else thick)


def _label(exhibit: Exhibit, row: look.Row) -> str:
    """What stands at the end of a bar: the label of the table, or the value; with its series where side by side."""
    encoding = exhibit.encoding
    value = look.number(row, encoding.value)
    if encoding.label:
        label = look.text(row, encoding.label)
    elif value is None:
        label = ""
    else:
        label = lettering.write(exhibit.language, value, encoding.form)
    series = look.text(row, encoding.series)
    if series and not encoding.stacked and not encoding.key:
        return f"{label} · {series}" if label else series
    return label


def _flush(content: str, y: float, anchor: str, left: float) -> look.Row:
    """A label at the left edge of the picture."""
    return look.note(content, 0, y, xref="paper", yref="y", yanchor=anchor, xshift=2 - left)
