"""An exhibit: one finding with the table that shows it. Screen, slide, brief and workbook render the same one.

Every exhibit is a function ``(Catalogue, Selection) -> Exhibit`` registered by id with its page. Renderers compute
nothing: order, bases, groups, tones and labels are columns of the table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib import import_module
from types import MappingProxyType

import pandas as pd

from dossier import language as lang
from dossier import prose
from dossier.catalogue import Catalogue
from dossier.language import Language
from dossier.selection import Facet, Selection

#: A chart of fewer marks says less than a sentence: it is written as one.
FEWEST_MARKS = 4


class Kind(StrEnum):
    BAR = "bar"
    LINE = "line"
    SCATTER = "scatter"
    FLOW = "flow"
    TIMELINE = "timeline"
    MATRIX = "matrix"
    MAP = "map"
    TABLE = "table"


class Form(StrEnum):
    """How a raw value is written."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"  # euros
    PERCENT = "percent"  # 67 for 67 %
    DATE = "date"
    YEAR = "year"
    LIST = "list"


@dataclass(frozen=True)
class Column:
    """A column of the table that a reader sees."""

    name: str
    heading: str
    form: Form = Form.TEXT


@dataclass(frozen=True)
class Encoding:
    """Which column of the table is what. Every name is a column of ``Exhibit.table``.

    bar       y category (top to bottom in table order), x value; base: where the bar begins; low, high: whisker;
              series: stacked (``stacked``) or side by side; group: heading over a run of bars
    line      x number (a year), y value, series; label at the end of each series; low, high: band;
              ``joined`` false: points only
    scatter   x, y numbers; label; low, high: range of y
    flow      x source, y target (names), size value
    timeline  x decimal year, y lane, label
    matrix    y row heading, x column heading, label names in the cell (text, lines separated by a line feed)
    map       x longitude, y latitude, size radius in pixels, label; dx, dy offset of the label in pixels
    table     none

    Everywhere: tone names a colour of ``dossier.palette``; shape is ``solid``, ``hollow`` or ``hatched``; hover is the
    sentence shown on pointing.
    """

    x: str = ""
    y: str = ""
    series: str = ""
    base: str = ""
    low: str = ""
    high: str = ""
    size: str = ""
    label: str = ""
    tone: str = ""
    shape: str = ""
    group: str = ""
    hover: str = ""
    dx: str = ""
    dy: str = ""
    stacked: bool = False
    joined: bool = True
    x_form: Form = Form.NUMBER
    y_form: Form = Form.NUMBER
    x_title: str = ""
    y_title: str = ""
    #: What each tone or shape means, in words: (tone, shape, text). Empty where labels say it directly.
    key: tuple[tuple[str, str, str], ...] = ()
    #: Reference lines across a bar or scatter: (value on x, text).
    references: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """One finding and its evidence. All texts are in ``language``; the table holds raw values.

    ``rows`` are ``table:id`` references to the data behind it, ``sources`` the source ids behind those rows,
    ``caution`` the warnings that the data carry, ``coverage`` how much of the whole was read.
    """

    id: str
    page: str
    kind: Kind
    language: Language
    finding: str
    subtitle: str
    table: pd.DataFrame
    columns: tuple[Column, ...]
    encoding: Encoding = Encoding()
    unit: str = ""
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    coverage: str = ""
    caution: tuple[str, ...] = ()
    quality: str = ""
    text_alternative: str = ""
    notes: str = ""
    responds: frozenset[Facet] = field(default_factory=frozenset)

    @property
    def empty(self) -> bool:
        """Nothing is left under the selection: the finding says why."""
        return self.table.empty

    @property
    def drawn(self) -> bool:
        """Whether there is a picture to draw, or only a sentence with its source."""
        if self.kind in (Kind.TABLE, Kind.MATRIX):
            return not self.empty
        return len(self.table) >= FEWEST_MARKS


Build = Callable[[Catalogue, Selection], Exhibit]


@dataclass(frozen=True)
class Entry:
    """An exhibit in the register: its page, and the facets of the selection that change it."""

    id: str
    page: str
    responds: frozenset[Facet]
    make: Build

    def build(self, catalogue: Catalogue, selection: Selection) -> Exhibit:
        """The exhibit under the part of the selection that it responds to."""
        return self.make(catalogue, selection.only(self.responds))


_REGISTER: dict[str, Entry] = {}

#: The modules that register exhibits, in the order of the pages.
_MODULES = (
    "brief",
    "actors",
    "actors_map",
    "funding",
    "funding_flow",
    "funding_private",
    "funding_region",
    "funding_directory",
    "sources",
    "argument",
    "capacity",
    "capacity_places",
    "capacity_sites",
    "capacity_published",
    "capacity_abroad",
    "demand",
    "demand_trials",
    "demand_patients",
    "demand_batches",
    "precedents_cost",
    "precedents_rooms",
    "precedents_time",
    "precedents_centres",
    "centre",
    "centre_cost",
    "centre_published",
    "centre_compare",
    "centre_side",
    "evaluation",
    "evaluation_ladder",
    "evaluation_bridge",
    "evaluation_account",
    "evaluation_sensitivity",
    "evaluation_switching",
    "evaluation_law",
    "studies",
)


def exhibit(identifier: str, page: str, responds: Iterable[Facet] = ()) -> Callable[[Build], Build]:
    """Register a build function under an id that never changes (addresses and file names hold it)."""

    def enter(make: Build) -> Build:
        if identifier in _REGISTER:
            raise ValueError(f"two exhibits are called {identifier!r}")
        _REGISTER[identifier] = Entry(identifier, page, frozenset(responds), make)
        return make

    return enter


def register() -> Mapping[str, Entry]:
    """Every exhibit by id, in the order of the pages."""
    for module in _MODULES:
        import_module(f"dossier.exhibits.{module}")
    return MappingProxyType(_REGISTER)


def compose(
    catalogue: Catalogue,
    selection: Selection,
    identifier: str,
    kind: Kind,
    table: pd.DataFrame,
    columns: Iterable[Column],
    encoding: Encoding = Encoding(),
    *,
    rows: Iterable[str] = (),
    variant: str,
    values: Mapping[str, object] = MappingProxyType({}),
    caution: Iterable[str] = (),
    unit: str = "",
) -> Exhibit:
    """An exhibit whose texts are the locale keys ``exhibit.<id>.*`` filled with ``values``.

    ``finding.<variant>`` and ``subtitle`` are required; ``alternative`` (or ``alternative.<variant>``), ``coverage``
    and ``notes`` are optional. ``rows`` give sources, cautions and the weakest grade of quality by themselves.
    """
    entry = _REGISTER[identifier]
    references = tuple(dict.fromkeys(rows))

    def text(key: str) -> str:
        full = f"exhibit.{identifier}.{key}"
        return sentence(catalogue, selection.language, full, **values) if lang.has(selection.language, full) else ""

    finding = sentence(catalogue, selection.language, f"exhibit.{identifier}.finding.{variant}", **values)
    subtitle = sentence(catalogue, selection.language, f"exhibit.{identifier}.subtitle", **values)
    warnings, grades = _warnings(catalogue, selection.language, references)
    return Exhibit(
        id=identifier,
        page=entry.page,
        kind=kind,
        language=selection.language,
        finding=finding,
        subtitle=subtitle,
        table=table.reset_index(drop=True),
        columns=tuple(columns),
        encoding=encoding,
        unit=unit,
        rows=references,
        sources=catalogue.sources_of_rows(references),
        coverage=text("coverage"),
        caution=tuple(dict.fromkeys([*caution, *warnings])),
        quality=max(grades, default=""),
        text_alternative=text(f"alternative.{variant}") or text("alternative") or f"{finding} {subtitle}",
        notes=text("notes"),
        responds=entry.responds,
    )


def sentence(catalogue: Catalogue, language: Language, key: str, /, **values: object) -> str:
    """A text of the locale files with its ``{table:id}`` placeholders and its parameters filled."""
    template = lang.template(language, key, values.get("n"))
    return lang.fill(language, prose.render(catalogue, language, template), **values)


def _warnings(catalogue: Catalogue, language: Language, references: Iterable[str]) -> tuple[list[str], list[str]]:
    """Cautions and grades of the rows; of tables without the column, nothing."""
    cautions, grades = [], []
    for row in (row for reference in references for row in catalogue.rows_of(reference)):
        caution = getattr(row, f"caution_{language}", None)
        if caution:
            cautions.append(str(caution))
        grade = getattr(row, "quality", None)
        if grade:
            grades.append(str(grade))
    return cautions, grades
