"""What the models take: their inputs, their options, and the parameters behind them."""

from typing import ClassVar

from dossier.catalogue import codes
from dossier.catalogue.records.base import Count, Identifier, Record, Reference, Schedule, Sources, Text, Year


class Parameter(Record):
    """A published figure behind the models or the appraisal, in ``unit``."""

    key: ClassVar = ("parameter_id",)
    links: ClassVar = {"source_ids": "sources"}
    names: ClassVar = {"unit": "unit"}
    rising: ClassVar = (("low", "central", "high"),)
    past: ClassVar = ("year_of_money",)

    parameter_id: Identifier
    name_fr: Text
    name_en: Text
    low: float | None = None
    central: float | None = None
    high: float | None = None
    unit: Text
    applies_to: codes.AppliesTo
    year_of_money: Year | None = None
    note: Text | None = None
    source_ids: Sources
    status: codes.InputStatus


class ModelInput(Record):
    """An input of the models: ``low``, ``mode``, ``high`` in ``unit``, drawn from ``law``; see ``FormerInput``.

    ``upper_end`` is the largest value of the law of quantiles, None for the others.
    """

    key: ClassVar = ("input_id", "option_id")
    links: ClassVar = {"option_id": "options"}
    references: ClassVar = ("source_ids",)
    may_repeat: ClassVar = True

    input_id: Identifier
    option_id: Identifier | None = None
    group: codes.InputGroup
    name_fr: Text
    name_en: Text
    law: codes.InputLaw
    low: float | None = None
    mode: float | Schedule
    high: float | None = None
    upper_end: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: Text
    money_year: Year | None = None
    status: codes.InputStatus
    basis_fr: Text
    basis_en: Text
    source_ids: tuple[Reference, ...] = ()


class FormerInput(Record):
    """An input as version 1 of the models had it: what the bridge between the versions starts from."""

    key: ClassVar = ("input_id", "option_id")
    links: ClassVar = {"option_id": "options"}
    references: ClassVar = ("source_ids",)
    rising: ClassVar = (("minimum", "low", "mode", "high", "maximum"),)
    past: ClassVar = ("money_year",)

    input_id: Identifier
    option_id: Identifier | None = None
    group: codes.InputGroup
    name_fr: Text
    name_en: Text
    low: float | None = None
    mode: float | Schedule
    high: float | None = None
    minimum: float | None = None
    maximum: float | None = None
    unit: Text
    money_year: Year | None = None
    status: codes.InputStatus
    basis_fr: Text
    basis_en: Text
    source_ids: tuple[Reference, ...] = ()


class Option(Record):
    """A way to build the centre, or the reference without it."""

    key: ClassVar = ("option_id",)
    references: ClassVar = ("evidence",)

    option_id: Identifier
    order: Count
    name_fr: Text
    name_en: Text
    status: codes.OptionStatus
    description_fr: Text
    description_en: Text
    evidence: tuple[Reference, ...] = ()
