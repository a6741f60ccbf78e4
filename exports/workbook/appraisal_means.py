"""The mean over the draws year by year: the mean case, which is not the model at mean inputs."""

from collections.abc import Iterator, Mapping

import numpy as np

from dossier.language import t
from dossier.models.inputs import Array
from exports.workbook.appraisal_page import Head, Live, Page
from exports.workbook.appraisal_results import Appraised
from exports.workbook.book import Book, column_letter

#: Flows in euros, costs and receipts positive.
_FLOWS = (
    *("works", "authorisation", "operation_fixed", "operation_variable", "renewal", "residual"),
    *("benefit", "public_spending"),
)
_DISCOUNTED = tuple(f"discounted_{name}" for name in _FLOWS)
#: Columns of the means, given; two columns by formulas follow on the sheet.
MEAN_COLUMNS = ("phase", "time", "started", "released", *_FLOWS, *_DISCOUNTED, "discounted_funds")
#: Those in euros.
MEAN_EUROS = (*_FLOWS, *_DISCOUNTED, "discounted_funds")
#: What a year adds to the mean VAN-SE, from the discounted columns.
_VALUE = (
    "{discounted_benefit}-{discounted_works}-{discounted_authorisation}-{discounted_operation_fixed}"
    "-{discounted_operation_variable}-{discounted_renewal}+{discounted_residual}-{discounted_funds}"
)
#: The total of a discounted column -> what the evaluation of each draw calls it.
_TOTALS = {
    **{f"discounted_{name}": f"pv_{name}" for name in _FLOWS if name != "benefit"},
    "discounted_benefit": "pv_benefits",
    "discounted_funds": "pv_public_funds_cost",
}


def mean_flows(found: Appraised) -> Iterator[dict[str, float | str]]:
    """A row a year of works, the authorisation, then a row an operating year: means over all draws."""
    return _lines(found, *_means(found))


def _lines(found: Appraised, columns: Mapping[str, Array], operating_year: Array) -> Iterator[dict[str, float | str]]:
    works = len(found.draws[0].construction_shares)
    for index, year in enumerate(operating_year):
        phase = "works" if index < works else "authorisation" if not year else "operation"
        told = t(found.language, f"appraisal.phase.{phase}", n=int(year) or index + 1)
        yield {"phase": told, **{name: float(values[index]) for name, values in columns.items()}}


def _means(found: Appraised) -> tuple[Mapping[str, Array], Array]:
    inputs, _, evaluation = found.draws
    flows = evaluation.yearly
    shape = flows.net.shape
    time = np.broadcast_to(flows.time, shape)
    factor = (1.0 + np.asarray(inputs.discount_rate)) ** -time
    known = flows.as_dict()
    columns: dict[str, Array] = {"time": time.mean(axis=1)}
    for name in ("started", "released", *_FLOWS):
        columns[name] = np.broadcast_to(known[name], shape).mean(axis=1)
    for name in _FLOWS:
        columns[f"discounted_{name}"] = (factor * known[name]).mean(axis=1)
    columns["discounted_funds"] = (factor * known["public_spending"] * inputs.public_funds_lambda).mean(axis=1)
    return columns, np.broadcast_to(flows.operating_year, shape)[:, 0]


def write_means(book: Book, found: Appraised) -> dict[str, str]:
    """Means by year as values, their sums by formulas, and the means of the present values of the draws."""
    language, evaluation = found.language, found.draws[2]
    names = (*MEAN_COLUMNS, "value", "cumulated")
    kinds = {"phase": "text", "time": "batches", "started": "batches", "released": "batches"}
    heads = [
        Head(t(language, f"appraisal.mean.{name}"), kinds.get(name, "million_2"), 30 if name == "phase" else 15)
        for name in names
    ]
    page = Page(book, language, "means", heads)
    letters = {name: column_letter(column) for column, name in enumerate(names)}
    columns, years = _means(found)
    cumulated = 0.0
    for line in _lines(found, columns, years):
        here = {name: f"{letter}{page.row + 1}" for name, letter in letters.items()}
        number = {name: float(value) for name, value in line.items() if name != "phase"}
        value = _value(number)
        cumulated += value
        so_far = f"SUM({letters['value']}${page.first + 1}:{here['value']})"
        page.add(*(line[name] for name in MEAN_COLUMNS), Live(_VALUE.format(**here), value), Live(so_far, cumulated))
    first, last = page.first + 1, page.row
    discounted = names[names.index(_DISCOUNTED[0]) : -1]
    sums = {name: float(columns[name].sum()) for name in discounted if name != "value"}
    sums["value"] = cumulated
    skipped = [None] * (names.index(_DISCOUNTED[0]) - 1)
    total = page.add(
        t(language, "appraisal.mean.sum"),
        *skipped,
        *(Live(f"SUM({letters[name]}{first}:{letters[name]}{last})", sums[name]) for name in discounted),
        bold=True,
    )
    whole = {name: float(np.mean(getattr(evaluation, pv))) for name, pv in _TOTALS.items()}
    whole["value"] = float(found.van_se.mean())
    mean = page.add(t(language, "appraisal.mean.whole"), *skipped, *(whole[name] for name in discounted))
    place = names.index("value")
    page.row += 1
    page.say(t(language, "appraisal.mean.how"))
    return {"sum": page.cell(total, place), "whole": page.cell(mean, place)}


def _value(number: Mapping[str, float]) -> float:
    costs = ("works", "authorisation", "operation_fixed", "operation_variable", "renewal", "funds")
    gained = number["discounted_benefit"] + number["discounted_residual"]
    return gained - sum(number[f"discounted_{name}"] for name in costs)
