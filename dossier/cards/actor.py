"""The card of an actor: who it is, which steps it holds, the sites, awards and candidates that name it."""

from dossier.cards.card import Card, Fact, amount_as_published, card_link, place_line
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import DEFUNCT_ACTORS
from dossier.language import Language, date, number, t
from dossier.language.cells import separator
from dossier.rules import home


def actor(catalogue: Catalogue, language: Language, identifier: str) -> Card:
    """The card of an actor. Raises ``UnknownRow``."""
    catalogue = catalogue.told_in(language)
    row = catalogue.row("actors", identifier)
    gone = row.status in DEFUNCT_ACTORS
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
        place=place_line(language, row.city, row.region, row.country),
        summary=str(getattr(row, f"summary_{language}")),
        facts=tuple(facts),
        unknown=tuple(unknown),
        sources=catalogue.sources_of("actors", [identifier]),
        home=row.city == home.CITY,
        website=row.website or "",
    )


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
            card_link("facilities", site.facility_id),
        )
        for site in catalogue.records("facilities")
        if site.actor_id == identifier
    ]
    for award in catalogue.records("funding"):
        if award.actor_id == identifier:
            text = f"{award.programme}, {amount_as_published(language, award)}, {date(language, award.announced)}"
            found.append(Fact(t(language, "card.award"), text, card_link("funding", award.award_id)))
    for candidate in catalogue.records("pipeline"):
        if candidate.actor_id == identifier:
            phase = catalogue.label(language, "pipeline", "phase", candidate.phase)
            indication = getattr(candidate, f"indication_{language}")
            found.append(Fact(t(language, "card.candidate"), f"{candidate.product}, {indication}, {phase}"))
    return found
