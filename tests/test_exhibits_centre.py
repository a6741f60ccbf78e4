"""The centre: findings whole and true over a grid of scenarios, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
import reader
from centre_cases import CATALOGUE, EFS, EN, GRID, IDS, NAMED, OPTIONS, build, everything_fixed

from dossier.exhibits import Exhibit
from dossier.exhibits.centre import capacity, compare
from dossier.language import Language
from dossier.language.texts import texts
from dossier.scenario import Scenario
from dossier.scenario.link_codes import encoded
from dossier.scenario.settled import settled_of, van_se_of
from dossier.selection import Selection


@pytest.mark.grid
def test_a_reader_meets_no_fault_in_any_scenario() -> None:
    faults = []
    for position, scenario in enumerate(GRID):
        # Both languages for the options; then one and the other in turn: the grid is long.
        for language in Language if position < len(OPTIONS) else [list(Language)[position % 2]]:
            for identifier in IDS:  # all that is asked of a scenario in a row, while its results are kept
                shown = build(identifier, scenario, language)
                found = [*reader.of_everything(shown, CATALOGUE), *odd(shown)]
                faults += [f"{encoded(scenario)} {identifier} {language}: {fault}" for fault in found]
    assert not faults, "\n".join(faults[:20])


def odd(shown: Exhibit) -> Iterator[str]:
    """What a range must not look like in a sentence, and what a share of draws must not be called."""
    for place in ("finding", "subtitle", "coverage", "text_alternative"):
        text = getattr(shown, place)
        if re.search(r"\binf\b|∞|−0(?!,\d|\.\d)|  | \.", text):
            yield f"{place}: {text}"
        for low, high in re.findall(r"\(([−€\d][^()]*?) (?:à|to) ([−€\d][^()]*?)\)", text):
            if low == high:
                yield f"{place} has a range of one value: {text}"
    if re.search(r"(?i)probab|chances? (?!to|d’)", shown.finding):
        yield f"a share taken for a chance: {shown.finding}"
    if len(shown.subtitle.split()) > 25:
        yield f"a long subtitle: {shown.subtitle}"


@pytest.mark.grid
def test_the_grid_reaches_every_finding() -> None:
    """Each variant of each finding is met by some scenario, or it is a sentence that nobody has read."""
    met: dict[str, set[str]] = {identifier: set() for identifier in IDS}
    for scenario in GRID:  # all that is asked of a scenario in a row, while its results are kept
        for identifier in IDS:
            met[identifier].add(build(identifier, scenario, EN).finding)
    unread = {
        key
        for key, text in texts(EN).items()
        if (found := re.fullmatch(r"exhibit\.(centre-[a-z-]+)\.finding\.(\w+)", key))
        and not any(_matches(text, finding) for finding in met[found[1]])
    }
    # of the comparison: met with scenarios that are kept, in their own test; of the precedents: only by other data
    kept = {f"exhibit.centre-compare.finding.{variant}" for variant in ("none", "every", "one", "nothing")}
    assert unread <= kept, unread - kept


def _matches(text: object, finding: str) -> bool:
    forms = [text] if isinstance(text, str) else list(text.values())  # type: ignore[attr-defined]
    return any(re.fullmatch(re.sub(r"\\\{\w+\\\}", ".*", re.escape(form)), finding) for form in forms)


@pytest.mark.parametrize("identifier", IDS)
def test_when_all_is_fixed_one_value_is_written_once(identifier: str) -> None:
    for language in Language:
        shown = build(identifier, everything_fixed(), language)
        assert not [*reader.of_everything(shown, CATALOGUE), *odd(shown)]
        assert "depends first" not in shown.notes and "dépend d’abord" not in shown.notes
    if identifier == "centre-capacity":
        assert "on average" not in shown.finding


@pytest.mark.parametrize(
    ("codes", "variant"),
    [
        ((), "some"),
        (("2~new-six-rooms", "2~new-two-rooms"), "none"),
        (("2~efs-two-rooms~fee=90000",), "none"),
        (("2~reference",), "one"),
        (("2~efs-two-rooms~discount_rate=0.012",), "one"),
    ],
)
def test_what_is_kept_has_its_sentence(codes: tuple[str, ...], variant: str) -> None:
    scenarios, kept = compare.side_by_side(CATALOGUE, Selection(scenario=encoded(Scenario(EFS)), compared=codes))
    counted = [van_se_of(CATALOGUE, each) for each in scenarios if compare.is_counted(each)]
    assert compare.told_of(counted) == variant and kept == bool(codes)
    for language in Language:
        shown = build("centre-compare", Scenario(EFS), language, codes)
        assert not [*reader.of_everything(shown, CATALOGUE), *odd(shown)]


def test_the_rarer_sentences_of_a_comparison() -> None:
    gain = Scenario(EFS, ("C3",), (), (("price_abroad", 187_000.0),))
    shown = build("centre-compare", gain, EN, (encoded(NAMED["all"]),))
    assert shown.finding.startswith("All 2 scenarios counted") and not list(reader.of_everything(shown, CATALOGUE))
    method = Scenario(EFS, (), (), (("public_funds_lambda", 0.0),))
    shown = build("centre-compare", method, EN, ("2~reference",))
    assert shown.finding.startswith("None of the scenarios shown is counted")
    assert "change" in shown.coverage and not list(reader.of_everything(shown, CATALOGUE))


def test_a_room_dearer_than_none_has_its_sentence() -> None:
    cheap = Scenario(EFS, (), (), (("capex_per_room", 200_000.0),))
    assert "none of the" in build("centre-among-precedents", cheap).finding
    assert "this amount" in build("centre-among-precedents", cheap).finding
    assert "this mean" in build("centre-among-precedents", Scenario(EFS)).finding


def test_no_figure_is_typed_into_a_text() -> None:
    for language in Language:
        for key, text in texts(language).items():
            if re.match(r"(exhibit\.(centre|demand-batches)|centre|column\.centre)\b", key):
                for form in [text] if isinstance(text, str) else text.values():
                    bare = re.sub(r"\{[^}]*\}|P50|P95|P5\b", "", form)
                    assert not re.search(r"\d", bare), (key, form)


def test_a_share_of_draws_that_is_not_all_is_not_called_all() -> None:
    given = settled_of(CATALOGUE, Scenario(EFS))
    nearly = replace(given, binding={"demand": 0.9999, "rooms": 0.0001, "staff": 0.0})
    assert capacity.limit(nearly) == "several" and capacity.limit(replace(given, binding={"demand": 1.0})) == "demand"
