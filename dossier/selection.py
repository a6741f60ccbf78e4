"""The whole state of a screen: one frozen record, to and from the address."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from dossier.catalogue.codes import Sector, SitePhase, SiteStatus
from dossier.catalogue.records import REGIONS
from dossier.language import DEFAULT, Language


class Facet(StrEnum):
    """What an exhibit can be narrowed by; an exhibit declares the ones it responds to."""

    SECTORS = "sectors"
    REGIONS = "regions"
    PHASES = "phases"
    STATUSES = "statuses"
    CITIES = "cities"
    SCENARIO = "scenario"
    COMPARED = "compared"
    YEAR = "year"


#: Facet -> key in the address. Short, stable: shared links depend on them.
KEYS: Mapping[Facet, str] = {
    Facet.SECTORS: "sector",
    Facet.REGIONS: "region",
    Facet.PHASES: "phase",
    Facet.STATUSES: "status",
    Facet.CITIES: "city",
    Facet.SCENARIO: "s",
    Facet.COMPARED: "c",
    Facet.YEAR: "year",
}
#: What narrows the rows of a page; the scenario, those kept beside it and the year of a map do not.
FILTERS = tuple(facet for facet in Facet if facet not in (Facet.SCENARIO, Facet.COMPARED, Facet.YEAR))
#: Facets of which there is one value at most.
SINGLE = frozenset({Facet.SCENARIO, Facet.YEAR})
LANGUAGE_KEY = "lang"

_YEAR = re.compile("[0-9]{4}")
_ALLOWED: Mapping[Facet, frozenset[str]] = {
    Facet.SECTORS: frozenset(Sector),
    Facet.REGIONS: frozenset(REGIONS),
    Facet.PHASES: frozenset(SitePhase),
    Facet.STATUSES: frozenset(SiteStatus),
}


@dataclass(frozen=True)
class Rejected:
    """A value of the address that means nothing: shown to the reader, never obeyed."""

    key: str
    value: str


@dataclass(frozen=True)
class Selection:
    """Language, filters and scenario. An empty tuple filters nothing.

    ``scenario`` is the code ``s`` of ``dossier.scenario``; empty for the central reading. ``compared`` are the codes
    kept to be shown beside it. ``year``, four digits, is the past year that some maps show; empty for today.
    """

    language: Language = DEFAULT
    sectors: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    scenario: str = ""
    compared: tuple[str, ...] = ()
    year: str = ""

    def __bool__(self) -> bool:
        """Whether anything is filtered."""
        return any(getattr(self, facet) for facet in FILTERS)

    def only(self, facets: Iterable[Facet]) -> "Selection":
        """The part that matters to an exhibit: other facets emptied, so that equal exhibits share one cache entry."""
        kept = set(facets)
        empty: dict[str, object] = {facet: Selection.__dataclass_fields__[facet].default for facet in Facet}
        return replace(self, **{facet: value for facet, value in empty.items() if facet not in kept})  # type: ignore[arg-type]

    def to_query(self) -> dict[str, list[str]]:
        """The address of this state; defaults are left out, lists repeat their key."""
        query: dict[str, list[str]] = {}
        if self.language != DEFAULT:
            query[LANGUAGE_KEY] = [str(self.language)]
        for facet, key in KEYS.items():
            value = getattr(self, facet)
            if value:
                query[key] = [value] if isinstance(value, str) else list(value)
        return query

    @classmethod
    def from_query(cls, query: Mapping[str, Sequence[str]]) -> tuple["Selection", tuple[Rejected, ...]]:
        """The state of an address, and the values in it that mean nothing.

        Keys of other owners (``actor``, ``exhibit``) are left alone. The scenario code is judged by
        ``dossier.scenario``, cities and whether the data know of a year by ``dossier.address``.
        """
        rejected: list[Rejected] = []
        found: dict[str, object] = {}
        languages = list(query.get(LANGUAGE_KEY, ()))
        for value in languages:
            if value in set(Language):
                found["language"] = Language(value)
            else:
                rejected.append(Rejected(LANGUAGE_KEY, value))
        for facet, key in KEYS.items():
            values = [value for value in query.get(key, ()) if value]
            allowed = _ALLOWED.get(facet)
            if allowed is not None:
                rejected.extend(Rejected(key, value) for value in values if value not in allowed)
                values = [value for value in values if value in allowed]
            if facet == Facet.YEAR:
                rejected.extend(Rejected(key, value) for value in values if not _is_year(value))
                values = [value for value in values if _is_year(value)]
            if values:
                found[facet] = values[-1] if facet in SINGLE else tuple(dict.fromkeys(values))
        return cls(**found), tuple(rejected)  # type: ignore[arg-type]

    def narrow(self, frame: pd.DataFrame, *facets: Facet) -> pd.DataFrame:
        """Rows of ``frame`` that the given facets keep. Columns: ``sectors``/``phases`` (tuples), ``region``,
        ``status``, ``city``. A row of several sectors is kept by each; a row without region only by no region filter.
        """
        kept: list[bool] | None = None
        for facet in facets:
            wanted = set(getattr(self, facet))
            if not wanted:
                continue
            cells = frame[_COLUMN[facet]]
            if facet in (Facet.SECTORS, Facet.PHASES):
                found = [not wanted.isdisjoint(cell) for cell in cells]
            else:
                found = [cell in wanted for cell in cells]
            kept = found if kept is None else [one and other for one, other in zip(kept, found, strict=True)]
        # Once for all facets; with ``loc``, for an empty list in brackets would select no columns instead of no rows.
        return frame if kept is None else frame.loc[kept]


def _is_year(value: str) -> bool:
    return _YEAR.fullmatch(value) is not None


_COLUMN: Mapping[Facet, str] = {
    Facet.SECTORS: "sectors",
    Facet.REGIONS: "region",
    Facet.PHASES: "phases",
    Facet.STATUSES: "status",
    Facet.CITIES: "city",
}
