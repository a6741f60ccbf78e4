"""A card: what is known of one actor, source, site or award, and what is not, each statement with its sources."""

from dataclasses import dataclass
from typing import NamedTuple

from dossier.catalogue.records import Award
from dossier.language import Language, money, t, texts


class Address(NamedTuple):
    """Where a card is shown: its page, and the key under which the address of that page asks for an id."""

    page: str
    key: str


#: Tables whose rows have a card.
ADDRESS = {
    "actors": Address("actors", "actor"),
    "facilities": Address("capacity", "site"),
    "funding": Address("funding", "award"),
    "sources": Address("sources", "source"),
}


class CardLink(NamedTuple):
    """The card of another row."""

    page: str
    key: str
    identifier: str


@dataclass(frozen=True)
class Fact:
    """One line of a card."""

    heading: str
    text: str
    link: CardLink | None = None


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


def card_link(table: str, identifier: str | None) -> CardLink | None:
    """The link to the card of a row; None for no row, or a row of a table without cards."""
    return CardLink(*ADDRESS[table], identifier) if identifier and table in ADDRESS else None


def place_line(language: Language, city: str | None, region: str | None, country: str) -> str:
    """``Besançon · Bourgogne-Franche-Comté · France``, or that no place is published."""
    parts = [part for part in (city, region) if part] or [t(language, "card.no_place")]
    return " · ".join([*parts, texts.country(language, country)])


def amount_as_published(language: Language, award: Award) -> str:
    """The amount of an award in its own currency, or that none is published."""
    if award.amount is None or award.currency is None:
        return t(language, "card.no_amount")
    return money(language, award.amount, award.currency)
