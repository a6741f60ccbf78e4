"""The workbook and files of the evaluation: the formulas are recalculated here as a spreadsheet would do it."""

import csv
import io
import math
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

import openpyxl
import pytest
from built import CATALOGUE

from dossier.catalogue import Catalogue
from dossier.language import Language
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario
from dossier.scenario.rows import rows_of
from dossier.scenario.runs import results
from dossier.selection import Selection
from exports.workbook.appraisal import SHEETS, appraisal_xlsx
from exports.workbook.appraisal_formulas import FLOWS, RESULT, SETTLED
from exports.workbook.appraisal_rows import INPUT_COLUMNS, flows_csv, inputs_csv

OPTION = "efs-two-rooms"
CASES = (
    {},
    {"price_abroad": 150_000.0, "share_abroad": 0.9, "share_not_made": 0.1},
    {"discount_rate": 0.045, "public_funds_lambda": 0.3, "residual_share": 0.2},
    {"operating_years": 33.0, "renewal_year": 12.0, "renewal_share": 0.5},
    {"operating_years": 6.0, "renewal_year": 6.0},
    {"foreign_sponsor_share": 0.3, "private_sponsor_share": 0.9, "health_value_per_batch": 12_000.0},
    {"rooms": 5.0, "trials_served": 0.5, "fte_per_room": 1.0, "minimum_fte": 7.0, "process_days": 30.0},
    {"trials_served": 0.0},
)


class Spreadsheet:
    """Enough of a spreadsheet to recalculate ours: names, references, seven functions."""

    functions: ClassVar[dict[str, Callable[..., Any]]] = {
        "IF": lambda test, yes, no: yes if test else no,
        "AND": lambda *tests: all(tests),
        "INT": math.floor,
        "MAX": max,
        "MIN": min,
        "SUM": sum,
        "COUNT": lambda *values: len(values),
        "SUMPRODUCT": lambda one, two: sum(a * b for a, b in zip(one, two, strict=True)),
    }
    token = re.compile(
        r"'(?P<sheet>[^']+)'!\$?(?P<c1>[A-Z]+)\$?(?P<r1>\d+)(?::\$?(?P<c2>[A-Z]+)\$?(?P<r2>\d+))?"
        r"|(?P<here>\b[A-Z]{1,2}\d+\b)|(?P<call>[A-Z]+)(?=\()|(?P<name>\b[a-z_]+\b)|(?P<equal>(?<![<>])=)|(?P<power>\^)"
    )

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        self.names = {name: defined.attr_text for name, defined in self.book.defined_names.items()}
        self.known: dict[tuple[str, str], Any] = {}

    def set(self, name: str, value: float) -> None:
        sheet, cell = self.place(name)
        self.book[sheet][cell] = value
        self.known.clear()

    def place(self, name: str) -> tuple[str, str]:
        sheet, cell = self.names[name].rsplit("!", 1)
        return sheet.strip("'"), cell.replace("$", "")

    def named(self, name: str) -> Any:
        return self.value(*self.place(name))

    def value(self, sheet: str, cell: str) -> Any:
        if (sheet, cell) not in self.known:
            written = self.book[sheet][cell].value
            formula = isinstance(written, str) and written.startswith("=")
            self.known[sheet, cell] = self.calculate(sheet, written[1:]) if formula else written
        return self.known[sheet, cell]

    def calculate(self, sheet: str, formula: str) -> Any:
        def python(found: re.Match[str]) -> str:
            if found["sheet"] and found["c2"]:
                cells = [f"{found['c1']}{row}" for row in range(int(found["r1"]), int(found["r2"]) + 1)]
                return f"[cell(c, {found['sheet']!r}) for c in {cells!r}]"
            if found["sheet"]:
                return f"cell('{found['c1']}{found['r1']}', {found['sheet']!r})"
            if found["here"]:
                return f"cell('{found['here']}')"
            if found["name"]:
                return f"named('{found['name']}')"
            return found["call"] or ("==" if found["equal"] else "**")

        scope = {
            **self.functions,
            "cell": lambda name, place=sheet: self.value(place, name),
            "named": self.named,
        }
        return eval(self.token.sub(python, formula), {"__builtins__": {}, **scope})

    def formulas(self) -> list[tuple[str, str]]:
        return [
            (sheet.title, cell.coordinate)
            for sheet in self.book
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        ]


def made(catalogue: Catalogue, values: dict[str, float], language: Language = Language.FR) -> bytes:
    scenario = Scenario(OPTION, tuple(values.items()))
    return appraisal_xlsx(catalogue, Selection(language=language, scenario=scenario.encode()))


def model(catalogue: Catalogue, values: dict[str, float]) -> Any:
    return results(catalogue, Scenario(OPTION, tuple(values.items())), size=2).central


@pytest.fixture(scope="module")
def plain(catalogue: Catalogue) -> bytes:
    return made(catalogue, {})


@pytest.mark.parametrize("language", list(Language))
def test_the_numbers_shown_are_those_of_the_formulas(catalogue: Catalogue, language: Language) -> None:
    sheet = Spreadsheet(made(catalogue, {}, language))
    formulas = sheet.formulas()
    assert len(formulas) > len(SETTLED) + len(RESULT) + 40 * (len(FLOWS) - 3)
    for place, cell in formulas:
        assert sheet.shown[place][cell].value == pytest.approx(sheet.value(place, cell), rel=1e-12, abs=1e-9), cell


@pytest.mark.parametrize("values", CASES, ids=str)
def test_a_changed_input_gives_what_the_model_gives(
    catalogue: Catalogue, plain: bytes, values: dict[str, float]
) -> None:
    sheet = Spreadsheet(plain)
    for name, value in values.items():
        sheet.set(name, value)
    found = model(catalogue, values)
    for name in SETTLED:
        source = found.centre if hasattr(found.centre, name) else found.evaluation
        assert sheet.named(name) == pytest.approx(getattr(source, name)), name
    for name in RESULT:
        assert sheet.named(name) == pytest.approx(getattr(found.evaluation, name), abs=1e-6), name


@pytest.mark.parametrize("values", CASES, ids=str)
def test_the_file_of_a_scenario_holds_its_values(catalogue: Catalogue, values: dict[str, float]) -> None:
    sheet = Spreadsheet(made(catalogue, values))
    for name, value in values.items():
        assert sheet.named(name) == value
    assert sheet.named("van_se") == pytest.approx(float(model(catalogue, values).evaluation.van_se))


def test_an_expert_meets_no_value_without_its_range(plain: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(plain), data_only=True)
    assert len(book.sheetnames) == len(SHEETS)
    for place in ("read", "result"):
        told = [row for row in book.worksheets[SHEETS.index(place)].iter_rows(values_only=True) if row[0]]
        ends = [row[1] for row in told if str(row[0]).startswith("VAN-SE, ")]
        assert len(ends) == 3 and ends[0] < ends[1] < ends[2]


@pytest.mark.parametrize("option_id", ["reference", "new-four-rooms", "new-six-rooms"])
def test_every_option_has_its_workbook(catalogue: Catalogue, option_id: str) -> None:
    sheet = Spreadsheet(appraisal_xlsx(catalogue, Selection(scenario=Scenario(option_id).encode())))
    central = results(catalogue, Scenario(option_id), size=2).central
    assert sheet.named("van_se") == pytest.approx(float(central.evaluation.van_se), abs=1e-6)


def test_equal_inputs_give_equal_bytes_without_a_clock(catalogue: Catalogue, plain: bytes) -> None:
    assert made(catalogue, {}) == plain
    date = catalogue.version.date
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert {"{:04}-{:02}-{:02}".format(*entry.date_time[:3]) for entry in archive.infolist()} == {date}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r">(\d{4}-\d\d-\d\d)T", core)) == {date}


def test_a_text_is_never_run() -> None:
    """The data check refuses a formula in a table; what is written does not count on it."""
    danger = "=HYPERLINK(0)"
    first, second, *others = CATALOGUE.records("model_inputs")
    spoilt = (first, second.model_copy(update={"basis_fr": danger}), *others)
    catalogue = replace(CATALOGUE, rows={**CATALOGUE.rows, "model_inputs": spoilt})
    sheet = Spreadsheet(made(catalogue, {}))
    cells = [cell for row in sheet.book.worksheets[1].iter_rows() for cell in row if cell.value == danger]
    assert [cell.data_type for cell in cells] == ["s"]
    with zipfile.ZipFile(io.BytesIO(made(catalogue, {}))) as archive:
        for name in archive.namelist():
            assert "<f>HYPERLINK" not in archive.read(name).decode("utf-8", "replace")
    content = inputs_csv(catalogue, Selection()).decode("utf-8-sig")
    assert f"'{danger}" in content and f",{danger}" not in content


def table(content: bytes) -> tuple[list[str], list[list[str]], dict[str, str]]:
    """Headings, rows up to the empty line, and what the file says of itself."""
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    end = lines.index([])
    return lines[0], lines[1:end], dict(lines[end + 1 :])


@pytest.mark.parametrize("language", list(Language))
def test_the_inputs_are_all_there(catalogue: Catalogue, language: Language) -> None:
    values = {"price_abroad": 120_000.0}
    selection = Selection(language=language, scenario=Scenario(OPTION, tuple(values.items())).encode())
    heads, rows, told = table(inputs_csv(catalogue, selection))
    assert len(heads) == len(INPUT_COLUMNS) + 1 and all(len(row) == len(heads) for row in rows)
    known = rows_of(catalogue, OPTION).values()
    schedules = sum(len(row.mode) for row in known if row.input_id in SCHEDULES)  # type: ignore[arg-type]
    assert len(rows) == len(known) - len(SCHEDULES) + schedules
    where = 1 + INPUT_COLUMNS.index("value")
    used = {row[1]: float(row[where]) for row in rows if not row[0]}
    assert used["price_abroad"] == 120_000 and used["rooms"] == 2
    assert Scenario(OPTION, tuple(values.items())).encode() in told.values()


def test_the_flows_add_up_to_the_value(catalogue: Catalogue) -> None:
    _, rows, told = table(flows_csv(catalogue, Selection()))
    columns = dict(zip(FLOWS, zip(*((float(cell) for cell in row) for row in rows), strict=True), strict=True))
    found = model(catalogue, {})
    assert len(rows) == len(found.evaluation.flows.year)
    net, public = sum(columns["discounted_net"]), sum(columns["discounted_public"])
    assert net - found.inputs.public_funds_lambda * public == pytest.approx(float(found.evaluation.van_se))
    assert str(catalogue.version) in told.values()
