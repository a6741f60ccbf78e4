"""How the case is told: what is asked of whom, what would make us give up, which pictures in which order."""

from typing import Annotated, ClassVar

from pydantic import Field

from dossier.catalogue import codes
from dossier.catalogue.records.base import Count, Identifier, Record, Text


class Request(Record):
    """What is asked, of whom, why, within how many months of the date of the data; empty months: at once."""

    key: ClassVar = ("request_id",)
    links: ClassVar = {"trigger_ids": "triggers", "gap_ids": "gaps"}

    request_id: Identifier
    order: Count
    whom_fr: Text
    whom_en: Text
    ask_fr: Text
    ask_en: Text
    why_fr: Text
    why_en: Text
    within_months: Count | None = None
    trigger_ids: tuple[Identifier, ...] = ()
    gap_ids: tuple[Identifier, ...] = ()


class Withdrawal(Record):
    """What would make the project be given up, who would know it first, and the proof that would show it."""

    key: ClassVar = ("withdrawal_id",)
    links: ClassVar = {"trigger_ids": "triggers", "gap_ids": "gaps"}
    placeholders: ClassVar = ("what_fr", "what_en")

    withdrawal_id: Identifier
    order: Count
    what_fr: Text
    what_en: Text
    holder_fr: Text
    holder_en: Text
    trigger_ids: tuple[Identifier, ...] = ()
    gap_ids: tuple[Identifier, ...] = ()


class Slide(Record):
    """A picture of a story: an exhibit, or ``claim-`` with a claim; what leads to it, the objection that it survives.

    ``minutes`` is how long a speaker takes over it.
    """

    key: ClassVar = ("story", "item")
    links: ClassVar = {"survives": "argument"}

    story: codes.StoryName
    order: Count
    item: Identifier
    minutes: Annotated[float, Field(gt=0, le=30)]
    transition_fr: Text
    transition_en: Text
    survives: Identifier
