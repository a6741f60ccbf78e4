"""Sources in words: who published what an exhibit rests on, and when, and where a reader can follow it."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import chain
from urllib.parse import quote

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SourceKind
from dossier.exhibits import Exhibit
from dossier.language import Language, date, t
from dossier.language.cells import separator
from exports.files.cleaning import clean


class Elsewhere(StrEnum):
    """Where a file has the sources that its line does not name."""

    NOTES = "notes"
    ANNEX = "annex"
    DASHBOARD = "dashboard"
    BELOW = "below"


def credits_in_words(catalogue: Catalogue, exhibit: Exhibit) -> dict[tuple[str, str], list[str]]:
    """Publisher and date, those of the finding first, with the sources that read alike."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in (catalogue.row("sources", identifier) for identifier in exhibit.sources):
        found.setdefault((clean(row.publisher), date(exhibit.language, row.published)), []).append(row.source_id)
    return found


def publishers(catalogue: Catalogue, exhibit: Exhibit) -> dict[str, list[str]]:
    """Each publisher once, with all its dates, and its sources."""
    dates: dict[str, list[str]] = {}
    sources: dict[str, list[str]] = {}
    for (publisher, day), identifiers in credits_in_words(catalogue, exhibit).items():
        dates.setdefault(publisher, []).append(day)
        sources.setdefault(publisher, []).extend(identifiers)
    return {f"{publisher}, {', '.join(days)}": sources[publisher] for publisher, days in dates.items()}


def source_line(catalogue: Catalogue, exhibit: Exhibit, most: int, elsewhere: Elsewhere) -> str:
    """``publishers`` in a line, ``most`` at most; sources of the others are counted and stand ``elsewhere``."""
    language, named = exhibit.language, publishers(catalogue, exhibit)
    if not named:
        return t(language, f"paper.no_source.{elsewhere}")
    text = t(language, "export.slide.sources", n=len(named), names=separator(language).join(list(named)[:most]))
    rest = list(chain.from_iterable(list(named.values())[most:]))
    others = others_in_words(catalogue, language, rest)
    return t(language, f"paper.more_sources.{elsewhere}", text=text, others=others) if rest else text


def others_in_words(catalogue: Catalogue, language: Language, identifiers: Sequence[str]) -> str:
    """``12 autres, dont 5 officielles``: sources that a line does not name, and how many the table calls official."""
    official = sum(catalogue.row("sources", identifier).kind == SourceKind.OFFICIAL for identifier in identifiers)
    which = "none" if not official else "all" if official == len(identifiers) else "some"
    among = t(language, "word.official_sources", n=official)
    return t(language, f"word.other_sources.{which}", n=len(identifiers), official=among)


def source_in_words(catalogue: Catalogue, language: Language, identifier: str) -> tuple[str, str]:
    """A source in words and its address, empty where it is none that a reader can follow."""
    row = catalogue.row("sources", identifier)
    return f"{clean(row.publisher)}. {clean(row.title)}, {date(language, row.published)}.", followable(row.url or "")


def followable(text: str) -> str:
    """``text`` as an address that a reader can follow, its accents encoded; empty where it is none."""
    found = quote(clean(text).strip(), safe="%/:?#[]@!$&'()*+,;=~")
    return found if found.startswith(("https://", "http://")) else ""
