"""The evaluation: every sentence is true of its numbers, whatever a reader assumes; the answer, scenarios, account."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import reader
from built import CATALOGUE
from evaluation_codes import CODES, NAMED, built, scenario_of
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue.placeholders import PLACEHOLDER
from dossier.exhibits import register
from dossier.exhibits.evaluation import account, answer, bridge
from dossier.language import Language
from dossier.language.texts import texts
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario, input_rows
from dossier.scenario.bridges import paper_figures
from dossier.scenario.figures import Figures, figures_of, nothing
from dossier.scenario.link_codes import decoded
from dossier.scenario.once import MEMORIES
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import REFERENCE
from dossier.scenario.told import figure_words
from dossier.selection import Facet, Selection

#: What is asked has its own tests: ``test_exhibits_option.py``.
ENTRIES = {name: entry for name, entry in register().items() if name.startswith("evaluation-")}
MOVED = tuple(name for name, entry in ENTRIES.items() if Facet.SCENARIO in entry.responds)
GAIN, LOSS = (figures_of(np.linspace(*ends, 160)) for ends in ((1e6, 3e6), (-3e6, -1e6)))


@pytest.fixture(scope="module", params=CODES.values(), ids=list(CODES))
def code(request: pytest.FixtureRequest) -> str:
    """Of the module, so that all that is asked of a scenario is asked in a row, while its results are kept."""
    return request.param


# What a reader meets


def test_every_scenario_is_told_without_fault(code: str) -> None:
    faults = []
    for identifier in MOVED:
        for language in Language:
            exhibit = built(identifier, code, language)
            faults += [f"{identifier} {language}: {fault}" for fault in reader.of_everything(exhibit, CATALOGUE)]
            if len(exhibit.subtitle.split()) > 25:
                faults.append(f"{identifier} {language}: a long subtitle: {exhibit.subtitle!r}")
            if re.search(r"(?i)probab|chances? |\binf\b", exhibit.finding + exhibit.coverage):
                faults.append(f"{identifier} {language}: {exhibit.finding!r} {exhibit.coverage!r}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("option_id", ["efs-two-rooms", "new-six-rooms"])
def test_without_a_range_no_value_is_told(option_id: str) -> None:
    """A reader who has fixed every input: no range is left, and no figure of the case is given."""
    rows = [row for row in input_rows(CATALOGUE, option_id).values() if row.input_id not in SCHEDULES]
    values = {row.input_id: float(row.mode) for row in rows if row.input_id != "trials_served"}
    code = "~".join(["2", option_id, "trials_served=2", *(f"{name}={value}" for name, value in values.items())])
    exhibit = built("evaluation-answer", code)
    assert exhibit.empty and not re.search(r"\d", exhibit.finding)
    for identifier in MOVED:
        assert not list(reader.of_everything(built(identifier, code), CATALOGUE)), identifier


def test_no_figure_is_typed_into_a_finding_or_a_subtitle() -> None:
    names = re.compile(r"décret 2013-1211|\bP5\b|\bP95\b|_\d+|\{\w+\}")
    for language in Language:
        for key, text in texts(language).items():
            if re.match(r"exhibit\.evaluation-.*\.(finding|subtitle|coverage)", key):
                for form in [text] if isinstance(text, str) else text.values():
                    assert not re.search(r"\d", names.sub("", PLACEHOLDER.sub("", form))), (key, form)


def test_what_a_page_shows_twice_is_computed_once() -> None:
    def anew(identifier: str, language: Language = Language.FR) -> None:
        ENTRIES[identifier].build(CATALOGUE, Selection(language=language, scenario=CODES["central"]))

    for identifier in MOVED:
        anew(identifier)
    before = {name: len(memory) for name, memory in MEMORIES.items()}
    kept = draws_of(CATALOGUE, NAMED["central"])
    for language in Language:
        for identifier in ("evaluation-answer", "evaluation-ladder", "evaluation-bridge", "evaluation-flows"):
            anew(identifier, language)
    assert draws_of(CATALOGUE, NAMED["central"]) is kept
    assert {name: len(memory) for name, memory in MEMORIES.items()} == before


# The answer


def test_the_answer_is_that_of_the_draws(code: str) -> None:
    exhibit, chosen = built("evaluation-answer", code), scenario_of(code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    drawn, figures = answer.asked_draws(CATALOGUE, chosen), path_of(CATALOGUE, chosen).asked
    assert figures.values.mean == pytest.approx(drawn.mean())
    assert exhibit.table["share"].sum() == pytest.approx(100)
    gains = exhibit.table[exhibit.table["tone"] == "teal"]
    assert gains["share"].sum() == pytest.approx(100 * np.mean(drawn >= 0))
    for name in ("p5", "p95"):
        assert figure_words(Language.FR, figures, name) in exhibit.finding
    low, high = np.percentile(drawn, (5, 95))
    assert figures.printed("p5") == pytest.approx(low, abs=500_001)
    assert figures.printed("p95") == pytest.approx(high, abs=500_001)
    if figures.mean_has_sign:
        assert ("y gagne" in exhibit.finding) == (drawn.mean() > 0)
        assert ("la plus grande est celle de «\u00a0Sans le projet" in exhibit.notes) == (drawn.mean() < 0)
    whole, median = (value for value, _ in exhibit.encoding.references)
    assert (whole, median) == pytest.approx((drawn.mean(), np.median(drawn)))


@given(st.lists(st.floats(-1e9, 1e9), min_size=2, max_size=200))
def test_no_bin_holds_both_signs(values: list[float]) -> None:
    drawn = np.array(values)
    bins = answer.binned(drawn)
    assert sum(piece.share for piece in bins) == pytest.approx(1)
    assert all(piece.start >= 0 or piece.end <= 0 for piece in bins)
    assert all(one.end == pytest.approx(two.start) for one, two in pairwise(bins))
    assert sum(piece.share for piece in bins if piece.start >= 0) == pytest.approx(np.mean(drawn >= 0))


def test_the_sign_is_that_of_the_mean() -> None:
    scenario = Scenario("efs-two-rooms")
    assert answer.verdict(scenario, GAIN) == "gains" and answer.verdict(scenario, LOSS) == "loses"
    unsure = replace(GAIN, errors=replace(GAIN.errors, mean=2e6))
    assert answer.verdict(scenario, unsure) == "even"
    assert answer.verdict(scenario, nothing()) == "fixed" and answer.verdict(Scenario(REFERENCE), LOSS) == "reference"
    most_gain = figures_of(np.tile([-30e6, 1e6, 1e6, 1e6], 40))  # three draws of four gain, the mean loses
    assert answer.verdict(scenario, most_gain) == "loses"


def test_rooms_that_are_set_are_said() -> None:
    assert "16 salles au lieu de 2" in built("evaluation-answer", CODES["sixteen rooms"]).finding


# The named scenarios


def test_named_scenarios_stand_beside_the_reader_s_own(code: str) -> None:
    exhibit, chosen = built("evaluation-ladder", code), scenario_of(code)
    own = chosen not in NAMED.values() and chosen.option_id != REFERENCE
    assert len(exhibit.table) == len(NAMED) + own + 1
    for line in exhibit.table.iloc[:-1].to_dict("records"):
        scenario, problems = decoded(CATALOGUE, line["code"])
        figures = path_of(CATALOGUE, scenario).asked  # with the clause where the row asks for it (D6)
        assert not problems and (line["clause"] == "avec") == scenario.has_clause
        assert [line[name] for name in ("mean", "p5", "p50", "p95")] == [
            figures.printed(name) for name in ("mean", "p5", "p50", "p95")
        ]
        assert (line["tone"] == "besancon") == (scenario == chosen)
    assert (exhibit.table.iloc[-1][["mean", "p5", "p50", "p95"]] == 0).all()
    positive = sum(path_of(CATALOGUE, each).asked.values.mean > 0 for each in NAMED.values())
    assert f"{positive} des {len(NAMED)} scénarios" in exhibit.finding


# The bridge


def test_the_bridge_is_closed(code: str) -> None:
    exhibit, chosen = built("evaluation-bridge", code), scenario_of(code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    table, result = exhibit.table, path_of(CATALOGUE, chosen).asked
    first, *_, last = table.to_dict("records")
    assert first["length"] == pytest.approx(paper_figures(CATALOGUE, chosen).values.mean)
    assert last["length"] == pytest.approx(result.values.mean)
    steps = table.iloc[1:-1]
    step = max(result.step("mean"), 100_000)
    assert first["length"] + steps["length"].sum() == pytest.approx(last["length"], abs=3 * step)  # steps left out
    assert (steps["tone"] == np.where(steps["length"] > 0, "teal", "orange")).all()
    assert last["p5"] == result.printed("p5") and first["p95"] == paper_figures(CATALOGUE, chosen).printed("p95")
    if "reste positive" in exhibit.finding:
        assert result.values.mean > 0
    assert ("Clause de revoyure" in set(table["step"])) <= chosen.has_clause


def test_the_two_ends_choose_the_sentence() -> None:
    even = replace(GAIN, errors=replace(GAIN.errors, mean=2e6))
    ends: list[tuple[Figures, Figures, bool, str]] = [
        (GAIN, LOSS, True, "falls"), (GAIN, LOSS, False, "rises"), (GAIN, GAIN, True, "stays"),
        (GAIN, GAIN, False, "rises"), (LOSS, GAIN, True, "rises"), (LOSS, LOSS, True, "loses"),
        (even, LOSS, True, "level"), (GAIN, even, True, "even"),
    ]  # fmt: skip
    assert [bridge.landing(*each[:3]) for each in ends] == [each[3] for each in ends]


# The account


def test_the_account_adds_up_to_the_value() -> None:
    """With one date for every draw, the mean flows discounted are the mean VAN-SE."""
    scenario = Scenario("efs-two-rooms", (), (), (("authorisation_months", 9.0),))
    yearly = account.yearly_bands(CATALOGUE, scenario)
    inputs = draws_of(CATALOGUE, scenario)[0]
    factors = (1 + float(inputs.discount_rate)) ** -yearly["time"]
    worth = (yearly["net"][0] - float(inputs.public_funds_lambda) * yearly["public"][0]) @ factors
    assert worth == pytest.approx(path_of(CATALOGUE, scenario).without.values.mean, abs=1)
    net = yearly["benefit"][0] - yearly["operation"][0] - yearly["investment"][0]
    assert net == pytest.approx(yearly["net"][0], abs=1e-3)


def test_the_first_years_are_those_of_the_centre(code: str) -> None:
    exhibit, chosen = built("evaluation-flows", code), scenario_of(code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    flows = draws_of(CATALOGUE, chosen.without_clause())[2].yearly
    first = (flows.operating_year[:, 0] >= 1) & (flows.operating_year[:, 0] <= 3)
    balance = (flows.fees - flows.operation_fixed - flows.operation_variable)[first].sum(axis=0)
    word = "déficit" if balance.mean() < 0 else "excédent"
    assert word in exhibit.finding or ("nul à l’arrondi" in exhibit.finding and abs(balance.mean()) < 500_000)


def test_the_internal_rate_is_told_in_words_unless_there_is_one() -> None:
    assert "jamais de signe" in built("evaluation-flows", CODES["new building"]).notes
    single = built("evaluation-flows", "2~efs-two-rooms~price_abroad=187000~share_abroad=1~renewal_share=0").notes
    assert re.search(r"flux moyens\s: \d", single.replace("\u00a0", " "))
    assert (
        "n’est donné" in built("evaluation-flows", CODES["no trial"]).notes
        or "jamais" in built("evaluation-flows", CODES["no trial"]).notes
    )
