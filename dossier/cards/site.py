"""The card of a site: what is known, line by line, and what the sources read do not say."""

from dossier.cards.card import Card, Fact, card_link, place_line
from dossier.catalogue import Catalogue
from dossier.catalogue.records import Facility
from dossier.language import NO_BREAK, Language, date, money, number, t
from dossier.language.cells import separator
from dossier.rules import home, sites

_TABLE = "facilities"
#: Figures that a site could publish, in the order of a reader's questions.
SITE_FIGURES = (
    "opened",
    "total_m2",
    "cleanroom_m2",
    "cleanrooms",
    "batches_per_year",
    "patients_per_year",
    "staff",
    "capex_amount",
)
_MONEY = {"capex_amount": "capex_currency", "public_amount": "public_currency"}


def site(catalogue: Catalogue, language: Language, facility_id: str) -> Card:
    """The card of a site. Raises ``UnknownRow`` for an id that the table does not have."""
    row: Facility = catalogue.row(_TABLE, facility_id)
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
    for column in (*SITE_FIGURES, "bioreactor_litres", "public_amount", "closed"):
        text = _figure(row, language, column)
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
    missing = [column for column in ("phases", "status", *SITE_FIGURES) if not getattr(row, column)]
    return tuple(catalogue.heading(language, _TABLE, column) for column in missing)


def _caution(language: Language, row: Facility) -> tuple[str, ...]:
    """The reserves on a site's figures. The table has them in French only: in English they are quoted as such."""
    if not row.note:
        return ()
    return (row.note if language == Language.FR else t(language, "page.capacity.card.note", note=row.note),)


def _figure(row: Facility, language: Language, column: str) -> str | None:
    """A figure of the site, with its unit or its currency and year; ``None`` where nothing is published."""
    value = getattr(row, column)
    if value is None:
        return None
    if column in ("opened", "closed"):
        return date(language, value)
    if column in _MONEY:
        amount = money(language, value, getattr(row, _MONEY[column]))
        return f"{amount} ({row.money_year})" if row.money_year else amount
    if column.endswith("_m2"):
        return f"{number(language, value)}{NO_BREAK}m²"
    return number(language, value)
