"""What is known and who says it: sources, statistics, candidates, events, claims, statements, gaps."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from dossier.catalogue import codes
from dossier.catalogue.records.base import (
    Amount,
    Count,
    Country,
    Date,
    Identifier,
    Link,
    Period,
    Record,
    Reference,
    Sources,
    Text,
    Tongue,
)


class Source(Record):
    """What was read: a page, a document, a database. ``publisher`` is its author; ``read_at``, who holds the copy.

    ``read_on``: the day on which somebody last read it; ``checked_on``: on which a machine last asked its address, and
    what the ``answer`` was. Empty where no such day was noted.
    """

    key: ClassVar = ("source_id",)
    names: ClassVar = {"publisher": "publisher"}
    told: ClassVar = ("read_at",)
    past: ClassVar = ("published", "read_on", "checked_on")

    source_id: Identifier
    title: Text
    publisher: Text
    read_at: Text | None = None
    url: Link
    published: Date | None = None
    kind: codes.SourceKind
    language: Tongue
    read_on: Date | None = None
    checked_on: Date | None = None
    answer: codes.SourceAnswer | None = None


class Indicator(Record):
    """A published statistic with its range, in ``unit`` (67 for 67 %); ``facility_id``: the one site it speaks of."""

    key: ClassVar = ("indicator_id",)
    links: ClassVar = {"source_ids": "sources", "facility_id": "facilities"}
    names: ClassVar = {
        "geography": "geography",
        "breakdown": "breakdown",
        "category": "category",
        "unit": "unit",
    }
    rising: ClassVar = (("low", "value", "high"),)

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
    facility_id: Identifier | None = None


class SeriesTitle(Record):
    """What a series of indicators is called, and what it is worth showing."""

    key: ClassVar = ("series",)

    series: Identifier
    rows: Count
    title_fr: Text
    title_en: Text
    worth: codes.Worth
    kind: Text | None = None
    page: Text


class ComparableSeries(Record):
    """A series that may share an axis with the others of its group, and why."""

    key: ClassVar = ("group_id", "series")

    group_id: Identifier
    series: Identifier
    order: Count
    label_fr: Text
    label_en: Text
    reason_fr: Text
    reason_en: Text


class Candidate(Record):
    """A medicine in development for one indication; ``product_id`` gathers the rows of one product."""

    key: ClassVar = ("candidate_id",)
    links: ClassVar = {"source_ids": "sources", "actor_id": "actors"}
    names: ClassVar = {
        "sponsor": "sponsor",
        "sponsor_city": "city",
        "manufacturer": "manufacturer",
        "manufacturing_city": "city",
    }
    told: ClassVar = ("product", "sponsor", "manufacturer")
    past: ClassVar = ("phase_as_of",)

    candidate_id: Identifier
    product_id: Identifier | None = None
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
    """A dated event of the project or of the field, known by its date."""

    named_by: ClassVar = "date"
    links: ClassVar = {"source_ids": "sources"}
    past: ClassVar = ("date",)

    date: Date
    title_fr: Text
    title_en: Text
    detail_fr: Text
    detail_en: Text
    kind: codes.EventKind
    source_ids: Sources

    def not_yet(self) -> tuple[str, ...]:
        """An opening may be planned, and a project has dates to come."""
        return ("date",)


class Claim(Record):
    """An argument for or against, its evidence, the answer to it, and the proofs that would settle an objection."""

    key: ClassVar = ("argument_id",)
    links: ClassVar = {"trigger_ids": "triggers"}
    references: ClassVar = ("evidence",)
    placeholders: ClassVar = ("statement_fr", "statement_en", "answer_fr", "answer_en", "title_fr", "title_en")

    argument_id: Identifier
    stance: Literal["for", "against"]
    order: Count
    page_one: codes.YesNo
    short_fr: Text
    short_en: Text
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
    trigger_ids: tuple[Identifier, ...] = ()


class Statement(Record):
    """Words of a public body or of a person, quoted in their language."""

    key: ClassVar = ("statement_id",)
    links: ClassVar = {"source_ids": "sources"}
    past: ClassVar = ("date",)

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


class Gap(Record):
    """What was looked for and not found, who holds it, and what it takes to know it (EUR, months; often unread)."""

    key: ClassVar = ("gap_id",)
    links: ClassVar = {"input_ids": "model_inputs.input_id"}
    rising: ClassVar = (("cost_low", "cost_high"), ("months_low", "months_high"))

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
    cost_fr: Text
    cost_en: Text
    cost_low: Amount | None = None
    cost_high: Amount | None = None
    months_low: Amount | None = None
    months_high: Amount | None = None
    input_ids: tuple[Identifier, ...] = ()
