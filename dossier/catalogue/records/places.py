"""Who and where: organisations, the sites where batches are made, and cities that no other table places."""

from typing import Annotated, ClassVar

from pydantic import Field

from dossier.catalogue import codes
from dossier.catalogue.records.base import (
    Amount,
    Count,
    Country,
    Currency,
    Date,
    Founded,
    Identifier,
    Latitude,
    Link,
    Longitude,
    Money,
    Record,
    Region,
    Sources,
    Text,
    Year,
)


class Actor(Record):
    """An organisation of the field; ``employees`` is a head count at ``employees_as_of``."""

    key: ClassVar = ("actor_id",)
    links: ClassVar = {"source_ids": "sources"}
    names: ClassVar = {"city": "city"}
    told: ClassVar = ("name",)
    rising: ClassVar = (("founded", "employees_as_of"),)
    past: ClassVar = ("founded", "employees_as_of")

    actor_id: Identifier
    name: Text
    kind: codes.ActorKind
    sectors: Annotated[tuple[codes.Sector, ...], Field(min_length=1)]
    stages: tuple[codes.Stage, ...] = ()
    city: Text | None = None
    department_code: Text | None = None
    region: Region | None = None
    country: Country
    lat: Latitude | None = None
    lon: Longitude | None = None
    founded: Founded | None = None
    employees: Count | None = None
    employees_as_of: Date | None = None
    status: codes.ActorStatus
    summary_fr: Text
    summary_en: Text
    website: Link | None = None
    source_ids: Sources


class Facility(Record):
    """A site or a centre. Areas in m², ``bioreactor_litres`` in litres, ``staff`` in persons.

    ``capex_amount`` and ``public_amount`` are in their currency and of ``money_year``: nominal, never converted here.
    ``part_of``: the site of the table in whose premises this one stands, so that a place counts once.
    """

    key: ClassVar = ("facility_id",)
    links: ClassVar = {"source_ids": "sources", "actor_id": "actors", "part_of": "facilities"}
    names: ClassVar = {"city": "city", "operator": "operator"}
    told: ClassVar = ("name", "operator")
    rising: ClassVar = (("opened", "closed"), ("cleanroom_m2", "total_m2"))
    past: ClassVar = ("opened", "closed", "money_year")

    facility_id: Identifier
    name: Text
    operator: Text
    actor_id: Identifier | None = None
    sectors: Annotated[tuple[codes.Sector, ...], Field(min_length=1)]
    phases: tuple[codes.SitePhase, ...] = ()
    city: Text | None = None
    department_code: Text | None = None
    region: Region | None = None
    country: Country
    lat: Latitude | None = None
    lon: Longitude | None = None
    status: codes.SiteStatus | None = None
    opened: Date | None = None
    closed: Date | None = None
    total_m2: Amount | None = None
    cleanroom_m2: Amount | None = None
    cleanrooms: Count | None = None
    batches_per_year: Count | None = None
    patients_per_year: Count | None = None
    bioreactor_litres: Amount | None = None
    staff: Count | None = None
    capex_eur: Money | None = None
    summary_fr: Text
    summary_en: Text
    source_ids: Sources
    capex_amount: Money | None = None
    capex_currency: Currency | None = None
    public_amount: Money | None = None
    public_currency: Currency | None = None
    money_year: Year | None = None
    role: codes.SiteRole
    closed_reason_fr: Text | None = None
    closed_reason_en: Text | None = None
    closed_short_fr: Text | None = None
    closed_short_en: Text | None = None
    note: Text | None = None
    chartable: codes.Chartable | None = None
    chartable_reason_fr: Text | None = None
    chartable_reason_en: Text | None = None
    part_of: Identifier | None = None

    def not_yet(self) -> tuple[str, ...]:
        """A site that is being built, or that will close, has its date before it comes."""
        opens = self.status in (
            None,
            codes.SiteStatus.BUILDING,
            codes.SiteStatus.ANNOUNCED,
            codes.SiteStatus.UNDER_STUDY,
        )
        closes = self.status != codes.SiteStatus.CLOSED
        return ("opened",) * opens + ("closed",) * closes


class PlacedCity(Record):
    """The centre of a city in which batches are made, where no organisation or site of the tables stands.

    ``region`` of a French one.
    """

    key: ClassVar = ("city", "country")
    names: ClassVar = {"city": "city"}

    city: Text
    region: Region | None = None
    country: Country
    lat: Latitude
    lon: Longitude
