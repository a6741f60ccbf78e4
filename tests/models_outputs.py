"""What a row of the stored vectors names, computed: one set of draws serves every row that stands on it."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import numpy as np
from models_rows import index_table, inputs, sample
from numpy.typing import NDArray

from dossier.models.draws import DECIDING_SEED, TRAINING_SEED
from dossier.models.inputs import Inputs
from dossier.models.prices import price_level
from dossier.models.staging import Draws, Review, evaluated, evpi, evppi, going_on, paths, purchase, review, shapley
from dossier.models.uncertainty import CONDITIONS, Sample, Summary, switching_value

#: D4: what is bought before building.
BOUGHT = ("price_abroad", "share_abroad", "process_days", "trials_mean", "trials:0")

Overrides = tuple[tuple[str, Any], ...]
Path = tuple[str, tuple[str, ...], Overrides]


@lru_cache(maxsize=4)
def of_option(option_id: str, seed: int) -> Sample:
    return sample(option_id, seed=seed)


@lru_cache(maxsize=4)
def draws(path: Path, seed: int = DECIDING_SEED) -> Draws:
    option_id, conditions, overrides = path
    return evaluated(of_option(option_id, seed).inputs(conditions, **dict(overrides)))


@lru_cache(maxsize=2)
def clause(path: Path, information: Any) -> Review:
    return review(draws(path), draws(path, TRAINING_SEED), information)


@lru_cache(maxsize=1)
def grid(option_id: str, overrides: Overrides) -> dict[frozenset[str], Summary]:
    return paths(
        of_option(option_id, DECIDING_SEED), of_option(option_id, TRAINING_SEED), CONDITIONS, **dict(overrides)
    )


def columns(drawn: Inputs, names: Iterable[str]) -> dict[str, NDArray[np.float64]]:
    """``trials:0`` and ``sizes:0`` are the count and the size of the first period."""
    first = {"trials:0": "trials_served", "sizes:0": "patients_per_trial"}
    found = {name: np.asarray(getattr(drawn, first.get(name, name))) for name in names}
    return {name: values[:, 0] if values.ndim == 2 else values for name, values in found.items()}


def field(case: Draws, name: str) -> Any:
    """A field of the settled year, of the evaluation or of the inputs."""
    drawn, centre, evaluation = case
    return next(getattr(part, name) for part in (centre, evaluation, drawn) if hasattr(part, name))


STATISTICS: dict[str, Callable[[Any], Any]] = {
    "mean": np.mean,
    "p5": lambda values: np.percentile(values, 5),
    "p50": lambda values: np.percentile(values, 50),
    "p95": lambda values: np.percentile(values, 95),
    "positive": lambda values: np.mean(np.asarray(values) > 0),
    "zero": lambda values: np.mean(np.asarray(values) == 0),
}


def of_clause(path: Path, information: str, statistic: str) -> Any:
    found = clause(path, information)
    return found.stopped.mean() if statistic == "stopped" else STATISTICS[statistic](found.van_se)


def bought(path: Path, net_benefit: Any, name: str) -> Any:
    return getattr(purchase(columns(draws(path)[0], BOUGHT), net_benefit), name)


def share(path: Path, statistic: str, condition: str) -> float:
    values = {subset: getattr(each, statistic) for subset, each in grid(path[0], path[2]).items()}
    return shapley(values, list(CONDITIONS))[condition][0]


def at_modes(path: Path, name: str) -> Any:
    """A field of the option at the modes, or of the clause there."""
    case = evaluated(inputs(path[0], **dict(path[2])))
    clause_at = dict(zip(("going_on", "closing"), going_on(*case), strict=True))
    return clause_at[name] if name in clause_at else field(case, name)


def switched(path: Path, input_id: str) -> float:
    found = switching_value(of_option(path[0], DECIDING_SEED), input_id, path[1], **dict(path[2]))
    assert found is not None, f"the mean of {path} keeps its sign over {input_id}"
    return found.value


def output(path: Path, name: str) -> Any:
    """The value of an output by its name in the vectors."""
    first, *rest = name.split(":", 1)
    if not rest:
        return evpi(draws(path)[2].van_se) if name == "evpi" else at_modes(path, name)
    if first.startswith("evppi"):
        drawn, _, evaluation = draws(path)
        return evppi(columns(drawn, rest[0].split("+")), evaluation.van_se)
    match first, rest[0].split(":"):
        case "law", [input_id, probability]:
            return of_option(path[0], DECIDING_SEED).law_of(input_id, path[1]).ppf(float(probability))
        case "price_level", [index, start, end]:
            return price_level(index_table(), index, int(start), int(end))
        case "review_observed" | "review_perfect", [statistic]:
            return of_clause(path, first.removeprefix("review_"), statistic)
        case "purchase", [key]:
            return bought(path, draws(path)[2].van_se, key)
        case "purchase_clause", [key]:
            return bought(path, clause(path, "observed").van_se, key)
        case "switching", [input_id]:
            return switched(path, input_id)
        case "shapley_mean" | "shapley_positive", [condition]:
            return share(path, first.removeprefix("shapley_"), condition)
        case _, [statistic]:
            return STATISTICS[statistic](field(draws(path), first))
    raise AssertionError(f"nothing gives {name}: a vector that is passed over checks nothing")
