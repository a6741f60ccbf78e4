"""Scenarios of the centre and their exhibits: each option, what the dossier names, each lever at its ends, extremes."""

from functools import cache

from built import CATALOGUE

from dossier.exhibits import Exhibit, register
from dossier.language import Language
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario, input_rows, scenario_named
from dossier.scenario.link_codes import decoded, encoded
from dossier.scenario.tables import REFERENCE, computed_options
from dossier.selection import Selection

IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "centre")
OPTIONS = (*computed_options(CATALOGUE), REFERENCE)
EFS, SIX = "efs-two-rooms", "new-six-rooms"
FR, EN = Language.FR, Language.EN
NAMED = {row.scenario_id: scenario_named(CATALOGUE, row.scenario_id) for row in CATALOGUE.records("named_scenarios")}
#: Inputs that a sentence of the centre may turn on.
_LEVERS = ("trials_mean", "trials_served", "patients_per_trial", "process_days", "fte_per_room", "fee", "variable_cost")
_LEVERS += ("capex_per_room", "share_abroad", "enrolment_years", "loss_rate", "rooms", "parallel_batches")
_EXTREMES = (
    "2~efs-two-rooms~trials_mean=0~trials_served=0",
    "2~efs-two-rooms~trials_served=0.1~patients_per_trial=5~process_days=2",
    "2~efs-two-rooms~trials_mean=0.2",
    "2~efs-two-rooms~trials_mean=0.02",
    "2~efs-two-rooms~fee=0",
    "2~efs-two-rooms~fee=40000~variable_cost=40000",
    "2~efs-two-rooms~fee=75000~variable_cost=55000",
    "2~efs-two-rooms~fee=40000",
    "2~efs-two-rooms~fee=500000~trials_served=12~patients_per_trial=600",
    "2~efs-two-rooms~rooms=16~trials_served=12~patients_per_trial=600~fte_per_room=15",
    "2~efs-two-rooms~trials_served=12~patients_per_trial=600~process_days=1~changeover_days=0~fte_per_room=1",
    "2~efs-two-rooms~rooms=16",
    "2~efs-two-rooms~parallel_batches=6~process_days=1~trials_served=0.5",
    "2~efs-two-rooms~process_days=2~trials_served=12~capex_per_room=200000~variable_cost=1000",
    "2~efs-two-rooms~trials_served=2~patients_per_trial=60~process_days=4~capex_per_room=500000~variable_cost=55000",
    "2~new-six-rooms~C1~C2~C3~C4~C5",
    "2~new-six-rooms~capex_per_room=20000000~overrun=4",
    "2~new-two-rooms~trials_served=1~patients_per_trial=5",
    "2~efs-two-rooms~C1~C2=10~C4=3~signed_patients=40",
    "2~efs-two-rooms~health_value_per_batch=100000",
    "2~efs-two-rooms~parallel_staff_factor=1~parallel_capital_factor=1",
    "2~efs-two-rooms~trials_mean=0~trials_served=0~parallel_staff_factor=1~parallel_capital_factor=1",
    "1~new-six-rooms~price_abroad=187000~share_abroad=1",
    "2~efs-two-rooms~price_abroad=400000",
)


@cache
def build(identifier: str, scenario: Scenario, language: Language = EN, compared: tuple[str, ...] = ()) -> Exhibit:
    chosen = Selection(language=language, scenario=encoded(scenario), compared=compared)
    return register()[identifier].build(CATALOGUE, chosen)


def everything_fixed() -> Scenario:
    rows = input_rows(CATALOGUE, EFS).values()
    values = {row.input_id: row.mode for row in rows if row.input_id not in SCHEDULES}
    return Scenario(EFS, (), (), tuple((name, float(value)) for name, value in values.items()))  # type: ignore[arg-type]


def grid() -> list[Scenario]:
    """Options first, then the named scenarios, the extremes, and each lever at its bounds."""
    found = [Scenario(option_id) for option_id in OPTIONS] + list(NAMED.values())
    found += [decoded(CATALOGUE, code)[0] for code in _EXTREMES]
    rows = input_rows(CATALOGUE, EFS)
    for name in _LEVERS:
        for end in (rows[name].minimum, rows[name].maximum):
            found.append(Scenario(EFS, (), (), ((name, float(end or 0)),)))
    return list(dict.fromkeys(found))


GRID = grid()
