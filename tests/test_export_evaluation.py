"""The appraisal workbook over one draw: its formulas are recalculated here as a spreadsheet would do it."""

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import numpy as np
import openpyxl
import pytest
from built import CATALOGUE
from recalculated import Spreadsheet

from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.models.flows import last_value, opening_time
from dossier.models.staging import Draws, evaluated, going_on
from dossier.models.unit_values import unit_values
from dossier.scenario import Scenario, drawn
from dossier.scenario.link_codes import encoded
from dossier.selection import Selection
from exports.workbook.appraisal import SHEETS, appraisal_xlsx
from exports.workbook.appraisal_csv import inputs_csv
from exports.workbook.appraisal_formulas import FLOWS, RESULT, SETTLED
from exports.workbook.appraisal_results import SHOWN, draw_at

OPTION = "efs-two-rooms"
#: Values that an expert may type over those of a draw.
CASES: tuple[dict[str, float], ...] = (
    {"price_abroad": 150_000.0, "share_abroad": 0.9, "share_not_made": 0.1},
    {"discount_rate": 0.045, "public_funds_lambda": 0.3, "residual_share": 0.2},
    {"discount_rate": 0.0, "economic_life": 33.0, "operating_years": 33.0, "renewal_year": 12.0, "renewal_share": 0.5},
    {"operating_years": 6.0, "renewal_year": 6.0, "review_year": 5.0},
    {"operating_years": 7.0, "renewal_year": 9.0, "demand_period": 2.0},
    {"foreign_sponsor_share": 0.3, "private_sponsor_share": 0.9, "health_value_per_batch": 12_000.0},
    {"rooms": 5.0, "fte_per_room": 1.0, "minimum_fte": 7.0, "process_days": 30.0, "parallel_batches": 3.0},
    {"signed_trials": 2.0, "contract_years": 3.0, "signed_patients": 75.0, "authorisation_months": 7.0},
    {"loss_rate": 0.5, "retry_rate": 0.5, "fee": 0.0},
    {"rooms": 0.0, "minimum_fte": 0.0},
)


def made(catalogue: Catalogue, scenario: Scenario, language: Language = Language.FR) -> bytes:
    return appraisal_xlsx(catalogue, Selection(language=language, scenario=encoded(scenario)))


@pytest.fixture(scope="module")
def plain(catalogue: Catalogue) -> bytes:
    return made(catalogue, Scenario(OPTION))


@pytest.fixture(scope="module")
def opened(plain: bytes) -> Spreadsheet:
    """For those that put back what they change."""
    return Spreadsheet(plain)


def case_of(catalogue: Catalogue, number: int, **values: float) -> Draws:
    """A draw of the models, drawn anew, with an expert's values."""
    return evaluated(replace(draw_at(drawn(catalogue, OPTION), number - 1), **values))  # type: ignore[arg-type]


def expected(draws: Draws) -> dict[str, Any]:
    """Every result of one draw, by its name in the formulas; those without a number are left out."""
    inputs, centre, evaluation = draws
    going, closing = going_on(*draws)
    found: dict[str, Any] = {"opening_time": opening_time(inputs), "last_value": last_value(inputs)}
    for name in (*SETTLED, *RESULT):
        for holder in (centre, evaluation, unit_values(inputs)):
            if hasattr(holder, name):
                found[name] = getattr(holder, name)
    found |= {"going_on": going, "closing": closing, "van_se_stopped": evaluation.van_se - going - closing}
    found["van_se_perfect"] = np.maximum(evaluation.van_se, found["van_se_stopped"])
    del found["binding"]
    numbers = {name: float(np.ravel(value)[0]) for name, value in found.items()}
    return {name: value for name, value in numbers.items() if np.isfinite(value)}


def own_cell(sheet: Spreadsheet, name: str) -> tuple[str, str]:
    """Where an expert types a value: beside the one that the formulas read."""
    place, cell = sheet.names[name].rsplit("!", 1)
    return place.strip("'"), cell.replace("$F", "E").replace("$", "")


def check_model(sheet: Spreadsheet, draws: Draws) -> None:
    for name, value in expected(draws).items():
        assert sheet.named(name) == pytest.approx(value, rel=1e-9, abs=1e-6), name


@pytest.mark.parametrize("language", list(Language))
def test_the_numbers_shown_are_those_of_the_formulas(catalogue: Catalogue, language: Language) -> None:
    sheet = Spreadsheet(made(catalogue, Scenario(OPTION, ("C1", "C5")), language))
    formulas = list(sheet.formulas())
    assert len(formulas) > 2 * SHOWN + len(SETTLED) + len(RESULT) + 40 * (len(FLOWS) - 3)
    assert sheet.wrong() == []
    place, cell = formulas[len(formulas) // 2]
    sheet.shown[place][cell].value *= 1 + 1e-6
    assert sheet.wrong() == [(place, cell)], "a damaged value is seen"


@pytest.mark.parametrize("number", [1, 77, SHOWN])
def test_any_draw_is_made_again(catalogue: Catalogue, opened: Spreadsheet, number: int) -> None:
    place, cell = (part.strip("'").replace("$", "") for part in opened.names["draw_number"].rsplit("!", 1))
    before = opened.book[place][cell].value
    opened.put(place, cell, number)
    check_model(opened, case_of(catalogue, number))
    checks = opened.book.worksheets[SHEETS.index("checks")]
    yes = t(Language.FR, "appraisal.word.yes")
    told = [opened.value(checks.title, row[4].coordinate) for row in checks.iter_rows(min_row=5)]
    assert len(told) == 6 and set(told) == {yes}
    opened.put(place, cell, before)


@pytest.mark.parametrize("values", CASES, ids=str)
def test_a_typed_value_gives_what_the_model_gives(
    catalogue: Catalogue, opened: Spreadsheet, values: dict[str, float]
) -> None:
    number = int(opened.named("draw_number"))
    for name, value in values.items():
        opened.put(*own_cell(opened, name), value)
    assert opened.named("values_changed") == len(values)
    check_model(opened, case_of(catalogue, number, **values))
    word = t(Language.FR, "appraisal.word.changed")
    checks = opened.book.worksheets[SHEETS.index("checks")].title
    assert [opened.value(checks, f"E{row}") for row in (5, 6)] == [word, word], "nothing stored is compared with them"
    for name in values:
        opened.put(*own_cell(opened, name), None)


def test_a_year_is_what_the_model_has(catalogue: Catalogue, opened: Spreadsheet) -> None:
    """Column by column, past the last year too, where nothing flows."""
    flows = case_of(catalogue, int(opened.named("draw_number")))[2].yearly.as_dict()
    sheet = opened.book.worksheets[SHEETS.index("flows")]
    last = sheet.max_row
    for column, name in enumerate(FLOWS):
        if name in flows:
            letter = openpyxl.utils.get_column_letter(column + 1)
            found = [float(opened.value(sheet.title, f"{letter}{row}")) for row in range(5, last + 1)]
            years = len(flows[name])
            assert found[:years] == pytest.approx(np.ravel(flows[name]).tolist(), rel=1e-9, abs=1e-6), name
            if name not in ("time", "operating_year"):
                assert not any(found[years:]), name


@pytest.mark.grid
@pytest.mark.parametrize(
    "scenario",
    [
        Scenario("reference"),
        Scenario("new-six-rooms", ("C1", "C2", "C3", "C4", "C5")),
        Scenario(OPTION, ("C5",), (), (("process_days", 20.0), ("fee", 0.0))),
        Scenario(OPTION, (), (), (("trials_mean", 0.0), ("trials_served", 0.0))),
    ],
    ids=encoded,
)
def test_every_scenario_has_its_workbook(catalogue: Catalogue, scenario: Scenario) -> None:
    """Nothing built, everything granted, a condition contradicted, no batch."""
    sheet = Spreadsheet(made(catalogue, scenario, Language.EN))
    assert sheet.wrong() == []
    shown = {
        str(cell.value) for page in sheet.shown for row in page.iter_rows() for cell in row if cell.value is not None
    }
    assert not {text for text in shown if text in ("nan", "None", "inf") or text.startswith("#")}
    for name, value in scenario.overrides:
        if name != "trials_served":
            assert sheet.named(name) == value


def test_equal_inputs_give_equal_bytes_without_a_clock(catalogue: Catalogue, plain: bytes) -> None:
    assert made(catalogue, Scenario(OPTION)) == plain
    date = catalogue.version.date
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert {"{:04}-{:02}-{:02}".format(*entry.date_time[:3]) for entry in archive.infolist()} == {date}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {date}


def test_no_function_is_volatile_or_new(opened: Spreadsheet) -> None:
    known = set(Spreadsheet.functions)
    for place, cell in opened.formulas():
        formula = re.sub(r'"[^"]*"', "", opened.book[place][cell].value)
        assert set(re.findall(r"([A-Z][A-Z.0-9]+)\(", formula)) <= known, (place, cell)


def test_a_text_is_never_run() -> None:
    """The data check refuses a formula in a table; what is written does not count on it."""
    danger = "=HYPERLINK(0)"
    first, second, *others = CATALOGUE.records("model_inputs")
    spoilt = (first, second.model_copy(update={"basis_fr": danger}), *others)
    catalogue = replace(CATALOGUE, rows={**CATALOGUE.rows, "model_inputs": spoilt})
    content = appraisal_xlsx(catalogue, Selection())
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[SHEETS.index("inputs")]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == danger]
    assert [cell.data_type for cell in cells] == ["s"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert "<f>HYPERLINK" not in archive.read(name).decode("utf-8", "replace")
    told = inputs_csv(catalogue, Selection()).decode("utf-8-sig")
    assert f"'{danger}" in told and f",{danger}" not in told
