"""Closed forms and published checks that the models must give back."""

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dossier.models.centre import (
    annual_capital_charge,
    batches_per_year,
    cost_per_released_batch,
    gmp_cost,
    relative_cost_change,
    simulate,
)
from dossier.models.evaluation import (
    Evaluation,
    annuity_factor,
    carbon_value,
    discount_factors,
    discount_rate,
    evaluate,
    indexed,
    internal_rate_of_return,
    present_value,
)
from dossier.models.inputs import Inputs
from dossier.models.queueing import Queue, UnstableQueue, probability_of_waiting_longer, waiting_time

VECTORS = Path(__file__).parent / "vectors"
DAYS_PER_YEAR = 365

#: Value of climate action of 2019 as ADEME codes it: rows vac2019_* of the parameters.
CARBON_2019 = {2020: 90.0, 2030: 250.0, 2040: 500.0, 2050: 775.0}

Given = dict[str, Any]


def queue(v: Given) -> Queue:
    return waiting_time(v["lambda"], v["mu"], v["c"], v.get("ca2", 1.0), v.get("cs2", 1.0))


def queue_status(v: Given) -> str:
    try:
        queue(v)
    except UnstableQueue as unstable:
        assert unstable.traffic_intensity >= 1
        return "unstable"
    return "stable"


def project(v: Given) -> Evaluation:
    """A project of one batch a year whose benefit is all health and whose cost is all fixed, through both models."""
    assert v["public_share"] == 1, "the model has no other payer of the investment than the public purse"
    values = Inputs(
        **dict.fromkeys(("rooms", "process_days", "parallel_batches", "trials_served", "patients_per_trial"), 1.0),
        **dict.fromkeys(("enrolment_years", "fte_per_room", "direct_share", "direct_hours_per_batch"), 1.0),
        **dict.fromkeys(("planned_utilisation", "overrun", "share_not_made", "room_area"), 1.0),
        **dict.fromkeys(("changeover_days", "retry_rate", "loss_rate", "minimum_fte", "pay_per_fte"), 0.0),
        **dict.fromkeys(("power_density", "electricity_price", "maintenance_rate", "variable_cost", "fee"), 0.0),
        **dict.fromkeys(("price_abroad", "share_abroad", "other_french_cost_factor", "renewal_share"), 0.0),
        **dict.fromkeys(("private_sponsor_share", "foreign_sponsor_share", "residual_share"), 0.0),
        **dict.fromkeys(("signed_trials", "contract_years", "signed_patients", "authorisation_months"), 0.0),
        **dict.fromkeys(("authorisation_cost_share", "weekend_pay_uplift", "closure_share"), 0.0),
        **dict.fromkeys(("parallel_staff_factor", "parallel_capital_factor", "trials_mean"), 1.0),
        demand_period=3.0,
        review_year=3.0,
        available_days=200.0,
        hours_per_fte=1000.0,
        economic_life=20.0,
        renewal_year=1.0,
        ramp=(),
        capex_per_room=sum(v["invest"]),
        construction_shares=tuple(year / sum(v["invest"]) for year in v["invest"]),
        other_fixed_cost=v["opex"],
        health_value_per_batch=v["benefit"],
        operating_years=v["years_of_operation"],
        discount_rate=v["r"],
        public_funds_lambda=v["lambda_extra"],
    )
    return evaluate(values, simulate(values))


def dated_project(v: Given, start: int) -> float:
    """Investment paid in year ``start``; benefits are tied to the calendar and run from the year after to H."""
    benefits = indexed(v["b0"], v["g"], 0, np.arange(start + 1, v["H"] + 1))
    return float(present_value(np.concatenate(([-v["I"]], benefits)), v["r"], first_index=start))


def cost_effectiveness(v: Given) -> str:
    return "dominant" if v["c1"] <= v["c0"] and v["q1"] >= v["q0"] else "trade-off"


def annuity(v: Given) -> float:
    return float(annuity_factor(v["r"], v["n"], v.get("g", 0.0)))


#: (model, output) -> how to reproduce it from the inputs of a vector. Those that only add or multiply recompute a
#: published table; no function of the models is behind them.
DISPATCH: dict[tuple[str, str], Callable[[Given], Any]] = {
    ("A_queue", "rho"): lambda v: queue(v).traffic_intensity,
    ("A_queue", "P_wait"): lambda v: queue(v).probability_of_waiting,
    ("A_queue", "Wq"): lambda v: queue(v).mean_wait,
    ("A_queue", "Wq_days"): lambda v: queue(v).mean_wait * DAYS_PER_YEAR,
    ("A_queue", "Lq"): lambda v: queue(v).mean_queue_length,
    ("A_queue", "P_wait_longer"): lambda v: probability_of_waiting_longer(
        v["lambda"], v["mu"], v["c"], v["t_days"] / DAYS_PER_YEAR
    ),
    ("A_queue", "status"): queue_status,
    ("A_capacity", "batches_per_year"): lambda v: batches_per_year(
        v["rooms"], v["open_days"], v["t_process"], v["t_changeover"], v["u"]
    ),
    ("A_capacity", "cleanroom_m2"): lambda v: sum(v["m2"]),
    ("A_capacity", "qc_m2"): lambda v: sum(v["qc_m2"]),
    ("A_capacity", "fte"): lambda v: sum(v["fte"]),
    ("A_cost", "cost_per_released_batch"): lambda v: cost_per_released_batch(v["F"], v["v"], v["B"], v["f"]),
    ("A_cost", "gmp_cost_per_bag"): lambda v: gmp_cost(v["c0"], v["shares"], v["mult"]),
    ("A_cost", "gmp_cost_per_bag_model"): lambda v: gmp_cost(v["c0"], v["shares"], v["mult"]),
    ("A_cost", "labour_total"): lambda v: sum(v["labour"]),
    ("A_cost", "other_total"): lambda v: sum(v["other"]),
    ("A_cost", "supplies_total"): lambda v: sum(v["supplies"]),
    ("A_cost", "direct_cost_per_patient"): lambda v: v["total"] / v["patients"],
    ("A_cost", "relative_cost_change"): lambda v: relative_cost_change(v["labour_share"], v["h0"], v["h1"]),
    ("A_cost", "kwh_per_year"): lambda v: v["m2"] * v["kw_per_m2"] * v["hours"],
    ("B_discount", "r"): lambda v: discount_rate(v["rf"], v["phi"], v["beta"]),
    ("B_discount", "discount_factor"): lambda v: discount_factors(v["r"], 1, v["t"])[0],
    ("B_discount", "annuity_factor"): annuity,
    ("B_discount", "growing_annuity_factor"): annuity,
    ("B_discount", "sum"): lambda v: present_value(
        np.full(v["last_index"] - v["first_index"] + 1, v["yearly"]), v["r"], v["first_index"]
    ),
    ("B_van", "npv"): lambda v: present_value(v["flows"], v["r"]),
    ("B_van", "irr"): lambda v: internal_rate_of_return(v["flows"]),
    ("B_van", "van_se"): lambda v: project(v).van_se,
    ("B_van", "van_per_public_euro"): lambda v: project(v).van_se_per_public_euro,
    ("B_van", "implied_cost"): lambda v: sum(v["benefits"]) - v["van"],
    ("B_van", "van_conventional"): lambda v: v["van"] - sum(v["non_conventional"]),
    ("B_date", "van"): lambda v: dated_project(v, v["T"]),
    ("B_date", "best_T"): lambda v: max(range(v["H"]), key=lambda start: dated_project(v, start)),
    ("B_carbon", "value"): lambda v: carbon_value(v["year"], CARBON_2019),
    ("B_carbon", "sum"): lambda v: present_value(
        v["tonnes"] * np.asarray(carbon_value(np.arange(v["first_year"], v["first_year"] + v["years"]), CARBON_2019)),
        v["r"],
    ),
    ("B_health", "implied_growth"): lambda v: internal_rate_of_return([-v["v0"], *[0.0] * (v["years"] - 1), v["v1"]]),
    ("B_health", "hospitalised"): lambda v: v["fatality"] * v["share"],
    ("B_health", "status"): cost_effectiveness,
    ("B_health", "net_monetary_benefit"): lambda v: v["threshold"] * (v["q1"] - v["q0"]) - (v["c1"] - v["c0"]),
}


def read(name: str) -> list[dict[str, str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("vector", read("closed_forms.csv"), ids=lambda vector: vector["vector_id"])
def test_closed_form(vector: dict[str, str]) -> None:
    key = (vector["model"], vector["output_name"])
    assert key in DISPATCH, f"nothing reproduces {key}: a vector that is passed over checks nothing"
    found = DISPATCH[key](json.loads(vector["inputs_json"]))
    if not vector["tolerance"]:
        assert found == vector["expected"]
        return
    expected, tolerance = float(vector["expected"]), float(vector["tolerance"])
    if "relative tolerance" in vector["note"].lower():
        tolerance *= expected
    assert math.isclose(found, expected, rel_tol=0, abs_tol=tolerance), f"{found} is not {expected} ± {tolerance}"


def test_a_capital_charge_is_a_straight_line_without_a_rate() -> None:
    assert annual_capital_charge(1_000_000, 20) == 50_000
    assert annual_capital_charge(1_000_000, 20, 1e-12) == pytest.approx(50_000)
