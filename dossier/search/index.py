"""An index of documents: words as they are compared, where they stand, and what a query finds.

A document is found if it holds every word of the query. A word is first taken as it is written or as a beginning; only
where that finds nothing may it be inside a longer word, or a letter or two away. Words of one or two letters are
beginnings of names. What is called so comes before what only speaks of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from dossier.language.cells import unaccented
from dossier.search.documents import Document, Subject
from dossier.search.words import Query, spelt, words_of

_BRACKETS = re.compile(r"\([^)]*\)")
#: What a word is worth by where it stands.
_NAME, _ABOUT, _BODY = 3.0, 2.0, 1.0
#: What it is worth by how it is met: written so, in another number, as a beginning, inside, nearly.
_EXACT, _NUMBER, _PREFIX, _INSIDE, _NEARLY = 1.0, 0.9, 0.7, 0.4, 0.3
#: Added where the name is the query, and where it begins with it.
_SAME, _BEGINS = 6.0, 0.4
#: Shorter words are met only as beginnings of names, and shorter than the second never nearly.
_SHORT, _FEWEST = 2, 4
#: From so many letters on, two may be wrong; below, one.
_LONG = 10
#: How like a word must be (of 100) to be proposed, and how many are.
_LIKE, _PROPOSED = 60, 3


@dataclass(frozen=True)
class Group:
    """What was found of one subject, the best first."""

    subject: Subject
    documents: tuple[Document, ...]


@dataclass(frozen=True)
class Answer:
    """Groups, that of the best match first; where there is none, ``nearest`` are words that would find something."""

    groups: tuple[Group, ...]
    nearest: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many documents were found."""
        return sum(len(group.documents) for group in self.groups)


class Index:
    """Built once a catalogue; asked as often as readers like."""

    def __init__(self, found: Iterable[Document]) -> None:
        self.documents = tuple(found)
        self._names = [frozenset(spelt(name) for name in _called(each)) for each in self.documents]
        standing: dict[str, dict[int, float]] = {}
        self._written: dict[str, str] = {}
        for place, document in enumerate(self.documents):
            for worth, texts in ((_NAME, document.names), (_ABOUT, document.about), (_BODY, document.body)):
                for text in texts:
                    for word in words_of(text):
                        held = standing.setdefault(word, {})
                        held[place] = max(worth, held.get(place, 0.0))
                    # an identifier is no word to propose
                    if text != document.identifier:
                        self._keep(text)
        self._vocabulary = sorted(standing)
        self._places = [np.fromiter(standing[word], dtype=np.intp) for word in self._vocabulary]
        self._worth = [np.fromiter(standing[word].values(), dtype=float) for word in self._vocabulary]

    def _keep(self, text: str) -> None:
        """How words are written, to be proposed as such."""
        for written in text.split():
            bare = written.strip(".,;:!?()[]«»“”\"'’…")
            if bare and unaccented(bare) not in self._written:
                self._written[unaccented(bare)] = bare

    def search(self, query: Query) -> Answer:
        """What holds every word of the query. No word finds nothing, and proposes nothing."""
        if not query.words:
            return Answer(())
        for loosely in (False, True):
            scores = np.ones(len(self.documents))
            total = np.zeros(len(self.documents))
            for word in query.words:
                one = self._score(word, loosely)
                scores *= one > 0
                total += one
            found = np.flatnonzero(scores)
            if len(found):
                return Answer(tuple(self._groups(found, total, query)))
        return Answer((), tuple(self._nearest(query)))

    def _score(self, word: str, loosely: bool) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
        """What one word of the query is worth in each document."""
        scores = np.zeros(len(self.documents))
        for known, met in self._met(word, loosely):
            places, worth = self._places[known], self._worth[known]
            if len(word) <= _SHORT and met < _EXACT:
                places = places[worth == _NAME]
                worth = np.full(len(places), _NAME)
            scores[places] = np.maximum(scores[places], worth * met)
        return scores

    def _met(self, word: str, loosely: bool) -> Iterator[tuple[int, float]]:
        """Words of the index that a word of the query means, and how it is met."""
        singular = word[:-1] if len(word) > _FEWEST and word[-1] in "sx" else word
        for known in self._begin(singular):
            written = self._vocabulary[known]
            if written == word:
                yield known, _EXACT
            elif written == singular:
                yield known, _NUMBER
            elif written.startswith(word):
                yield known, _PREFIX
        if not loosely or len(word) < _FEWEST:
            return
        for known, written in enumerate(self._vocabulary):
            if word in written:
                yield known, _INSIDE
        faults = 1 + (len(word) >= _LONG)
        near = process.extract(word, self._vocabulary, scorer=OSA.distance, score_cutoff=faults, limit=None)
        yield from ((known, _NEARLY / distance) for _, distance, known in near if distance)

    def _begin(self, word: str) -> range:
        first = bisect_left(self._vocabulary, word)
        return range(first, bisect_left(self._vocabulary, word + "\U0010ffff", first))

    def _groups(
        self,
        found: "np.ndarray[tuple[int], np.dtype[np.intp]]",
        total: "np.ndarray[tuple[int], np.dtype[np.float64]]",
        query: Query,
    ) -> Iterator[Group]:
        asked = spelt(query.text)
        scored: dict[Subject, list[tuple[float, int]]] = {}
        for place in map(int, found):
            score = float(total[place])
            names = self._names[place]
            if asked in names:
                score += _SAME
            elif any(name.startswith(asked) for name in names):
                score += _BEGINS
            scored.setdefault(self.documents[place].subject, []).append((-score, place))
        order = list(Subject)
        for subject in sorted(scored, key=lambda each: (round(min(scored[each])[0]), order.index(each))):
            yield Group(subject, tuple(self.documents[place] for _, place in sorted(scored[subject])))

    def _nearest(self, query: Query) -> Iterator[str]:
        """Words of the query that are known, and those near to the others, as they are written."""
        proposed: dict[str, None] = {}
        for word in query.words:
            if len(word) > _SHORT and len(self._begin(word)):
                proposed[self._written.get(word, word)] = None
                continue
            near = process.extract(word, list(self._written), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_PROPOSED)
            proposed.update((self._written[known], None) for known, _, _ in near)
        yield from list(proposed)[: 2 * _PROPOSED]


def _called(document: Document) -> Iterator[str]:
    """Names whole, and without what they hold in brackets."""
    for name in document.names:
        yield name
        yield _BRACKETS.sub(" ", name)
