"""The option: every figure of its exhibits is that of the results, every sentence true, whatever a reader assumes."""

import re
from dataclasses import replace

import built as once
import pytest
import reader
from built import CATALOGUE, with_states

from dossier.catalogue.codes import TriggerState
from dossier.catalogue.placeholders import PLACEHOLDER
from dossier.exhibits import Exhibit, register
from dossier.exhibits.evaluation import cap, grid, information, options, shares, stop
from dossier.language import Language, money, t
from dossier.language.texts import texts
from dossier.models.staging import loss_cap
from dossier.rules import proofs
from dossier.scenario import REFERENCE, Scenario, scenario_named
from dossier.scenario.figures import nothing
from dossier.scenario.link_codes import decoded, encoded
from dossier.scenario.moves import with_option
from dossier.scenario.staged import clause_of, clause_review, draws_of, grid_of, path_of, shares_of
from dossier.scenario.told import condition_name, figure_words
from dossier.scenario.worth import knowing_of
from dossier.selection import Selection

ENTRIES = {name: entry for name, entry in register().items() if name.startswith("option-")}
OPTION = "efs-two-rooms"
NAMED = {row.scenario_id: scenario_named(CATALOGUE, row.scenario_id) for row in CATALOGUE.records("named_scenarios")}
#: Each sign, no demand, nothing built, everything lost or gained, a condition denied, a code of version 1.
EXTREME = {
    "price abroad at its highest": "2~efs-two-rooms~price_abroad=187000~share_abroad=1",
    "nothing abroad": "2~efs-two-rooms~share_abroad=0",
    "no trial": "2~efs-two-rooms~trials_served=0",
    "health counted": "2~efs-two-rooms~C3~health_value_per_batch=500000~capex_per_room=200000",
    "beyond twelve days": "2~efs-two-rooms~C1~process_days=20",
    "ten days": "2~efs-two-rooms~C1~C2=10~C5~review_year=2",
    "about zero": "2~efs-two-rooms~C1~C2~C5~price_abroad=125000",
    "without the project": "2~reference~C1",
    "six rooms, nothing granted": "2~new-six-rooms",
    "gain everywhere": "2~efs-two-rooms~health_value_per_batch=100000",
    "new building": "2~new-six-rooms~C1~C2~C3~C4~C5",
    "one new room": "2~new-two-rooms~C3~rooms=1",
    "version 1": "1~new-six-rooms~price_abroad=187000~share_abroad=1",
    "unreadable": "2~efs-two-rooms~C3=2~fee=abc",
}
CODES = {name: encoded(scenario) for name, scenario in NAMED.items()} | EXTREME


def built(identifier: str, code: str = "", language: Language = Language.FR) -> Exhibit:
    return once.built(identifier, Selection(language=language, scenario=code))


def scenario_of(code: str) -> Scenario:
    return decoded(CATALOGUE, code)[0]


@pytest.fixture(scope="module", params=CODES.values(), ids=list(CODES))
def code(request: pytest.FixtureRequest) -> str:
    """Of the module, so that all that is asked of a scenario is asked in a row, while its results are kept."""
    return request.param


# What a reader meets


def test_every_scenario_is_told_without_fault(code: str) -> None:
    faults = []
    for identifier in ENTRIES:
        for language in Language:
            exhibit = built(identifier, code, language)
            faults += [f"{identifier} {language}: {fault}" for fault in reader.of_everything(exhibit, CATALOGUE)]
            if len(exhibit.subtitle.split()) > 25:
                faults.append(f"{identifier} {language}: a long subtitle: {exhibit.subtitle!r}")
            if re.search(r"(?i)probab|chances? ", exhibit.finding) and identifier != "option-shares":
                faults.append(f"{identifier} {language}: a share taken for a chance: {exhibit.finding!r}")
    assert not faults, "\n".join(faults)


def test_no_figure_is_typed_into_a_text() -> None:
    for language in Language:
        for key, text in texts(language).items():
            if re.match(r"exhibit\.option-.*\.(finding|subtitle|coverage|notes)", key):
                for form in [text] if isinstance(text, str) else text.values():
                    assert not re.search(r"\d", re.sub(r"P5|P50|P95|\{\w+\}", "", PLACEHOLDER.sub("", form))), (
                        key,
                        form,
                    )


def test_a_code_of_version_1_is_translated() -> None:
    exhibit = built("option-ladder", CODES["version 1"])
    assert "six salles" in exhibit.coverage and "100\u00a0%" in exhibit.coverage


# The triggers


def test_boxes_are_those_of_the_table() -> None:
    exhibit, rows = built("option-triggers"), CATALOGUE.records("triggers")
    assert len(exhibit.table) == len(rows)
    assert list(exhibit.table["accepted"]) == [row.accepted_fr for row in sorted(rows, key=lambda row: row.order)]
    assert set(exhibit.rows) >= {f"triggers:{row.trigger_id}" for row in rows}


@pytest.mark.parametrize(
    ("states", "variant", "count"),
    [
        ((TriggerState.EMPTY,), "none", 0),
        ((TriggerState.ASKED, TriggerState.EMPTY), "asked", 1),
        ((TriggerState.ASKED, TriggerState.ASKED, TriggerState.EMPTY), "asked", 2),
        ((TriggerState.OBTAINED, TriggerState.EMPTY), "some", 1),
        ((TriggerState.OBTAINED, TriggerState.OBTAINED, TriggerState.ASKED), "some", 2),
        ((TriggerState.OBTAINED,), "all", 8),
    ],
)
def test_another_state_has_another_sentence(states: tuple[TriggerState, ...], variant: str, count: int) -> None:
    other = with_states(*states)
    counted = [row for row in other.records("triggers") if row.counted == "yes"]
    assert proofs.progress(counted) == variant
    for language in Language:
        exhibit = ENTRIES["option-triggers"].build(other, Selection(language=language))
        assert not list(reader.of_everything(exhibit, other))
        sentences = {
            name: t(language, f"exhibit.option-triggers.finding.{name}", n=count, total=len(counted))
            for name in ("none", "asked", "some", "all")
        }
        assert [name for name, said in sentences.items() if said == exhibit.finding] == [variant]
        assert re.search(rf"\b{len(counted)}\b", exhibit.finding)
        assert count < 2 or re.search(rf"\b{count}\b", exhibit.finding)


# The ladder


def test_the_ladder_applies_the_rule_to_the_mean(code: str) -> None:
    chosen = scenario_of(code)
    exhibit, scenarios = built("option-ladder", code), options.compared_options(CATALOGUE, chosen)
    found = {name: path_of(CATALOGUE, each).asked for name, each in scenarios.items()}
    best = max(found.values(), key=lambda figures: figures.values.mean)
    without = CATALOGUE.label(Language.FR, "options", "option_id", REFERENCE)
    assert (without in exhibit.finding) == (best.values.mean < 0 or not best.mean_has_sign)
    table = exhibit.table.set_index(exhibit.table["option"].str.removesuffix(" (choisie)"))
    assert len(table) == len(CATALOGUE.records("options"))
    for name, figures in (found | {REFERENCE: nothing()}).items():
        line = table.loc[CATALOGUE.label(Language.FR, "options", "option_id", name)]
        assert [line["mean"], line["p5"], line["p50"], line["p95"]] == [
            figures.printed(each) for each in ("mean", "p5", "p50", "p95")
        ]
    assert figure_words(Language.FR, best, "mean") in exhibit.finding or not best.mean_has_sign


def test_the_sentence_says_what_is_supposed() -> None:
    better, even = path_of(CATALOGUE, NAMED["all"]).asked, nothing()
    assert options.kept(better, supposed=True) == "supposed" and options.kept(better, supposed=False) == "preferred"
    assert options.kept(even, supposed=True) == "even"
    assert options.kept(path_of(CATALOGUE, NAMED["central"]).asked, supposed=False) == "reference"


def test_a_value_reaches_the_options_that_share_its_row() -> None:
    chosen = Scenario(OPTION, ("C1",), (), (("price_abroad", 120_000.0), ("capex_per_room", 900_000.0)))
    assert with_option(CATALOGUE, chosen, OPTION) == chosen
    assert with_option(CATALOGUE, chosen, "new-six-rooms") == Scenario(
        "new-six-rooms", ("C1",), (), (("price_abroad", 120_000.0),)
    )


# The grid


def test_cells_are_those_of_the_results(code: str) -> None:
    chosen = scenario_of(code)
    exhibit = built("option-grid", code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    cells = grid.laid_out(grid_of(CATALOGUE, chosen))
    assert len(exhibit.table) == len(cells) == 16
    assert len(exhibit.table[["over_row", "row", "over_column", "column"]].drop_duplicates()) == 16
    assert list(dict.fromkeys(exhibit.table["over_row"])) == [
        head for head, following in zip(exhibit.table["over_row"], [*exhibit.table["over_row"][1:], None], strict=True)
        if head != following
    ]  # fmt: skip
    for (_, line), cell in zip(exhibit.table.iterrows(), cells, strict=True):
        if cell.result is None:
            assert cell.fault and line.isna()["mean"]
            continue
        for suffix, figures in (("", cell.result.without), ("_clause", cell.result.with_clause)):
            assert (line[f"mean{suffix}"], line[f"p5{suffix}"]) == (figures.printed("mean"), figures.printed("p5"))
            assert figure_words(Language.FR, figures, "mean") in line["figures"]
        has_sign, mean = cell.result.without.mean_has_sign, cell.result.without.values.mean
        assert line["tone"] == ("grey" if not has_sign else "teal" if mean > 0 else "orange")
    here = exhibit.table["figures"].str.contains("scénario affiché")
    mine = chosen.without_clause().conditions
    assert [cells[place].conditions for place in here.to_numpy().nonzero()[0]] == [mine]


def test_the_sentence_of_the_grid_counts_positive_means() -> None:
    cells = grid_of(CATALOGUE, NAMED["central"])
    found = [cell.result.without for cell in cells if cell.result]
    number = sum(figures.values.mean > 0 and figures.mean_has_sign for figures in found)
    assert f"{number} combinaisons sur 16" in built("option-grid").finding


def test_every_sentence_of_the_grid_is_reached() -> None:
    reached = {
        grid.grid_variant(grid_of(CATALOGUE, scenario_of(code))) for code in CODES.values() if REFERENCE not in code
    }
    assert reached >= {"some", "nowhere", "every", "partly", "partly_nowhere"}
    assert grid.grid_variant(()) == "reference"


# What can be lost


def test_what_can_be_lost_is_computed(code: str) -> None:
    chosen, exhibit = scenario_of(code), built("option-cap", code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    bare, path = chosen.without_clause(), path_of(CATALOGUE, chosen)
    found = loss_cap(draws_of(CATALOGUE, bare)[2], clause_review(CATALOGUE, bare, "observed"))
    table = exhibit.table.set_index("what")
    works, before, deficit = (table.iloc[place] for place in range(3))
    for value, printed in (
        (found.investment_p5, works["p5"]),
        (found.investment_p50, works["p50"]),
        (found.investment_p95, works["p95"]),
        (found.authorisation_cost_p95, before["p95"]),
        (-found.cash_balance_first3_p5, deficit["p95"]),
    ):
        assert printed == pytest.approx(value, abs=max(50_001, 0.02 * abs(value)))
    paid = table.iloc[-1]  # a price is no draw: it has no percentile
    assert money(Language.FR, CATALOGUE.row("gaps", cap.STUDY).cost_high) in paid["said"]
    assert paid[["p5", "p50", "p95"]].isna().all()
    if cap.cap_variant(path) == "bounded":
        assert path.with_clause.values.p5 > path.without.values.p5
        assert figure_words(Language.FR, path.without, "p5").lstrip("−") in exhibit.finding


def test_the_worst_twentieth_has_its_sentence() -> None:
    path = path_of(CATALOGUE, NAMED["central"])
    gain = path_of(CATALOGUE, scenario_of(CODES["health counted"])).without
    assert cap.cap_variant(path) == "bounded"
    assert cap.cap_variant(replace(path, with_clause=path.without)) == "same"
    assert cap.cap_variant(replace(path, with_clause=path.without, without=path.with_clause)) == "worse"
    assert cap.cap_variant(replace(path, with_clause=gain)) == "saved"
    assert cap.cap_variant(replace(path, without=gain)) == "no_loss"


# The clause


def test_the_fan_ends_at_the_results(code: str) -> None:
    exhibit, chosen = built("option-stop", code), scenario_of(code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    clause = clause_of(CATALOGUE, chosen)
    last = exhibit.table.groupby("series", sort=False).last()
    for line, figures in zip(last.to_dict("records"), (clause.without, clause.observed, clause.perfect), strict=True):
        assert line["y"] == pytest.approx(figures.values.mean, abs=1)
        assert line["mean"] == figures.printed("mean")
        assert line["p5"] == figures.printed("p5") or line["shape"] == "small"
    means = last["y"].to_list()
    assert means[2] >= means[1] - 1 and means[2] >= means[0] - 1  # the bound is one
    variant = stop.stop_variant(clause)
    assert (variant == "more_gain") == (clause.observed.values.positive > clause.without.values.positive)
    if variant == "gain":
        assert figure_words(Language.FR, clause.observed, "mean") in exhibit.finding


def test_the_clause_has_its_sentence() -> None:
    clause = clause_of(CATALOGUE, NAMED["central"])
    more = path_of(CATALOGUE, NAMED["all"]).without
    assert (stop.stop_variant(None), stop.stop_variant(clause)) == ("reference", "gain")
    assert stop.stop_variant(replace(clause, stopped=0.0)) == "idle"
    assert stop.stop_variant(replace(clause, observed=clause.without)) == "no_gain"
    assert stop.stop_variant(replace(clause, observed=more)) == "more_gain"


@pytest.mark.parametrize("variant", ["idle", "no_gain", "more_gain"])
def test_the_rarer_sentences_of_the_clause_are_sentences(variant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stop, "stop_variant", lambda _: variant)
    for language in Language:
        exhibit = ENTRIES["option-stop"].build(CATALOGUE, Selection(language=language))
        assert not list(reader.of_everything(exhibit, CATALOGUE))


# The shares


def test_shares_sum_to_the_whole(code: str) -> None:
    exhibit, chosen = built("option-shares", code), scenario_of(code)
    found = () if chosen.option_id == REFERENCE else shares_of(CATALOGUE, chosen)
    if not found:
        assert exhibit.empty and not re.search(r"\d", exhibit.finding)
        return
    bare, full = shares.ends_of(CATALOGUE, chosen)
    assert sum(each.share for each in found) == pytest.approx(full.values.mean - bare.values.mean)
    step = shares.steps(bare, full)["mean"]
    lines = {line["condition"]: line for line in exhibit.table.to_dict("records")}
    for each in found:
        line = lines[condition_name(CATALOGUE, Language.FR, each.condition_id)]
        for part in ("share", "smallest", "largest"):
            assert line[part] == pytest.approx(getattr(each, part), abs=step / 2 + 1)
        assert line["smallest"] <= line["share"] <= line["largest"]
    assert exhibit.table["share"].is_monotonic_decreasing
    assert "chances de réussite" in exhibit.finding


# What knowing is worth


def test_knowing_is_worth_what_is_computed(code: str) -> None:
    exhibit, chosen = built("option-information", code), scenario_of(code)
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    found, table = knowing_of(CATALOGUE, chosen), exhibit.table
    step = 100_000.0
    assert table["value"].iloc[0] == pytest.approx(max(0.0, found.evpi), abs=step / 2 + 1)
    names = information.shown_inputs(found)
    values = [max(0.0, found.evppi[name]) for name in names]
    assert table["value"].iloc[-len(names) :].to_list() == pytest.approx(values, abs=step / 2 + 1)
    for shown, value in zip(table["shown"].iloc[-len(names) :], values, strict=True):
        assert shown.startswith("moins de") == (0 < value < step / 2)
    study = CATALOGUE.row("gaps", cap.STUDY).cost_high
    variant = information.information_variant(found.bought, study)
    if variant == "worth":
        assert found.bought and found.bought.price_cap + step / 2 >= study
        assert "160" in exhibit.finding and f"{100 * found.bought.built:.0f}" in exhibit.finding


def test_every_unknown_that_is_bought_has_a_holder() -> None:
    table = built("option-information").table
    assert (table["holder"].iloc[2:] != "").all() and (table["cost"].iloc[2:] != "").all()


def test_every_sentence_of_the_purchase_is_told() -> None:
    bought = knowing_of(CATALOGUE, NAMED["central"]).bought
    assert bought and information.information_variant(bought, 160_000) == "worth"
    assert information.information_variant(None, 160_000) == "known"
    assert information.information_variant(replace(bought, price_cap=-1.0), 160_000) == "never"
    assert information.information_variant(replace(bought, price_cap=50_000.0), 160_000) == "little"
    assert information.information_variant(replace(bought, built=0.001), 160_000) == "hopeless"


def test_where_all_that_is_bought_is_set_nothing_is_to_be_learnt() -> None:
    values = "price_abroad=90000~share_abroad=0.7~process_days=11~trials_mean=1.5~trials_served=2"
    for language in Language:
        exhibit = built("option-information", f"2~efs-two-rooms~{values}", language)
        assert not list(reader.of_everything(exhibit, CATALOGUE))
    assert knowing_of(CATALOGUE, scenario_of(f"2~efs-two-rooms~{values}")).bought is None
