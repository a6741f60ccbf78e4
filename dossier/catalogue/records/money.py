"""Money as published: awards, costs of studies, figures of appraisals, rates of exchange."""

from typing import Annotated, ClassVar

from pydantic import Field

from dossier.catalogue import codes
from dossier.catalogue.records.base import (
    Amount,
    Count,
    Country,
    Currency,
    Date,
    Identifier,
    Latitude,
    Longitude,
    Money,
    Record,
    Region,
    Sources,
    Text,
    Year,
)


class Award(Record):
    """Money announced or granted: ``amount`` in ``currency`` as published; ``amount_eur`` only if published so."""

    key: ClassVar = ("award_id",)
    links: ClassVar = {"source_ids": "sources", "actor_id": "actors"}
    names: ClassVar = {
        "city": "city",
        "funder": "funder",
        "recipient": "recipient",
        "programme": "programme",
    }
    told: ClassVar = ("programme", "funder", "recipient")
    rising: ClassVar = (("amount_eur", "total_project_eur"),)
    past: ClassVar = ("announced",)

    award_id: Identifier
    announced: Date | None = None
    programme: Text
    funder: Text
    funder_level: codes.FunderLevel
    recipient: Text | None = None
    actor_id: Identifier | None = None
    amount_eur: Money | None = None
    total_project_eur: Money | None = None
    instrument: codes.Instrument
    sectors: Annotated[tuple[codes.Sector, ...], Field(min_length=1)]
    city: Text | None = None
    region: Region | None = None
    country: Country
    lat: Latitude | None = None
    lon: Longitude | None = None
    purpose_fr: Text
    purpose_en: Text
    status: codes.AwardStatus
    source_ids: Sources
    amount: Money | None = None
    currency: Currency | None = None
    counted: codes.YesNo
    scope: codes.Scope
    note: Text | None = None


class CostFigure(Record):
    """One figure of a published cost study, in ``unit`` and in the money of ``year_of_money``."""

    named_by: ClassVar = "study_id"
    links: ClassVar = {"source_ids": "sources"}
    names: ClassVar = {"cost_item": "cost item", "unit": "unit of cost"}
    past: ClassVar = ("year_of_money",)

    study_id: Identifier
    product: Text
    cell_type_or_class: codes.Sector
    country: Country | None = None
    currency: Currency | None = None
    year_of_money: Year | None = None
    facility_area_m2: Amount | None = None
    cleanrooms: Count | None = None
    batches_per_year: Count | None = None
    cost_item: Text
    value: float
    unit: Text
    note: Text | None = None
    source_ids: Sources


class AppraisalFigure(Record):
    """One figure of a published socio-economic appraisal, in ``unit``."""

    named_by: ClassVar = "example_id"
    links: ClassVar = {"source_ids": "sources"}
    names: ClassVar = {"project": "project", "component": "component", "unit": "unit of appraisal"}

    example_id: Identifier
    project: Text
    component: Text
    year: Year | None = None
    value: float
    unit: Text
    note: Text | None = None
    source_ids: Sources


class ExchangeRate(Record):
    """Mean rate of a year: units of the currency for one euro."""

    key: ClassVar = ("currency", "year")
    links: ClassVar = {"source_ids": "sources"}
    past: ClassVar = ("year",)
    may_repeat: ClassVar = True

    currency: Currency
    year: Annotated[int, Field(ge=1999, le=2100)]
    units_per_eur: Annotated[float, Field(gt=0)]
    source_ids: Sources
