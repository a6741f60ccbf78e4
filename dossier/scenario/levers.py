"""The levers of a scenario: what each can be set to, on what its range rests, and what it changes in the mean.

Pure: the screen draws them, and the pages of the centre and of the evaluation share them.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputGroup, InputStatus, OptionStatus
from dossier.catalogue.records import ModelInput
from dossier.charts.palette import STATUS_SHAPES
from dossier.language import Language, t
from dossier.language.texts import MINUS
from dossier.models.inputs import COUNTS, SCHEDULES
from dossier.models.laws import is_constant, law
from dossier.scenario.asked import Scenario, threshold_of
from dossier.scenario.moves import TRIALS_SIGNED
from dossier.scenario.reach import Reach
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import INPUT_TABLE, OPTION_TABLE, input_rows
from dossier.scenario.told import in_millions
from dossier.scenario.words import bare_value, value_with_unit

#: About as many positions as a hand can tell apart on a slider.
_POSITIONS = 100
#: Trials that a reader may suppose signed on the lever; a link holds as many as the bounds do.
_MOST_SIGNED = 4
#: Step of a share that is a threshold, and the least mass that a threshold leaves of a law.
_SHARE, _LEAST = 0.05, 0.05


@dataclass(frozen=True, kw_only=True)
class Lever:
    """One lever in words. ``choices`` are its positions with their words, ``value`` the one in force.

    An input that is drawn and not set stands at the mean of its draws. ``status`` says what the
    range is worth, ``law`` how it is drawn; ``source_rows`` are the rows of the data that its basis names.
    """

    input_id: str
    name: str
    choices: Mapping[float, str]
    value: float
    is_set: bool
    shape: str
    status: str
    law: str
    basis: str
    source_rows: tuple[str, ...]


@dataclass(frozen=True)
class OptionLine:
    """A row of the list of options: what it is, or what is missing to compute it."""

    option_id: str
    name: str
    says: str
    computed: bool


def options(catalogue: Catalogue, language: Language) -> tuple[OptionLine, ...]:
    """Every option in the order of the table."""
    rows = sorted(catalogue.records(OPTION_TABLE), key=lambda row: int(row.order))
    return tuple(
        OptionLine(
            row.option_id,
            str(getattr(row, f"name_{language}")),
            str(getattr(row, f"description_{language}")),
            row.status == OptionStatus.COMPUTED,
        )
        for row in rows
    )


def levers_of(catalogue: Catalogue, language: Language, scenario: Scenario, group: InputGroup) -> tuple[Lever, ...]:
    """The levers of a group, in the order of the table; schedules are not set by hand."""
    rows = input_rows(catalogue, scenario.option_id).values()
    names = (row.input_id for row in rows if row.group == group and row.input_id not in SCHEDULES)
    return tuple(lever_of(catalogue, language, scenario, name) for name in names)


def lever_of(catalogue: Catalogue, language: Language, scenario: Scenario, input_id: str) -> Lever:
    """One lever. Raises ``KeyError`` for no input, ``ValueError`` for a schedule."""
    row = input_rows(catalogue, scenario.option_id)[input_id]
    if row.minimum is None or row.maximum is None:
        raise ValueError(f"{input_id} has no bounds between which to set it")
    set_by_reader = scenario.as_dict()
    is_set = input_id in set_by_reader
    value = set_by_reader[input_id] if is_set else mean_of(catalogue, scenario, input_id)
    known = [float(item) for item in (row.low, row.mode, row.high) if isinstance(item, int | float)]
    positions = grid(row.minimum, row.maximum, [*known, value], input_id)
    held = min(positions, key=lambda position: abs(position - value))
    said: dict[str, float] = {}
    for position in positions:
        word = value_with_unit(language, row, position)
        if word not in said or position == held:  # two positions that read the same would be one
            said[word] = position
    return Lever(
        input_id=input_id,
        name=str(getattr(row, f"name_{language}")),
        choices={position: word for word, position in said.items()},
        value=held,
        is_set=is_set,
        shape=STATUS_SHAPES[InputStatus(row.status)],
        status=catalogue.label(language, INPUT_TABLE, "status", row.status),
        law=law_words(catalogue, language, row),
        basis=str(getattr(row, f"basis_{language}")),
        source_rows=row.source_ids,
    )


def thresholds_of(
    catalogue: Catalogue, language: Language, scenario: Scenario, condition_id: str
) -> Mapping[float, str]:
    """The thresholds at which a condition can be granted, with their words: those that leave something of the law.

    Raises ``ValueError`` for a condition without a threshold.
    """
    ours = threshold_of(condition_id)
    if ours is None:
        raise ValueError(f"{condition_id} has no threshold")
    row = input_rows(catalogue, scenario.option_id)[ours[0]]
    held = dict(scenario.thresholds).get(condition_id, ours[1])
    low, high = row.minimum, row.maximum
    if not is_constant(row):
        free = law(row)
        low, high = (float(free.ppf(end)) for end in (_LEAST, 1 - _LEAST))
    else:  # a number of batches: one at a time is what is there without the condition
        low = 2.0
    assert low is not None and high is not None
    step = 1.0 if high > 1 else _SHARE
    steps = (round(index * step, 2) for index in range(math.ceil(low / step), math.floor(high / step) + 1))
    return {float(each): value_with_unit(language, row, float(each)) for each in sorted({*steps, held, ours[1]})}


def signed_positions(catalogue: Catalogue, language: Language, scenario: Scenario) -> Mapping[float, str]:
    """Numbers of trials that can be signed, with their words."""
    row = input_rows(catalogue, scenario.option_id)[TRIALS_SIGNED]
    held = scenario.as_dict().get(TRIALS_SIGNED, 0.0)
    return {float(each): value_with_unit(language, row, each) for each in sorted({*range(_MOST_SIGNED + 1), held})}


def mean_of(catalogue: Catalogue, scenario: Scenario, input_id: str) -> float:
    """Mean of an input over the draws of a scenario, in its unit."""
    return float(np.mean(getattr(draws_of(catalogue, scenario.without_clause())[0], input_id)))


def grid(low: float, high: float, known: Iterable[float], input_id: str) -> tuple[float, ...]:
    """Positions between two bounds at a round step, with the bounds and the ``known`` values among them."""
    span = high - low
    step = 1.0
    if span > 0:
        power = 10.0 ** math.floor(math.log10(span / _POSITIONS))
        step = next(power * factor for factor in (1, 2, 5, 10) if power * factor * _POSITIONS >= span)
    if input_id in COUNTS:
        step = max(1.0, round(step))
    first, last = math.ceil(low / step), math.floor(high / step)
    # multiples of a step such as 0.1 are rounded, or a link would hold 0.30000000000000004
    regular = (round(index * step, 10) for index in range(first, last + 1))
    return tuple(sorted({low, high, *regular, *(value for value in known if low <= value <= high)}))


def law_words(catalogue: Catalogue, language: Language, row: ModelInput) -> str:
    """How an input is drawn: its law with low, mode and high, or its one value."""
    if is_constant(row):
        return t(language, "lever.fixed", value=value_with_unit(language, row, row.mode))
    name = catalogue.label(language, INPUT_TABLE, "law", row.law)
    if row.low is None or row.high is None:
        return t(language, "lever.law", law=name)
    low, mode = (bare_value(language, row, float(value)) for value in (row.low, row.mode))  # type: ignore[arg-type]
    high = value_with_unit(language, row, row.high)
    return t(language, "lever.range", law=name, low=low, mode=mode, high=high)


def reach_words(catalogue: Catalogue, language: Language, scenario: Scenario, input_id: str, found: Reach) -> str:
    """What a lever changes in the mean, as a difference at the step that the sampling allows."""
    row = input_rows(catalogue, scenario.option_id)[input_id]
    change = found.change.printed("mean")
    return t(
        language,
        "lever.reach" if found.is_drawn else "lever.reach_of_bounds",
        low=bare_value(language, row, _short(found.low)),
        high=value_with_unit(language, row, _short(found.high)),
        change=t(language, "lever.unchanged") if not change else signed_amount(language, change),
    )


def signed_amount(language: Language, euros: float) -> str:
    """A difference with its sign, rounded already: ``+1,3 M€``."""
    return ("+" if euros > 0 else MINUS if euros < 0 else "") + in_millions(language, abs(euros))


def _short(value: float) -> float:
    """A percentile of a law with the digits that a slider has."""
    return float(f"{value:.3g}")
