"""Which row of ours a trial is: by its identifier first, then by its names, with a score of a hundred."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ActorKind
from watch.registers.clinical_trials import Trial
from watch.registers.our_sources import plain

_NUMBER = re.compile(r"NCT\d{8}|\d{4}-\d{6}-\d{2}(?:-\d{2})?")
#: From so much on, two names are one; from so much on, they may be.
SURE, PERHAPS = 90.0, 70.0
#: A name with fewer letters is like too many others.
_SHORTEST = 4
#: Who sponsors a trial.
_SPONSORS = (ActorKind.BIOTECH, ActorKind.HOSPITAL)


@dataclass(frozen=True)
class Match:
    """A row of ``pipeline``; ``by`` is the identifier that both have, empty where names alone speak for it."""

    candidate: str
    score: float
    by: str = ""


@dataclass
class Ours:
    """What our candidates are known by: identifiers in their notes and sources, names of sponsors and products."""

    catalogue: Catalogue
    numbers: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in self.catalogue.records("pipeline"):
            sources = (self.catalogue.row("sources", source) for source in row.source_ids)
            texts = [row.note or "", row.product, *(f"{source.title} {source.url}" for source in sources)]
            for number in dict.fromkeys(_NUMBER.findall(" ".join(texts))):
                self.numbers.setdefault(number, []).append(row.candidate_id)

    def match(self, trial: Trial) -> Match | None:
        """The row that a trial is or may be. Of two rows with its identifier, the one whose names fit better."""
        scores = {row.candidate_id: self._score(row, trial) for row in self.catalogue.records("pipeline")}
        # a follow-up names the trial it follows: of its numbers in this register only its own is it
        for number in (trial.nct, *(each for each in trial.numbers if not each.startswith("NCT"))):
            if holders := self.numbers.get(number):
                best = max(holders, key=lambda candidate: scores[candidate])
                return Match(best, 100.0, number)
        best = max(scores, key=lambda candidate: scores[candidate], default="")
        return Match(best, scores[best]) if best and scores[best] >= PERHAPS else None

    def sponsor(self, name: str) -> str:
        """The actor whose name a sponsor has, as an id; empty where none does for sure."""
        wanted = plain(name)
        scored = {
            row.actor_id: fuzz.token_sort_ratio(wanted, plain(row.name)) for row in self.catalogue.records("actors")
        }
        best = max(scored, key=lambda actor: scored[actor], default="")
        return best if best and scored[best] >= SURE else ""

    def spelling(self, name: str) -> str:
        """A sponsor as our tables write it, where they have it: a name has one spelling."""
        wanted = plain(name)
        known = (row.sponsor for row in self.catalogue.records("pipeline"))
        return next((each for each in known if plain(each) == wanted), name)

    @staticmethod
    def _score(row: object, trial: Trial) -> float:
        """The lower of the likeness of sponsors and of products: one alone is no match."""
        sponsor = likeness([str(getattr(row, "sponsor", ""))], [trial.sponsor])
        if sponsor < PERHAPS:
            return 0.0
        names = [name for each in trial.interventions for name in (each.name, *each.other_names)]
        return min(sponsor, likeness([str(getattr(row, "product", ""))], [*names, trial.title]))


def likeness(ours: Iterable[str], theirs: Iterable[str]) -> float:
    """The best score of one name of each side; names too short to tell count only where they are the same."""
    best = 0.0
    for left in filter(None, map(plain, ours)):
        for right in filter(None, map(plain, theirs)):
            same = 100.0 if left == right else 0.0
            short = min(len(left), len(right)) < _SHORTEST
            best = max(best, same if short else float(fuzz.token_set_ratio(left, right)))
    return best


def sponsor_names(catalogue: Catalogue) -> list[str]:
    """Names by which a register may know a sponsor of ours: each part of a joint one, brackets left out."""
    makers = (row.name for row in catalogue.records("actors") if row.country == "FR" and row.kind in _SPONSORS)
    names = [*(row.sponsor for row in catalogue.records("pipeline")), *makers]
    parts = (part.strip() for name in names for part in re.split(r" / |, ", re.sub(r"\(.*?\)", "", name)))
    return list(dict.fromkeys(part for part in parts if len(part) >= _SHORTEST))


def unseen(numbers: Mapping[str, list[str]], seen: Iterable[str]) -> dict[str, list[str]]:
    """Identifiers of ours of this register that it did not give: number -> candidates."""
    known = set(seen)
    return {number: rows for number, rows in numbers.items() if number.startswith("NCT") and number not in known}
