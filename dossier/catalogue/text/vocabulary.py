"""The words of the whole package that hold an accent: what a word that lost one was."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

#: A doubled letter; « crée » and « créée » are two words.
_PAIR = re.compile(r"([^é])\1")
#: What stands where a letter was.
HOLES = "?\ufffd"
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTED = re.compile(r"[^\x00-\x7f]")
_HOLE = r"[^\x00-\x7f]"
#: Parts of words, and what stands between them.
_BETWEEN = re.compile(rf"([^\w{re.escape(HOLES)}]+)")
#: A shorter rest of a word is a word or an abbreviation of its own: « fort » is no « forêt ».
_SHORTEST_REST = 5
#: Letters after the last accent, of a word and of a name: « publie » is no damaged « publiée ».
_TAIL, _TAIL_OF_NAME = 4, 3
#: A word met once may be the damaged one.
_OFTEN = 2


@dataclass(frozen=True)
class Vocabulary:
    """Words -> how often the package writes them."""

    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Vocabulary":
        """The words of some texts. Whole texts are split at spaces first, which is fast, then token by token."""
        tokens: Counter[str] = Counter()
        for text in texts:
            tokens.update(text.split())
        counts: Counter[str] = Counter()
        for token, times in tokens.items():
            if "://" not in token:
                for word in _WORD.findall(token):
                    counts[word] += times
        return cls(counts)

    @cached_property
    def accented(self) -> tuple[str, ...]:
        """Words with an accent, the most frequent first."""
        return tuple(word for word, _ in self.counts.most_common() if not word.isascii())

    @cached_property
    def misspelt(self) -> dict[str, str]:
        """Words that are another one with accents lost or a letter doubled: « Besanon », « Bessançon »."""
        found: dict[str, str] = {}
        for word in self.accented:
            rest = _ACCENTED.sub("", word)
            if 0 < self.counts[rest] < self.counts[word] >= _OFTEN and len(rest) >= _SHORTEST_REST and _is_inner(word):
                found.setdefault(rest, word)
            for pair in _PAIR.finditer(word):
                single = word[: pair.start()] + word[pair.start() + 1 :]
                if self.counts[word] < self.counts[single] >= _OFTEN and not single.isascii():
                    found.setdefault(word, single)
        return found

    def filled(self, word: str, holes: str) -> str:
        """The most frequent accented word that has its accents where ``word`` has one of ``holes``; or nothing."""
        pattern = "".join(_HOLE if sign in holes else re.escape(sign) for sign in word)
        # a letter of two bytes leaves two holes
        either = re.compile(f"{pattern}|{pattern.replace(_HOLE * 2, _HOLE)}")
        return next((known for known in self.accented if either.fullmatch(known)), "")

    def refilled(self, word: str) -> str:
        """Each part of a word with its holes filled; empty where one part stays unknown."""
        parts = _BETWEEN.split(word)
        filled = [self.filled(part, HOLES) if set(part) & set(HOLES) else part for part in parts]
        return "".join(filled) if all(new or not old for old, new in zip(parts, filled, strict=True)) else ""


def _is_inner(word: str) -> bool:
    """Whether the accents of a word stand where no other word is made by leaving them out."""
    *_, last = _ACCENTED.finditer(word)
    tail = len(word) - last.end()
    least = 1 if last.group() == "ç" else _TAIL_OF_NAME if word[0].isupper() else _TAIL
    return word[0].isascii() and tail >= least
