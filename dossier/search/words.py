"""The words of a text as they are compared, and what a reader asks cut to what can be read."""

import re
from dataclasses import dataclass

from dossier.language.cells import unaccented

#: A query is a few words; more characters than these are left out, and the reader is told.
LONGEST = 120
#: Words of grammar: they narrow nothing.
_SMALL = (
    "a au aux c ce ces d dans de des du elle en est et etre il ils j je l la le les leur m mais n ne nous on ou par pas"
    " pour qu que qui quoi quel quelle s sa se ses son sont sur t un une vous y"
    " an and are as at be by for from how in is it its of on or that the this to what when where which who with"
)
_GRAMMAR = frozenset(_SMALL.split())
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"[^\W_]+(?:[-\u2010\u2011'’][^\W_]+)+")


@dataclass(frozen=True)
class Query:
    """What is asked: ``text`` as it is shown back, its ``words``, and whether something was cut off."""

    text: str
    words: tuple[str, ...]
    cut: bool


def spelt(text: str) -> str:
    """A name as it is compared whole."""
    return " ".join(_WORD.findall(unaccented(text)))


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared; one with hyphens counts in one piece too (``CAR-T``: ``cart``)."""
    plain = unaccented(text)
    joined = ["".join(_WORD.findall(word)) for word in _JOINED.findall(plain)]
    return _WORD.findall(plain) + joined


def read_query(asked: str) -> Query:
    """The words asked for, each once; those of grammar only where there is nothing else."""
    text = " ".join(asked[: LONGEST + 1].split())
    cut = len(asked.strip()) > LONGEST
    words = tuple(dict.fromkeys(_WORD.findall(unaccented(text[:LONGEST]))))
    telling = tuple(word for word in words if word not in _GRAMMAR)
    return Query(text[:LONGEST], telling or words, cut)
