"""What moves the mean, and where it turns: tornado with the rank order beside, switching values rounded outwards."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.evaluation import van_se
from dossier.models.inputs import COUNTS, SCHEDULES
from dossier.models.sensitivity import Bar, Switch, at_value, switching_value, tornado
from dossier.scenario.asked import Scenario, check_scenario
from dossier.scenario.cases import samples
from dossier.scenario.once import once
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, input_rows

#: Parts of the distance between the bounds of an input at which a switching value is written, at least.
_PARTS = 500
#: Steps that a value may go outwards before the mean has its sign.
_OUTWARDS = 5


@dataclass(frozen=True)
class Tornado:
    """Inputs by the width of their bar, and the ids by the rank correlation: two orders of what counts."""

    bars: tuple[Bar, ...]
    by_rank: tuple[str, ...]

    def same_order(self, most: int) -> bool:
        """Whether both orders begin alike."""
        return tuple(bar.input_id for bar in self.bars[:most]) == self.by_rank[:most]


@dataclass(frozen=True)
class Turn:
    """Where the mean VAN-SE turns (C7): the value, the one to be written, and which side is positive.

    ``obeyed`` is rounded outwards, so that obeying the sentence suffices: the mean is positive there. None where no
    value that is offered will do.
    """

    input_id: str
    value: float
    obeyed: float | None
    above: bool


@once(32)
def tornado_of(catalogue: Catalogue, scenario: Scenario) -> Tornado:
    """C5, over the draws, the clause aside; no bar without the project. Raises as ``check_scenario``."""
    check_scenario(catalogue, scenario)
    if scenario.option_id == REFERENCE:
        return Tornado((), ())
    deciding, _ = samples(catalogue, scenario.option_id)
    bars = tornado(deciding, scenario.granted, **scenario.as_dict())
    ranked = sorted(bars, key=lambda bar: -abs(bar.rank_correlation))
    return Tornado(bars, tuple(bar.input_id for bar in ranked))


def turns_of(catalogue: Catalogue, scenario: Scenario, input_ids: Iterable[str] = ()) -> Mapping[str, Turn | None]:
    """C7 by input: of those named, or of all that have bounds, in the order of the table. Raises as ``draws_of``.

    Each is kept alone: about a fifth of a second each the first time.
    """
    if scenario.option_id == REFERENCE:
        return {}
    rows = input_rows(catalogue, scenario.option_id)
    bounded = (name for name, row in rows.items() if name not in SCHEDULES and row.minimum is not None)
    bare = scenario.without_clause()
    return {name: turn_of(catalogue, bare, name) for name in tuple(input_ids) or bounded}


@once(512)
def turn_of(catalogue: Catalogue, scenario: Scenario, input_id: str) -> Turn | None:
    """C7 of one input, or None where the mean keeps its sign between its bounds.

    The others are where the scenario has them; a value that the reader set for this one is left aside, and so is a
    bound of a condition on it.
    """
    check_scenario(catalogue, scenario)
    deciding, _ = samples(catalogue, scenario.option_id)
    overrides = {name: value for name, value in scenario.overrides if name != input_id}
    found = switching_value(deciding, input_id, scenario.granted, van_se, **overrides)
    if found is None:
        return None
    return Turn(input_id, found.value, _obeyed(catalogue, scenario, input_id, found), found.above)


def written_step(minimum: float, maximum: float) -> float:
    """The step at which a value of an input is written: one, two or five times a power of ten."""
    part = (maximum - minimum) / _PARTS
    power = 10.0 ** math.floor(math.log10(part))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= part * (1 - 1e-9))


def _obeyed(catalogue: Catalogue, scenario: Scenario, input_id: str, found: Switch) -> float | None:
    row = input_rows(catalogue, scenario.option_id)[input_id]
    assert row.minimum is not None and row.maximum is not None
    step = 1.0 if input_id in COUNTS else written_step(row.minimum, row.maximum)
    deciding, _ = samples(catalogue, scenario.option_id)
    inputs = draws_of(catalogue, scenario)[0]
    for further in range(_OUTWARDS):
        value = found.rounded(step) + further * step * (1 if found.above else -1)
        value = round(value, 12)
        if not row.minimum <= value <= row.maximum:
            return None
        if np.mean(van_se(at_value(deciding, inputs, input_id, value))) > 0:
            return value
    return None
