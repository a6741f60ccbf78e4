"""The card of a source, with every row that rests on it."""

from dossier.cards.card import Card, Fact, card_link
from dossier.catalogue import Catalogue
from dossier.catalogue.quoting import row_name
from dossier.language import Language, date, t


def source(catalogue: Catalogue, language: Language, identifier: str) -> Card:
    """The card of a source. Raises ``UnknownRow``."""
    row = catalogue.told_in(language).row("sources", identifier)
    facts = [
        Fact(catalogue.heading(language, "sources", "published"), date(language, row.published)),
        Fact(catalogue.heading(language, "sources", "kind"), catalogue.label(language, "sources", "kind", row.kind)),
        Fact(
            catalogue.heading(language, "sources", "language"),
            catalogue.label(language, "sources", "language", row.language),
        ),
    ]
    if row.read_at:
        facts.append(Fact(catalogue.heading(language, "sources", "read_at"), row.read_at))
    days = {column: getattr(row, column) for column in ("read_on", "checked_on")}
    facts += [
        Fact(catalogue.heading(language, "sources", name), date(language, day)) for name, day in days.items() if day
    ]
    if row.answer:
        said = catalogue.label(language, "sources", "answer", row.answer)
        facts.append(Fact(catalogue.heading(language, "sources", "answer"), said))
    for reference in catalogue.used_by.get(identifier, ()):
        table, _, key = reference.partition(":")
        title = str(catalogue.resource(table)["title" if language == Language.FR else "title_en"])
        name = _name(catalogue, language, table, key)
        facts.append(Fact(title, name, card_link(table, key)))
    return Card(
        title=row.title, place=row.publisher, summary="", facts=tuple(facts), sources=(identifier,), website=row.url
    )


def _name(catalogue: Catalogue, language: Language, table: str, key: str) -> str:
    """What a row is called; rows of tables without a key are known by their line."""
    if not catalogue.has(table, key):
        return t(language, "fault.line", line=key)
    return row_name(catalogue, language, table, key)
