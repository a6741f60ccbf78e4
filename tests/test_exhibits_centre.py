"""The centre: findings whole and true over a grid of scenarios, in both languages."""

import re
from collections.abc import Iterator

import pytest
import reader
from centre_cases import CATALOGUE, EN, GRID, IDS, OPTIONS, build, everything_fixed, fewer_draws

from dossier.exhibits import Exhibit
from dossier.language import Language
from dossier.language.texts import texts

__all__ = ["fewer_draws"]


@pytest.mark.parametrize("identifier", IDS)
def test_a_reader_meets_no_fault_in_any_scenario(identifier: str) -> None:
    faults = []
    for position, scenario in enumerate(GRID):
        # Both languages for the options; then one and the other in turn: the grid is long.
        for language in Language if position < len(OPTIONS) else [list(Language)[position % 2]]:
            shown = build(identifier, scenario, language)
            found = [*reader.of_everything(shown, CATALOGUE), *odd(shown)]
            faults += [f"{scenario.encode()} {language}: {fault}" for fault in found]
    assert not faults, "\n".join(faults[:20])


def odd(shown: Exhibit) -> Iterator[str]:
    """What a range must not look like in a sentence."""
    for place in ("finding", "subtitle", "coverage", "text_alternative"):
        text = getattr(shown, place)
        if re.search(r"\binf\b|∞|−0(?!,\d|\.\d)|au lieu de de|entre de\b|no[nt] .*?none of", text):
            yield f"{place}: {text}"
        for low, high in re.findall(r"\bde ([−+\d][^à]*?) à ([−+\d][^ ;.)]*)", text):
            if low == high.rstrip(","):
                yield f"{place} has a range of one value: {text}"
    if len(shown.finding) > 470:
        yield f"a finding of {len(shown.finding)} characters: {shown.finding}"


def test_the_grid_reaches_every_finding() -> None:
    """Each variant of each finding is met by some scenario, or it is a sentence that nobody has read."""
    met: dict[str, set[str]] = {identifier: set() for identifier in IDS}
    for identifier in IDS:
        for scenario in GRID:
            met[identifier].add(build(identifier, scenario, EN).finding)
    unread = {
        key
        for key, text in texts(EN).items()
        if (found := re.fullmatch(r"exhibit\.(centre-[a-z-]+)\.finding\.(\w+)", key))
        and not any(_matches(text, finding) for finding in met[found[1]])
    }
    # One option with nothing to compare, ranges apart or a tie: met in their own tests or only by other data.
    assert unread <= {
        "exhibit.centre-compare.finding.alone",
        "exhibit.centre-compare.finding.tie",
        "exhibit.centre-compare.finding.apart",
        "exhibit.centre-inputs.finding.central",
    } | {"exhibit.centre-among-precedents.finding.none"}, unread


def _matches(text: object, finding: str) -> bool:
    forms = [text] if isinstance(text, str) else list(text.values())  # type: ignore[attr-defined]
    return any(re.fullmatch(re.sub(r"\\\{\w+\\\}", ".*", re.escape(form)), finding) for form in forms)


@pytest.mark.parametrize("identifier", IDS)
def test_when_all_is_fixed_one_value_is_written_once(identifier: str) -> None:
    for language in Language:
        shown = build(identifier, everything_fixed(), language)
        assert not [*reader.of_everything(shown, CATALOGUE), *odd(shown)]
        if identifier == "centre-capacity":
            assert ("No input that is drawn" if language == EN else "Plus aucune donnée tirée") in shown.finding
