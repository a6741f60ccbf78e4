"""The candidate tables checked as any package is, in a folder of their own: every fault where a curator finds it."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dossier.catalogue import BrokenPackage, load
from dossier.catalogue.faults import Fault
from dossier.language import Language
from exports.editing.fields import FieldOfTable
from exports.editing.files import Line, TableFile
from exports.editing.merging import Merged
from exports.editing.refused import Misread, named_place


@dataclass(frozen=True)
class Candidate:
    """A table as it would be: its file, and the row of the sheet behind each of its lines."""

    content: bytes
    rows: Mapping[int, Line]


@dataclass(frozen=True)
class PlacedFault:
    """A fault of the package; with a ``sheet``, its line is that of the sheet."""

    fault: Fault
    sheet: str = ""

    @property
    def place(self) -> tuple[str, int | None, str | None]:
        return self.sheet, self.fault.line, self.fault.column

    def words(self, language: Language, file: str) -> str:
        """The sentence, with the place that a curator sees."""
        if not self.sheet:
            return self.fault.describe(language)
        return replace(self.fault, file=named_place(language, file, self.sheet)).describe(language)


def faults_of(contents: Mapping[str, bytes], candidates: Mapping[str, Candidate]) -> list[PlacedFault]:
    """Faults of a package, given its files by name; ``candidates`` are the tables that changed. Raises ``OSError``."""
    with tempfile.TemporaryDirectory(prefix="trial-") as name:
        trial = Path(name)
        for file, content in contents.items():
            (trial / file).write_bytes(content)
        try:
            load(trial)
        except BrokenPackage as broken:
            return [_placed(fault, candidates) for fault in broken.faults]
    return []


def _placed(fault: Fault, candidates: Mapping[str, Candidate]) -> PlacedFault:
    table = fault.file.removesuffix(".csv")
    line = candidates[table].rows.get(fault.line or 0) if table in candidates else None
    if line is None or line.origin is None:
        return PlacedFault(fault)
    details = dict(fault.details)
    first = candidates[table].rows.get(int(details["first"])) if details.get("first", "").isdigit() else None
    if first is not None and first.origin is not None:
        details["first"] = str(first.origin)
    return PlacedFault(replace(fault, line=line.origin, details=details), table)


def pattern_faults(table: TableFile, merged: Merged, fields: Mapping[str, FieldOfTable]) -> list[Misread]:
    """Cells of edited rows that the form of ``datapackage.json`` refuses: it is narrower than that of the records."""
    found = []
    for line in merged.lines:
        if line.raw or line.origin is None:
            continue
        for name, cell in table.cells(line).items():
            pattern = fields[name].pattern
            if pattern and cell and not fields[name].admits(cell):
                found.append(Misread(table.name, "pattern", line.origin, name, cell, {"pattern": pattern}))
    return found


def each_once(misread: Sequence[Misread], faults: Sequence[PlacedFault]) -> list[Misread | PlacedFault]:
    """All of them, a cell told once: what could not be read explains what was then missing."""
    told = {each.place for each in misread if each.rule != "pattern"}
    kept = [each for each in faults if each.place not in told]
    places = {each.place for each in kept}
    return [each for each in misread if each.rule != "pattern" or each.place not in places] + kept
