"""One card for each precedent: promised, happened, why as reported, what it means for this project.

Figures come from rows by placeholders; the reason is the row's own where the row gives one.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from dossier.catalogue import Catalogue
from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.quoting import sentence
from dossier.catalogue.records import Facility
from dossier.charts.exhibit import Exhibit
from dossier.language import Language, country, t, texts
from dossier.rules import home
from dossier.selection import Selection


class Lesson(StrEnum):
    """Which way a precedent points."""

    WRONG = "wrong"
    HELD = "held"


#: The precedents of the case, in the order of what they teach. Never one without the others.
PRECEDENTS = {
    Lesson.WRONG: (
        "cellforcure-les-ulis",
        "accinov-lyon",
        "txcell-besancon",
        "catalent-gosselies",
        "vmic-harwell",
        "exothera-jumet",
        "rentschler-stevenage",
        "merck-martillac-a7",
    ),
    Lesson.HELD: (
        "catapult-stevenage",
        "clinic-cart-barcelona",
        "andalucia-gmp-red",
        "nhsbt-cbc-filton",
        "sant-pau-uta",
    ),
}
#: The exhibit whose rows are the pictures on the cards.
SKETCHED = "precedents-promised"
#: Texts of a card in the locale files; ``why`` only where the row gives no reason.
_PARTS = ("promised", "happened", "why", "means")


class PrecedentCard(NamedTuple):
    """What a reader sees of a precedent, in words; ``sources`` are ids behind the row and behind every figure."""

    facility_id: str
    lesson: Lesson
    name: str
    operator: str
    place: str
    status: str
    promised: str
    happened: str
    why: str
    means: str
    sources: tuple[str, ...]
    home: bool


def precedent(catalogue: Catalogue, language: Language, facility_id: str) -> PrecedentCard:
    """The card of a precedent. Raises ``UnknownRow`` for an id of no site, ``KeyError`` for a site without a card."""
    site: Facility = catalogue.told_in(language).row("facilities", facility_id)
    lesson = next((way for way, sites in PRECEDENTS.items() if facility_id in sites), None)
    if lesson is None:
        raise KeyError(f"{facility_id} is a site, not one of the precedents")
    reason = getattr(site, f"closed_reason_{language}")
    return PrecedentCard(
        facility_id=facility_id,
        lesson=lesson,
        name=site.name,
        operator=site.operator,
        place=f"{site.city} ({country(language, site.country)})",
        status=catalogue.label(language, "facilities", "status", site.status),
        promised=_text(catalogue, language, facility_id, "promised"),
        happened=_text(catalogue, language, facility_id, "happened"),
        why=reason or _text(catalogue, language, facility_id, "why"),
        means=t(language, _key(facility_id, "means")),
        sources=catalogue.sources_of_rows(precedent_references(language, facility_id)),
        home=site.city == home.CITY,
    )


def sketch_of(exhibit: Exhibit, facility_id: str) -> Exhibit | None:
    """What was announced against what was observed, of one site: ``SKETCHED`` narrowed to its rows, without its name,
    which the card has already. Nothing where no two numbers are published.
    """
    own = exhibit.table[exhibit.table["facility_id"] == facility_id]
    if own.empty:
        return None
    return replace(exhibit, table=own.assign(name=""), text_alternative=str(own["told"].iloc[0]))


def precedent_references(language: Language, facility_id: str) -> tuple[str, ...]:
    """``table:id`` of the site and of every figure that its card quotes."""
    found = {f"facilities:{facility_id}": None}
    for part in _PARTS:
        if texts.has(language, _key(facility_id, part)):
            places = placeholders(texts.template(language, _key(facility_id, part)))
            found.update((f"{place.table}:{place.id}", None) for place in places)
    return tuple(found)


def precedents_of(catalogue: Catalogue, selection: Selection, lesson: Lesson) -> tuple[str, ...]:
    """Ids of the precedents of one lesson that the sectors keep, in order. Regions do not filter: most are abroad."""
    wanted = set(selection.sectors)
    return tuple(
        facility_id
        for facility_id in PRECEDENTS[lesson]
        if not wanted or not wanted.isdisjoint(catalogue.row("facilities", facility_id).sectors)
    )


def precedent_cards(catalogue: Catalogue, language: Language, facility_ids: Iterable[str]) -> tuple[PrecedentCard, ...]:
    """The cards of several sites, in the given order."""
    return tuple(precedent(catalogue, language, facility_id) for facility_id in facility_ids)


def _text(catalogue: Catalogue, language: Language, facility_id: str, part: str) -> str:
    return sentence(catalogue, language, _key(facility_id, part))


def _key(facility_id: str, part: str) -> str:
    return f"precedent.{facility_id}.{part}"
