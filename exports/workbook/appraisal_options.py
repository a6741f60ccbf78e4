"""The options side by side under the same conditions, and the one that the rule of the Guide keeps, by a formula."""

from dossier.language import t
from dossier.scenario.figures import nothing
from dossier.scenario.moves import with_option
from dossier.scenario.staged import ladder_of
from dossier.scenario.tables import OPTION_TABLE, REFERENCE, computed_options
from dossier.scenario.told import option_label
from exports.workbook.appraisal_page import Head, Live, Page
from exports.workbook.appraisal_paths import figure_cells, figure_heads
from exports.workbook.appraisal_results import Appraised
from exports.workbook.appraisal_settled import formula_words
from exports.workbook.book import Book


def write_options(book: Book, found: Appraised) -> None:
    """Without the clause, then with it: a row an option, in words those that lack figures."""
    catalogue, language = found.catalogue, found.language
    heads = [Head(t(language, "appraisal.option.name"), "text", 46), *figure_heads(found)]
    page = Page(book, language, "options", [*heads, Head(t(language, "appraisal.option.said"), "text", 60)])
    scenarios = {name: with_option(catalogue, found.scenario, name) for name in computed_options(catalogue)}
    ladder, words = ladder_of(catalogue, scenarios), formula_words(found)
    listed = sorted(catalogue.records(OPTION_TABLE), key=lambda row: row.order)
    blank = [None] * (len(heads) - 1)
    reference = option_label(catalogue, language, REFERENCE)
    for side in ("without", "with_clause"):
        page.title(t(language, f"appraisal.option.{side}"))
        figures = {name: getattr(result, side) for name, result in ladder.items()}
        projects = [row for row in listed if row.option_id in figures]
        first = page.row + 1
        for row in projects:
            name = option_label(catalogue, language, row.option_id)
            page.add(name, *figure_cells(figures[row.option_id]), getattr(row, f"description_{language}"))
        last = page.row
        for row in listed:
            name, said = option_label(catalogue, language, row.option_id), getattr(row, f"description_{language}")
            if row.option_id == REFERENCE:
                page.add(name, *figure_cells(nothing()), said)
            elif row.option_id not in figures:
                page.add(name, *blank, said)
        best = max(projects, key=lambda row: figures[row.option_id].values.mean).option_id
        means, errors = f"B{first}:B{last}", f"G{first}:G{last}"
        place = f"MATCH(MAX({means}),{means},0)"
        formula = (
            f'IF(ABS(MAX({means}))<=2*INDEX({errors},{place}),"{words["word_even"]}",'
            f'IF(MAX({means})<0,"{reference}",INDEX(A{first}:A{last},{place})))'
        )
        kept = option_label(catalogue, language, best) if figures[best].values.mean >= 0 else reference
        kept = kept if figures[best].mean_has_sign else words["word_even"]
        page.add(t(language, "appraisal.option.kept"), Live(formula, kept), bold=True)
    page.row += 1
    page.say(t(language, "appraisal.option.how"))
