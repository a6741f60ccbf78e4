"""The criteria of the RGAA with their verdicts, read from ``criteria.csv`` and checked line by line."""

import csv
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, ValidationError

from dossier.catalogue.faults import BrokenPackage, Fault, of_row
from dossier.catalogue.files import content, table_text
from dossier.catalogue.records.base import FORMS, Record, Text
from dossier.language import Language

CRITERIA = Path(__file__).parent / "criteria.csv"


#: The thirteen themes in the order of the reference; their names are ``accessibility.theme.<name>``.
THEMES = (
    "images",
    "frames",
    "colours",
    "media",
    "tables",
    "links",
    "scripts",
    "mandatory",
    "structure",
    "presentation",
    "forms",
    "navigation",
    "consultation",
)


class Verdict(StrEnum):
    """What a criterion is on the pages looked at, in the words of the reference."""

    CONFORM = "conform"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"


class Cause(StrEnum):
    """Who could mend what fails: the dossier, or the library that draws its pages."""

    OURS = "ours"
    STREAMLIT = "streamlit"


class Criterion(Record):
    """One criterion. ``test`` is a pytest node, or ``manual:`` and the day on which it was looked at."""

    key: ClassVar[tuple[str, ...]] = ("number",)

    number: Annotated[str, Field(pattern=FORMS["criterion"])]
    verdict: Verdict
    cause: Cause | None = None
    test: Text
    title_fr: Text
    title_en: Text
    why_fr: Text
    why_en: Text
    way_round_fr: str | None = None
    way_round_en: str | None = None

    @property
    def theme(self) -> str:
        return THEMES[int(self.number.partition(".")[0]) - 1]

    def title(self, language: Language) -> str:
        return self.title_fr if language == Language.FR else self.title_en

    def why(self, language: Language) -> str:
        return self.why_fr if language == Language.FR else self.why_en

    def way_round(self, language: Language) -> str:
        """Empty for what does not fail."""
        return (self.way_round_fr if language == Language.FR else self.way_round_en) or ""


@cache
def criteria() -> tuple[Criterion, ...]:
    """Every criterion in the order of the reference, read once a process. Raises ``BrokenPackage``."""
    return read_criteria(CRITERIA)


def read_criteria(path: Path) -> tuple[Criterion, ...]:
    """Raises ``BrokenPackage`` with every fault: file, line, column, value and rule."""
    found: list[Fault] = []
    raw = content(path.parent, path.name, found)
    decoded = table_text(path.name, raw, found) if raw is not None else None
    rows: list[Criterion] = []
    seen: dict[str, int] = {}
    for line, given in enumerate(csv.DictReader((decoded.text if decoded else "").splitlines()), start=2):
        # an empty cell is none; a line of more cells than columns has the rest under no name
        cells = {name or "?": "".join(cell or "") for name, cell in given.items()}
        try:
            row = Criterion.model_validate({name: cell for name, cell in cells.items() if cell})
        except ValidationError as error:
            found.extend(of_row(path.name, line, cells, Criterion, error.errors()))
            continue
        found.extend(_half(path.name, line, row))
        if row.number in seen:
            first = {"first": str(seen[row.number])}
            found.append(Fault(path.name, "duplicate_key", line, "number", row.number, first))
        seen.setdefault(row.number, line)
        rows.append(row)
    if found:
        raise BrokenPackage(found)
    return tuple(rows)


def _half(file: str, line: int, row: Criterion) -> list[Fault]:
    """What fails says who could mend it and how to do without, in both languages; what does not fail says neither."""
    told = {"cause": row.cause, "way_round_fr": row.way_round_fr, "way_round_en": row.way_round_en}
    if row.verdict == Verdict.FAILED:
        return [Fault(file, "empty", line, column) for column, cell in told.items() if not cell]
    return [Fault(file, "not_failed", line, column, cell) for column, cell in told.items() if cell]
