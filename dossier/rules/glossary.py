"""Where words of the glossary stand in a text: in which of their forms, the longest first, each term once.

The forms of a term are its name and what its brackets hold (``autorisation de mise sur le marché (AMM)``), the brackets
of the other language too: an English text says ANSM. A word may be plural; capitals and figures are matched as written.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from dossier.catalogue.records.words import Term
from dossier.language import Language

#: Terms whose words mean something else as often: they are defined in the glossary, never in the middle of a text.
AMBIGUOUS = frozenset({"unité", "plateforme", "incidence", "labellisation"})

_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")
#: Letters that a plural may add or change at the end of a word.
_PLURAL = {
    Language.FR: ((re.compile("al$"), "a(?:l|le|ux|les)"), (re.compile("$"), "[sx]?")),
    Language.EN: ((re.compile("y$"), "(?:y|ies)"), (re.compile("$"), "(?:s|es)?")),
}
#: Shorter words (of, en, sur) have no plural.
_FEWEST_LETTERS = 3


@dataclass(frozen=True)
class Mention:
    """A term from ``start`` to ``end`` of a text."""

    start: int
    end: int
    term: Term


def forms(term: Term, language: Language) -> tuple[str, ...]:
    """What a term is called in a text, as it is written alone."""
    return _forms(term.term_fr, term.term_en, language)


def _forms(french: str, english: str, language: Language) -> tuple[str, ...]:
    if french in AMBIGUOUS:
        return ()
    name = french if language == Language.FR else english
    bracketed = [
        form.strip() for text in (name, french, english) for held in _BRACKETS.findall(text) for form in held.split(",")
    ]
    return tuple(dict.fromkeys([_BRACKETS.sub("", name), *bracketed]))


def mentions(terms: Iterable[Term], language: Language, text: str, met: Collection[str] = ()) -> list[Mention]:
    """The first mention of each term in ``text``, in its order; none of the terms ``met`` (their French name) before.

    Mentions do not overlap: a word inside a longer term stands for the longer one, whether that one was met or not.
    """
    known = list(terms)
    found: dict[str, Mention] = {}
    for start, end, place in _found(tuple((term.term_fr, term.term_en) for term in known), language, text):
        term = known[place]
        if term.term_fr not in met:
            found.setdefault(term.term_fr, Mention(start, end, term))
    return list(found.values())


def in_short(definition: str, most: int = 2) -> str:
    """The first sentences of a definition."""
    return " ".join(_SENTENCE.split(definition)[:most])


@lru_cache(maxsize=4096)
def _found(names: tuple[tuple[str, str], ...], language: Language, text: str) -> tuple[tuple[int, int, int], ...]:
    """Start, end and place of the term of every mention: a page says the same texts at each run."""
    pattern, places = _pattern(names, language)
    return tuple((match.start(), match.end(), places[(match.lastindex or 1) - 1]) for match in pattern.finditer(text))


@lru_cache(maxsize=8)
def _pattern(names: tuple[tuple[str, str], ...], language: Language) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """One group a form, and the place of its term: longer forms are tried before those that they begin with.

    ``names``: French and English name of each term.
    """
    written = [(form, place) for place, both in enumerate(names) for form in _forms(*both, language)]
    written.sort(key=lambda pair: -len(pair[0]))
    tried = "|".join(f"({_loosely(form, language)})" for form, _ in written)
    return re.compile(rf"(?<![\w-])(?:{tried})(?![\w-])", re.IGNORECASE), tuple(place for _, place in written)


def _loosely(form: str, language: Language) -> str:
    """A form in either number, with whatever spaces and apostrophes."""
    return r"\s+".join(_word(word, language) for word in form.split())


def _word(word: str, language: Language) -> str:
    written = re.sub("[’']", "[’']", re.escape(word))
    if not word.islower():
        return f"(?-i:{written})"
    if len(word) <= _FEWEST_LETTERS - 1 or not word[-1].isalpha():
        return written
    end, either = next((end, either) for end, either in _PLURAL[language] if end.search(word))
    return end.sub("", written, count=1) + either
