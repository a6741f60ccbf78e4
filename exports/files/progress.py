"""How far a file in the making is: its stages in their order, and in each what is being made, counted."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from dossier.language import Language, t

T = TypeVar("T")


class Stage(StrEnum):
    """What a file is made of; the words are ``progress.stage.<stage>``."""

    EXHIBITS = "exhibits"
    CONTENTS = "contents"
    LAYOUT = "layout"
    SLIDES = "slides"
    SHEETS = "sheets"
    WRITING = "writing"


@dataclass(frozen=True)
class Step:
    """``done`` things of ``of`` are made in the stage ``number`` of ``stages``, both counted from 1; ``of`` is 1 for
    what is made in one go."""

    stage: Stage
    number: int
    stages: int
    done: int = 0
    of: int = 1

    @property
    def part(self) -> float:
        """From 0 to 1: stages count alike, whatever their length, which nobody knows beforehand."""
        return (self.number - 1 + self.done / max(1, self.of)) / self.stages

    def words(self, language: Language) -> str:
        """``étape 2 sur 3, feuilles : 12 sur 140``."""
        what = t(language, f"progress.stage.{self.stage}")
        if self.of > 1:
            what = t(language, "progress.counted", what=what, done=min(self.done + 1, self.of), of=self.of)
        return t(language, "progress.step", number=self.number, stages=self.stages, what=what)


Heard: TypeAlias = Callable[[Step], None]


def unheard(_: Step) -> None:
    """Nobody waits."""


class Making:
    """The stages of one file, told to ``heard`` as they come."""

    def __init__(self, heard: Heard, *stages: Stage) -> None:
        self._heard, self._stages = heard, stages

    def begin(self, stage: Stage) -> None:
        """A stage that is made in one go begins."""
        self._tell(stage, 0, 1)

    def each(self, stage: Stage, items: Collection[T]) -> Iterator[T]:
        """The things that a stage makes, each told before it is made."""
        for done, item in enumerate(items):
            self._tell(stage, done, len(items))
            yield item

    def at(self, stage: Stage, item: T, items: Sequence[T]) -> None:
        """One of the things that a stage makes is begun, where they are not made in a loop."""
        self._tell(stage, items.index(item), len(items))

    def _tell(self, stage: Stage, done: int, of: int) -> None:
        self._heard(Step(stage, self._stages.index(stage) + 1, len(self._stages), done, of))


#: Of every stage, told to nobody.
SILENT = Making(unheard, *Stage)
