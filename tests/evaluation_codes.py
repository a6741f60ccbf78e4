"""Scenarios under which the exhibits of the evaluation are read: named, each option, and what breaks a sentence."""

import built as once
from built import CATALOGUE

from dossier.exhibits import Exhibit
from dossier.language import Language
from dossier.scenario import Scenario, scenario_named
from dossier.scenario.link_codes import decoded, encoded
from dossier.selection import Selection

NAMED = {row.scenario_id: scenario_named(CATALOGUE, row.scenario_id) for row in CATALOGUE.records("named_scenarios")}
#: Each sign of the mean and none, no demand, no fee, a size that no option has, health, a contract, other years.
EXTREME = {
    "new building": "2~new-two-rooms",
    "six rooms, all granted": "2~new-six-rooms~C1~C2~C3~C4~C5",
    "without the project": "2~reference",
    "no trial": "2~efs-two-rooms~trials_mean=0~trials_served=0",
    "no fee": "2~efs-two-rooms~fee=0",
    "sixteen rooms": "2~efs-two-rooms~rooms=16",
    "gain": "2~efs-two-rooms~price_abroad=187000~share_abroad=1",
    "nothing abroad": "2~efs-two-rooms~share_abroad=0~price_abroad=0",
    "about zero": "2~efs-two-rooms~C1~C2~C5~price_abroad=122000",
    "health counted": "2~efs-two-rooms~health_value_per_batch=500000~capex_per_room=200000",
    "health to gain": "2~efs-two-rooms~health_value_per_batch=40000",
    "dear rooms": "2~new-six-rooms~capex_per_room=20000000",
    "foreign sponsors": "2~efs-two-rooms~foreign_sponsor_share=1~discount_rate=0.06~C5~review_year=2",
    "short life": "2~efs-two-rooms~operating_years=5~renewal_year=3",
    "a contract": "2~efs-two-rooms~C3~signed_trials=3~contract_years=5",
    "a size": "2~efs-two-rooms~C1~process_days=20~patients_per_trial=100",
    "unreadable": "2~efs-two-rooms~C3=2~fee=abc",
}
CODES = {name: encoded(scenario) for name, scenario in NAMED.items()} | EXTREME


def built(identifier: str, code: str = "", language: Language = Language.FR) -> Exhibit:
    return once.built(identifier, Selection(language=language, scenario=code))


def scenario_of(code: str) -> Scenario:
    return decoded(CATALOGUE, code)[0]
