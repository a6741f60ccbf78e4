"""What the appraisal workbook says of all draws: figures, combinations, shares, means, and the files beside it."""

import csv
import io
import math
from itertools import permutations
from typing import Any

import numpy as np
import openpyxl
import pytest

from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.models.conditions import CLAUSE, CONDITIONS
from dossier.models.draws import SIZE
from dossier.models.evaluation import van_se
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario, drawn
from dossier.scenario.link_codes import encoded
from dossier.scenario.staged import clause_review, path_of
from dossier.scenario.tables import computed_options, input_rows
from dossier.scenario.turns import turns_of
from dossier.selection import Selection
from exports.workbook.appraisal import SHEETS, appraisal_xlsx
from exports.workbook.appraisal_csv import flows_csv, inputs_csv
from exports.workbook.appraisal_inputs import INPUT_COLUMNS
from exports.workbook.appraisal_means import MEAN_COLUMNS
from exports.workbook.appraisal_results import SHOWN

OPTION = "efs-two-rooms"
#: Thresholds and values of the reader beside conditions: what the file must follow.
CHOSEN = Scenario(OPTION, ("C1", "C2", "C5"), {"C2": 10.0}, {"signed_patients": 40.0, "price_abroad": 130_000.0})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def book(catalogue: Catalogue) -> Any:
    """The stored values: the other file of tests holds them against the formulas."""
    content = appraisal_xlsx(catalogue, Selection(scenario=encoded(CHOSEN)))
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)


def rows(book: Any, sheet: str) -> list[tuple[Any, ...]]:
    """Rows under the headings."""
    return list(book.worksheets[SHEETS.index(sheet)].iter_rows(min_row=5, values_only=True))


def heads(book: Any, sheet: str) -> list[Any]:
    return [cell.value for cell in book.worksheets[SHEETS.index(sheet)][4]]


def test_the_draws_are_those_of_the_scenario(catalogue: Catalogue, book: Any) -> None:
    """Drawn anew; the conditions and the values of the reader hold in each."""
    lines = rows(book, "draws")
    assert len(lines) == SHOWN and [line[0] for line in lines] == list(range(1, SHOWN + 1))
    inputs = drawn(catalogue, OPTION, CHOSEN.granted, **CHOSEN.as_dict())
    named = dict(zip(heads(book, "draws"), range(len(lines[0])), strict=True))
    days = named[input_rows(catalogue, OPTION)["process_days"].name_fr]
    assert max(line[days] for line in lines) <= 10
    assert input_rows(catalogue, OPTION)["price_abroad"].name_fr not in named, "a value that is set does not vary"
    without = [line[named[t(Language.FR, "appraisal.draws.without")]] for line in lines]
    assert without == pytest.approx(np.asarray(van_se(inputs))[:SHOWN].tolist())
    clause = clause_review(catalogue, CHOSEN, "observed")
    observed = [line[named[t(Language.FR, "appraisal.draws.observed")]] for line in lines]
    assert observed == pytest.approx(clause.van_se[:SHOWN].tolist())


def test_the_draws_of_the_file_give_the_figures_of_all_within_their_error(book: Any) -> None:
    lines = [line for line in rows(book, "sample") if line[2] is not None]
    assert len(lines) == 3 * 6
    for _, _, here, whole, difference, error, agrees in lines:
        assert difference == pytest.approx(here - whole, abs=1e-6)
        assert error > 0 and abs(difference) <= 3 * error
        assert agrees == t(Language.FR, "appraisal.word.yes")


def test_combinations_are_those_of_the_option_with_the_values_of_the_reader(catalogue: Catalogue, book: Any) -> None:
    lines = rows(book, "paths")
    assert len(lines) == 2 ** len(CONDITIONS)
    assert len({line[1:6] for line in lines}) == len(lines)
    for line in lines[:: len(lines) // 5]:
        names = tuple(name for name, is_granted in zip(CONDITIONS, line[1:6], strict=True) if is_granted)
        found = path_of(catalogue, CHOSEN.under(names)).asked
        assert line[6:11] == pytest.approx(
            [
                getattr(found.values, name) if name in ("mean", "positive") else found.printed(name)
                for name in ("mean", "p5", "p50", "p95", "positive")
            ]
        )
        assert all(error > 0 for error in line[11:15])


def test_shares_are_those_of_all_orders(book: Any) -> None:
    """Over the 120 orders one by one, from the combinations of the file."""
    values = {
        frozenset(name for name, is_in in zip(CONDITIONS, line[1:6], strict=True) if is_in): line[6]
        for line in rows(book, "paths")
    }
    shares = dict.fromkeys(CONDITIONS, 0.0)
    for order in permutations(CONDITIONS):
        for place, name in enumerate(order):
            before = frozenset(order[:place])
            shares[name] += (values[before | {name}] - values[before]) / math.factorial(len(CONDITIONS))
    told = {line[0]: line for line in rows(book, "shares") if line[0]}
    start = 2 + len(CONDITIONS)
    found = told[t(Language.FR, "appraisal.share.share")][start : start + len(CONDITIONS)]
    assert found == pytest.approx(list(shares.values()), rel=1e-9)
    whole = told[t(Language.FR, "appraisal.share.whole_mean")][start]
    assert whole == pytest.approx(values[frozenset(CONDITIONS)] - values[frozenset()]) == pytest.approx(sum(found))
    assert frozenset({CLAUSE}) in values


def test_means_by_year_add_up_to_the_mean(catalogue: Catalogue, book: Any) -> None:
    lines = {line[0]: line for line in rows(book, "means") if line[0]}
    mean = float(np.mean(van_se(drawn(catalogue, OPTION, CHOSEN.granted, **CHOSEN.as_dict()))))
    both = [lines[t(Language.FR, f"appraisal.mean.{name}")] for name in ("sum", "whole")]
    place = heads(book, "means").index(t(Language.FR, "appraisal.mean.value"))
    for line in both:
        assert line[place] == pytest.approx(mean, rel=1e-9)
    assert both[0][12 : place + 1] == pytest.approx(both[1][12 : place + 1], rel=1e-9)


def test_no_figure_of_a_draw_stands_without_the_range(book: Any) -> None:
    for sheet in ("read", "result"):
        told = [str(cell) for line in rows(book, sheet) for cell in line if cell is not None]
        assert sum("cinquième centile" in text and "médiane" in text for text in told) == 3


def test_options_turns_and_information_are_all_there(catalogue: Catalogue, book: Any) -> None:
    options = [line for line in rows(book, "options") if isinstance(line[1], int | float)]
    assert len(options) == 2 * (len(computed_options(catalogue)) + 1)
    turns = turns_of(catalogue, CHOSEN)
    lines = [line for line in rows(book, "turns") if line[7]]
    assert len(lines) == len(turns)
    assert sum(line[5] is not None for line in lines) == sum(turn is not None for turn in turns.values())
    evpi = rows(book, "information")[0]
    values = clause_review(catalogue, CHOSEN, "observed").van_se
    assert evpi[1] == pytest.approx(np.maximum(values, 0).mean() - max(0.0, values.mean()))
    years = [line for line in rows(book, "clause") if line[0] and str(line[0]).startswith("Revoyure à la fin")]
    assert len(years) == 5 and len({line[1] for line in years}) > 1


def test_no_raw_code_is_written(catalogue: Catalogue, book: Any) -> None:
    """Names of the models stand in the columns that say so, and nowhere else."""
    rows_ = input_rows(catalogue, OPTION)
    codes = {"triangular", "poisson", "quantiles", "assumption", "derived", "C1", "C2", CLAUSE, OPTION} | set(rows_)
    for name in SHEETS:
        titles = heads(book, name)
        for line in rows(book, name):
            for title, cell in zip(titles, line, strict=True):
                assert title == t(Language.FR, "appraisal.input.input_id") or cell not in codes - {"rooms"}, (
                    name,
                    cell,
                )


def table(content: bytes) -> tuple[list[str], list[list[str]], dict[str, str]]:
    """Headings, rows up to the empty line, and what the file says of itself."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    end = lines.index([])
    return lines[0], lines[1:end], dict(lines[end + 1 :])


@pytest.mark.parametrize("language", list(Language))
def test_the_inputs_are_all_there(catalogue: Catalogue, language: Language) -> None:
    selection = Selection(language=language, scenario=encoded(CHOSEN))
    titles, lines, told = table(inputs_csv(catalogue, selection))
    assert len(titles) == len(INPUT_COLUMNS) and all(len(line) == len(titles) for line in lines)
    known = input_rows(catalogue, OPTION)
    schedules = sum(len(known[name].mode) for name in SCHEDULES)  # type: ignore[arg-type]
    assert len(lines) == len(known) - len(SCHEDULES) + schedules
    places = {name: place for place, name in enumerate(INPUT_COLUMNS)}
    by_name = {line[0]: line for line in lines}
    assert float(by_name["price_abroad"][places["value"]]) == 130_000
    assert float(by_name["signed_trials"][places["value"]]) == 2
    assert float(by_name["process_days"][places["most"]]) == 10
    assert by_name["process_days"][places["set_by"]] and not by_name["rooms"][places["set_by"]]
    assert float(by_name["rooms"][places["mean"]]) == 2
    assert all(line[places["law"]] and line[places["status"]] and line[places["basis"]] for line in lines)
    assert encoded(CHOSEN) in told.values() and str(SIZE) in told.values()


def test_the_flows_add_up_to_the_mean(catalogue: Catalogue) -> None:
    _, lines, told = table(flows_csv(catalogue, Selection()))
    columns = dict(zip(MEAN_COLUMNS, zip(*lines, strict=True), strict=True))
    total = {name: sum(map(float, cells)) for name, cells in columns.items() if name.startswith("discounted_")}
    costs = ("works", "authorisation", "operation_fixed", "operation_variable", "renewal", "funds")
    net = (
        total["discounted_benefit"] + total["discounted_residual"] - sum(total[f"discounted_{name}"] for name in costs)
    )
    assert net == pytest.approx(float(np.mean(van_se(drawn(catalogue, OPTION)))))
    assert str(catalogue.version) in told.values()
