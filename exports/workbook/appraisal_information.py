"""What it is worth to know before deciding: everything, each unknown, what can be bought before building."""

from dataclasses import fields

import numpy as np

from dossier.language import t
from dossier.models.information import Purchase
from dossier.scenario.figures import at_step
from dossier.scenario.tables import input_rows
from dossier.scenario.worth import GROUPS, knowing_of
from exports.workbook.appraisal_draws import DrawnColumns
from exports.workbook.appraisal_page import Head, Live, Page, Shown, millions
from exports.workbook.appraisal_results import SHOWN, Appraised
from exports.workbook.book import Book

_SHARES = ("built", "built_positive")
#: Steps, EUR, that sampling allows to the draws built; a value of information is shown at a tenth of a million.
_STEPS = {"built_mean": 500_000.0, "built_p5": 1_000_000.0}


def write_information(book: Book, found: Appraised, drawn: DrawnColumns) -> None:
    """EVPI by a formula on the draws of the file beside that of all draws; then the values of the regressions."""
    language, scenario = found.language, found.scenario
    widths = {"what": 62, "value": 18, "here": 26, "id": 26}
    heads = [
        Head(t(language, f"appraisal.information.{name}"), "text" if name in ("what", "id") else "million", width)
        for name, width in widths.items()
    ]
    page = Page(book, language, "information", heads)
    knowing = knowing_of(found.catalogue, scenario)
    series = "observed" if scenario.has_clause else "without"
    values = found.by_clause[series][:SHOWN]
    here = float(np.maximum(values, 0).mean() - max(0.0, values.mean()))
    column = drawn.ranges[series]
    formula = f'SUMIF({column},">0")/COUNT({column})-MAX(0,AVERAGE({column}))'
    page.add(t(language, "appraisal.information.everything"), knowing.evpi, Live(formula, here), "evpi", bold=True)
    rows = input_rows(found.catalogue, scenario.option_id)
    for name, value in sorted(knowing.evppi.items(), key=lambda item: -item[1]):
        said = (
            t(language, f"appraisal.information.{name}") if name in GROUPS else getattr(rows[name], f"name_{language}")
        )
        page.add(str(said), value, None, name)
    page.title(t(language, "appraisal.information.purchase"))
    if knowing.bought is None:
        page.say(t(language, "appraisal.information.nothing"))
    else:
        for field in fields(Purchase):
            figure = float(getattr(knowing.bought, field.name))
            if field.name in _STEPS and np.isfinite(figure):
                figure = at_step(figure, _STEPS[field.name])
            told = Shown(
                figure, "share" if field.name in _SHARES else millions(_STEPS.get(field.name, 0.0), is_rounded=True)
            )
            none = t(language, "appraisal.word.none")
            page.add(
                t(language, f"appraisal.bought.{field.name}"), told if np.isfinite(figure) else none, None, field.name
            )
    page.row += 1
    page.say(t(language, f"appraisal.information.of_{series}"))
    for part in ("evpi", "evppi", "regression", "groups", "price", "ceiling"):
        page.say(t(language, f"appraisal.information.how_{part}"))
