"""The card of a site: what is known, line by line, and what the sources read do not say."""

from dossier.cards.card import Card, Fact, card_link, place_line
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


def site(catalogue: Catalogue, language: Language, facility_id: str) -> Card:
    """The card of a site. Raises ``UnknownRow`` for an id that the table does not have."""
    row: Facility = catalogue.told_in(language).row(_TABLE, facility_id)
    return Card(
        title=row.name,
        place=place_line(language, row.city, row.region, row.country),
        summary=str(getattr(row, f"summary_{language}")),
        facts=_facts(catalogue, language, row),
        unknown=_unknown(catalogue, language, row),
        caution=_caution(language, row),
        sources=catalogue.sources_of(_TABLE, [facility_id]),
        home=row.city == home.CITY,
    )


def _facts(catalogue: Catalogue, language: Language, row: Facility) -> tuple[Fact, ...]:
    """What the sources say of a site."""

    def heading(column: str) -> str:
        return catalogue.heading(language, _TABLE, column)

    found = [
        Fact(heading("operator"), row.operator, card_link("actors", row.actor_id)),
        Fact(t(language, "column.capacity.role"), catalogue.label(language, _TABLE, "role", row.role)),
        Fact(heading("sectors"), separator(language).join(sites.labels(catalogue, language, "sectors", row.sectors))),
    ]
    if row.phases:
        words = ", ".join(sites.labels(catalogue, language, "phases", row.phases))
        found.append(Fact(t(language, "column.capacity.phases"), words))
    if row.status:
        found.append(Fact(heading("status"), catalogue.label(language, _TABLE, "status", row.status)))
    for column in (*_SOUGHT, *_FURTHER, "closed"):
        text = _figure(catalogue, language, row, column)
        if text is not None:
            found.append(Fact(heading(column), text))
    reason = getattr(row, f"closed_reason_{language}")
    if reason:
        found.append(Fact(t(language, "column.capacity.reason"), reason))
    news = sites.last_news(catalogue, row.source_ids)
    found.append(Fact(t(language, "column.capacity.news"), date(language, news)))
    return tuple(found)


def _unknown(catalogue: Catalogue, language: Language, row: Facility) -> tuple[str, ...]:
    """Headings of what was looked for and not found in the sources read."""
    missing = [column for column in ("phases", "status", *_SOUGHT) if not getattr(row, column)]
    return tuple(catalogue.heading(language, _TABLE, column) for column in missing)


def _caution(language: Language, row: Facility) -> tuple[str, ...]:
    """The reserves on a site's figures. The table has them in French only: in English they are quoted as such."""
    if not row.note:
        return ()
    return (row.note if language == Language.FR else t(language, "page.capacity.card.note", note=row.note),)


def _figure(catalogue: Catalogue, language: Language, row: Facility, column: str) -> str | None:
    """A figure of the site, with its unit or its currency and year; ``None`` where nothing is published."""
    if getattr(row, column) is None:
        return None
    text = quoting.figure(catalogue, language, Placeholder(_TABLE, row.facility_id, column))
    dated = row.money_year and quoting.currency(catalogue.unit(_TABLE, column, row))
    return f"{text} ({row.money_year})" if dated else text
