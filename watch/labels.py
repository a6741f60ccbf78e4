"""The words that a code needs before a row may hold it: proposed beside the rows, taken with the row that holds it."""

from collections.abc import Iterable, Iterator

from dossier.catalogue import Catalogue
from watch.failure import both
from watch.finding import Finding, ProposedRow, Verdict
from watch.rows import new_cells

#: Who proposes them: no register does.
NAME = "labels.csv"
#: A column whose codes a new row brings, and another that has words for the same codes.
_COLUMN, _KNOWN = ("pipeline", "sponsor_country"), ("actors", "country")


def label_findings(catalogue: Catalogue, findings: Iterable[Finding]) -> Iterator[Finding]:
    """One for all rows whose country is to be filled in, or has no words yet: the rows of ``labels`` that may be."""
    table, column = _COLUMN
    codes = {row.cells[column] for each in findings for row in each.rows if row.table == table}
    rows = [
        ProposedRow("labels", f"{table}/{column}/{known.code}", *new_cells(catalogue, "labels", {
            **dict(zip(("table", "column", "code"), (table, column, known.code), strict=True)),
            "label_fr": known.label_fr, "label_en": known.label_en,
        }))
        for known in catalogue.records("labels")
        if (known.table, known.column) == _KNOWN and not _has(catalogue, known.code)
    ]  # fmt: skip
    if rows and any(not code or not _has(catalogue, code) for code in codes):
        place = f"{table}.{column}"
        yield Finding(NAME, place, Verdict.NEW, both("watch.label.new", column=place), rows=tuple(rows))


def _has(catalogue: Catalogue, code: str) -> bool:
    return catalogue.has("labels", "/".join((*_COLUMN, code)))
