"""The combinations of the conditions, without and with the clause: figures of all draws, and their errors."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product

from dossier.language import t
from dossier.language.cells import small
from dossier.models.conditions import CLAUSE, CONDITIONS
from dossier.scenario.figures import Figures
from dossier.scenario.staged import grid_of
from dossier.scenario.tables import input_rows
from dossier.scenario.told import condition_name
from exports.workbook.appraisal_page import Cell, Head, Page, Shown, millions
from exports.workbook.appraisal_results import Appraised
from exports.workbook.book import Book

#: Figures of the draws in their order, each followed further on by its standard error.
FIGURE_NAMES = ("mean", "p5", "p50", "p95", "positive")


@dataclass(frozen=True)
class PathCells:
    """Where the paths stand: the row of each set of conditions, counted from 0; none where one is contradicted."""

    rows: Mapping[frozenset[str], int]
    is_whole: bool


def figure_heads(found: Appraised) -> list[Head]:
    """Headings of the figures of draws and of their standard errors."""
    language = found.language
    heads = [Head(t(language, f"appraisal.figure.{name}"), "million", 12) for name in FIGURE_NAMES]
    told = (t(language, f"appraisal.figure.{name}") for name in FIGURE_NAMES)
    return heads + [Head(t(language, "appraisal.figure.error", figure=each), "million_2", 14) for each in told]


def figure_cells(figures: Figures) -> list[Cell]:
    """Figures at the digits that sampling allows, then their standard errors.

    Mean and share keep all their digits under what is shown, for the formulas that read them.
    """
    values: list[Cell] = []
    for name in FIGURE_NAMES:
        kind = "share" if name == "positive" else millions(figures.step(name), is_rounded=name != "mean")
        is_read = name in ("mean", "positive")
        values.append(Shown(float(getattr(figures.values, name)) if is_read else figures.printed(name), kind))
    kinds = {name: "ratio" if name == "positive" else "million_2" for name in FIGURE_NAMES}
    return values + [Shown(float(getattr(figures.errors, name)), kind) for name, kind in kinds.items()]


def write_paths(book: Book, found: Appraised) -> PathCells:
    """Every combination as the reader's values allow it; one that contradicts them is said to."""
    language = found.language
    heads = [*flag_heads(found), *figure_heads(found), Head(t(language, "appraisal.path.stopped"), "share", 12)]
    page = Page(book, language, "paths", heads)
    rows: dict[frozenset[str], int] = {}
    why: dict[str, None] = {}
    inputs = input_rows(found.catalogue, found.scenario.option_id)
    for cell, clause in product(grid_of(found.catalogue, found.scenario), (False, True)):
        names = frozenset((*cell.conditions, CLAUSE) if clause else cell.conditions)
        flags = [float(name in names) for name in CONDITIONS]
        if cell.result is None:
            assert cell.fault is not None
            why.setdefault(small(str(getattr(inputs[cell.fault.field], f"name_{language}"))))
            page.add(path_number(found, page), *flags, t(language, "appraisal.path.contradicted"))
            continue
        figures = cell.result.with_clause if clause else cell.result.without
        rows[names] = page.add(
            path_number(found, page), *flags, *figure_cells(figures), cell.result.stopped if clause else None
        )
    page.row += 1
    for name in why:
        page.say(t(language, "appraisal.path.why", name=name))
    return PathCells(rows, is_whole=not why)


def flag_heads(found: Appraised) -> list[Head]:
    """Headings of the number of a combination and of the conditions that it grants."""
    names = (condition_name(found.catalogue, found.language, name) for name in CONDITIONS)
    return [Head(t(found.language, "appraisal.path.name"), "text", 34), *(Head(name, "flag", 13) for name in names)]


def path_number(found: Appraised, page: Page) -> str:
    """What a combination is called on both sheets."""
    return t(found.language, "appraisal.path.number", number=page.row - page.first + 1)
