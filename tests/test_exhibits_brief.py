"""The first page: the request, its numbers, its proofs, what would make us give up; and the pictures for newcomers."""

import re
from dataclasses import replace
from inspect import signature

import pytest
import reader
from built import CATALOGUE, built, with_states

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Bearing, Stance, TriggerState
from dossier.exhibits import register
from dossier.exhibits.challenge.claims import claims, settled_by
from dossier.language import Language, date, t
from dossier.models.information import purchase
from dossier.rules.requests import months_after
from dossier.scenario.asked import scenario_named
from dossier.scenario.staged import path_of
from dossier.selection import Selection

REGISTER = register()


def test_the_request_says_its_proofs_and_its_date() -> None:
    exhibit = built("brief-answer")
    counted = [row for row in CATALOGUE.records("triggers") if row.counted == "yes"]
    assert f"{len(counted)} preuves" in exhibit.finding
    latest = max(row.within_months or 0 for row in CATALOGUE.records("requests"))
    assert date(Language.FR, months_after(CATALOGUE.version.date, latest)) in exhibit.finding
    assert len(exhibit.table) == 3


def test_the_time_asked_for_is_the_one_that_the_models_charge() -> None:
    # the value of information deducts a wait of so many years: a request may not give itself more
    delay = signature(purchase).parameters["delay"].default
    assert {row.within_months for row in CATALOGUE.records("requests") if row.within_months} == {round(12 * delay)}


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-30", 18, "2028-05"),
        ("2026-12-01", 1, "2027-01"),
        ("2026-01-15", 0, "2026-01"),
        ("2026-02-01", 23, "2028-01"),
    ],
)
def test_months_are_counted_from_the_date_of_the_data(day: str, count: int, expected: str) -> None:
    assert months_after(day, count) == expected


@pytest.mark.parametrize(
    ("states", "variant", "asked", "obtained"),
    [
        ((TriggerState.EMPTY,), "none", 0, 0),
        ((TriggerState.ASKED, TriggerState.EMPTY), "asked", 1, 0),
        ((TriggerState.ASKED, TriggerState.ASKED, TriggerState.EMPTY), "asked", 2, 0),
        ((TriggerState.OBTAINED, TriggerState.EMPTY), "some", 0, 1),
        ((TriggerState.OBTAINED, TriggerState.OBTAINED, TriggerState.ASKED), "some", 6, 2),
        ((TriggerState.OBTAINED,), "all", 0, 8),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_another_state_of_the_proofs_has_another_sentence(
    language: Language, states: tuple[TriggerState, ...], variant: str, asked: int, obtained: int
) -> None:
    other = with_states(*states)
    shown = {
        name: REGISTER[name].build(other, Selection(language=language))
        for name in ("brief-answer", "brief-triggers", "brief-requests", "pictures-rooms")
    }
    assert not [fault for exhibit in shown.values() for fault in reader.of_everything(exhibit, other)]
    boxes, total = shown["brief-triggers"], 8
    assert boxes.encoding.count.startswith(f"{obtained} ")
    sentences = {
        name: t(language, f"exhibit.brief-triggers.finding.{name}", n=obtained or asked or total, total=total)
        for name in ("none", "asked", "some", "all")
    }
    assert [name for name, said in sentences.items() if said == boxes.finding] == [variant]
    request, today = shown["brief-answer"].finding, built("brief-answer", Selection(language=language)).finding
    assert (request == today) == (not obtained), "what is asked for is not obtained"
    numbers = re.findall(r"\b\d+\b", request)
    assert str(total - obtained or total) in numbers and (str(obtained) in numbers) == bool(obtained)


def test_a_request_is_met_once_its_proofs_are_there() -> None:
    met = REGISTER["brief-requests"].build(with_states(TriggerState.OBTAINED), Selection()).table
    rows = sorted(CATALOGUE.records("requests"), key=lambda row: row.order)
    counted = {row.trigger_id for row in CATALOGUE.records("triggers") if row.counted == "yes"}
    assert list(met["met"]) == [bool(row.trigger_ids) and set(row.trigger_ids) <= counted for row in rows]


def undated(catalogue: Catalogue) -> Catalogue:
    """The same with no time on any request."""
    rows = tuple(row.model_copy(update={"within_months": None}) for row in catalogue.records("requests"))
    return replace(catalogue, rows={**catalogue.rows, "requests": rows})


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("states", [(TriggerState.EMPTY,), (TriggerState.OBTAINED, TriggerState.EMPTY)])
def test_without_a_time_no_date_is_said(language: Language, states: tuple[TriggerState, ...]) -> None:
    other = undated(with_states(*states))
    for name in ("brief-answer", "brief-requests"):
        exhibit = REGISTER[name].build(other, Selection(language=language))
        assert not list(reader.of_everything(exhibit, other))
        dated = REGISTER[name].build(with_states(*states), Selection(language=language)).finding
        assert len(exhibit.finding) < len(dated)
        assert CATALOGUE.version.date[:4] not in exhibit.finding and "2028" not in exhibit.finding
    assert not REGISTER["brief-answer"].build(other, Selection(language=language)).table["figure"].iloc[0]


def test_the_first_request_named_is_the_first_that_is_open() -> None:
    rows = sorted(CATALOGUE.records("requests"), key=lambda row: row.order)
    for language in Language:
        for index, row in enumerate(rows):
            left = tuple(each for each in rows[index:])
            other = replace(CATALOGUE, rows={**CATALOGUE.rows, "requests": left})
            exhibit = REGISTER["brief-requests"].build(other, Selection(language=language))
            assert str(getattr(row, f"whom_{language}"))[1:] in exhibit.finding
            assert len(exhibit.finding) <= 160 and not list(reader.of_everything(exhibit, other))
    met = tuple(
        row.model_copy(update={"state": TriggerState.OBTAINED}) if row.trigger_id in rows[0].trigger_ids else row
        for row in CATALOGUE.records("triggers")
    )
    other = replace(CATALOGUE, rows={**CATALOGUE.rows, "triggers": met})
    assert rows[1].whom_en[1:] in REGISTER["brief-requests"].build(other, Selection(language=Language.EN)).finding


def test_the_dots_are_the_draws_that_gain() -> None:
    table = built("brief-draws").table
    for name, dots in zip(("central", "decided-or-signed", "all"), table["gaining"], strict=True):
        share = path_of(CATALOGUE, scenario_named(CATALOGUE, name)).asked.values.positive
        assert abs(dots - 100 * share) <= 1.5


def test_the_first_page_has_three_objections_and_names_the_other_decisive_ones() -> None:
    shown = claims(CATALOGUE, Stance.AGAINST, page_one=True)
    assert next(claim.argument_id for claim in shown) == "against-own-valuation"
    assert len(shown) == 3
    assert all(settled_by(CATALOGUE, language, claim) for claim in shown for language in Language)
    decisive = [claim for claim in claims(CATALOGUE, Stance.AGAINST) if claim.bearing == Bearing.DECISIVE]
    assert set(shown) <= set(decisive)


def test_newcomers_and_the_first_page_count_the_same_sites() -> None:
    assert built("pictures-where").table["of"].iloc[0] == len(built("brief-map").table.query("role != 'project'"))


@pytest.mark.parametrize("language", list(Language))
def test_every_claim_is_placed_once(language: Language) -> None:
    exhibit = built("challenge-map", Selection(language=language))
    assert sorted(exhibit.table["link"]) == sorted(f"claim-{row.argument_id}" for row in CATALOGUE.records("argument"))
    assert set(exhibit.table["grade"]) <= set(exhibit.encoding.columns_in_order)
    assert set(exhibit.table["level"]) <= set(exhibit.encoding.rows_in_order)
    assert set(exhibit.table["side"]) <= set(exhibit.encoding.sides)
