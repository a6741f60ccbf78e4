"""What the law, a contract and a calendar say of a scenario: thresholds, patients served, value year by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.demand import signed_and_started
from dossier.models.inputs import Array
from dossier.models.review import going_on
from dossier.models.summaries import Summary, summary
from dossier.scenario.asked import Scenario
from dossier.scenario.once import once
from dossier.scenario.staged import clause_review, draws_of
from dossier.scenario.tables import computed_options

#: Rows of ``parameters``: amounts from which the décret 2013-1211 asks for an inventory, for a counter-expertise.
LEGAL_AMOUNTS = ("ese_seuil_inventaire", "ese_seuil_contre_expertise")

#: Percentiles of a fan.
_FAN = (5, 50, 95)


@dataclass(frozen=True, kw_only=True)
class LegalShare:
    """A legal threshold, EUR excl. tax: the share of draws whose works reach it, on the stage that the scenario builds
    and on each option that could be the whole project: a threshold is judged on the project."""

    parameter_id: str
    amount: float
    stage: float
    project: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class ContractServed:
    """C4: patients signed, and the ones started while the contracts last (over the draws)."""

    trials: float
    years: float
    signed: float
    started: Summary


@dataclass(frozen=True, kw_only=True)
class ValueFan:
    """Cumulated VAN-SE, EUR, by row of the flows (years of works, authorisation, operating years).

    ``time`` is the mean time of a row, years; ``operating_year`` is 0 before. Each of ``without`` and ``with_clause``
    holds mean, p5, p50 and p95 by row; the last row is the VAN-SE. The clause cuts after ``review_year``. ``bound`` is
    the mean by row if everything were known then.
    """

    time: Array
    operating_year: Array
    without: Mapping[str, Array]
    with_clause: Mapping[str, Array]
    bound: Array
    review_year: int


def legal_shares(catalogue: Catalogue, scenario: Scenario) -> tuple[LegalShare, ...]:
    """Whether the works reach each threshold; the money is taken as all public, the page says so."""
    works = {name: _works(catalogue, Scenario(name)) for name in computed_options(catalogue)}
    stage = _works(catalogue, scenario.without_clause())
    found = []
    for name in LEGAL_AMOUNTS:
        amount = float(catalogue.row("parameters", name).central)
        project = {option: float(np.mean(values >= amount)) for option, values in works.items()}
        share = float(np.mean(stage >= amount))
        found.append(LegalShare(parameter_id=name, amount=amount, stage=share, project=MappingProxyType(project)))
    return tuple(found)


def contract_of(catalogue: Catalogue, scenario: Scenario) -> ContractServed | None:
    """What the rooms serve of the contracts (B3); None where nothing is signed. Raises as ``draws_of``."""
    inputs, centre, _ = draws_of(catalogue, scenario.without_clause())
    trials, years = float(np.max(inputs.signed_trials)), float(np.max(inputs.contract_years))
    if not trials or not years:
        return None
    signed, started = signed_and_started(inputs, centre.capacity)
    return ContractServed(trials=trials, years=years, signed=float(np.max(signed)), started=summary(started))


@once(16)
def fan_of(catalogue: Catalogue, scenario: Scenario) -> ValueFan:
    """The cumulated value over the draws, with and without the observed clause. Raises as ``draws_of``."""
    bare = scenario.without_clause()
    draws = draws_of(catalogue, bare)
    inputs, _, evaluation = draws
    flows = evaluation.yearly
    yearly = flows.net - np.asarray(inputs.public_funds_lambda) * flows.public_spending
    time = np.broadcast_to(flows.time, yearly.shape)
    cumulated = np.cumsum(yearly * (1.0 + np.asarray(inputs.discount_rate)) ** -time, axis=0)
    review_year = int(np.max(inputs.review_year))
    operating_year = np.asarray(np.broadcast_to(flows.operating_year, yearly.shape)[:, 0])
    last = int(np.flatnonzero(operating_year == review_year)[0])
    _, closing = going_on(*draws)
    closed = np.broadcast_to(cumulated[last] - np.asarray(closing), cumulated[last].shape)
    observed, perfect = (
        np.where(
            clause_review(catalogue, bare, information).stopped & (np.arange(len(cumulated)) > last)[:, None],
            closed,
            cumulated,
        )
        for information in ("observed", "perfect")
    )
    return ValueFan(
        time=np.asarray(time.mean(axis=1)),
        operating_year=operating_year,
        without=_band(cumulated),
        with_clause=_band(observed),
        bound=np.asarray(perfect.mean(axis=1)),
        review_year=review_year,
    )


def _band(values: Array) -> Mapping[str, Array]:
    percentiles = np.percentile(values, _FAN, axis=1)
    found = {f"p{name}": row for name, row in zip(_FAN, percentiles, strict=True)}
    return MappingProxyType({"mean": values.mean(axis=1), **found})


def _works(catalogue: Catalogue, scenario: Scenario) -> Array:
    return np.atleast_1d(np.asarray(draws_of(catalogue, scenario)[1].investment, dtype=float))
