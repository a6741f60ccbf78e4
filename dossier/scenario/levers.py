"""The levers of a scenario: what each can be set to, on what its range rests, and the change that it makes.

Pure: the screen draws them, and the pages of the centre and of the evaluation share them.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputGroup, InputStatus, OptionStatus
from dossier.catalogue.records import ModelInput
from dossier.charts.palette import STATUS_SHAPES
from dossier.language import Language, t
from dossier.models.inputs import COUNTS, SCHEDULES
from dossier.scenario import REFERENCE, Scenario, limits, ranges
from dossier.scenario.effects import Effect, change, effects
from dossier.scenario.outcomes import outcome
from dossier.scenario.rows import rows_of
from dossier.scenario.words import bare_value, value_with_unit

#: Groups of the page of the centre; the appraisal has its own page.
CENTRE_GROUPS = tuple(group for group in InputGroup if group != InputGroup.APPRAISAL)
#: About as many positions as a hand can tell apart on a slider.
_POSITIONS = 100


@dataclass(frozen=True)
class Lever:
    """One lever in words. ``choices`` are its positions with their words, ``value`` the one in force.

    ``status`` says what the range is worth, and whether the reader has set the lever.
    """

    input_id: str
    name: str
    choices: Mapping[float, str]
    value: float
    shape: str
    status: str
    range: str
    effect: str
    basis: str


class OptionLine(NamedTuple):
    """A row of the list of options: what it gives, or what is missing to compute it."""

    option_id: str
    name: str
    says: str
    computed: bool


def options(catalogue: Catalogue, language: Language) -> tuple[OptionLine, ...]:
    """Every option in the order of the table, each as the dossier reads it, before any lever."""
    lines = []
    for row in sorted(catalogue.records("options"), key=lambda row: int(row.order)):
        computed = row.status == OptionStatus.COMPUTED
        says = str(getattr(row, f"description_{language}"))
        if computed and row.option_id != REFERENCE:
            found = outcome(catalogue, Scenario(row.option_id))
            started, cost = found["batches_started"], found["cost_per_released_batch"]
            says = t(
                language,
                "lever.option",
                description=says,
                started=ranges.unit_range(language, started, "bare"),
                cost=ranges.euro_range(language, cost),
            )
        lines.append(OptionLine(row.option_id, str(getattr(row, f"name_{language}")), says, computed))
    return tuple(lines)


def levers(catalogue: Catalogue, language: Language, scenario: Scenario, group: InputGroup) -> tuple[Lever, ...]:
    """The levers of a group, in the order of the table; schedules are not set by hand."""
    found = effects(catalogue, scenario)
    rows = (row for row in rows_of(catalogue, scenario.option_id).values() if row.input_id not in SCHEDULES)
    return tuple(_lever(catalogue, language, scenario, row, found) for row in rows if row.group == group)


def _lever(
    catalogue: Catalogue, language: Language, scenario: Scenario, row: ModelInput, found: Mapping[str, Effect]
) -> Lever:
    set_by_reader = scenario.as_dict()
    value = float(set_by_reader.get(row.input_id, row.mode))  # type: ignore[arg-type]
    low, high = limits(catalogue, scenario.option_id, row.input_id, **set_by_reader) or (value, value)
    known = (float(item) for item in (row.low, row.mode, row.high, value) if isinstance(item, int | float))
    said: dict[str, float] = {}
    for position in grid(low, high, known, row.input_id):
        word = value_with_unit(language, row, position)
        if word not in said or position == value:  # two positions that read the same would be one
            said[word] = position
    return Lever(
        input_id=row.input_id,
        name=str(getattr(row, f"name_{language}")),
        choices={position: word for word, position in said.items()},
        value=value,
        shape=STATUS_SHAPES[InputStatus(row.status)],
        status=" · ".join(
            [t(language, "lever.changed")] * (row.input_id in set_by_reader)
            + [catalogue.label(language, "model_inputs", "status", row.status)]
        ),
        range=_range(language, row),
        effect=_effect(language, row, found.get(row.input_id)),
        basis=str(getattr(row, f"basis_{language}")),
    )


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


def _range(language: Language, row: ModelInput) -> str:
    if row.low is None or row.high is None:
        return t(language, "lever.no_range", mode=value_with_unit(language, row, row.mode))
    low, mode = (bare_value(language, row, float(value)) for value in (row.low, row.mode))  # type: ignore[arg-type]
    return t(language, "lever.range", low=low, mode=mode, high=value_with_unit(language, row, row.high))


def result(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """What the scenario gives, in one sentence of ranges; the reference gives nothing by definition."""
    if scenario.option_id == REFERENCE:
        return t(language, "lever.no_project")
    found = outcome(catalogue, scenario)
    started, cost, worth = (found[name] for name in ("batches_started", "cost_per_released_batch", "van_se"))
    return t(
        language,
        "lever.result" if cost.known else "lever.result_without_batch",
        started=ranges.unit_range(language, started, "batches"),
        cost=ranges.euro_range(language, cost) if cost.known else "",
        van_se=ranges.balance(language, worth),
        share=ranges.share_of_draws(language, found.van_se_positive),
    )


def _effect(language: Language, row: ModelInput, found: Effect | None) -> str:
    """What moves from one end to the other, as differences: a VAN-SE is never shown without its range."""
    if found is None:
        return ""
    worth = change(language, found.van_se)
    cost = t(language, "lever.no_batch") if found.cost is None else change(language, found.cost)
    return t(
        language,
        "lever.effect" if row.low is not None else "lever.effect_of_bounds",
        low=bare_value(language, row, found.low),
        high=bare_value(language, row, found.high),
        cost=cost,
        van_se=worth,
    )
