"""A card: what is known of one actor, site, award or precedent, and what is not, each statement with its sources."""

from dataclasses import dataclass

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import GONE
from dossier.catalogue.records import Award
from dossier.language import Language, date, money, number, t, texts
from dossier.language.cells import separator
from dossier.rules import home


@dataclass(frozen=True)
class Fact:
    """One line of a card. ``link`` opens the card of another row: (page, key, id)."""

    heading: str
    text: str
    link: tuple[str, str, str] | None = None


@dataclass(frozen=True)
class Card:
    """``facts`` in reading order; ``unknown`` names what the sources do not say; ``sources`` are source ids."""

    title: str
    place: str
    summary: str
    facts: tuple[Fact, ...]
    unknown: tuple[str, ...] = ()
    caution: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    home: bool = False
    website: str = ""


def actor(catalogue: Catalogue, language: Language, identifier: str) -> Card:
    """The card of an actor. Raises ``UnknownRow``."""
    row = catalogue.row("actors", identifier)
    gone = row.status in GONE
    facts = [
        Fact(catalogue.heading(language, "actors", "kind"), catalogue.label(language, "actors", "kind", row.kind)),
        Fact(
            catalogue.heading(language, "actors", "status"), catalogue.label(language, "actors", "status", row.status)
        ),
        Fact(
            catalogue.heading(language, "actors", "sectors"),
            separator(language).join(catalogue.label(language, "actors", "sectors", code) for code in row.sectors),
        ),
    ]
    if row.stages and not gone:
        steps = separator(language).join(catalogue.label(language, "actors", "stages", code) for code in row.stages)
        facts.append(Fact(catalogue.heading(language, "actors", "stages"), steps))
    if row.founded:
        facts.append(Fact(catalogue.heading(language, "actors", "founded"), str(row.founded)))
    if row.employees is not None:
        people = number(language, row.employees)
        as_of = f" ({date(language, row.employees_as_of)})" if row.employees_as_of else ""
        facts.append(Fact(catalogue.heading(language, "actors", "employees"), people + as_of))
    facts.extend(_related(catalogue, language, identifier))
    missing = [column for column in ("city", "founded", "employees", "website") if getattr(row, column) is None]
    unknown = [catalogue.heading(language, "actors", column) for column in missing]
    if gone:
        unknown.insert(0, t(language, "card.gone"))
    return Card(
        title=row.name,
        place=place(language, row.city, row.region, row.country),
        summary=str(getattr(row, f"summary_{language}")),
        facts=tuple(facts),
        unknown=tuple(unknown),
        sources=catalogue.sources_of("actors", [identifier]),
        home=row.city == home.CITY,
        website=row.website or "",
    )


def source(catalogue: Catalogue, language: Language, identifier: str) -> Card:
    """The card of a source, with every row that rests on it. Raises ``UnknownRow``."""
    row = catalogue.row("sources", identifier)
    facts = [
        Fact(catalogue.heading(language, "sources", "published"), date(language, row.published)),
        Fact(catalogue.heading(language, "sources", "kind"), catalogue.label(language, "sources", "kind", row.kind)),
        Fact(
            catalogue.heading(language, "sources", "language"),
            catalogue.label(language, "sources", "language", row.language),
        ),
    ]
    for reference in catalogue.used_by.get(identifier, ()):
        table, _, key = reference.partition(":")
        title = str(catalogue.resource(table)["title" if language == Language.FR else "title_en"])
        name = _name(catalogue, language, table, key)
        facts.append(Fact(title, name, (*_CARD[table], key) if table in _CARD else None))
    return Card(
        title=row.title, place=row.publisher, summary="", facts=tuple(facts), sources=(identifier,), website=row.url
    )


#: Tables whose rows have a card: page and key of the address.
_CARD = {"actors": ("actors", "actor"), "facilities": ("capacity", "site"), "funding": ("funding", "award")}


def _name(catalogue: Catalogue, language: Language, table: str, key: str) -> str:
    """What a row is called; rows of tables without a key are known by their line."""
    if not catalogue.has(table, key):
        return t(language, "fault.line", line=key)
    row = catalogue.row(table, key)
    for column in ("name", f"name_{language}", "programme", "product", f"speaker_{language}", f"title_{language}"):
        if hasattr(row, column):
            return str(getattr(row, column))
    return key


def place(language: Language, city: str | None, region: str | None, country: str) -> str:
    """``Besançon · Bourgogne-Franche-Comté · France``, or that no place is published."""
    parts = [part for part in (city, region) if part] or [t(language, "card.no_place")]
    return " · ".join([*parts, texts.country(language, country)])


def awarded(language: Language, award: Award) -> str:
    """The published amount of an award in its own currency, or that none is."""
    if award.amount is None or award.currency is None:
        return t(language, "card.no_amount")
    return money(language, award.amount, award.currency)


def _related(catalogue: Catalogue, language: Language, identifier: str) -> list[Fact]:
    """Sites, awards and candidates that name the actor."""
    found = [
        Fact(
            t(language, "card.site"),
            ", ".join(
                [
                    site.name,
                    catalogue.label(language, "facilities", "status", site.status),
                    *(catalogue.label(language, "facilities", "phases", phase) for phase in site.phases),
                ]
            ),
            ("capacity", "site", site.facility_id),
        )
        for site in catalogue.records("facilities")
        if site.actor_id == identifier
    ]
    for award in catalogue.records("funding"):
        if award.actor_id == identifier:
            text = f"{award.programme}, {awarded(language, award)}, {date(language, award.announced)}"
            found.append(Fact(t(language, "card.award"), text, ("funding", "award", award.award_id)))
    for candidate in catalogue.records("pipeline"):
        if candidate.actor_id == identifier:
            phase = catalogue.label(language, "pipeline", "phase", candidate.phase)
            indication = getattr(candidate, f"indication_{language}")
            found.append(Fact(t(language, "card.candidate"), f"{candidate.product}, {indication}, {phase}"))
    return found
