"""Results of the models in the sentences of the claims: filled, in both languages, and true beside what they say."""

import re
from bisect import bisect_left
from itertools import combinations

import pytest
from built import CATALOGUE

from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.records import TABLES
from dossier.language import Language
from dossier.scenario import Scenario
from dossier.scenario.asked import GRANTED, scenario_named
from dossier.scenario.quoted_results import RESULTS, render_with_results
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.turns import turn_of

PARTS = ("statement", "answer")


def test_the_data_check_knows_the_results_that_are_computed() -> None:
    assert TABLES["named_scenarios"].computed == tuple(RESULTS)


@pytest.mark.parametrize("language", list(Language))
def test_every_result_quoted_by_a_claim_is_a_figure(language: Language) -> None:
    quoting = 0
    for claim in CATALOGUE.records("argument"):
        for part in PARTS:
            text = getattr(claim, f"{part}_{language}")
            quoted = [place for place in placeholders(text) if place.table == "named_scenarios"]
            quoting += len(quoted)
            said = render_with_results(CATALOGUE, language, text)
            assert not re.search(r"[{}]|\bnan\b", said), said
    assert quoting


def test_figures_are_those_of_the_scenario() -> None:
    central = scenario_named(CATALOGUE, "central")
    said = render_with_results(
        CATALOGUE, Language.EN, "{named_scenarios:central.mean} {named_scenarios:central.turning_price}"
    )
    mean, price = said.split()
    assert float(mean.strip("−€m")) == pytest.approx(-path_of(CATALOGUE, central).without.values.mean / 1e6, abs=0.051)
    turn = turn_of(CATALOGUE, central, "price_abroad")
    assert turn and turn.obeyed and float(price.strip("€k")) == pytest.approx(turn.obeyed / 1e3)


def test_the_prices_that_would_end_the_project_are_counted_among_the_draws() -> None:
    """Beside the price from which the mean is positive, the share of plausible prices below; more if it is higher."""
    said = {}
    for name in ("central", "all-but-parallel"):
        asked = f"{{named_scenarios:{name}.turning_price}} {{named_scenarios:{name}.prices_under}}"
        price, share = render_with_results(CATALOGUE, Language.EN, asked).split()
        drawn = sorted(draws_of(CATALOGUE, scenario_named(CATALOGUE, name).without_clause())[0].price_abroad)
        under = bisect_left(drawn, 1e3 * float(price.strip("€k"))) / len(drawn)
        assert float(share.strip("%")) == pytest.approx(100 * under, abs=1.0)
        said[name] = under
    assert 0 < said["all-but-parallel"] < said["central"] < 1


def test_a_result_that_no_scenario_has_is_refused() -> None:
    with pytest.raises(KeyError):
        render_with_results(CATALOGUE, Language.FR, "{named_scenarios:central.jobs}")


def test_a_new_centre_loses_more_whatever_is_granted() -> None:
    """The own valuation, first among the objections, says so."""
    new = [row.option_id for row in CATALOGUE.records("options") if row.option_id.startswith("new-")]
    assert len(new) == 3
    for size in range(len(GRANTED) + 1):
        for granted in combinations(GRANTED, size):
            here = float(draws_of(CATALOGUE, Scenario("efs-two-rooms", granted))[2].van_se.mean())
            for option_id in new:
                assert float(draws_of(CATALOGUE, Scenario(option_id, granted))[2].van_se.mean()) < min(here, 0)


def test_two_median_trials_at_once_exceed_two_rooms() -> None:
    """The claim on small trials says that one is the order of two rooms, and that two exceed them."""
    inputs, centre, _ = draws_of(CATALOGUE, Scenario("efs-two-rooms", ("C1",)))
    a_year = inputs.signed_patients / inputs.enrolment_years
    assert float((2 * a_year > centre.capacity).mean()) > 0.9
    assert float((a_year <= centre.capacity).mean()) > 0.5
