"""Stored numbers that the models must give back, by option and conditions; sampled ones within their error."""

import json
from typing import Any

import numpy as np
import pytest
from models_outputs import Path, grid, output, share
from models_rows import read
from scipy import stats
from scipy.stats import qmc

from dossier.models.staging import evpi, evppi, evsi_normal
from dossier.models.uncertainty import CONDITIONS


def path_of(vector: dict[str, str]) -> Path:
    conditions = tuple(filter(None, vector["conditions"].split("|")))
    return vector["option_id"], conditions, tuple(json.loads(vector["overrides_json"]).items())


def named(vector: dict[str, str]) -> str:
    return "-".join(vector[name] for name in ("option_id", "conditions", "overrides_json", "output_name"))


@pytest.mark.parametrize("vector", read("vectors.csv"), ids=named)
def test_a_stored_output(vector: dict[str, str]) -> None:
    found = output(path_of(vector), vector["output_name"])
    assert found == pytest.approx(float(vector["expected"]), rel=float(vector["relative_tolerance"]), abs=0)


def test_the_shares_of_the_conditions_sum_to_the_whole() -> None:
    path: Path = ("efs-two-rooms", (), ())
    values = grid("efs-two-rooms", ())
    whole = values[frozenset(CONDITIONS)].mean - values[frozenset()].mean
    assert sum(share(path, "mean", condition) for condition in CONDITIONS) == pytest.approx(whole)


def normal(*laws: tuple[float, float]) -> list[np.ndarray]:
    """Independent normal draws of mean and standard deviation."""
    points = qmc.Sobol(len(laws), rng=np.random.default_rng(7)).random(2**14)
    return [stats.norm.ppf(each, *law) for each, law in zip(points.T, laws, strict=True)]


def case_of(name: str) -> tuple[dict[str, np.ndarray], np.ndarray]:
    """The inputs of a closed form and its net benefit against doing nothing."""
    if name.startswith("30000 dq - dc"):
        dq, dc = normal((0.2, 0.3), (4000, 8000))
        return {"dq": dq, "dc": dc}, 30_000 * dq - dc
    if "correlated" in name:  # the net benefit is p1 + p2: expected value 2 p1 once p1 is known
        p1, around = normal((1, 1), (0, 2))
        return {"p1": p1, "p2": p1 + around}, 2 * p1 + around
    if name.startswith("INB=p1-p2"):
        p1, p2 = normal((1, 1), (0, 2))
        return {"p1": p1, "p2": p2}, p1 - p2
    p1, p2 = normal((0, 1), (0, 2))
    return {"p1": p1, "p2": p2}, p1 + p2


@pytest.mark.parametrize("vector", read("vectors_voi.csv"), ids=lambda each: f"{each['case']}-{each['output']}")
def test_a_closed_form_of_information(vector: dict[str, str]) -> None:
    known, benefit = case_of(vector["case"])
    found: Any
    match vector["output"].split():
        case ["EVPI"]:
            found = evpi(benefit)
        case ["EVPPI", name]:
            found = evppi(known[name], benefit)
        case ["P(right)"]:
            found = np.mean((benefit > 0) == (benefit.mean() > 0))
        case ["EVSI", size]:
            found = evsi_normal(30_000 * 0.2 - 4_000, 30_000, 0.3, 1.0, int(size.removeprefix("n=")))
        case other:
            raise AssertionError(f"nothing gives {other}")
    assert found == pytest.approx(float(vector["expected"]), rel=float(vector["relative_tolerance"]))
