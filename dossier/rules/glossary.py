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
    if term.term_fr in AMBIGUOUS:
        return ()
    name = str(getattr(term, f"term_{language}"))
    bracketed = [
        form.strip()
        for text in (name, term.term_fr, term.term_en)
        for held in _BRACKETS.findall(text)
        for form in held.split(",")
    ]
    return tuple(dict.fromkeys([_BRACKETS.sub("", name), *bracketed]))


def mentions(terms: Iterable[Term], language: Language, text: str, met: Collection[str] = ()) -> list[Mention]:
    """The first mention of each term in ``text``, in its order; none of the terms ``met`` (their French name) before.

    Mentions do not overlap: a word inside a longer term stands for the longer one, whether that one was met or not.
    """
    known = list(terms)
    pattern, places = _pattern(tuple(forms(term, language) for term in known), language)
    found: dict[str, Mention] = {}
    for match in pattern.finditer(text):
        term = known[places[(match.lastindex or 1) - 1]]
        if term.term_fr not in met:
            found.setdefault(term.term_fr, Mention(match.start(), match.end(), term))
    return list(found.values())


def in_short(definition: str, most: int = 2) -> str:
    """The first sentences of a definition."""
    return " ".join(_SENTENCE.split(definition)[:most])


@lru_cache(maxsize=8)
def _pattern(all_forms: tuple[tuple[str, ...], ...], language: Language) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """One group a form, and the place of its term: longer forms are tried before those that they begin with."""
    written = [(form, place) for place, each in enumerate(all_forms) for form in each]
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
