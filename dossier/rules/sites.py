"""Manufacturing sites: which ones the pages count, what a site can do, and how fresh the news about it is."""

from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, LATE_PHASES, SitePhase, SiteRole, SiteStatus
from dossier.language import Language
from dossier.language.cells import unaccented
from dossier.rules import home
from dossier.selection import Facet, Selection

#: What the reader may narrow a list of French sites by.
SITE_FACETS = (Facet.SECTORS, Facet.REGIONS, Facet.PHASES, Facet.STATUSES, Facet.CITIES)

#: European countries of the table, the Union or not; the others are context of other pages.
EUROPE = frozenset(
    {"AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "NL", "NO", "PL", "PT", "SE"}
)

#: Sites that make nothing any more under the name they have in the table.
DEFUNCT_SITES = frozenset({SiteStatus.CLOSED, SiteStatus.TRANSFERRED})
#: Sites that closed, changed hands, are for sale or said that they will close.
LOST = frozenset({SiteStatus.CLOSED, SiteStatus.CLOSURE_ANNOUNCED, SiteStatus.FOR_SALE, SiteStatus.TRANSFERRED})

_INDUSTRIAL = frozenset({SiteRole.CDMO_SITE, SiteRole.PHARMA_SITE, SiteRole.BIOTECH_UNIT})
_PUBLIC = frozenset({SiteRole.HOSPITAL_PLATFORM, SiteRole.BLOOD_SERVICE_PLATFORM, SiteRole.COMPARATOR_CENTRE})

#: The columns that pages use: each column less makes every filter of the frame faster.
_COLUMNS = (
    *("facility_id", "name", "operator", "sectors", "phases", "city", "region", "country", "lat", "lon", "status"),
    *("opened", "closed", "total_m2", "cleanroom_m2", "cleanrooms", "batches_per_year", "patients_per_year", "staff"),
    *("part_of", "capex_amount", "role", "summary_fr", "summary_en", "closed_reason_fr", "closed_reason_en"),
    *("closed_short_fr", "closed_short_en"),
    "source_ids",
)

#: Figures that a site could publish of itself, whatever the selection.
PUBLISHED = (
    "total_m2",
    "capex_amount",
    "staff",
    "cleanrooms",
    "cleanroom_m2",
    "batches_per_year",
    "patients_per_year",
)

#: Figures of a site that may stand among the indicators -> their unit there.
_UNITS = {"batches_per_year": "batches", "patients_per_year": "patients"}

#: A last source from before this many years ago says little about today.
STALE_YEARS = 2


class Capability(StrEnum):
    """The most advanced batch that a site says it can make."""

    LATE = "late"
    EARLY = "early"
    NONE = "none"


class Owner(StrEnum):
    """Who holds a site: a company; a public, shared or co-funded body; neither."""

    INDUSTRIAL = "industrial"
    PUBLIC = "public"
    OTHER = "other"


def capability(phases: Iterable[str]) -> Capability:
    """From the phases stated: preclinical work or no phase at all is no GMP batch."""
    stated = set(phases)
    if stated.intersection(LATE_PHASES):
        return Capability.LATE
    if stated.intersection((SitePhase.PHASE_1, SitePhase.PHASE_2)):
        return Capability.EARLY
    return Capability.NONE


def owner(role: str) -> Owner:
    """From the role of the site in the table."""
    if role in _INDUSTRIAL:
        return Owner.INDUSTRIAL
    return Owner.PUBLIC if role in _PUBLIC else Owner.OTHER


def all_sites(catalogue: Catalogue) -> pd.DataFrame:
    """Every site with what the pages need: ``capability``, ``owner``, ``news`` (date of the latest dated source)."""
    return catalogue.derived(_described)


def advanced_therapy_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of cell therapy, gene therapy or tissue engineering."""
    return frame.loc[[not set(sectors).isdisjoint(ADVANCED_THERAPY) for sectors in frame["sectors"]]]


def french(catalogue: Catalogue) -> pd.DataFrame:
    """French sites of advanced therapy that exist or existed: announced projects are apart (``projects``)."""
    return catalogue.derived(_french)


def projects(catalogue: Catalogue) -> pd.DataFrame:
    """French plants of advanced therapy that are only announced."""
    return catalogue.derived(_projects)


def standing(frame: pd.DataFrame) -> pd.DataFrame:
    """Sites that still make something under the name they have in the table, or say nothing of it."""
    return frame[~frame["status"].isin(DEFUNCT_SITES)]


def proposed(catalogue: Catalogue, selection: Selection, *facets: Facet) -> pd.DataFrame:
    """The project of the dossier, one row, or none where a filter leaves it out."""
    kept = selection.narrow(projects(catalogue), *facets)
    return kept[kept["facility_id"] == home.PROJECT]


def _described(catalogue: Catalogue) -> pd.DataFrame:
    frame = catalogue.table("facilities")[list(_COLUMNS)]
    return frame.assign(
        capability=[capability(phases) for phases in frame["phases"]],
        owner=[owner(role) for role in frame["role"]],
        news=pd.Series([last_news(catalogue, ids) for ids in frame["source_ids"]], index=frame.index, dtype="str"),
    )


def _french(catalogue: Catalogue) -> pd.DataFrame:
    frame = all_sites(catalogue)
    return advanced_therapy_rows(frame[(frame["country"] == home.COUNTRY) & (frame["role"] != SiteRole.PROJECT)])


def _projects(catalogue: Catalogue) -> pd.DataFrame:
    frame = all_sites(catalogue)
    return advanced_therapy_rows(frame[(frame["country"] == home.COUNTRY) & (frame["role"] == SiteRole.PROJECT)])


def late_stage_sites(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows that state phase III or commercial production."""
    return frame[frame["capability"] == Capability.LATE]


def places(frame: pd.DataFrame) -> pd.DataFrame:
    """Sites, but those that stand within another one of the same frame: a place counts once."""
    return frame[~frame["part_of"].isin(frame["facility_id"])]


def stating(catalogue: Catalogue, frame: pd.DataFrame, column: str) -> pd.DataFrame:
    """Sites for which a source gives a figure of ``PUBLISHED``, in their own row or among the indicators."""
    found = frame[column].notna()
    if column in _UNITS:
        records = catalogue.records("indicators")
        elsewhere = {record.facility_id for record in records if record.unit == _UNITS[column]}
        found |= frame["facility_id"].isin(elsewhere)
    return frame[found]


def states(frame: pd.DataFrame, phase: SitePhase) -> list[bool]:
    """Which rows state a phase: a mask of the frame."""
    return [phase in phases for phases in frame["phases"]]


def last_news(catalogue: Catalogue, source_ids: Iterable[str]) -> str | None:
    """Date of the latest dated source of a row, as precise as published; ``None`` if no source has a date."""
    source = latest_source(catalogue, source_ids)
    published: str | None = catalogue.row("sources", source).published if source else None
    return published


def latest_source(catalogue: Catalogue, source_ids: Iterable[str]) -> str | None:
    """The source behind ``last_news``. ``2024`` is before ``2024-05``: a bare year is read as its beginning."""
    dated = [(catalogue.row("sources", source).published, source) for source in source_ids]
    known = [(published, source) for published, source in dated if published]
    return max(known)[1] if known else None


def stale_before(catalogue: Catalogue) -> str:
    """The year before which a last source is old, counted from the date of the data."""
    return str(int(catalogue.version.date[:4]) - STALE_YEARS)


def stale(catalogue: Catalogue, frame: pd.DataFrame) -> pd.DataFrame:
    """Rows whose last news is older than that, or has no date."""
    limit = stale_before(catalogue)
    return frame[frame["news"].isna() | (frame["news"].fillna("") < limit)]


def left_out(frame: pd.DataFrame, selection: Selection, facet: Facet) -> int:
    """How many rows a filter leaves out because they do not say: kept by the other filters, unknown for this one."""
    if not getattr(selection, facet):
        return 0
    kept = selection.narrow(frame, *(other for other in SITE_FACETS if other != facet))
    if facet == Facet.PHASES:
        return sum(not phases for phases in kept["phases"])
    return int(kept["status"].isna().sum())


def short_site_name(name: str) -> str:
    """A name up to its first comma or bracket: enough in a sentence that gives the city."""
    return name.split(",")[0].split(" (")[0].strip()


def city_or_name(row: pd.Series) -> str:
    """The city, or else the short name: some sites have no published place."""
    return short_site_name(row["name"]) if pd.isna(row["city"]) else str(row["city"])


def labels(catalogue: Catalogue, language: Language, column: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The words for the codes of a list column; of an empty list, the words for "not stated"."""
    return tuple(catalogue.label(language, "facilities", column, code) for code in codes) or (
        catalogue.label(language, "facilities", column, None),
    )


def cities(catalogue: Catalogue) -> tuple[str, ...]:
    """Cities of the French sites, by name: what a reader may choose from."""
    return tuple(sorted(french(catalogue)["city"].dropna().unique(), key=unaccented))
