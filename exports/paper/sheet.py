"""An exhibit written out for a page: every number in words of its language, its table as rows of texts.

What the annex prints and the static copy shows; neither computes anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, Form, Kind
from dossier.language import date, t
from dossier.language.cells import absent, cell, separator
from dossier.scenario import MODEL_VERSION
from dossier.scenario.words import scenario_sentence
from dossier.selection import Facet, Selection
from dossier.selection_words import applied, filtered
from exports.files.cleaning import clean
from exports.svg.picture import drawable, svg

_NUMBERS = frozenset({Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR})
#: Columns that a matrix shows: row, column and what is in the cell.
_OF_A_MATRIX = 3
#: What stands before the names of a cell of a matrix: found, none found, or planned.
_SIGNS = {"solid": "● ", "hollow": "○ ", "hatched": "○ ", "project": "□ ", "plain": ""}


@dataclass(frozen=True)
class Grid:
    """A table of texts. ``right``: columns of numbers; ``red``: rows (of a matrix, cells) that are Besançon's;
    ``named``: the column that names its row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    red: frozenset[tuple[int, int]] = frozenset()
    named: int = 0


@dataclass(frozen=True)
class Sheet:
    """``said``: what is measured and how much of it was read; ``lines``: name and text of what stands under it."""

    exhibit: Exhibit
    said: str
    picture: str
    grids: tuple[Grid, ...]
    lines: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def sheet(catalogue: Catalogue, selection: Selection, exhibit: Exhibit, width: float | None = None) -> Sheet:
    """The exhibit in words, with its picture where it is one."""
    grids = [] if exhibit.empty else [table(exhibit)]
    if exhibit.kind == Kind.MATRIX and not exhibit.empty:
        # a matrix is a table already; its rows one by one are needed only where they say more
        grids = [matrix(exhibit), *(grid for grid in grids if len(grid.heads) > _OF_A_MATRIX)]
    picture = ""
    if drawable(exhibit):
        picture = svg(exhibit, width) if width else svg(exhibit)
    return Sheet(
        exhibit=exhibit,
        said=told(exhibit),
        picture=picture,
        grids=tuple(grids),
        lines=tuple(_lines(catalogue, selection, exhibit)),
        sources=exhibit.sources,
    )


def told(exhibit: Exhibit) -> str:
    """What is measured, then how much of it was read, as sentences."""
    texts = [clean(text).strip() for text in (exhibit.subtitle, exhibit.coverage)]
    return " ".join(text if text.endswith((".", "!", "?", ":")) else text + "." for text in texts if text)


def table(exhibit: Exhibit, columns: Iterable[str] = ()) -> Grid:
    """The table as a reader sees it; ``columns`` keeps some of its columns, in their order."""
    wanted = tuple(columns)
    seen = [column for column in exhibit.columns if not wanted or column.name in wanted]
    seen.sort(key=lambda column: wanted.index(column.name) if wanted else 0)
    rows, red = [], set()
    for position, row in enumerate(exhibit.table.to_dict("records")):
        rows.append(tuple(clean(cell(exhibit.language, column.form, row[column.name])) for column in seen))
        tone = row.get(exhibit.encoding.tone) if exhibit.encoding.tone else row.get("tone")
        if tone == "besancon":
            red.add((position, 0))
    return Grid(
        tuple(clean(column.heading) for column in seen),
        tuple(rows),
        tuple(column.form in _NUMBERS for column in seen),
        frozenset(red),
        next((position for position, column in enumerate(seen) if column.form == Form.TEXT), 0),
    )


def matrix(exhibit: Exhibit) -> Grid:
    """Rows by columns, names in the cells behind a sign, so that it reads without colour."""
    encoding = exhibit.encoding
    found = exhibit.table.to_dict("records")
    heads = list(dict.fromkeys(_text(row[encoding.column]) for row in found))
    sides = list(dict.fromkeys(_text(row[encoding.row]) for row in found))
    cells: dict[tuple[str, str], list[str]] = {}
    red = set()
    for row in found:
        place = _text(row[encoding.row]), _text(row[encoding.column])
        names = _text(row[encoding.names])
        shape = str(row[encoding.shape]) if encoding.shape else "solid" if names else "hollow"
        cells.setdefault(place, []).append(_SIGNS.get(shape, _SIGNS["solid"]) + names)
        if encoding.tone and row[encoding.tone] == "besancon":
            red.add((sides.index(place[0]), heads.index(place[1]) + 1))
    rows = tuple((side, *("\n".join(cells.get((side, head), ["—"])) for head in heads)) for side in sides)
    return Grid(("", *heads), rows, (False,) * (len(heads) + 1), frozenset(red))


def _text(value: object) -> str:
    return "" if absent(value) else clean(str(value))


def _lines(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> Iterable[tuple[str, str]]:
    """Everything that is said under the table, each with its name."""
    language = exhibit.language
    yield t(language, "export.field.alternative"), clean(exhibit.text_alternative)
    for text in exhibit.caution:
        yield t(language, "export.field.caution"), clean(text)
    if exhibit.notes:
        yield t(language, "export.field.method"), clean(exhibit.notes)
    if exhibit.quality:
        yield t(language, "export.field.quality"), t(language, f"export.quality.{exhibit.quality}")
    yield t(language, "export.field.selection"), applied(catalogue, selection, exhibit.responds)
    if Facet.SCENARIO in exhibit.responds:
        yield t(language, "export.field.model"), MODEL_VERSION


def sources_in_words(catalogue: Catalogue, exhibit: Exhibit, most: int, rest_in: str = "annex") -> str:
    """Publishers with their dates, ``most`` at most; the others are counted and are in the annex or ``below``."""
    language = exhibit.language
    dates: dict[str, dict[str, None]] = {}
    for identifier in exhibit.sources:
        row = catalogue.row("sources", identifier)
        dates.setdefault(clean(row.publisher), {})[date(language, row.published)] = None
    names = [f"{publisher}, {', '.join(found)}" for publisher, found in dates.items()]
    if not names:
        return t(language, "paper.no_source")
    text = t(language, "export.slide.sources", n=len(names), names=separator(language).join(names[:most]))
    rest = len(names) - most
    return t(language, f"paper.more_sources.{rest_in}", text=text, n=rest) if rest > 0 else text


def source(catalogue: Catalogue, selection: Selection, identifier: str) -> tuple[str, str]:
    """A source in words and its address, empty where it is none that a reader can follow."""
    row = catalogue.row("sources", identifier)
    words = f"{clean(row.publisher)}. {clean(row.title)}, {date(selection.language, row.published)}."
    return words, address(row.url or "")


def address(text: str) -> str:
    """``text`` as an address that a reader can follow, its accents encoded; empty where it is none."""
    found = quote(clean(text).strip(), safe="%/:?#[]@!$&'()*+,;=~")
    return found if found.startswith(("https://", "http://")) else ""


def stated(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """Filters, scenario, versions and date, in full: what every file prints of itself."""
    language = selection.language
    return (
        filtered(catalogue, selection),
        scenario_sentence(catalogue, selection),
        t(language, "export.slide.versions", version=str(catalogue.version), model=MODEL_VERSION),
        t(language, "export.slide.dated", date=date(language, catalogue.version.date)),
    )
