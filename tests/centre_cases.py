"""Scenarios of the centre and their exhibits, on few draws: words must hold for any draws."""

from collections.abc import Iterator
from functools import cache

import pytest
from built import CATALOGUE

from dossier.exhibits import Exhibit, register
from dossier.language import Language
from dossier.models.inputs import SCHEDULES
from dossier.scenario import REFERENCE, Scenario, limits, outcomes, runs
from dossier.scenario.rows import rows_of
from dossier.scenario.runs import results
from dossier.selection import Selection

IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "centre")
OPTIONS = tuple(row.option_id for row in CATALOGUE.records("options") if row.status == "computed")
EFS, FOUR, SIX = "efs-two-rooms", "new-four-rooms", "new-six-rooms"
FR, EN = Language.FR, Language.EN


@pytest.fixture(scope="module", autouse=True)
def fewer_draws() -> Iterator[None]:
    """A grid of scenarios is about words: they must hold for any draws, so few of them will do."""

    @cache
    def kept(asked: runs.Asked) -> runs.Results:
        return results(asked.catalogue, asked.scenario, 300)

    patch = pytest.MonkeyPatch()
    patch.setattr(runs, "_kept", kept)
    # The grid is longer than what the pages keep: read from end to end, it would find nothing kept.
    patch.setattr(outcomes, "_outcome", cache(outcomes._outcome.__wrapped__))
    yield
    patch.undo()
    build.cache_clear()


@cache
def build(identifier: str, scenario: Scenario, language: Language = EN, compared: tuple[str, ...] = ()) -> Exhibit:
    chosen = Selection(language=language, scenario=scenario.encode(), compared=compared)
    return register()[identifier].build(CATALOGUE, chosen)


def everything_fixed() -> Scenario:
    rows = rows_of(CATALOGUE, EFS).values()
    return Scenario(EFS, tuple((row.input_id, float(row.mode)) for row in rows if row.low is not None))  # type: ignore[arg-type]


def grid() -> list[Scenario]:
    """Every option, and each of its levers at the ends of its range or, without a range, at its bounds."""
    found = [Scenario(option_id) for option_id in OPTIONS]
    for option_id in OPTIONS:
        if option_id == REFERENCE:
            continue
        for row in rows_of(CATALOGUE, option_id).values():
            if row.input_id not in SCHEDULES:
                bounds = limits(CATALOGUE, option_id, row.input_id)
                ends = (row.low, row.high) if row.low is not None else bounds or ()
                found += [Scenario(option_id, ((row.input_id, float(end)),)) for end in ends]  # type: ignore[arg-type]
    extremes = (
        {"trials_served": 0.1, "patients_per_trial": 5, "process_days": 2},
        {"rooms": 16, "trials_served": 12, "patients_per_trial": 600, "fte_per_room": 1, "minimum_fte": 0},
        {"fee": 0},
        {"fee": 40_000, "variable_cost": 40_000},
        {"fee": 500_000, "trials_served": 12},
        {"capex_per_room": 20_000_000, "overrun": 4},
        {"parallel_batches": 5, "process_days": 1, "trials_served": 0.5},
        {"process_days": 2, "trials_served": 12, "capex_per_room": 200_000, "variable_cost": 1_000},
        {"process_days": 4, "trials_served": 12, "capex_per_room": 500_000, "variable_cost": 55_000, "overrun": 1},
    )
    return found + [Scenario(option_id, tuple(values.items())) for option_id in (EFS, SIX) for values in extremes]


GRID = grid()
