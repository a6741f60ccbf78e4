"""What a person refused by a word: not proposed again until the record of the register has another version."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dossier.catalogue.records import is_date
from dossier.language import Language, date, t
from exports.editing.commands import put_aside
from watch.finding import BETWEEN, Finding, Verdict
from watch.shelf import put


class Settled:
    """Rows with the records for which they were refused, and the day on which that was read."""

    def __init__(self, shelf: Path) -> None:
        self._shelf, self._file = shelf, shelf / "settled.json"
        self._known: dict[str, dict[str, str]] = {}
        #: Where a file that could not be read is kept: it holds the word of a person.
        self.lost: Path | None = None
        try:
            self._known = self._read()
        except (ValueError, TypeError, AttributeError, RecursionError):
            self.lost = put_aside(self._file, b"")

    def remember(self, refused: Iterable[tuple[str, str, str]], day: str) -> None:
        """``refused``: table, key and records of each row, as the workbook has them. Raises ``OSError``."""
        before = json.dumps(self._known)
        for table, key, records in refused:
            for record in filter(None, records.split(BETWEEN)):
                self._known.setdefault(f"{table} {key}", {}).setdefault(record, day)
        if json.dumps(self._known) != before:
            put(self._file, json.dumps(self._known, indent=1, ensure_ascii=False).encode(), self._shelf)

    def applied(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings; a settled one says since when, and proposes nothing."""
        for finding in findings:
            main = finding.rows[-1] if finding.rows else None  # what comes before it is there for its sake
            day = self._known.get(f"{main.table} {main.key}", {}).get(finding.record, "") if main else ""
            if day:
                said = "\n".join(t(each, "watch.settled", date=date(each, day)) for each in Language)
                finding = replace(finding, verdict=Verdict.SETTLED, rows=(), reason=f"{said}\n{finding.reason}")
            yield finding

    def _read(self) -> dict[str, dict[str, str]]:
        """Raises ``OSError``, and other errors for what is not as it was written."""
        if not self._file.exists():
            return {}
        known = json.loads(self._file.read_bytes())
        if not all(is_date(day) for records in known.values() for day in records.values()):
            raise ValueError
        return {str(row): dict(records) for row, records in known.items()}
