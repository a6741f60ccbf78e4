"""An answer held against the form that the documentation of its register gives; a change of form is told by field."""

import json
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel

from dossier.language import Language, t
from watch.failure import WatchFailed
from watch.kept import Kept


class Answered(BaseModel):
    """A part of an answer: names as the registers write them; what else comes is left aside."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", strict=True, alias_generator=to_camel, populate_by_name=True, allow_inf_nan=False
    )


Form = TypeVar("Form", bound=Answered)
#: Longest name of a field and value in a sentence.
_LONGEST = 120


class OtherForm(WatchFailed):
    """One record has another form, or several in the same way; the others go on."""

    def __init__(self, register: str, address: str, record: str, field: str, kind: str) -> None:
        super().__init__("form", register, address, field=field, kind=kind)
        self.records = {f"{address} {record}"}

    def words(self, language: Language) -> str:
        """The sentence counts the records."""
        rule = t(language, "watch.failed.form", n=len(self.records), **self.details)
        return t(language, "fault.sentence", place=self.register, rule=rule)


def answer_as(form: type[Form], register: str, answer: Kept) -> Form:
    """The whole answer in its form. Raises ``WatchFailed``."""
    try:
        text = answer.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WatchFailed("encoding", register, answer.address) from error
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WatchFailed("json", register, answer.address) from error
    return record_as(form, register, answer.address, found, "")


def record_as(form: type[Form], register: str, address: str, found: Any, place: str) -> Form:
    """One record in its form; ``place`` is where it stands. Raises ``OtherForm``."""
    try:
        return form.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(filter(None, (place, *(str(part) for part in first["loc"]))))
        raise OtherForm(register, address, place, field[:_LONGEST], str(first["type"])) from error


def each_as(
    form: type[Form], register: str, address: str, found: Iterable[Any], place: str, faults: list[WatchFailed]
) -> list[Form]:
    """The records in their form; those that have another are told in ``faults``, and the others go on."""
    kept = []
    for position, record in enumerate(found):
        try:
            kept.append(record_as(form, register, address, record, f"{place}[{position}]"))
        except OtherForm as fault:
            tell_once(fault, faults)
    return kept


def tell_once(fault: OtherForm, faults: list[WatchFailed]) -> None:
    """The same field in the same way is one sentence, whichever the record: a register changes all of them at once."""
    for other in faults:
        if isinstance(other, OtherForm) and (_shape(other), other.details["kind"]) == (
            _shape(fault), fault.details["kind"]
        ):  # fmt: skip
            other.records |= fault.records
            return
    faults.append(fault)


def _shape(fault: OtherForm) -> str:
    return re.sub(r"\d+", "", fault.details["field"])
