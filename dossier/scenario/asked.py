"""What a reader assumes: an option, the conditions granted with their thresholds, and the values set."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dossier.catalogue import Catalogue
from dossier.models.conditions import CLAUSE, CONDITIONS, Condition
from dossier.models.inputs import SCHEDULES
from dossier.models.laws import NoMass, law
from dossier.scenario.cases import checked_value
from dossier.scenario.faults import BeyondLife, DeniedValue, NothingLeft, NotOffered, UnknownCondition
from dossier.scenario.tables import first_option, input_rows, named

#: Changes whenever the same inputs no longer give the same results; stands on the screen and in every export.
MODEL_VERSION = "2.0"

#: The conditions that change draws: all but the clause.
GRANTED = tuple(name for name in CONDITIONS if name != CLAUSE)


@dataclass(frozen=True)
class Scenario:
    """An option, the conditions granted, their thresholds where the reader's differ from ours, and the values set.

    A condition that says one input takes a threshold (C2, C3, C4); the contract of C1 is changed by the values of
    signed_trials, contract_years and signed_patients. Pairs are sorted by name; mappings are taken too. The review year
    is the value of review_year.
    """

    option_id: str
    conditions: tuple[str, ...] = ()
    thresholds: tuple[tuple[str, float], ...] = ()
    overrides: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        granted = tuple(sorted(set(self.conditions)))
        thresholds = {name: float(value) for name, value in dict(self.thresholds).items() if name in granted}
        kept = tuple(sorted(pair for pair in thresholds.items() if not _is_ours(*pair)))
        overrides = sorted((name, float(value)) for name, value in dict(self.overrides).items())
        object.__setattr__(self, "conditions", granted)
        object.__setattr__(self, "thresholds", kept)
        object.__setattr__(self, "overrides", tuple(overrides))

    @property
    def has_clause(self) -> bool:
        return CLAUSE in self.conditions

    @property
    def granted(self) -> tuple[Condition, ...]:
        """The conditions as the models take them, the clause aside."""
        thresholds = dict(self.thresholds)
        return tuple(with_threshold(name, thresholds.get(name)) for name in self.conditions if name != CLAUSE)

    def as_dict(self) -> dict[str, float]:
        return dict(self.overrides)

    def under(self, conditions: Iterable[str]) -> "Scenario":
        """The same option and values under other conditions; a threshold stays where its condition does."""
        return replace(self, conditions=tuple(conditions))

    def without_clause(self) -> "Scenario":
        return self.under(name for name in self.conditions if name != CLAUSE)


def threshold_of(condition_id: str) -> tuple[str, float] | None:
    """The one input that a condition says, and our threshold; None for a condition that says none or several."""
    condition = CONDITIONS[condition_id]
    said = {**condition.sets, **condition.at_most, **condition.at_least}
    return next(iter(said.items())) if len(said) == 1 else None


def _is_ours(condition_id: str, threshold: float) -> bool:
    ours = threshold_of(condition_id) if condition_id in CONDITIONS else None
    return ours is not None and ours[1] == threshold


def with_threshold(condition_id: str, threshold: float | None = None) -> Condition:
    """A condition at another threshold. Raises ``UnknownCondition``."""
    if condition_id not in CONDITIONS:
        raise UnknownCondition("condition", condition_id)
    ours = CONDITIONS[condition_id]
    if threshold is None or not threshold_of(condition_id):
        return ours
    return replace(
        ours,
        sets=dict.fromkeys(ours.sets, threshold),
        at_most=dict.fromkeys(ours.at_most, threshold),
        at_least=dict.fromkeys(ours.at_least, threshold),
    )


def scenario_named(catalogue: Catalogue, scenario_id: str) -> Scenario:
    """A named scenario (D6). Raises ``UnknownRow``."""
    option_id, conditions, overrides = named(catalogue, scenario_id)
    return Scenario(option_id, conditions, (), tuple(overrides.items()))


def central_scenario(catalogue: Catalogue) -> Scenario:
    """The first option, nothing granted, nothing set: what a plain address shows."""
    return Scenario(first_option(catalogue))


def check_scenario(catalogue: Catalogue, scenario: Scenario) -> None:
    """Raises the ``ScenarioFault`` that names field, value and bound of what cannot be computed.

    Unknown or beyond its bounds (see ``cases``), a value that denies a condition (``DeniedValue``), a threshold that
    leaves nothing of a law (``NothingLeft``), a condition that is none, a schedule (``NotOffered``), a review year
    without a year after it, operating years past the economic life, which nothing would renew (``BeyondLife``).
    """
    rows = input_rows(catalogue, scenario.option_id)
    for name in scenario.conditions:
        check_threshold(rows, name, dict(scenario.thresholds).get(name))
    values = scenario.as_dict()
    for name, value in values.items():
        check_value(rows, name, value)
        for condition in scenario.granted:
            check_against(condition, name, value)
    check_years(rows, values)


def check_threshold(rows: Mapping[str, Any], condition_id: str, threshold: float | None) -> None:
    """Raises ``UnknownCondition``, ``NothingLeft``, or what a value out of the bounds of its input raises."""
    condition = with_threshold(condition_id, threshold)
    if threshold is not None:
        ours = threshold_of(condition_id)
        if ours is None:
            raise UnknownCondition(condition_id, threshold)
        check_value(rows, ours[0], threshold)
        for name in (*condition.at_most, *condition.at_least):
            try:
                law(rows[name], condition.at_least.get(name), condition.at_most.get(name))
            except NoMass as error:
                raise NothingLeft(name, error.low, error.high) from error


def check_value(rows: Mapping[str, Any], name: str, value: float) -> None:
    """Raises ``NotOffered`` for a schedule, else as ``checked_value``."""
    if name in SCHEDULES:
        raise NotOffered(name, value)
    checked_value(rows, name, value)


def check_against(condition: Condition, name: str, value: float) -> None:
    """Raises ``DeniedValue`` for a value outside what a condition grants."""
    most, least = condition.at_most.get(name), condition.at_least.get(name)
    if most is not None and value > most:
        raise DeniedValue(name, value, most, condition.condition_id)
    if least is not None and value < least:
        raise DeniedValue(name, value, least, condition.condition_id)


def check_years(rows: Mapping[str, Any], values: Mapping[str, float]) -> None:
    """Raises ``BeyondLife`` where years do not fit into each other."""
    years = {name: values.get(name, rows[name].mode) for name in ("operating_years", "review_year", "economic_life")}
    if years["operating_years"] > years["economic_life"]:
        field = "operating_years" if "operating_years" in values else "economic_life"
        other = years["economic_life" if field == "operating_years" else "operating_years"]
        raise BeyondLife(field, years[field], other)
    if years["review_year"] >= years["operating_years"]:
        field = "review_year" if "review_year" in values else "operating_years"
        raise BeyondLife(field, years[field], years["operating_years"] - 1)
