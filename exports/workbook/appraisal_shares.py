"""What each condition brings over every order in which they can be granted: Shapley shares by live formulas."""

from typing import Literal

from dossier.language import t
from dossier.models.conditions import CLAUSE, CONDITIONS
from dossier.scenario.staged import grid_of, shares_of
from dossier.scenario.told import condition_name
from exports.workbook.appraisal_page import Cell, Head, Live, Page, Shown
from exports.workbook.appraisal_paths import FIGURE_NAMES, PathCells, flag_heads, path_number
from exports.workbook.appraisal_results import Appraised
from exports.workbook.book import Book, column_letter

_STATISTICS: tuple[Literal["mean", "positive"], ...] = ("mean", "positive")


def write_shares(book: Book, found: Appraised, paths: PathCells) -> dict[str, str]:
    """What each condition brings in every set of the others, its weight, and the shares; returns cells of checks."""
    language = found.language
    heads = [*flag_heads(found), Head(t(language, "appraisal.share.weight"), "ratio", 11)]
    for statistic in _STATISTICS:
        for name in CONDITIONS:
            gain = t(
                language, f"appraisal.share.gain_{statistic}", name=condition_name(found.catalogue, language, name)
            )
            heads.append(Head(gain, "million" if statistic == "mean" else "share", 15))
    page = Page(book, language, "shares", heads)
    if not paths.is_whole:
        page.say(t(language, "appraisal.share.contradicted"))
        return {}
    values = _values(found)
    number, flags = len(CONDITIONS), f"B{{0}}:{column_letter(len(CONDITIONS))}{{0}}"
    weights = column_letter(number + 1)
    for names, source in paths.rows.items():
        line = page.row + 1
        held = f"SUM({flags.format(line)})"
        size = len(names)
        weight = _factorial(size - 1) * _factorial(number - size) / _factorial(number) if size else 0.0
        formula = f"IF({held}=0,0,FACT(MAX(0,{held}-1))*FACT({number}-{held})/FACT({number}))"
        cells: list[Cell] = [path_number(found, page), *(float(name in names) for name in CONDITIONS)]
        cells.append(Live(formula, weight))
        for statistic in _STATISTICS:
            column = number + 1 + FIGURE_NAMES.index(statistic)
            for name in CONDITIONS:
                if name not in names:
                    cells.append(None)
                    continue
                before = names - {name}
                gain = f"{book.cell('paths', source, column)}-{book.cell('paths', paths.rows[before], column)}"
                cells.append(Live(gain, values[statistic][names] - values[statistic][before]))
        page.add(*cells)
    first, last = page.first + 1, page.row
    return _totals(page, found, first, last, weights, paths)


def _totals(page: Page, found: Appraised, first: int, last: int, weights: str, paths: PathCells) -> dict[str, str]:
    """The share of each condition, the least and the most it brings, and the whole that the shares sum to."""
    language, book, number = found.language, page.book, len(CONDITIONS)
    known = {
        statistic: {each.condition_id: each for each in shares_of(found.catalogue, found.scenario, statistic)}
        for statistic in _STATISTICS
    }
    page.row += 1
    rows = {}
    for told, formula in (
        ("share", f"SUMPRODUCT(${weights}${first}:${weights}${last},{{0}}{first}:{{0}}{last})"),
        ("smallest", f"MIN({{0}}{first}:{{0}}{last})"),
        ("largest", f"MAX({{0}}{first}:{{0}}{last})"),
    ):
        cells: list[Cell] = [t(language, f"appraisal.share.{told}"), *[None] * (number + 1)]
        for block, statistic in enumerate(_STATISTICS):
            for place, name in enumerate(CONDITIONS):
                letter = column_letter(number + 2 + block * number + place)
                cells.append(Live(formula.format(letter), float(getattr(known[statistic][name], told))))
        rows[told] = page.add(*cells, bold=told == "share")
    page.row += 1
    found_cells = {}
    values = _values(found)
    for block, statistic in enumerate(_STATISTICS):
        left, right = (column_letter(number + 2 + block * number + place) for place in (0, number - 1))
        row = rows["share"] + 1
        column = number + 1 + FIGURE_NAMES.index(statistic)
        every, none = frozenset(CONDITIONS), frozenset[str]()
        whole = f"{book.cell('paths', paths.rows[every], column)}-{book.cell('paths', paths.rows[none], column)}"
        kind = "million" if statistic == "mean" else "share"
        total = values[statistic][every] - values[statistic][none]
        for told, formula in (("sum", f"SUM({left}{row}:{right}{row})"), ("whole", whole)):
            blank: list[Cell] = [None] * (number + 1)
            place = page.add(
                t(language, f"appraisal.share.{told}_{statistic}"), *blank, Shown(Live(formula, total), kind)
            )
            found_cells[f"{told}_{statistic}"] = page.cell(place, number + 2)
    return found_cells


def _values(found: Appraised) -> dict[str, dict[frozenset[str], float]]:
    values: dict[str, dict[frozenset[str], float]] = {statistic: {} for statistic in _STATISTICS}
    for cell in grid_of(found.catalogue, found.scenario):
        if cell.result is not None:
            for statistic in _STATISTICS:
                plain, clause = cell.result.without.values, cell.result.with_clause.values
                values[statistic][frozenset(cell.conditions)] = float(getattr(plain, statistic))
                values[statistic][frozenset((*cell.conditions, CLAUSE))] = float(getattr(clause, statistic))
    return values


def _factorial(number: int) -> int:
    return 1 if number < 2 else number * _factorial(number - 1)
