"""The card of one award: who pays whom, how much, for what, and whether it enters a sum."""

from dossier.cards.card import Card, Fact, card_link, place_line
from dossier.catalogue import Catalogue
from dossier.catalogue.records import Award
from dossier.language import Language, date, money, t
from dossier.language.cells import separator
from dossier.rules import awards as words
from dossier.rules import home


def award(catalogue: Catalogue, language: Language, identifier: str) -> Card:
    """The card of an award. Raises ``UnknownRow``."""
    row: Award = catalogue.told_in(language).row("funding", identifier)
    facts = [
        Fact(catalogue.heading(language, "funding", "amount"), words.amount_with_euros(catalogue, language, row)),
        Fact(catalogue.heading(language, "funding", "announced"), date(language, row.announced)),
        Fact(catalogue.heading(language, "funding", "funder"), row.funder),
        _label(catalogue, language, row, "funder_level"),
        _label(catalogue, language, row, "instrument"),
        Fact(
            catalogue.heading(language, "funding", "sectors"),
            separator(language).join(catalogue.label(language, "funding", "sectors", code) for code in row.sectors),
        ),
        _label(catalogue, language, row, "status"),
        _label(catalogue, language, row, "scope"),
        Fact(
            catalogue.heading(language, "funding", "counted"),
            t(language, f"page.funding.standing.{words.award_standing(row)}"),
        ),
    ]
    if row.recipient:
        link = card_link("actors", row.actor_id)
        facts.insert(2, Fact(catalogue.heading(language, "funding", "recipient"), row.recipient, link))
    if row.total_project_eur is not None:
        whole = t(language, "page.funding.whole_project", amount=money(language, row.total_project_eur))
        facts.append(Fact(catalogue.heading(language, "funding", "total_project_eur"), whole))
    note = words.note(catalogue, row)
    if note:
        facts.append(Fact(t(language, "column.funding.note"), note))
    missing = [column for column in ("amount", "announced", "recipient", "city") if getattr(row, column) is None]
    return Card(
        title=row.programme,
        place=place_line(language, row.city, row.region, row.country),
        summary=str(getattr(row, f"purpose_{language}")),
        facts=tuple(facts),
        unknown=tuple(catalogue.heading(language, "funding", column) for column in missing),
        caution=tuple(words.cautions(language, [identifier])),
        sources=catalogue.sources_of("funding", [identifier]),
        home=row.city == home.CITY,
    )


def _label(catalogue: Catalogue, language: Language, row: Award, column: str) -> Fact:
    return Fact(
        catalogue.heading(language, "funding", column),
        catalogue.label(language, "funding", column, getattr(row, column)),
    )
