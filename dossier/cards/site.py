"""The card of a site: what is known, line by line, and what the sources read do not say."""

from dossier.cards.card import Card, Fact, place
from dossier.catalogue import Catalogue, quoting
from dossier.catalogue.placeholders import Placeholder
from dossier.catalogue.records import Facility, cells_of
from dossier.language import Language, date, t
from dossier.language.cells import separator
from dossier.rules import home, sites

_TABLE = "facilities"
#: What a reader looks for first.
_SOUGHT = ("opened", *sites.PUBLISHED)
#: Numbers that are no figure of their own: the place on a map, the euros of an amount in its currency, and its year.
_WITHIN = frozenset({"lat", "lon", "capex_eur", "money_year"})
#: Every other number of the table: a column that is added to it stands on the card by itself.
_FURTHER = tuple(
    column
    for column, cells in cells_of(Facility).items()
    if cells.kind in ("integer", "number") and column not in {*_SOUGHT, *_WITHIN}
)


def card(catalogue: Catalogue, language: Language, facility_id: str) -> Card:
    """The card of a site. Raises ``UnknownRow`` for an id that the table does not have."""
    site: Facility = catalogue.row(_TABLE, facility_id)
    return Card(
        title=site.name,
        place=place(language, site.city, site.region, site.country),
        summary=str(getattr(site, f"summary_{language}")),
        facts=facts(catalogue, language, facility_id),
        unknown=unknown(catalogue, language, facility_id),
        caution=caution(language, site),
        sources=catalogue.sources_of(_TABLE, [facility_id]),
        home=site.city == home.CITY,
    )


def facts(catalogue: Catalogue, language: Language, facility_id: str) -> tuple[Fact, ...]:
    """What the sources say of a site. Raises ``UnknownRow``."""
    site: Facility = catalogue.row(_TABLE, facility_id)

    def heading(column: str) -> str:
        return catalogue.heading(language, _TABLE, column)

    operator = ("actors", "actor", site.actor_id) if site.actor_id else None
    found = [
        Fact(heading("operator"), site.operator, operator),
        Fact(t(language, "column.capacity.role"), catalogue.label(language, _TABLE, "role", site.role)),
        Fact(heading("sectors"), separator(language).join(sites.labels(catalogue, language, "sectors", site.sectors))),
    ]
    if site.phases:
        words = ", ".join(sites.labels(catalogue, language, "phases", site.phases))
        found.append(Fact(t(language, "column.capacity.phases"), words))
    if site.status:
        found.append(Fact(heading("status"), catalogue.label(language, _TABLE, "status", site.status)))
    for column in (*_SOUGHT, *_FURTHER, "closed"):
        text = figure(catalogue, language, site, column)
        if text is not None:
            found.append(Fact(heading(column), text))
    reason = getattr(site, f"closed_reason_{language}")
    if reason:
        found.append(Fact(t(language, "column.capacity.reason"), reason))
    news = sites.last_news(catalogue, site.source_ids)
    found.append(Fact(t(language, "column.capacity.news"), date(language, news)))
    return tuple(found)


def unknown(catalogue: Catalogue, language: Language, facility_id: str) -> tuple[str, ...]:
    """Headings of what was looked for and not found in the sources read. Raises ``UnknownRow``."""
    site: Facility = catalogue.row(_TABLE, facility_id)
    missing = [column for column in ("phases", "status", *_SOUGHT) if not getattr(site, column)]
    return tuple(catalogue.heading(language, _TABLE, column) for column in missing)


def caution(language: Language, site: Facility) -> tuple[str, ...]:
    """The reserves on a site's figures. The table has them in French only: in English they are quoted as such."""
    if not site.note:
        return ()
    return (site.note if language == Language.FR else t(language, "page.capacity.card.note", note=site.note),)


def figure(catalogue: Catalogue, language: Language, site: Facility, column: str) -> str | None:
    """A figure of the site, with its unit or its currency and year; ``None`` where nothing is published."""
    if getattr(site, column) is None:
        return None
    text = quoting.figure(catalogue, language, Placeholder(_TABLE, site.facility_id, column))
    dated = site.money_year and quoting.currency(catalogue.unit(_TABLE, column, site))
    return f"{text} ({site.money_year})" if dated else text
