"""What is wrong in a data package: file, line, column, value and rule, in a curator's words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dossier.catalogue.nearest import nearest_value, nearest_word
from dossier.catalogue.records import FORMS, Record, cells_of
from dossier.catalogue.text.signs import unlike, visible
from dossier.language import DEFAULT, Language, t

_FORM = {pattern: form for form, pattern in FORMS.items()}
#: Longest value quoted in a message; a longer one is cut.
QUOTED = 60
#: So many cells of a file with one damage have one cause: the way in which the file was saved.
_MANY = 10


@dataclass(frozen=True)
class Fault:
    """One breach of one rule. ``rule`` is a key under ``fault`` in the locale files; ``details`` fill its text.

    ``nearest`` is what was probably meant; ``also`` are further rules that the same cause breaks; ``further`` is the
    number of other cells of the file with the same fault.
    """

    file: str
    rule: str
    line: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    nearest: str = ""
    also: tuple[str, ...] = ()
    further: int = 0

    def describe(self, language: Language = DEFAULT) -> str:
        """``file, line n, column c, "value": rule`` with the parts that are known; what the eye cannot see is shown."""
        place = [visible(self.file)]
        if self.line is not None:
            place.append(t(language, "fault.line", line=str(self.line)))
        if self.column is not None:
            place.append(t(language, "fault.column", column=visible(self.column)))
        if self.value is not None:
            shown = self.value if len(self.value) <= QUOTED else self.value[:QUOTED] + "…"
            place.append(t(language, "fault.value", value=visible(shown)))
        rule = t(language, f"fault.rule.{self.rule}", **self.details)
        for more in self.also:
            rule = t(language, "fault.also", rule=rule, more=t(language, f"fault.rule.{more}", **self.details))
        if self.further:
            rule = t(language, "fault.further", rule=rule, n=self.further)
        if self.nearest:
            nearest = self.nearest if len(self.nearest) <= QUOTED else self.nearest[:QUOTED] + "…"
            rule = t(language, "fault.nearest", rule=rule, nearest=nearest)
            if signs := self._unlike():
                rule = t(language, "fault.signs", rule=rule, signs=signs)
        return t(language, "fault.sentence", place=", ".join(place), rule=rule)

    def _unlike(self) -> str:
        """Signs of the value that look like those of the nearest one and are others; already named by some rules."""
        if {"signs", "sign"} & self.details.keys():
            return ""
        return unlike(self.value or self.column or "", self.nearest)


def gathered(found: Iterable[Fault]) -> list[Fault]:
    """Faults of text, those of one rule in many cells of a file as one: the file was damaged, not each cell."""
    by_rule: dict[str, list[Fault]] = {}
    for fault in found:
        by_rule.setdefault(fault.rule, []).append(fault)
    return [
        fault
        for same in by_rule.values()
        for fault in (same if len(same) <= _MANY else [replace(same[0], further=len(same) - 1)])
    ]


class BrokenPackage(Exception):
    """The package cannot be used. ``faults`` holds every fault found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.describe())

    def describe(self, language: Language = DEFAULT) -> str:
        """All faults, one a line, under a heading that counts them."""
        lines = [t(language, "fault.heading", n=len(self.faults))]
        return "\n".join(lines + [f"  - {fault.describe(language)}" for fault in self.faults])


def of_row(
    file: str, line: int, cells: Mapping[str, str], record: type[Record], errors: Iterable[Mapping[str, Any]]
) -> list[Fault]:
    """Pydantic's errors on a row of a record as faults, each once.

    A cell of two possible types gives the same error twice; a list of bad items is said to be too short as well.
    """
    found: list[Fault] = []
    given = list(errors)
    bad_items = {error["loc"][0] for error in given if len(error["loc"]) > 1}
    for error in given:
        if error["type"] == "too_short" and error["loc"][0] in bad_items:
            continue
        fault = _of_cell(file, line, cells, record, error)
        if fault not in found:
            found.append(fault)
    return found


def _of_cell(file: str, line: int, cells: Mapping[str, str], record: type[Record], error: Mapping[str, Any]) -> Fault:
    column = str(error["loc"][0])
    value = cells[column] if cells.get(column, "").strip() else None
    if len(error["loc"]) > 1 and isinstance(error["loc"][1], int) and value is not None and "|" in value:
        value = value.split("|")[error["loc"][1]] or value  # the one bad item of a list
    if error["type"] in ("enum", "literal_error"):
        admitted = cells_of(record)[column]
        expected = ", ".join(admitted.codes)
        details = {"expected": expected, "holder": admitted.holder.__name__, "path": admitted.path}
        return Fault(file, "code", line, column, value, details, nearest_word(value or "", admitted.codes))
    rule, details = _rule(error["type"], error.get("ctx", {}))
    return Fault(file, rule, line, column, value, details, nearest_value(rule, value or ""))


def _rule(kind: str, context: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    match kind:
        case "missing" | "string_too_short" | "too_short":
            return "empty", {}
        case "float_parsing" | "float_type" | "tuple_type" | "finite_number":
            return "number", {}
        case "int_parsing" | "int_parsing_size" | "int_type" | "int_from_float":
            return "whole_number", {}
        case "greater_than_equal":
            return "at_least", {"bound": f"{context['ge']:g}"}
        case "greater_than":
            return "more_than", {"bound": f"{context['gt']:g}"}
        case "less_than_equal":
            return "at_most", {"bound": f"{context['le']:g}"}
        case "string_pattern_mismatch":
            return f"form_{_FORM[str(context['pattern'])]}", {}
        case "date" | "period" | "period_order" | "region" | "overrides":
            return kind, {}
        case _:
            return "invalid", {"kind": kind}
