"""Version 1 is reproduced by the same code with the rows of version 1: what changed is in the rows, and M4."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from models_rows import read

from dossier.models.inputs import Inputs
from dossier.models.staging import Draws, evaluated

STORED = Path(__file__).parent / "vectors" / "version_1_stored.csv"

#: What version 1 did not have, at the value that does nothing; economic_life and operating_years were equal.
NEUTRAL: dict[str, Any] = {
    "parallel_staff_factor": 1.0, "parallel_capital_factor": 1.0, "weekend_pay_uplift": 0.0, "trials_mean": 0.0,
    "demand_period": 40.0, "signed_trials": 0.0, "contract_years": 0.0, "signed_patients": 0.0,
    "authorisation_months": 0.0, "authorisation_cost_share": 0.0, "review_year": 3.0, "closure_share": 0.0,
}  # fmt: skip

#: Outputs that had another name.
RENAMED = {"saving_per_released_batch": "saving_per_batch"}


def stored() -> list[dict[str, str]]:
    with STORED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def case_of(option_id: str, overrides: dict[str, Any]) -> Draws:
    modes = {}
    for row in read("version_1_modes.csv"):
        if row["option_id"] in ("", option_id):
            mode: Any = json.loads(row["mode"])
            modes[row["input_id"]] = tuple(mode) if isinstance(mode, list) else float(mode)
    modes |= overrides
    modes["available_days"] = modes.pop("open_days")
    return evaluated(Inputs(**NEUTRAL | modes))


def fees_of_other_sites(case: Draws) -> float:
    """M4: version 1 counted the private fees that other public sites lose as new public money; EUR, present value."""
    inputs, _, evaluation = case
    elsewhere = 1 - inputs.share_abroad
    lost = inputs.fee - inputs.other_french_cost_factor * inputs.variable_cost
    private = (1 - inputs.foreign_sponsor_share) * inputs.private_sponsor_share
    return float(evaluation.pv_released * private * elsewhere * lost)


@pytest.mark.parametrize("vector", stored(), ids=lambda v: f"{v['option_id']}-{v['overrides_json']}-{v['output_name']}")
def test_an_output_of_version_1(vector: dict[str, str]) -> None:
    case = case_of(vector["option_id"], json.loads(vector["overrides_json"]))
    inputs, centre, evaluation = case
    name = RENAMED.get(vector["output_name"], vector["output_name"])
    found = getattr(centre, name) if hasattr(centre, name) else getattr(evaluation, name)
    if name == "pv_public_spending":
        found -= fees_of_other_sites(case)
    if name == "van_se":
        found += inputs.public_funds_lambda * fees_of_other_sites(case)
    assert found == pytest.approx(float(vector["expected"]), rel=1e-9, abs=1e-7)
