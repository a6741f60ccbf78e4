"""The real catalogue, read once, and every exhibit built once a selection: all checks of a worker read the same one.

Nothing here may be changed by a test. Whoever needs other data takes a ``changed`` copy; whoever needs other draws or
a second building builds by himself.
"""

import csv
from dataclasses import replace
from functools import cache

from dossier.catalogue import DATA, Catalogue, load
from dossier.catalogue.codes import TriggerState
from dossier.exhibits import Exhibit, register
from dossier.selection import Selection

CATALOGUE = load()


def built(identifier: str, selection: Selection = Selection()) -> Exhibit:  # noqa: B008 (frozen)
    """The exhibit under the part of the selection that it responds to."""
    return _kept(identifier, selection.only(register()[identifier].responds))


@cache
def _kept(identifier: str, selection: Selection) -> Exhibit:
    return register()[identifier].build(CATALOGUE, selection)


def every(selection: Selection) -> list[Exhibit]:
    """The whole register, in the order of the pages."""
    return [built(identifier, selection) for identifier in register()]


def raw(table: str) -> list[dict[str, str]]:
    """The cells of a table as any reader of CSV gives them, without any of our code."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def changed(table: str, key: str, identifier: str, **values: object) -> Catalogue:
    """The catalogue with other values in the rows of a table whose ``key`` is ``identifier``."""
    rows = tuple(
        row.model_copy(update=values) if getattr(row, key) == identifier else row for row in CATALOGUE.rows[table]
    )
    return Catalogue({**CATALOGUE.rows, table: rows}, CATALOGUE.package, CATALOGUE.version)


def with_states(*states: TriggerState) -> Catalogue:
    """The catalogue with other states of the counted triggers, the last one repeated."""
    listed, left = [], list(states)
    for row in CATALOGUE.records("triggers"):
        if row.counted == "yes":
            row = row.model_copy(update={"state": left.pop(0) if len(left) > 1 else left[0]})
        listed.append(row)
    return replace(CATALOGUE, rows={**CATALOGUE.rows, "triggers": tuple(listed)})
