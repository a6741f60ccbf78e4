"""The conditions of the option: what is granted, not forecast (C4). Their probability is not in the model."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


class Contradicted(ValueError):
    """A value that the reader set denies a granted condition: ``condition``, ``field``, ``value``, ``bound``."""

    def __init__(self, condition: str, name: str, value: float, bound: float) -> None:
        self.condition, self.field, self.value, self.bound = condition, name, value, bound
        super().__init__(f"{condition} wants {name} at {'most' if value > bound else 'least'} {bound}, not {value}")


@dataclass(frozen=True)
class Condition:
    """Inputs that are set, and inputs whose law is conditioned on a bound; a threshold can be another than ours."""

    condition_id: str
    sets: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)
    at_least: Mapping[str, float] = field(default_factory=dict)


#: The review clause, as observed (D1): it changes no draw, only when one stops.
CLAUSE = "C5"

#: C4: contracts signed (the published median size), processes measured, foreign share and parallel batches bet on.
CONDITIONS = {
    condition.condition_id: condition
    for condition in (
        Condition("C1", sets={"signed_trials": 2, "contract_years": 3, "signed_patients": 75}),
        Condition("C2", at_most={"process_days": 12}),
        Condition("C3", at_least={"share_abroad": 0.8}),
        Condition("C4", sets={"parallel_batches": 2}),
        Condition(CLAUSE),
    )
}


def granted(conditions: Iterable[str | Condition]) -> tuple[Condition, ...]:
    """The conditions behind ids; a condition of the reader's own stands for itself. Raises ``ValueError`` for no id."""
    found = []
    for condition in conditions:
        if isinstance(condition, str) and condition not in CONDITIONS:
            raise ValueError(f"{condition!r} is no condition: {', '.join(CONDITIONS)}")
        found.append(CONDITIONS[condition] if isinstance(condition, str) else condition)
    return tuple(found)


def narrowed(conditions: Iterable[Condition], name: str) -> tuple[float | None, float | None]:
    """The least and the most that conditions leave to an input, None where none of them says."""
    least = [condition.at_least[name] for condition in conditions if name in condition.at_least]
    most = [condition.at_most[name] for condition in conditions if name in condition.at_most]
    return max(least, default=None), min(most, default=None)
