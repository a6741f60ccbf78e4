"""The decision in stages: named scenarios, prices behind the investment, triggers."""

import json
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from dossier.catalogue import codes
from dossier.catalogue.records.base import (
    Amount,
    Count,
    Currency,
    Date,
    Identifier,
    Record,
    Sources,
    Text,
    Year,
)


def _overrides(text: str) -> str:
    """A JSON object: input -> number."""
    try:
        values = json.loads(text)
    except json.JSONDecodeError:
        values = None
    if not isinstance(values, dict) or not all(type(value) in (int, float) for value in values.values()):
        raise PydanticCustomError("overrides", "not an object of numbers")
    return text


Overrides = Annotated[str, AfterValidator(_overrides)]
"""Values that are set, as a JSON object in one cell: ``{"fee": 61200}``."""


class NamedScenario(Record):
    """A scenario with a name: option, conditions granted, values set in 2024 euros. Its sentence holds no result."""

    key: ClassVar = ("scenario_id",)
    links: ClassVar = {"option_id": "options"}
    computed: ClassVar = (
        "mean",
        "positive",
        "loss",
        "loss_clause",
        "works",
        "deficit",
        "turning_price",
        "prices_under",
    )

    scenario_id: Identifier
    option_id: Identifier
    conditions: tuple[codes.ConditionId, ...] = ()
    overrides: Overrides | None = None
    name_fr: Text
    name_en: Text
    says_fr: Text
    says_en: Text

    @property
    def values(self) -> dict[str, Any]:
        """Input -> the value that is set."""
        return dict(json.loads(self.overrides or "{}"))


class PriceLevel(Record):
    """An index of prices in a year: amounts move between years by the ratio of two rows."""

    key: ClassVar = ("name", "year")
    links: ClassVar = {"source_ids": "sources"}

    name: codes.PriceIndex
    year: Year
    index: Annotated[float, Field(gt=0)]
    note_fr: Text
    note_en: Text
    source_ids: Sources


class CapexBasis(Record):
    """Rooms behind a range of investment: an amount as published, brought to euros of 2024 a room."""

    key: ClassVar = ("facility_id",)
    links: ClassVar = {"facility_id": "facilities"}

    facility_id: Identifier
    amount: Amount
    currency: Currency
    units_per_eur: Annotated[float, Field(gt=0)]
    rooms: Count
    money_year: Year
    cost_kind: codes.CostKind
    used_for: tuple[codes.CapexUse, ...] = ()
    icc_factor_2024: Annotated[float, Field(gt=0)]
    eur_2024_per_room: Amount
    note_fr: Text
    note_en: Text


class Trigger(Record):
    """What must be proved before the first stage: threshold, proof, holder, state. Not ``counted``: before the others.

    ``input_id`` and ``value`` are those of the ``condition`` of the models, where one has them. ``state`` is what was
    known on ``state_date``: a new state is a row corrected, with its sources.
    """

    key: ClassVar = ("trigger_id",)
    links: ClassVar = {"gap_ids": "gaps", "input_id": "model_inputs.input_id", "source_ids": "sources"}
    placeholders: ClassVar = ("threshold_fr", "threshold_en")

    trigger_id: Identifier
    order: Count
    counted: codes.YesNo
    condition: codes.ConditionId | None = None
    input_id: Identifier | None = None
    value: float | None = None
    unit: Text | None = None
    threshold_fr: Text
    threshold_en: Text
    accepted_fr: Text
    accepted_en: Text
    refused_fr: Text
    refused_en: Text
    holder_fr: Text
    holder_en: Text
    cost_fr: Text
    cost_en: Text
    cost_low: Amount | None = None
    cost_high: Amount | None = None
    months_low: Amount | None = None
    months_high: Amount | None = None
    gap_ids: tuple[Identifier, ...] = ()
    state: codes.TriggerState
    state_date: Date
    source_ids: tuple[Text, ...] = ()
