"""Sources in words: who published what an exhibit rests on, and when, and where a reader can follow it."""

from collections.abc import Sequence
from enum import StrEnum
from urllib.parse import quote

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import Language, date, t
from dossier.language.cells import separator
from exports.files.cleaning import clean


class Elsewhere(StrEnum):
    """Where a file has the sources that its line does not name."""

    NOTES = "notes"
    ANNEX = "annex"
    BELOW = "below"


def credits_in_words(catalogue: Catalogue, exhibit: Exhibit) -> list[tuple[str, str]]:
    """Publisher and date of each source, those of the finding first; what reads alike is one."""
    records = (catalogue.row("sources", identifier) for identifier in exhibit.sources)
    return list(dict.fromkeys((clean(row.publisher), date(exhibit.language, row.published)) for row in records))


def publishers(catalogue: Catalogue, exhibit: Exhibit) -> list[str]:
    """Each publisher once, with all its dates."""
    dates: dict[str, list[str]] = {}
    for publisher, day in credits_in_words(catalogue, exhibit):
        dates.setdefault(publisher, []).append(day)
    return [f"{publisher}, {', '.join(days)}" for publisher, days in dates.items()]


def source_line(language: Language, named: Sequence[str], most: int, elsewhere: Elsewhere) -> str:
    """``publishers`` in a line, ``most`` at most; the others are counted and stand ``elsewhere``."""
    if not named:
        return t(language, f"paper.no_source.{elsewhere}")
    text = t(language, "export.slide.sources", n=len(named), names=separator(language).join(named[:most]))
    rest = len(named) - most
    return t(language, f"paper.more_sources.{elsewhere}", text=text, n=rest) if rest > 0 else text


def source_in_words(catalogue: Catalogue, language: Language, identifier: str) -> tuple[str, str]:
    """A source in words and its address, empty where it is none that a reader can follow."""
    row = catalogue.row("sources", identifier)
    return f"{clean(row.publisher)}. {clean(row.title)}, {date(language, row.published)}.", followable(row.url or "")


def followable(text: str) -> str:
    """``text`` as an address that a reader can follow, its accents encoded; empty where it is none."""
    found = quote(clean(text).strip(), safe="%/:?#[]@!$&'()*+,;=~")
    return found if found.startswith(("https://", "http://")) else ""
