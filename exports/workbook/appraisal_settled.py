"""A settled year of one draw and what a released batch is worth, by formulas."""

from typing import Any

import numpy as np

from dossier.language import t
from dossier.models.flows import last_value, opening_time
from dossier.models.unit_values import unit_values
from exports.workbook.appraisal_case import CaseCells
from exports.workbook.appraisal_formulas import SETTLED, UNITS
from exports.workbook.appraisal_page import Head, Live, Page, Shown
from exports.workbook.appraisal_results import Appraised, single
from exports.workbook.book import Book

#: Words that a formula may give.
WORDS = ("demand", "rooms", "staff", "none", "no_batch", "changed", "yes", "no", "even")


def formula_words(found: Appraised) -> dict[str, str]:
    """The words of formulas, quotes doubled."""
    return {f"word_{name}": t(found.language, f"appraisal.word.{name}").replace('"', '""') for name in WORDS}


def write_settled(book: Book, found: Appraised, cells: CaseCells) -> None:
    """Part A and the unit values of part B."""
    language, words = found.language, formula_words(found)
    page = Page(book, language, "settled", name_and_value(found))
    inputs, centre, evaluation = found.one
    units = unit_values(inputs)
    row = page.add(
        t(language, "appraisal.settled.works_years"),
        Shown(Live(f"COUNT({','.join(cells.construction_shares)})", len(cells.construction_shares)), "count"),
        "works_years",
    )
    book.define("works_years", "settled", row, 1)
    for name, formula in SETTLED.items():
        value = {"opening_time": opening_time(inputs), "last_value": last_value(inputs)}.get(name)
        for holder in (centre, evaluation, units):
            value = getattr(holder, name) if value is None and hasattr(holder, name) else value
        told = number_or_word(value, words["word_no_batch" if "no_batch" in formula else "word_none"])
        if name == "binding":
            told = t(language, f"appraisal.word.{np.ravel(centre.binding)[0]}")
        shown = Shown(Live(formula.format(**words), told), UNITS.get(name, "money"))
        row = page.add(t(language, f"appraisal.settled.{name}"), shown, name)
        book.define(name, "settled", row, 1)


def name_and_value(found: Appraised) -> list[Head]:
    """The headings of a sheet of names, values, and names in the formulas."""
    columns = {"name": ("text", 72), "value": ("money", 22), "id": ("text", 32)}
    return [Head(t(found.language, f"appraisal.settled.{name}"), *look) for name, look in columns.items()]


def number_or_word(value: Any, word: str) -> float | str:
    """A number, or the word for what has none."""
    number = single(value) if np.ravel(value)[0].__class__ is not np.str_ else np.nan
    return number if np.isfinite(number) else word
