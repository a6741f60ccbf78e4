"""Proposals of one row from several findings, as one row: what each would change is laid over what stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from exports.editing.cells import LONGEST
from watch.finding import BETWEEN, Finding, ProposedRow, Verdict


@dataclass
class Gathered:
    """A row to be accepted or not: its cells, what stands of them (nothing: a new row), and the findings behind it."""

    table: str
    key: str
    before: Mapping[str, str]
    cells: dict[str, str]
    missing: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    disputed: bool = False
    #: Columns whose text is longer than a cell of a workbook, with its signs: its beginning would be imported as all.
    too_long: dict[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        """The least sure of its findings; of those as sure, the first."""
        doubtful = self.disputed or any(each.verdict == Verdict.DOUBTFUL for each in self.findings)
        return Verdict.DOUBTFUL if doubtful else self.findings[0].verdict

    @property
    def changed(self) -> tuple[str, ...]:
        """The columns that would change; of a new row, those that are filled."""
        return tuple(name for name, text in self.cells.items() if text != self.before.get(name, ""))


def gathered(findings: Iterable[Finding], standing: Mapping[str, Mapping[str, Mapping[str, str]]]) -> list[Gathered]:
    """One row a key, in the order of the findings. ``standing``: table -> key -> cells of the rows that are there."""
    found: dict[tuple[str, str], Gathered] = {}
    for finding in findings:
        for row in finding.rows:
            before = standing.get(row.table, {}).get(row.key, {})
            long = {name: len(text) for name, text in row.cells.items() if _too_long(text, before.get(name, ""))}
            if long:
                row = replace(row, cells={**row.cells, **{name: before.get(name, "") for name in long}})
            one = found.setdefault((row.table, row.key), _begun(row, before))
            one.missing = tuple(dict.fromkeys((*one.missing, *long)))
            one.too_long |= long
            _lay(one, row)
            one.findings.append(finding)
    return [one for one in found.values() if one.changed or one.too_long]


def _too_long(text: str, standing: str) -> bool:
    """What stands already is known again by its beginning, and left alone."""
    return len(text) > LONGEST and text != standing


def record_of(row: Gathered) -> str:
    """The records of the registers behind a row: what a person refuses, if they refuse it."""
    return BETWEEN.join(dict.fromkeys(each.record for each in row.findings))


def _begun(row: ProposedRow, before: Mapping[str, str]) -> Gathered:
    return Gathered(row.table, row.key, before, dict(before or row.cells), row.missing)


def _lay(one: Gathered, row: ProposedRow) -> None:
    for name, text in row.cells.items():
        if text == one.before.get(name, ""):
            continue
        if name == "source_ids":
            one.cells[name] = "|".join(dict.fromkeys([*one.cells[name].split("|"), *text.split("|")]))
        elif one.cells[name] in (one.before.get(name, ""), text):
            one.cells[name] = text
        else:  # two findings say two things: the first stands, and a person decides
            one.disputed = True
