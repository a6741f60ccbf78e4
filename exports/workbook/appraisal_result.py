"""Present values of one draw by formulas, its clause, and beside them the range of all draws."""

from collections.abc import Mapping
from typing import Any

from dossier.language import t
from dossier.models.evaluation import unit_values
from dossier.models.staging import going_on
from dossier.scenario.figures import Figures, nothing
from dossier.scenario.staged import clause_of
from dossier.scenario.tables import REFERENCE
from dossier.scenario.told import in_millions, share
from exports.workbook.appraisal_case import CHANGED, CHOSEN
from exports.workbook.appraisal_draws import DrawnColumns
from exports.workbook.appraisal_formulas import RESULT, UNITS
from exports.workbook.appraisal_page import Live, Page, Shown
from exports.workbook.appraisal_results import Appraised, single
from exports.workbook.appraisal_settled import formula_words, name_and_value, number_or_word
from exports.workbook.book import Book


def write_result(book: Book, found: Appraised, flows: Mapping[str, str], drawn: DrawnColumns) -> dict[str, str]:
    """Present values of the draw, its clause, and beside them the range of all draws; returns cells of checks."""
    language, words = found.language, formula_words(found)
    page = Page(book, language, "result", name_and_value(found))
    inputs, _, evaluation = found.one
    going, closing = (single(value) for value in going_on(*found.one))
    units, released = unit_values(inputs), single(evaluation.pv_released)
    made, van_se = 1 - single(inputs.foreign_sponsor_share), single(evaluation.van_se)
    values: dict[str, Any] = {
        "pv_abroad": made * released * single(units.bought_abroad),
        "pv_elsewhere": made * released * single(units.made_elsewhere),
        "pv_not_made": made * released * single(units.not_made),
        "pv_health": made * released * single(inputs.health_value_per_batch),
        "pv_foreign_fees": (1 - made) * released * single(inputs.fee),
        "going_on": going,
        "closing": closing,
        "van_se_stopped": van_se - going - closing,
        "van_se_perfect": van_se - min(0.0, going + closing),
    }
    for name, formula in RESULT.items():
        value = values[name] if name in values else getattr(evaluation, name)
        told = number_or_word(value, words["word_no_batch" if "no_batch" in formula else "word_none"])
        shown = Shown(Live(formula.format(**flows, **words), told), UNITS.get(name, "money"))
        row = page.add(t(language, f"appraisal.result.{name}"), shown, name, bold=name == "van_se")
        book.define(name, "result", row, 1)
    index = found.shown - 1
    stored = {name: f"INDEX({drawn.ranges[name]},{CHOSEN})" for name in ("without", "stopped", "observed")}
    changed = f'IF({CHANGED}>0,"{words["word_changed"]}",{{}})'
    index_of = changed.format(f"IF({stored['stopped']}=1,van_se_stopped,van_se)")
    row = page.add(
        t(language, "appraisal.result.van_se_observed"), Live(index_of, float(found.observed.van_se[index])), ""
    )
    cells = {"clause": page.cell(row, 1)}
    for name, value in (("without", van_se), ("observed", float(found.observed.van_se[index]))):
        row = page.add(t(language, f"appraisal.result.stored_{name}"), Live(changed.format(stored[name]), value), "")
        cells[name] = page.cell(row, 1)
    page.title(t(language, "appraisal.result.range"))
    for name in found.by_clause:
        page.add(t(language, f"appraisal.series.{name}"))
        page.say(figures_in_words(found, name))
    return cells


def figures_in_words(found: Appraised, series: str) -> str:
    """Mean, percentiles and share of all draws, at the digit that sampling allows."""
    language, figures = found.language, figures_by_clause(found)[series]
    printed = {name: in_millions(language, figures.printed(name)) for name in ("mean", "p5", "p50", "p95")}
    positive = share(language, figures.values.positive, figures.step("positive"))
    return t(language, "appraisal.figures", positive=positive, **printed)


def figures_by_clause(found: Appraised) -> dict[str, Figures]:
    """The figures of all draws with their errors, by what is known at the review."""
    if found.scenario.option_id == REFERENCE:
        return {name: nothing() for name in found.by_clause}
    clause = clause_of(found.catalogue, found.scenario)
    return {name: getattr(clause, name) for name in found.by_clause}
