"""How far one input moves the mean VAN-SE: from its P5 to its P95, or between its bounds where it is not drawn."""

from dataclasses import dataclass

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.evaluation import van_se
from dossier.models.inputs import BY_PERIOD
from dossier.models.laws import is_constant
from dossier.models.sensitivity import ENDS, at_value, mean_size
from dossier.scenario.asked import Scenario, check_scenario
from dossier.scenario.cases import samples
from dossier.scenario.figures import Figures, figures_of
from dossier.scenario.once import once
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, input_rows

#: An input that others draw: its own mean is the lever that moves it.
FOLLOWS = ("trials_served",)


@dataclass(frozen=True, kw_only=True)
class Reach:
    """An input moved from ``low`` to ``high`` (its unit), the others drawn: change of the VAN-SE draw by draw, EUR.

    ``is_drawn``: the ends are percentiles of its law, else the bounds between which it can be set.
    """

    low: float
    high: float
    is_drawn: bool
    change: Figures


@once(1024)
def reach_of(catalogue: Catalogue, scenario: Scenario, input_id: str) -> Reach | None:
    """The clause aside, what the reader set of this input left aside; None for an input that follows another.

    Raises as ``check_scenario``.
    """
    check_scenario(catalogue, scenario)
    if scenario.option_id == REFERENCE or input_id in FOLLOWS:
        return None
    row = input_rows(catalogue, scenario.option_id)[input_id]
    if row.minimum is None or row.maximum is None:
        return None
    values = tuple(pair for pair in scenario.overrides if pair[0] != input_id)
    bare = Scenario(scenario.option_id, scenario.without_clause().conditions, scenario.thresholds, values)
    sample, drawn = samples(catalogue, scenario.option_id)[0], draws_of(catalogue, bare)[0]
    low, high, is_drawn = row.minimum, row.maximum, not is_constant(row)
    if is_drawn:
        law = sample.law_of(input_id, bare.granted)
        low, high = (float(law.ppf(end)) for end in ENDS)
        if input_id in BY_PERIOD:
            low, high = (float(end) for end in np.quantile(mean_size(drawn), ENDS))
    ends = [np.asarray(van_se(at_value(sample, drawn, input_id, end)), dtype=float) for end in (low, high)]
    change = np.broadcast_to(ends[1] - ends[0], drawn.shape)
    return Reach(low=low, high=high, is_drawn=is_drawn, change=figures_of(change))
