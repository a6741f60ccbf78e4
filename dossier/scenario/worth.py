"""What it is worth to know before committing (D2, D4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.inputs import BY_PERIOD, FIELDS, SCHEDULES, Array, Inputs
from dossier.models.staging import Purchase, evpi, evppi, purchase
from dossier.scenario.asked import Scenario
from dossier.scenario.once import once
from dossier.scenario.staged import clause_review, draws_of
from dossier.scenario.tables import REFERENCE

#: Groups of D2 beside each input alone: what can be known of demand, and of the size of trials.
GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"trials": ("trials_mean", "trials:0"), "sizes": ("sizes:0",)},
)

#: D4: what is bought before building.
BOUGHT = ("price_abroad", "share_abroad", "process_days", "trials_mean", "trials:0")

#: Columns of the first period: what can be known of it.
FIRST_PERIOD = {"trials:0": "trials_served", "sizes:0": "patients_per_trial"}


@dataclass(frozen=True, kw_only=True)
class Knowing:
    """What knowing is worth, EUR, for the VAN-SE of the scenario (with the clause where it is granted).

    ``evpi`` is knowing everything; ``evppi`` is by input that is drawn, and by group of ``GROUPS``: they do not add up.
    ``bought`` is the purchase of D4, None where the reader has fixed all that is bought.
    """

    evpi: float
    evppi: Mapping[str, float]
    bought: Purchase | None


@once(32)
def knowing_of(catalogue: Catalogue, scenario: Scenario) -> Knowing:
    """D2 and D4. Raises as ``check_scenario``."""
    bare = scenario.without_clause()
    inputs, _, evaluation = draws_of(catalogue, bare)
    if scenario.option_id == REFERENCE:
        return Knowing(evpi=0.0, evppi=MappingProxyType({}), bought=None)
    value = clause_review(catalogue, bare, "observed").van_se if scenario.has_clause else evaluation.van_se
    names = [name for name in FIELDS if name not in SCHEDULES and name not in BY_PERIOD]
    groups = {name: (name,) for name in names} | dict(GROUPS)
    columns = {name: known_columns(inputs, group) for name, group in groups.items()}
    bought = known_columns(inputs, BOUGHT)
    return Knowing(
        evpi=evpi(value),
        evppi=MappingProxyType({name: evppi(found, value) for name, found in columns.items() if found}),
        bought=purchase(bought, value) if bought else None,
    )


def known_columns(inputs: Inputs, names: tuple[str, ...]) -> dict[str, Array]:
    """The draws of some inputs, by name; those that do not move are known already and are left out."""
    found = {}
    for name in names:
        values = np.asarray(getattr(inputs, FIRST_PERIOD.get(name, name)), dtype=float)
        column = values[:, 0] if values.ndim == 2 else values
        if column.ndim and column.max() > column.min():
            found[name] = column
    return found
