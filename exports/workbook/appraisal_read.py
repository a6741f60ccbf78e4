"""The first sheet, which says what the file is; the sheet of checks; what a file of the appraisal says of itself."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.language import t
from dossier.models.draws import DECIDING_SEED, SIZE, TRAINING_SEED
from dossier.publisher import signature
from dossier.scenario import MODEL_VERSION
from dossier.scenario.link_codes import encoded
from dossier.scenario.staged import grid_of
from dossier.scenario.told import assumed
from exports.workbook.appraisal_page import Head, Live, Page, Shown
from exports.workbook.appraisal_result import figures_in_words
from exports.workbook.appraisal_results import SHOWN, Appraised
from exports.workbook.appraisal_settled import formula_words
from exports.workbook.book import Book

#: Relative tolerance of the checks by formulas, and how it is written in a formula.
_CLOSE = "0.000000001"
#: How the two sides of a check over all draws are shown: not to the euro, which sampling does not allow.
_KINDS = {"means": "million_2", "shares_mean": "million_2", "shares_positive": "share"}


def appraisal_statements(found: Appraised) -> Iterator[tuple[str, Any]]:
    """The scenario, its figures over the draws, how they were drawn, the versions."""
    language = found.language
    yield t(language, "appraisal.about.scenario"), assumed(found.catalogue, language, found.scenario)
    yield t(language, "appraisal.about.code"), encoded(found.scenario)
    for name in found.by_clause:
        yield t(language, f"appraisal.series.{name}"), figures_in_words(found, name)
    yield t(language, "appraisal.about.draws"), SIZE
    yield t(language, "appraisal.about.shown"), SHOWN
    yield t(language, "appraisal.about.seed"), DECIDING_SEED
    yield t(language, "appraisal.about.training_seed"), TRAINING_SEED
    yield t(language, "export.field.version"), str(found.catalogue.version)
    yield t(language, "export.field.model"), MODEL_VERSION
    yield t(language, "page.about.publisher.title"), signature(language)


def write_read(book: Book, found: Appraised, sheets: tuple[str, ...]) -> None:
    """What the file is, how it is to be read, and its sheets."""
    language = found.language
    page = Page(book, language, "read", [Head("", "text", 46), Head("", "text", 110)])
    for name, value in appraisal_statements(found):
        page.add(name, str(value))
    page.title(t(language, "appraisal.how.title"))
    for part in ("change", "colours", "mean", "digits", "rule", "limits"):
        page.say(t(language, f"appraisal.how.{part}"))
    page.title(t(language, "appraisal.how.sheets"))
    for sheet in sheets:
        book.link_to_sheet("read", page.row, 0, sheet)
        page.add(None, t(language, f"appraisal.says.{sheet}"))


def write_checks(book: Book, found: Appraised, pairs: Mapping[str, tuple[str, str]], sample: str) -> None:
    """Each check: two cells that must hold the same, their difference, and whether they do."""
    language, words = found.language, formula_words(found)
    columns = {"what": 80, "one": 20, "other": 20, "difference": 16, "agrees": 16}
    heads = [
        Head(t(language, f"appraisal.check.{name}"), "text" if name == "what" else "money", width)
        for name, width in columns.items()
    ]
    page = Page(book, language, "checks", heads)
    values = _expected(found)
    yes, no = words["word_yes"], words["word_no"]
    for name, (one, other) in pairs.items():
        kind = _KINDS.get(name, "money")
        line, value = page.row + 1, values[name]
        agrees = f'IF(ABS(D{line})<={_CLOSE}*MAX(1,ABS(C{line})),"{yes}","{no}")'
        changed = words["word_changed"]
        page.add(
            t(language, f"appraisal.check.{name}"),
            Shown(Live(one, value), kind),
            Shown(Live(other, value), kind),
            Live(f'IF(ISNUMBER(C{line}),B{line}-C{line},"{changed}")', 0.0),
            Live(f'IF(ISNUMBER(D{line}),{agrees},"{changed}")', yes),
        )
    page.add(
        t(language, "appraisal.check.sample"),
        None,
        None,
        None,
        Live(f'IF(COUNTIF({sample},"{no}")=0,"{yes}","{no}")', yes),
    )


def _expected(found: Appraised) -> dict[str, float]:
    one, index = float(found.van_se[found.shown - 1]), found.shown - 1
    cells = grid_of(found.catalogue, found.scenario)
    first, last = cells[0].result, cells[-1].result
    whole = {
        "by_formulas": one,
        "by_formulas_observed": float(found.observed.van_se[index]),
        "means": float(found.van_se.mean()),
    }
    if first and last:
        whole["shares_mean"] = last.with_clause.values.mean - first.without.values.mean
        whole["shares_positive"] = last.with_clause.values.positive - first.without.values.positive
    return whole
