"""What is filtered, in one sentence: shown under the filters and printed on everything that leaves the house."""

from collections.abc import Iterable

from dossier.catalogue import Catalogue, UnknownRow
from dossier.language import Language, t
from dossier.language.cells import listed, separator, small
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import FILTERS, Facet, Selection

#: Facet -> table and column of ``labels`` that hold the words of its codes; other facets hold words already.
_WORDS = {
    Facet.SECTORS: ("actors", "sectors"),
    Facet.PHASES: ("facilities", "phases"),
    Facet.STATUSES: ("facilities", "status"),
}


def filtered(catalogue: Catalogue, selection: Selection) -> str:
    """The filters with their values in full, or that there is none. The scenario is told by ``scenario.words``."""
    return _sentence(selection.language, _parts(catalogue, selection))


def _parts(catalogue: Catalogue, selection: Selection) -> list[str]:
    language = selection.language
    parts = []
    for facet in FILTERS:
        codes = getattr(selection, facet)
        if codes:
            names = listed(language, (_words(catalogue, language, facet, code) for code in codes))
            parts.append(t(language, f"export.filter.{facet}", n=len(codes), names=names))
    return parts


def _sentence(language: Language, parts: list[str]) -> str:
    if not parts:
        return t(language, "export.filter.none")
    return _capital(separator(language).join(parts)) + "."


def applied(catalogue: Catalogue, selection: Selection, responds: Iterable[Facet]) -> str:
    """What is filtered in an exhibit that responds to some facets only, the year of a map among them.

    The filters without effect are named.
    """
    kept = frozenset(responds)
    language = selection.language
    parts = _parts(catalogue, selection.only(kept))
    if selection.year and Facet.YEAR in kept:
        parts.append(t(language, "export.filter.year", year=selection.year))
    text = _sentence(language, parts)
    idle = [facet for facet in FILTERS if facet not in kept and getattr(selection, facet)]
    if idle:
        names = ", ".join(t(language, f"export.facet.{facet}") for facet in idle)
        text += " " + t(language, "export.filter.idle", names=names)
    if Facet.SCENARIO in kept:
        text += " " + scenario_sentence(catalogue, selection)
    return text


def _words(catalogue: Catalogue, language: Language, facet: Facet, code: str) -> str:
    if facet not in _WORDS:
        return code
    try:
        return small(catalogue.label(language, *_WORDS[facet], code))
    except UnknownRow:
        return code  # a value typed into an address; the reader sees what was typed


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
