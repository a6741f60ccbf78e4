"""How old what the dossier says is: the date of each fact, the day on which each source was read, what is old.

A fact has the date that its row gives. Where it gives none, or one to come (a target is as old as whoever set it), it
is dated by the latest publication among its sources. Events of the past do not age and are left out.
"""

import datetime
from dataclasses import dataclass
from functools import partial

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import YesNo

#: Table of facts -> its column of dates; none: its rows are dated by their sources.
DATED = {
    "indicators": "year",
    "funding": "announced",
    "pipeline": "phase_as_of",
    "statements": "date",
    "facilities": "",
    "actors": "",
    "parameters": "",
}
#: Years after which a fact is old: the horizon within which a table of this field is read again.
OLD = 2


@dataclass(frozen=True)
class Age:
    """``date`` as precise as it is known, or none; ``own``: the row gives it, and not its sources."""

    date: str | None
    own: bool


def age_of(catalogue: Catalogue, table: str, identifier: str) -> Age:
    """The date of a fact. Raises ``UnknownRow``."""
    row = catalogue.row(table, identifier)
    said = str(getattr(row, DATED[table]) or "").rpartition("/")[2] if DATED[table] else ""
    if said and said <= catalogue.version.date[: len(said)]:
        return Age(said, own=True)
    published = [catalogue.row("sources", source).published for source in row.source_ids]
    return Age(max(filter(None, published), default=None), own=False)


def facts(catalogue: Catalogue) -> pd.DataFrame:
    """Every fact of the tables of ``DATED`` but parameters, which are the formulas' own: a row a fact, with ``table``,
    ``id``, ``theme`` (of indicators), ``date``, ``year`` (none: undated), ``own`` and ``old``."""
    return catalogue.derived(_facts)


def _facts(catalogue: Catalogue) -> pd.DataFrame:
    rows = []
    for table in DATED:
        if table == "parameters":
            continue
        for row in catalogue.records(table):
            identifier = str(getattr(row, row.key[0]))
            age = age_of(catalogue, table, identifier)
            rows.append(
                {
                    "table": table,
                    "id": identifier,
                    "theme": getattr(row, "theme", None) if table == "indicators" else None,
                    "date": age.date,
                    "year": int(age.date[:4]) if age.date else None,
                    "own": age.own,
                    "old": is_old(catalogue, age.date),
                }
            )
    columns = ["table", "id", "theme", "date", "year", "own", "old"]
    return pd.DataFrame(rows, columns=columns).astype({"year": "Int64"})


def is_old(catalogue: Catalogue, date: str | None) -> bool:
    """Whether a date, as precise as it is, surely lies more than ``OLD`` years before that of the package."""
    if date is None:
        return False
    day = datetime.date.fromisoformat(catalogue.version.date)
    limit = f"{day.year - OLD}{day.isoformat()[4:]}"
    return date < limit[: len(date)]


def read_days(catalogue: Catalogue) -> dict[str, str | None]:
    """Source -> the day on which it was last read: as its row says, or the day on which it came in; none where neither
    was noted."""
    came = {
        change.row: change.date
        for change in catalogue.records("changes")
        if change.table == "sources" and change.column is None and not change.removes
    }
    return {row.source_id: row.read_on or came.get(row.source_id) for row in catalogue.records("sources")}


def carrying(catalogue: Catalogue) -> list[tuple[str, str]]:
    """(claim, ``table:id``) of each fact behind a claim of the first page; what a scenario computes is no fact."""
    found = dict.fromkeys(
        (claim.argument_id, reference)
        for claim in catalogue.records("argument")
        if claim.page_one == YesNo.YES
        for reference in claim.evidence
        if reference.partition(":")[0] in DATED
    )
    return sorted(found, key=partial(_first, catalogue))


def _first(catalogue: Catalogue, pair: tuple[str, str]) -> tuple[str, str]:
    """The oldest first, what has no date last."""
    table, _, identifier = pair[1].partition(":")
    return age_of(catalogue, table, identifier).date or "9999", pair[1]
