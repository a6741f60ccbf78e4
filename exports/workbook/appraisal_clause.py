"""The review clause: without it, with what is known then, with everything known; other review years; what it costs."""

import numpy as np

from dossier.language import t
from dossier.models.summaries import Summary, summary
from dossier.scenario import Scenario
from dossier.scenario.faults import ScenarioFault
from dossier.scenario.figures import Figures
from dossier.scenario.staged import path_of
from dossier.scenario.tables import REFERENCE, input_rows
from exports.workbook.appraisal_page import Head, Page, Shown
from exports.workbook.appraisal_paths import figure_cells, figure_heads
from exports.workbook.appraisal_result import figures_by_clause
from exports.workbook.appraisal_results import Appraised
from exports.workbook.book import Book


def write_clause(book: Book, found: Appraised) -> None:
    """Figures of all draws with their errors, and the words of the rule."""
    language = found.language
    heads = [Head(t(language, "appraisal.sample.series"), "text", 44), *figure_heads(found)]
    page = Page(book, language, "clause", [*heads, Head(t(language, "appraisal.path.stopped"), "share", 12)])
    figures = figures_by_clause(found)
    stops = {"observed": found.observed, "perfect": found.perfect}
    for name, values in figures.items():
        stopped = float(stops[name].stopped.mean()) if name in stops else None
        page.add(t(language, f"appraisal.series.{name}"), *figure_cells(values), stopped)
    page.row += 1
    year = int(np.max(found.draws[0].review_year))
    page.add(t(language, "appraisal.clause.year"), Shown(float(year), "count"))
    page.add(t(language, "appraisal.clause.closing"), *_closing(found))
    fit = found.observed.fit
    if fit is not None:
        page.add(t(language, "appraisal.clause.explained"), Shown(fit.explained, "share"))
    if found.scenario.option_id != REFERENCE:
        page.title(t(language, "appraisal.clause.other_years"))
        for other, result, stopped in _other_years(found):
            page.add(t(language, "appraisal.clause.in_year", year=other), *figure_cells(result), stopped)
    page.row += 1
    for part in ("rule", "known", "learned", "observed", "stage"):
        page.say(t(language, f"appraisal.clause.{part}"))


def _closing(found: Appraised) -> list[Shown]:
    """What closing would cost over the draws: mean, fifth percentile, median, ninety-fifth."""
    cost: Summary = summary(found.going[1])
    return [Shown(value, "million") for value in (cost.mean, cost.p5, cost.p50, cost.p95)]


def _other_years(found: Appraised) -> list[tuple[int, Figures, float]]:
    """The observed clause at each review year that can be set."""
    row = input_rows(found.catalogue, found.scenario.option_id)["review_year"]
    results = []
    for year in range(int(row.minimum or 1), int(row.maximum or 0) + 1):
        values = {**found.bare.as_dict(), "review_year": float(year)}
        asked = Scenario(found.bare.option_id, found.bare.conditions, found.bare.thresholds, tuple(values.items()))
        try:
            result = path_of(found.catalogue, asked)
        except ScenarioFault:
            continue
        results.append((year, result.with_clause, result.stopped))
    return results
