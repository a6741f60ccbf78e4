"""The card of one award: who pays whom, how much, for what, and whether it enters a sum."""

from dossier.cards.card import Card, Fact, place
from dossier.catalogue import Catalogue
from dossier.catalogue.records import Award
from dossier.language import Language, t
from dossier.language import texts as lang
from dossier.language.cells import separator
from dossier.rules import awards as words
from dossier.rules.actors import BESANCON


def award(catalogue: Catalogue, now: Language, identifier: str) -> Card:
    """The card of an award. Raises ``UnknownRow``."""
    row: Award = catalogue.row("funding", identifier)
    facts = [
        Fact(catalogue.heading(now, "funding", "amount"), words.written(catalogue, now, row)),
        Fact(catalogue.heading(now, "funding", "announced"), lang.date(now, row.announced)),
        Fact(catalogue.heading(now, "funding", "funder"), row.funder),
        _label(catalogue, now, row, "funder_level"),
        _label(catalogue, now, row, "instrument"),
        Fact(
            catalogue.heading(now, "funding", "sectors"),
            separator(now).join(catalogue.label(now, "funding", "sectors", code) for code in row.sectors),
        ),
        _label(catalogue, now, row, "status"),
        _label(catalogue, now, row, "scope"),
        Fact(catalogue.heading(now, "funding", "counted"), t(now, f"page.funding.standing.{words.standing(row)}")),
    ]
    if row.recipient:
        link = ("actors", "actor", row.actor_id) if row.actor_id else None
        facts.insert(2, Fact(catalogue.heading(now, "funding", "recipient"), row.recipient, link))
    if row.total_project_eur is not None:
        whole = t(now, "page.funding.whole_project", amount=lang.money(now, row.total_project_eur))
        facts.append(Fact(catalogue.heading(now, "funding", "total_project_eur"), whole))
    note = words.note(catalogue, row)
    if note:
        facts.append(Fact(t(now, "column.funding.note"), note))
    missing = [column for column in ("amount", "announced", "recipient", "city") if getattr(row, column) is None]
    return Card(
        title=row.programme,
        place=place(now, row.city, row.region, row.country),
        summary=str(getattr(row, f"purpose_{now}")),
        facts=tuple(facts),
        unknown=tuple(catalogue.heading(now, "funding", column) for column in missing),
        caution=tuple(words.cautions(now, [identifier])),
        sources=catalogue.sources_of("funding", [identifier]),
        home=row.city == BESANCON,
    )


def _label(catalogue: Catalogue, now: Language, row: Award, column: str) -> Fact:
    return Fact(
        catalogue.heading(now, "funding", column), catalogue.label(now, "funding", column, getattr(row, column))
    )
