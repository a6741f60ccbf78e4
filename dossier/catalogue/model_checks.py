"""What the tables of the models must hold together: ranges within bounds, cells of a law, thresholds of conditions."""

from collections.abc import Iterator, Mapping
from typing import Any

from dossier.catalogue.codes import InputLaw
from dossier.catalogue.faults import Fault
from dossier.catalogue.nearest import nearest_word
from dossier.catalogue.reading import Reading
from dossier.models.conditions import CONDITIONS

INPUTS, SCENARIOS, TRIGGERS = "model_inputs", "named_scenarios", "triggers"
#: Tables whose rows have a range between bounds.
RANGES = ("former_inputs", INPUTS)
#: Cells of a range, in the order in which their values rise.
RISING = ("minimum", "low", "mode", "high", "upper_end", "maximum")
#: Ends that a law is written with.
ENDS_OF_LAW: Mapping[str, tuple[str, ...]] = {
    InputLaw.FIXED: (),
    InputLaw.POISSON: (),
    InputLaw.TRIANGULAR: ("low", "high"),
    InputLaw.TRIANGULAR_P05_P95: ("low", "high"),
    InputLaw.QUANTILES: ("low", "high", "upper_end"),
}


def model_faults(readings: Mapping[str, Reading]) -> Iterator[Fault]:
    """Faults of the tables of inputs, of named scenarios and of triggers."""
    for name in RANGES:
        for row, line in readings[name].each():
            yield from _range(f"{name}.csv", line, row)
    for row, line in readings[INPUTS].each():
        yield from _law(line, row)
    if readings[INPUTS].whole:
        yield from _overrides(readings)
        yield from _thresholds(readings)


def _range(file: str, line: int, row: Any) -> Iterator[Fault]:
    """A value that is under the one before it: minimum, low, mode, high, upper end, maximum."""
    if isinstance(row.mode, tuple):
        return
    before = -float("inf")
    for column in RISING:
        value = getattr(row, column, None)
        if value is not None and value < before:
            yield Fault(file, "input_range", line, column, f"{value:g}", {"before": f"{before:g}"})
            return
        before = before if value is None else value


def _law(line: int, row: Any) -> Iterator[Fault]:
    needed = ENDS_OF_LAW[row.law]
    details = {"ends": ", ".join(needed) or "—"}
    given = {column for column in ("low", "high", "upper_end") if getattr(row, column) is not None}
    if not given.issuperset(needed) or (isinstance(row.mode, tuple) and row.law != InputLaw.FIXED):
        yield Fault(f"{INPUTS}.csv", "input_law", line, "law", row.law, details)
    for column in sorted(given.difference(needed)):
        yield Fault(f"{INPUTS}.csv", "input_law", line, column, f"{getattr(row, column):g}", details)


def _overrides(readings: Mapping[str, Reading]) -> Iterator[Fault]:
    """A named scenario sets inputs that exist, within the bounds of its option."""
    for row, line in readings[SCENARIOS].each():
        rows = {each.input_id: each for each in readings[INPUTS].rows if each.option_id is None}
        rows |= {each.input_id: each for each in readings[INPUTS].rows if each.option_id == row.option_id}
        for name, value in row.values.items():
            shown = f"{name}: {value:g}"
            if name not in rows:
                near = nearest_word(name, rows)
                yield Fault(
                    f"{SCENARIOS}.csv", "unknown_link", line, "overrides", shown, {"table": INPUTS}, nearest=near
                )
                continue
            for bound, rule in ((rows[name].minimum, "at_least"), (rows[name].maximum, "at_most")):
                if bound is not None and (value < bound if rule == "at_least" else value > bound):
                    yield Fault(f"{SCENARIOS}.csv", rule, line, "overrides", shown, {"bound": f"{bound:g}"})


def _thresholds(readings: Mapping[str, Reading]) -> Iterator[Fault]:
    """A trigger that grants a condition names one of its inputs, at its value, in the unit of the input."""
    units = {row.input_id: row.unit for row in readings[INPUTS].rows}
    for row, line in readings[TRIGGERS].each():
        granted = CONDITIONS.get(row.condition)
        bound = {**granted.sets, **granted.at_most, **granted.at_least} if granted else {}
        details = {"expected": ", ".join(f"{name} = {value:g}" for name, value in bound.items()) or "—"}
        if row.input_id is None:
            if bound or row.value is not None:
                yield Fault(f"{TRIGGERS}.csv", "trigger_threshold", line, "input_id", None, details)
        elif row.input_id not in bound:
            yield Fault(f"{TRIGGERS}.csv", "trigger_threshold", line, "input_id", row.input_id, details)
        elif row.value != bound[row.input_id]:
            shown = None if row.value is None else f"{row.value:g}"
            yield Fault(f"{TRIGGERS}.csv", "trigger_threshold", line, "value", shown, details)
        elif row.unit != units.get(row.input_id, row.unit):  # an input that is not there has its own fault
            yield Fault(f"{TRIGGERS}.csv", "trigger_threshold", line, "unit", row.unit, details)
