"""What a scenario gives in a settled year (A1 to A11), over the draws, and on what each result depends first."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from dossier.catalogue import Catalogue
from dossier.models.centre import CentreResult
from dossier.models.demand import first_period
from dossier.models.draws import SIZE
from dossier.models.inputs import FIELDS, SCHEDULES, Array, Inputs
from dossier.scenario.asked import Scenario
from dossier.scenario.figures import BLOCKS, Figures, at_step, figures_of, unit_step
from dossier.scenario.once import once
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import REFERENCE

#: What can limit the batches started, in the order in which ``binding`` names them where they tie.
BINDING = ("demand", "rooms", "staff")
#: Results over the life, beside those of a settled year, of which an exhibit says what moves them.
LIFE_COST, VAN_SE = "levelised_cost", "van_se"
#: A rank correlation under which an input is not named.
_NOTICED = 0.15
#: The least steps that a reader is shown, whatever sampling allows: EUR a year, EUR a room, EUR a batch.
EUR_A_YEAR, EUR_A_BATCH = 10_000.0, 1_000.0
#: A count a year is whole from this P95 on, and keeps one decimal under it.
_WHOLE_FROM = 10


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A result in its unit: mean, P5, P50, P95, and the step at which each is printed. Ends may be infinite."""

    values: Mapping[str, float]
    steps: Mapping[str, float]

    def printed(self, name: str) -> float:
        """A figure at its step."""
        value = self.values[name]
        return at_step(value, self.steps[name]) if np.isfinite(value) else value

    @property
    def certain(self) -> bool:
        """Whether all figures are printed alike: the reader has fixed all that counts."""
        return len({self.printed(name) for name in self.values}) == 1


@dataclass(frozen=True, kw_only=True)
class Settled:
    """A settled year: results by name (see ``yearly_results``), and shares of draws, fractions of 1.

    ``binding`` is what limits the batches started; ``idle`` has no trial to supply; ``pays`` has fees over the running
    costs; ``covers`` pays for the capital too, with the batches that are really started (A11: within reach); in
    ``no_margin`` the fee does not pay what a batch uses.
    """

    scenario: Scenario
    results: Mapping[str, Spread]
    binding: Mapping[str, float]
    idle: float
    pays: float
    covers: float
    no_margin: float

    def __getitem__(self, result: str) -> Spread:
        return self.results[result]

    @property
    def without_project(self) -> bool:
        return self.scenario.option_id == REFERENCE

    @property
    def no_batch(self) -> bool:
        """Nothing is started in any draw."""
        return self.idle >= 1


@once(64)
def settled_of(catalogue: Catalogue, scenario: Scenario) -> Settled:
    """The settled year of a scenario; the clause changes none of it. Raises as ``draws_of``."""
    inputs, centre, _ = draws_of(catalogue, scenario.without_clause())
    found = yearly_results(inputs, centre)
    binding = np.broadcast_to(centre.binding, (SIZE,))
    needed = _whole(centre.break_even_starts)
    return Settled(
        scenario=scenario,
        results=MappingProxyType({name: spread_of(values, _least(name, values)) for name, values in found.items()}),
        binding=MappingProxyType({name: float(np.mean(binding == name)) for name in BINDING}),
        idle=float(np.mean(found["batches_started"] <= 0)),
        pays=float(np.mean(found["cash_result"] > 0)),
        covers=float(np.mean(found["batches_started"] >= needed)),
        no_margin=float(np.mean(np.isnan(needed))),
    )


def yearly_results(inputs: Inputs, centre: CentreResult) -> dict[str, Array]:
    """By result, one value a draw: batches a year, percent of the days of the rooms, FTE, EUR, EUR a year.

    ``break_even_starts`` is infinite where no number of batches breaks even, ``occupancy`` and ``investment_per_room``
    are nil without a room.
    """
    fees = np.asarray(centre.batches_released * inputs.fee)
    variable = np.asarray(centre.batches_started * inputs.variable_cost)
    rooms = np.maximum(inputs.rooms, 1)
    cash = fees - variable - centre.cash_fixed_cost
    found: dict[str, ArrayLike] = {
        "demand_starts": centre.demand_starts,
        "room_capacity": centre.room_capacity,
        "staff_capacity": centre.staff_capacity,
        "batches_started": centre.batches_started,
        "batches_released": centre.batches_released,
        "occupancy": 100 * np.nan_to_num(np.asarray(centre.occupancy)),
        "investment_per_room": np.asarray(centre.investment) / rooms,
        "fees": fees,
        "staff_cost": centre.staff_cost,
        "energy_cost": centre.energy_cost,
        "maintenance_cost": centre.maintenance_cost,
        "other_fixed_cost": inputs.other_fixed_cost,
        "variable_costs": variable,
        "cash_result": cash,
        "capital_charge": centre.capital_charge,
        "full_result": cash - centre.capital_charge,
        "break_even_starts": np.nan_to_num(np.asarray(centre.break_even_starts), nan=np.inf),
    }
    return {name: _whole(values) for name, values in found.items()}


def spread_of(values: ArrayLike, least: float, over: ArrayLike = 1.0, *, among: ArrayLike = True) -> Spread:
    """The figures of ``values / over`` over the draws ``among`` which they are asked, at steps not under ``least``.

    The mean is that of the values over that of ``over``: what is spent in all over what comes of it, which exists where
    some draws have nothing to divide by; percentiles take those as infinite. Raises ``ValueError`` without a draw.
    """
    top, bottom, kept = _whole(values), _whole(over), np.broadcast_to(np.asarray(among, dtype=bool), (SIZE,))
    if not kept.any():
        raise ValueError("a spread needs draws")
    found = _figures(top[kept], bottom[kept])
    parts = zip(*(np.split(each, BLOCKS) for each in (top, bottom, kept)), strict=True)
    blocks = [_figures(part_top[part], part_bottom[part]) for part_top, part_bottom, part in parts if part.any()]
    steps = {}
    for name in found:
        ends = np.array([block[name] for block in blocks])
        error = float(np.std(ends, ddof=1) / np.sqrt(BLOCKS)) if len(ends) > 1 and np.isfinite(ends).all() else 0.0
        steps[name] = max(unit_step(error), least)
    return Spread(values=MappingProxyType(found), steps=MappingProxyType(steps))


@once(256)
def van_se_of(catalogue: Catalogue, scenario: Scenario) -> Figures:
    """The VAN-SE that a scenario asks, EUR: with the clause where it is granted, which takes a regression.

    Raises as ``draws_of``.
    """
    if scenario.has_clause or scenario.option_id == REFERENCE:
        return path_of(catalogue, scenario).asked
    return figures_of(_whole(draws_of(catalogue, scenario)[2].van_se))


def count_step(values: ArrayLike) -> float:
    """The least step of a count a year: one, or a tenth of small counts."""
    return 1.0 if np.percentile(_whole(values), 95, method="lower") >= _WHOLE_FROM else 0.1


def _figures(top: Array, bottom: Array) -> dict[str, float]:
    quotient = np.divide(top, bottom, out=np.full(top.shape, np.inf), where=bottom > 0)
    whole = float(bottom.mean())
    mean = float(top.mean()) / whole if whole > 0 else np.inf
    # between a number and infinity there is nothing to interpolate
    method = "linear" if np.isfinite(quotient).all() else "lower"
    p5, p50, p95 = (float(value) for value in np.percentile(quotient, [5, 50, 95], method=method))  # type: ignore[call-overload]
    return {"mean": mean, "p5": p5, "p50": p50, "p95": p95}


def _least(name: str, values: Array) -> float:
    if name in ("demand_starts", "room_capacity", "staff_capacity", "batches_started", "batches_released"):
        return count_step(values)
    return 1.0 if name in ("occupancy", "break_even_starts") else EUR_A_YEAR


@once(256)
def drivers_of(catalogue: Catalogue, scenario: Scenario, result: str) -> tuple[str, ...]:
    """The inputs that move a result (of ``yearly_results``, or over the life), strongest rank correlation first.

    Of the number of trials and of its mean one stands: the number for a settled year, its mean for the life. Raises as
    ``draws_of``.
    """
    bare = scenario.without_clause()
    inputs, centre, evaluation = draws_of(catalogue, bare)
    life = result in (LIFE_COST, VAN_SE)
    if result == VAN_SE:
        values = _whole(evaluation.van_se)
    elif life:
        values = np.nan_to_num(_whole(evaluation.levelised_cost_per_batch), nan=np.inf)
    else:
        values = yearly_results(inputs, centre)[result]
    if values.min() == values.max():
        return ()
    ranked = _standard(stats.rankdata(values))
    noticed = {name: float(column @ ranked) / SIZE for name, column in _ranks(catalogue, bare, life).items()}
    kept = (name for name, each in noticed.items() if abs(each) >= _NOTICED)
    return tuple(sorted(kept, key=lambda name: -abs(noticed[name])))


@once(2)  # about 6 MB each: every result of a scenario reads the same
def _ranks(catalogue: Catalogue, scenario: Scenario, life: bool) -> dict[str, Array]:
    """Standardised ranks of the inputs that vary: of the first period of demand, or of its mean over the life."""
    inputs = draws_of(catalogue, scenario)[0]
    columns = {}
    for name in FIELDS:
        # over a settled year the number of trials itself, over the life its mean: one of both
        if name in SCHEDULES or name == ("trials_served" if life else "trials_mean"):
            continue
        drawn = getattr(inputs, name)
        values = np.asarray(np.mean(drawn, axis=1) if life and np.ndim(drawn) == 2 else first_period(drawn))
        if values.ndim and values.min() < values.max():
            columns[name] = _ranks_of(values)
    return columns


#: Standardised ranks by array: scenarios share the draws of what they leave alone. The array is kept, so that no other
#: takes its place in memory; about 0.2 MB each.
_RANKED: OrderedDict[int, tuple[Array, Array]] = OrderedDict()
_MOST_RANKED = 160


def _ranks_of(values: Array) -> Array:
    """Standardised ranks of draws, computed once for an array that is never written to."""
    held = _RANKED.get(id(values))
    if held is None or held[0] is not values:
        held = _RANKED[id(values)] = (values, _standard(stats.rankdata(values)))
        while len(_RANKED) > _MOST_RANKED:
            _RANKED.popitem(last=False)
    return held[1]


def _standard(values: Array) -> Array:
    return np.asarray((values - values.mean()) / values.std())


def _whole(values: ArrayLike) -> Array:
    """One value a draw, where all is fixed too."""
    return np.broadcast_to(np.asarray(values, dtype=float), (SIZE,))
