"""What the statement says of the verdicts: the rate, the state that follows from it, and how they were given."""

import tomllib
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from dossier.accessibility.criteria import Criterion, Verdict
from dossier.catalogue.records.base import Date, Link, Text

ASSESSMENT = Path(__file__).parent / "assessment.toml"
#: Share of the criteria that apply from which a site is partially conform (RGAA 4.1, declaration).
_PARTIAL = 0.5


class Conformity(StrEnum):
    """The three states of the declaration."""

    TOTAL = "total"
    PARTIAL = "partial"
    NONE = "none"


class Assessment(BaseModel):
    """When, with what and by what reference the verdicts were given; the versions are those of that day."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    date: Date
    reference: Text
    wording: Text
    criteria_address: Link
    licence: Text
    law: Text
    law_date: Date
    law_article: Text
    chromium: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
    axe: Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")]
    redress_address: Link
    redress_delegates: Link
    redress_post: Text


@cache
def assessment() -> Assessment:
    """Read once a process. Raises ``pydantic.ValidationError``, ``tomllib.TOMLDecodeError``."""
    return Assessment.model_validate(tomllib.loads(ASSESSMENT.read_text(encoding="utf-8")))


def rate(rows: Sequence[Criterion]) -> float:
    """Criteria that conform, of those that apply: between 0 and 1; 1 where none applies."""
    verdicts = [row.verdict for row in rows if row.verdict != Verdict.NOT_APPLICABLE]
    return verdicts.count(Verdict.CONFORM) / len(verdicts) if verdicts else 1.0


def conformity(rows: Sequence[Criterion]) -> Conformity:
    share = rate(rows)
    return Conformity.TOTAL if share == 1 else Conformity.PARTIAL if share >= _PARTIAL else Conformity.NONE
