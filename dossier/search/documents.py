"""Everything that can be found, each with its words in both languages and the link to where it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from dossier.cards.card import ADDRESS
from dossier.catalogue import Catalogue
from dossier.contents import EVERY_PAGE
from dossier.exhibits import register
from dossier.language import Language, texts
from dossier.storyboard import CLAIM

#: Figures of a text are put in when it is shown; only its words are looked for.
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


class Subject(StrEnum):
    """What a document is of, in the order of the answer where two match alike."""

    PAGE = "page"
    EXHIBIT = "exhibit"
    CLAIM = "claim"
    TERM = "term"
    ACTOR = "actor"
    SITE = "site"
    AWARD = "award"
    CANDIDATE = "candidate"
    GAP = "gap"
    SOURCE = "source"


@dataclass(frozen=True)
class Document:
    """One thing to find: ``link`` are the keys of its address on ``page``.

    ``names`` are what it is called, ``about`` what is said beside the name, ``body`` the rest of its words.
    """

    subject: Subject
    identifier: str
    page: str
    link: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    about: tuple[str, ...] = ()
    body: tuple[str, ...] = ()


def documents(catalogue: Catalogue, findings: Mapping[str, str]) -> list[Document]:
    """All of them. ``findings``: exhibit id -> its sentences as they are written today, names of the data included."""
    found = [
        *_pages(),
        *_exhibits(findings),
        *_claims(catalogue),
        *_terms(catalogue),
        *_actors(catalogue),
        *_sites(catalogue),
        *_awards(catalogue),
        *_candidates(catalogue),
        *_gaps(catalogue),
        *_sources(catalogue),
    ]
    # "sites Bretagne": what a thing is called in general is a word of it too
    general = {each: _locale((f"search.subject.{each}",)) for each in Subject}
    return [replace(each, body=(*each.body, *general[each.subject])) for each in found]


def _both(row: object, *columns: str) -> tuple[str, ...]:
    """Columns that exist in both languages."""
    return tuple(str(getattr(row, f"{column}_{language}") or "") for column in columns for language in Language)


def _names(catalogue: Catalogue, table: str, identifier: str, *columns: str) -> tuple[str, ...]:
    """The names that a row holds in some columns, as readers of each language are told them; each once."""
    cells = (
        getattr(catalogue.told_in(language).row(table, identifier), column)
        for column in columns
        for language in Language
    )
    return tuple(
        dict.fromkeys(name for cell in cells for name in (cell if isinstance(cell, tuple) else (cell,)) if name)
    )


def _said(*cells: str | None) -> tuple[str, ...]:
    return tuple(cell for cell in cells if cell)


def _labels(catalogue: Catalogue, table: str, column: str, codes: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(catalogue.label(language, table, column, code) for code in codes for language in Language)


def _locale(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """The texts whose keys begin so, in both languages and every variant, without their figures."""
    found: list[str] = []
    for language in Language:
        for key, text in texts.texts(language).items():
            if key.startswith(prefixes):
                found += [text] if isinstance(text, str) else text.values()
    return tuple(_PLACEHOLDER.sub(" ", text) for text in found)


def _pages() -> Iterator[Document]:
    for page in EVERY_PAGE:
        names = _locale((f"page.{page}.short", f"page.{page}.title"))
        yield Document(Subject.PAGE, page, page, (), (page, *names), body=_locale((f"page.{page}.intro",)))


def _exhibits(findings: Mapping[str, str]) -> Iterator[Document]:
    for identifier, entry in register().items():
        said = _locale((f"exhibit.{identifier}.finding", f"exhibit.{identifier}.subtitle"))
        link = (("exhibit", identifier),)
        about = (findings.get(identifier, ""), *said)
        yield Document(Subject.EXHIBIT, identifier, entry.page, link, (identifier,), about)


def _claims(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("argument"):
        names = tuple(_PLACEHOLDER.sub(" ", text) for text in _both(row, "title", "short"))
        body = tuple(_PLACEHOLDER.sub(" ", text) for text in _both(row, "statement", "answer"))
        about = _labels(catalogue, "argument", "bearing", [row.bearing])
        about += _labels(catalogue, "argument", "theme", [row.theme])
        item = f"{CLAIM}{row.argument_id}"
        yield Document(Subject.CLAIM, row.argument_id, "challenge", (("exhibit", item),), (item, *names), about, body)


def _terms(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("glossary"):
        link = (("exhibit", "glossary"),)
        yield Document(Subject.TERM, row.term_fr, "sources", link, _both(row, "term"), body=_both(row, "definition"))


def _card(table: str, subject: Subject, identifier: str, **words: tuple[str, ...]) -> Document:
    """A row that has a card of its own."""
    page, key = ADDRESS[table]
    names = (identifier, *words.pop("names"))
    return Document(subject, identifier, page, ((key, identifier),), names, **words)


def _actors(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("actors"):
        about = _said(row.city, row.region) + _labels(catalogue, "actors", "kind", [row.kind])
        body = _both(row, "summary") + _labels(catalogue, "actors", "sectors", row.sectors)
        names = _names(catalogue, "actors", row.actor_id, "name")
        yield _card("actors", Subject.ACTOR, row.actor_id, names=names, about=about, body=body)


def _sites(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("facilities"):
        about = _names(catalogue, "facilities", row.facility_id, "operator") + _said(row.city, row.region)
        about += _labels(catalogue, "facilities", "status", [row.status])
        body = _both(row, "summary") + _labels(catalogue, "facilities", "phases", row.phases)
        names = _names(catalogue, "facilities", row.facility_id, "name")
        yield _card("facilities", Subject.SITE, row.facility_id, names=names, about=about, body=body)


def _awards(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("funding"):
        about = _names(catalogue, "funding", row.award_id, "funder") + _said(row.city, row.region, row.announced)
        names = _names(catalogue, "funding", row.award_id, "programme", "recipient")
        yield _card("funding", Subject.AWARD, row.award_id, names=names, about=about, body=_both(row, "purpose"))


def _candidates(catalogue: Catalogue) -> Iterator[Document]:
    link = (("exhibit", "demand-pipeline"), ("open", "demand-pipeline.table"))
    for row in catalogue.records("pipeline"):
        about = _names(catalogue, "pipeline", row.candidate_id, "sponsor") + row.sponsor_city + _both(row, "indication")
        body = _names(catalogue, "pipeline", row.candidate_id, "manufacturer") + row.manufacturing_city
        body += _labels(catalogue, "pipeline", "phase", [row.phase])
        names = (row.candidate_id, *_names(catalogue, "pipeline", row.candidate_id, "product"))
        yield Document(Subject.CANDIDATE, row.candidate_id, "demand", link, names, about, body)


def _gaps(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("gaps"):
        names = (row.gap_id, *_both(row, "what"))
        body = _both(row, "looked_for", "why_it_matters")
        yield Document(Subject.GAP, row.gap_id, "sources", (("exhibit", "gaps"),), names, _both(row, "holder"), body)


def _sources(catalogue: Catalogue) -> Iterator[Document]:
    for row in catalogue.records("sources"):
        about = _said(row.publisher, row.published)
        yield _card("sources", Subject.SOURCE, row.source_id, names=(row.title,), about=about)
