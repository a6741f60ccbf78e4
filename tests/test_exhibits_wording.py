"""How exhibits speak: short subtitles, and no reserve in a line that the page's introduction has said for all of it."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from built import built

from dossier.exhibits import Exhibit, register
from dossier.language import Language
from dossier.language.texts import LOCALES
from dossier.selection import Selection

#: Words of a subtitle, and of all that stands in grey under a finding.
SHORT, GREY = 25, 40

#: What says "in the sources read" in a line. "Found" may stay: without it some sentences are false.
RESERVE = {
    Language.FR: re.compile(r"(?i)\b(relevée?s?|lue?s?|selon les sources|ne (sont|est) pas dite?s?)\b"),
    Language.EN: re.compile(
        r"(?i)\b((was|were|been|not|be|one|none|only) read|read (in|there|as|here)|as found|in the sources"
        r"|(award|source|site|trial|row|figure|candidate|actor)s? read)\b(?! (the )?with)"
    ),
}
#: Where a reserve belongs: what opens beside the picture.
ASIDE = re.compile(r"\.(notes|coverage)(\.|$)")


def words(text: str) -> int:
    """What spaces separate; a no-break space holds a number and its sign together."""
    return len([word for word in text.split(" ") if word])


def is_long(exhibit: Exhibit) -> bool:
    return words(exhibit.subtitle) > SHORT or words(f"{exhibit.subtitle} {exhibit.coverage}") > GREY


def test_words_are_counted_between_spaces() -> None:
    assert words("Euros\u00a0: 1\u00a0234 lots, 5\u00a0%") == 4 and words("") == 0


def test_every_subtitle_is_short() -> None:
    long = {
        identifier
        for identifier in register()
        for language in Language
        if is_long(built(identifier, Selection(language=language)))
    }
    assert not long, f"too long: {sorted(long)}"


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """What a reader sees without opening anything: texts of exhibits and headings of columns, by key."""

    def flat(prefix: str, node: object) -> Iterator[tuple[str, str]]:
        if isinstance(node, str):
            yield prefix, node
        elif isinstance(node, dict):
            for name, below in node.items():
                yield from flat(f"{prefix}.{name}" if prefix else name, below)

    for key, text in flat("", tomllib.loads(path.read_text(encoding="utf-8"))):
        if key.startswith(("exhibit.", "column.")) and not ASIDE.search(key):
            yield key, text


def reserved(name: str) -> list[str]:
    """Lines of a locale file that hold a reserve, in either language."""
    return [
        f"{language}/{name}: {key} = {text!r}"
        for language in Language
        for key, text in _lines(LOCALES / language / f"{name}.toml")
        if RESERVE[language].search(text)
    ]


def test_a_reserve_is_said_by_the_page_and_not_by_each_line() -> None:
    names = sorted(path.stem for path in (LOCALES / Language.FR).glob("*.toml"))
    found = [line for name in names for line in reserved(name)]
    assert not found, "\n".join(found)


def test_the_vocabulary_of_reserve_is_met_where_it_stands() -> None:
    french = (
        "Aucune lue.",
        "Présence relevée dans les sources lues.",
        "Son coût n’a pas été lu.",
        "Seul y a été lu un.",
    )
    assert all(RESERVE[Language.FR].search(text) for text in french)
    assert not RESERVE[Language.FR].search("La règle se lit sur la moyenne ; aucun site trouvé ; une valeur élue.")
    english = (
        "Awards read in public sources.",
        "The cost was not read.",
        "Three sites, as found.",
        "Every award read.",
    )
    assert all(RESERVE[Language.EN].search(text) for text in english)
    assert not RESERVE[Language.EN].search("To be read with the range; the rule is read over all options; sums found.")


def test_a_page_of_rows_says_once_what_its_rows_are() -> None:
    said = {Language.FR: re.compile("trouv|sources publiques"), Language.EN: re.compile("found|public sources")}
    for name in ("actors", "capacity", "challenge", "demand", "funding", "precedents", "sources"):
        for language in Language:
            tree = tomllib.loads((LOCALES / language / f"{name}.toml").read_text(encoding="utf-8"))
            assert said[language].search(tree["page"][name]["intro"]), (language, name)
