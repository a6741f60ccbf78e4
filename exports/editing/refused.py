"""Why nothing was done, in a curator's words: one sentence for the whole file, or one for each cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.catalogue.faults import QUOTED
from dossier.language import Language, t


class EditRefused(Exception):
    """Nothing is written. ``key`` is the end of a locale key ``edit.refused.<key>``, ``details`` fill its text."""

    def __init__(self, key: str, **details: str) -> None:
        super().__init__(f"{key}: {details}")
        self.key, self.details = key, details

    def words(self, language: Language) -> str:
        """The sentence."""
        return t(language, f"edit.refused.{self.key}", **self.details)


@dataclass(frozen=True)
class Misread:
    """What cannot be read of a sheet or of a cell. ``rule`` is the end of a key ``edit.rule.<rule>``; ``row`` is
    counted as the spreadsheet does, from 1."""

    sheet: str
    rule: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> tuple[str, int | None, str | None]:
        return self.sheet, self.row, self.column

    def words(self, language: Language, file: str) -> str:
        """``file, sheet, line, column, "value": rule`` with the parts that are known."""
        parts = [named_place(language, file, self.sheet)]
        if self.row is not None:
            parts.append(t(language, "fault.line", line=str(self.row)))
        if self.column is not None:
            parts.append(t(language, "fault.column", column=self.column))
        if self.value is not None:
            shown = self.value if len(self.value) <= QUOTED else self.value[:QUOTED] + "…"
            parts.append(t(language, "fault.value", value=shown))
        rule = t(language, f"edit.rule.{self.rule}", **self.details)
        return t(language, "fault.sentence", place=", ".join(parts), rule=rule)


def named_place(language: Language, file: str, sheet: str) -> str:
    """The sheet of a workbook; a CSV file is its own sheet."""
    return t(language, "edit.sheet", file=file, sheet=sheet) if not file.casefold().endswith(("csv", "txt")) else file
