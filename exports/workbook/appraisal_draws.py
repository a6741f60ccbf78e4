"""Draws of the option as they are, and what can be recomputed from them: mean, percentiles, share, information."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from dossier.language import t
from dossier.models.inputs import Array
from dossier.models.staging import evpi
from dossier.scenario.tables import input_rows
from exports.workbook.appraisal_page import Head, Live, Page, Shown, kind_of
from exports.workbook.appraisal_results import PARTS, SHOWN, Appraised
from exports.workbook.book import Book, column_letter

#: Results of a draw: VAN-SE without the clause, what going on brings and closing costs, whether one stops, with it.
_RESULTS = ("without", "kept", "stopped", "observed", "perfect")

#: Figures recomputed by formulas on a column of draws, and how they are computed here.
_FIGURES: Mapping[str, tuple[str, Callable[[Array], float]]] = {
    "mean": ("AVERAGE({0})", lambda values: float(values.mean())),
    "p5": ("PERCENTILE({0},0.05)", lambda values: float(np.percentile(values, 5))),
    "p50": ("PERCENTILE({0},0.5)", lambda values: float(np.percentile(values, 50))),
    "p95": ("PERCENTILE({0},0.95)", lambda values: float(np.percentile(values, 95))),
    "positive": ('COUNTIF({0},">0")/COUNT({0})', lambda values: float((values > 0).mean())),
    "evpi": ('SUMIF({0},">0")/COUNT({0})-MAX(0,AVERAGE({0}))', lambda values: evpi(values)),
}
#: Standard errors within which the draws of the sheet are said to agree with all.
_ERRORS = 3


@dataclass(frozen=True)
class DrawnColumns:
    """Where the draws stand: the range of each column by name, ``kept``, ``stopped``, ... among them."""

    ranges: Mapping[str, str]


def write_draws(book: Book, found: Appraised) -> DrawnColumns:
    """The first draws: what moves of the inputs, then the VAN-SE; with the clause by formulas."""
    language, rows = found.language, input_rows(found.catalogue, found.scenario.option_id)
    heads = [Head(t(language, "appraisal.draws.number"), "count", 9)]
    for name, values in found.moving.items():
        input_id, _, period = name.partition(":")
        said = str(getattr(rows[input_id], f"name_{language}"))
        title = t(language, "appraisal.draws.period", name=said, period=int(period)) if period else said
        heads.append(Head(title, kind_of(*values[:SHOWN].tolist()), 19))
    heads += [
        Head(t(language, f"appraisal.draws.{name}"), "count" if name == "stopped" else "money", 17) for name in _RESULTS
    ]
    page = Page(book, language, "draws", heads)
    first, places = page.first, {name: column for column, name in enumerate((*found.moving, *_RESULTS), 1)}
    letters = {name: column_letter(places[name]) for name in _RESULTS}
    kept = found.going[0] + found.going[1]
    moving = np.stack([values[:SHOWN] for values in found.moving.values()]).T if found.moving else np.empty((SHOWN, 0))
    for index in range(SHOWN):
        here = {name: f"{letter}{first + index + 1}" for name, letter in letters.items()}
        page.add(
            index + 1,
            *moving[index].tolist(),
            float(found.van_se[index]),
            float(kept[index]),
            int(found.observed.stopped[index]),
            Live("{without}-{stopped}*{kept}".format(**here), float(found.observed.van_se[index])),
            Live("{without}-MIN(0,{kept})".format(**here), float(found.perfect.van_se[index])),
        )
    return DrawnColumns({name: page.cell(first, column, first + SHOWN - 1) for name, column in places.items()})


def write_sample(book: Book, found: Appraised, drawn: DrawnColumns) -> dict[str, str]:
    """Figures by formulas on the draws of the file, beside those of all draws and the error of a part of that size.

    Returns the cell of each recomputed figure, ``without:mean`` for instance, and ``agrees`` for the last column.
    """
    language = found.language
    columns = ("series", "figure", "here", "all", "difference", "error", "agrees")
    widths = (44, 34, 16, 16, 16, 18, 16)
    heads = [
        Head(t(language, f"appraisal.sample.{name}"), "text" if name in ("series", "figure") else "million_2", width)
        for name, width in zip(columns, widths, strict=True)
    ]
    page = Page(book, language, "sample", heads)
    yes, no = (t(language, f"appraisal.word.{name}") for name in ("yes", "no"))
    cells, first = {}, page.first
    for series, values in found.by_clause.items():
        for figure, (formula, compute) in _FIGURES.items():
            kind = "share" if figure == "positive" else "million_2"
            here, whole = compute(values[:SHOWN]), compute(values)
            error = float(np.std([compute(part) for part in np.split(values, PARTS)], ddof=1))
            line = page.row + 1
            tolerance = f"{_ERRORS}*F{line}+0.000001*MAX(1,ABS(D{line}))"
            agrees = abs(here - whole) <= _ERRORS * error + 1e-6 * max(1.0, abs(whole))
            row = page.add(
                t(language, f"appraisal.series.{series}"),
                t(language, f"appraisal.figure.{figure}"),
                Shown(Live(formula.format(drawn.ranges[series]), here), kind),
                Shown(whole, kind),
                Shown(Live(f"C{line}-D{line}", here - whole), "ratio" if figure == "positive" else kind),
                Shown(error, "ratio" if figure == "positive" else kind),
                Live(f'IF(ABS(E{line})<={tolerance},"{yes}","{no}")', yes if agrees else no),
            )
            cells[f"{series}:{figure}"] = page.cell(row, 2)
    cells["agrees"] = page.cell(first, 6, page.row - 1)
    page.row += 1
    page.say(t(language, "appraisal.sample.how"))
    return cells
