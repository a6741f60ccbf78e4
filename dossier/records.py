"""One frozen record for a row of each table: what the app relies on, checked once more at the start.

``data/datapackage.json`` says the same in the open-data convention; ``tests/test_data_package.py`` holds the two
together. An empty cell is ``None``: the source does not say, never zero.
"""

import datetime
import re
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dossier import codes

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def is_date(text: str) -> bool:
    """Whether ``text`` is a year, a month or a day of the calendar: 31 February is not."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _date(text: str) -> str:
    if not is_date(text):
        raise PydanticCustomError("date", "not a date")
    return text


def _period(text: str) -> str:
    parts = text.split("/")
    if len(parts) > 2 or not all(is_date(part) for part in parts):
        raise PydanticCustomError("period", "not a date or a period")
    return text


def _region(text: str) -> str:
    if text not in REGIONS:
        raise PydanticCustomError("region", "not a French region")
    return text


#: Metropolitan and overseas regions, official names (Code officiel géographique).
REGIONS = (
    "Auvergne-Rhône-Alpes",
    "Bourgogne-Franche-Comté",
    "Bretagne",
    "Centre-Val de Loire",
    "Corse",
    "Grand Est",
    "Hauts-de-France",
    "Normandie",
    "Nouvelle-Aquitaine",
    "Occitanie",
    "Pays de la Loire",
    "Provence-Alpes-Côte d'Azur",
    "Île-de-France",
    "Guadeloupe",
    "Martinique",
    "Guyane",
    "La Réunion",
    "Mayotte",
)

#: Name of a form -> its pattern. ``faults`` says each of them in words.
FORMS = MappingProxyType(
    {
        "identifier": r"^[a-z0-9][a-z0-9_+-]*$",
        "country": r"^[A-Z]{2}$",
        "currency": r"^[A-Z]{3}$",
        "language": r"^[a-z]{2}$",
        "link": r"^https?://\S+$",
        "reference": r"^[a-z_]+:\S+$",
    }
)

Date = Annotated[str, AfterValidator(_date)]
"""A date as precise as its source: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Never padded."""
Period = Annotated[str, AfterValidator(_period)]
"""A date, or two joined by ``/``."""
Region = Annotated[str, AfterValidator(_region)]
Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=FORMS["identifier"])]
Country = Annotated[str, Field(pattern=FORMS["country"])]
"""ISO 3166-1 alpha-2, or ``EU`` for multi-state rows."""
Currency = Annotated[str, Field(pattern=FORMS["currency"])]
Tongue = Annotated[str, Field(pattern=FORMS["language"])]
"""ISO 639-1."""
Link = Annotated[str, Field(pattern=FORMS["link"])]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Founded = Annotated[int, Field(ge=800, le=2100)]
"""A year; universities and hospitals are old."""
Year = Annotated[int, Field(ge=1990, le=2100)]
Amount = Annotated[float, Field(ge=0)]
Count = Annotated[int, Field(ge=0)]
Reference = Annotated[str, Field(pattern=FORMS["reference"])]
"""``table:id`` of a row."""
Sources = Annotated[tuple[str, ...], Field(min_length=1)]


class Record(BaseModel):
    """A row. Unknown columns are refused; nothing can be changed after reading."""

    # Spreadsheets leave spaces around words: " Besançon" would be a second city, a name of spaces a name.
    model_config = ConfigDict(
        frozen=True, extra="forbid", use_enum_values=True, str_strip_whitespace=True, allow_inf_nan=False
    )

    #: Column(s) that identify a row; empty where the table has no key.
    key: ClassVar[tuple[str, ...]] = ()
    #: In a table without key, the column by which other rows name a group of its rows.
    named_by: ClassVar[str] = ""
    #: Columns that hold ids of other tables: column -> table.
    links: ClassVar[dict[str, str]] = {}
    #: Columns that hold ``table:id`` references.
    references: ClassVar[tuple[str, ...]] = ()
    #: Columns whose text holds placeholders.
    placeholders: ClassVar[tuple[str, ...]] = ()


class Source(Record):
    key: ClassVar = ("source_id",)

    source_id: Identifier
    title: Text
    publisher: Text
    url: Link
    published: Date | None = None
    kind: codes.SourceKind
    language: Tongue


class Actor(Record):
    key: ClassVar = ("actor_id",)
    links: ClassVar = {"source_ids": "sources"}

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


class Award(Record):
    key: ClassVar = ("award_id",)
    links: ClassVar = {"source_ids": "sources", "actor_id": "actors"}

    award_id: Identifier
    announced: Date | None = None
    programme: Text
    funder: Text
    funder_level: codes.FunderLevel
    recipient: Text | None = None
    actor_id: Identifier | None = None
    amount_eur: Amount | None = None
    total_project_eur: Amount | None = None
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
    amount: Amount | None = None
    currency: Currency | None = None
    counted: codes.YesNo
    scope: codes.Scope
    note: Text | None = None


class Facility(Record):
    key: ClassVar = ("facility_id",)
    links: ClassVar = {"source_ids": "sources", "actor_id": "actors"}

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
    capex_eur: Amount | None = None
    summary_fr: Text
    summary_en: Text
    source_ids: Sources
    capex_amount: Amount | None = None
    capex_currency: Currency | None = None
    public_amount: Amount | None = None
    public_currency: Currency | None = None
    money_year: Year | None = None
    role: codes.SiteRole
    closed_reason_fr: Text | None = None
    closed_reason_en: Text | None = None
    note: Text | None = None
    chartable: codes.Chartable | None = None
    chartable_reason_fr: Text | None = None
    chartable_reason_en: Text | None = None


class Indicator(Record):
    key: ClassVar = ("indicator_id",)
    links: ClassVar = {"source_ids": "sources"}

    indicator_id: Identifier
    name_fr: Text
    name_en: Text
    geography: Text | None = None
    year: Period | None = None
    breakdown: Text
    category: Text | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    unit: Text
    note: Text | None = None
    source_ids: Sources
    series: Identifier
    theme: codes.Theme
    quality: codes.Grade
    caution_fr: Text | None = None
    caution_en: Text | None = None


class Candidate(Record):
    key: ClassVar = ("candidate_id",)
    links: ClassVar = {"source_ids": "sources", "actor_id": "actors"}

    candidate_id: Identifier
    product: Text
    sponsor: Text
    actor_id: Identifier | None = None
    sponsor_city: tuple[Text, ...] = ()
    sponsor_country: Annotated[tuple[Country, ...], Field(min_length=1)]
    therapy_class: codes.TherapyClass
    indication_fr: Text
    indication_en: Text
    phase: codes.TrialPhase | None = None
    phase_as_of: Date | None = None
    manufacturer: tuple[Text, ...] = ()
    manufacturing_city: tuple[Text, ...] = ()
    manufacturing_country: tuple[Country, ...] = ()
    status: codes.CandidateStatus | None = None
    note: Text | None = None
    source_ids: Sources


class Event(Record):
    links: ClassVar = {"source_ids": "sources"}

    date: Date
    title_fr: Text
    title_en: Text
    detail_fr: Text
    detail_en: Text
    kind: codes.EventKind
    source_ids: Sources


class Claim(Record):
    key: ClassVar = ("argument_id",)
    references: ClassVar = ("evidence",)
    placeholders: ClassVar = ("statement_fr", "statement_en", "answer_fr", "answer_en", "title_fr", "title_en")

    argument_id: Identifier
    stance: Literal["for", "against"]
    order: Count
    page_one: codes.YesNo
    title_fr: Text
    title_en: Text
    statement_fr: Text
    statement_en: Text
    answer_fr: Text
    answer_en: Text
    evidence: Annotated[tuple[Reference, ...], Field(min_length=1)]
    theme: codes.Theme
    evidence_grade: codes.Grade
    bearing: codes.Bearing


class Statement(Record):
    key: ClassVar = ("statement_id",)
    links: ClassVar = {"source_ids": "sources"}

    statement_id: Identifier
    date: Date | None = None
    speaker_fr: Text
    speaker_en: Text
    says_fr: Text
    says_en: Text
    quote: Text
    quote_language: Tongue
    stance: codes.Stance
    theme: codes.Theme
    quality: codes.Grade
    source_ids: Sources


class Label(Record):
    key: ClassVar = ("table", "column", "code")

    table: Text
    column: Text
    code: str = ""
    label_fr: Text
    label_en: Text


class Term(Record):
    key: ClassVar = ("term_fr",)

    term_fr: Text
    term_en: Text
    definition_fr: Text
    definition_en: Text


class Gap(Record):
    key: ClassVar = ("gap_id",)

    gap_id: Identifier
    theme: codes.Theme
    what_fr: Text
    what_en: Text
    looked_for_fr: Text
    looked_for_en: Text
    holder_fr: Text
    holder_en: Text
    why_it_matters_fr: Text
    why_it_matters_en: Text
    decisive: codes.YesNo


class SeriesTitle(Record):
    key: ClassVar = ("series",)

    series: Identifier
    rows: Count
    title_fr: Text
    title_en: Text
    worth: codes.Worth
    kind: Text | None = None
    page: Text


class ComparableSeries(Record):
    key: ClassVar = ("group_id", "series")

    group_id: Identifier
    series: Identifier
    order: Count
    label_fr: Text
    label_en: Text
    reason_fr: Text
    reason_en: Text


class Parameter(Record):
    key: ClassVar = ("parameter_id",)
    links: ClassVar = {"source_ids": "sources"}

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


class CostFigure(Record):
    named_by: ClassVar = "study_id"
    links: ClassVar = {"source_ids": "sources"}

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
    named_by: ClassVar = "example_id"
    links: ClassVar = {"source_ids": "sources"}

    example_id: Identifier
    project: Text
    component: Text
    year: Year | None = None
    value: float
    unit: Text
    note: Text | None = None
    source_ids: Sources


class ExchangeRate(Record):
    key: ClassVar = ("currency", "year")
    links: ClassVar = {"source_ids": "sources"}

    currency: Currency
    year: Annotated[int, Field(ge=1999, le=2100)]
    units_per_eur: Annotated[float, Field(gt=0)]
    source_ids: Sources


class ModelInput(Record):
    key: ClassVar = ("input_id", "option_id")
    links: ClassVar = {"option_id": "options"}
    references: ClassVar = ("source_ids",)

    input_id: Identifier
    option_id: Identifier | None = None
    group: codes.InputGroup
    name_fr: Text
    name_en: Text
    low: float | None = None
    mode: float | tuple[float, ...]
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


#: Every table of the package, in the order in which a reader meets them.
TABLES: dict[str, type[Record]] = {
    "sources": Source,
    "actors": Actor,
    "facilities": Facility,
    "funding": Award,
    "indicators": Indicator,
    "pipeline": Candidate,
    "timeline": Event,
    "argument": Claim,
    "statements": Statement,
    "gaps": Gap,
    "parameters": Parameter,
    "cost_studies": CostFigure,
    "ese_examples": AppraisalFigure,
    "model_inputs": ModelInput,
    "options": Option,
    "exchange_rates": ExchangeRate,
    "series_titles": SeriesTitle,
    "comparable_series": ComparableSeries,
    "labels": Label,
    "glossary": Term,
}


def list_columns(record: type[Record]) -> frozenset[str]:
    """Columns whose cell holds several values separated by ``|`` (never the JSON list of ``model_inputs.mode``)."""
    return frozenset(
        name for name, field in record.model_fields.items() if _is_list(field.annotation) and name != "mode"
    )


def _is_list(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is tuple
