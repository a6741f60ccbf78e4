"""Data of the two maps: the real ones and others, each as raw cells and as the catalogue of the same rows."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

from built import CATALOGUE, raw

from dossier.catalogue import Catalogue

HOME, LUMP = "Besançon", "drugcell-france2030-2025"
REAL = "real"
Row = dict[str, str]
#: Map -> its table and the column that names a row.
TABLES = {"capacity-map": ("facilities", "facility_id"), "funding-map": ("funding", "award_id")}
NOWHERE = {"city": None, "region": None, "lat": None, "lon": None}


class Data(NamedTuple):
    """A table as its raw cells and the catalogue of the same rows."""

    rows: tuple[Row, ...]
    catalogue: Catalogue

    def changed(self, name: str, wanted: Callable[[Row], object], **values: Any) -> "Data":
        """The same with other ``values`` in the rows that are ``wanted``."""
        table, key = TABLES[name]
        cells = {column: _cell(value) for column, value in values.items()}
        hit = {row[key] for row in self.rows if wanted(row)}
        assert hit, "nothing was changed"
        rows = tuple({**row, **cells} if row[key] in hit else row for row in self.rows)
        records = tuple(
            row.model_copy(update=values) if getattr(row, key) in hit else row for row in self.catalogue.rows[table]
        )
        return Data(rows, replace(self.catalogue, rows={**self.catalogue.rows, table: records}))


def _cell(value: object) -> str:
    return "|".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def real(name: str) -> Data:
    return Data(tuple(raw(TABLES[name][0])), CATALOGUE)


def listed(row: Row, column: str) -> set[str]:
    return set(row[column].split("|")) - {""}


def of_france(row: Row) -> bool:
    return row["country"] == "FR" and row["role"] != "project"


def late(row: Row) -> bool:
    return of_france(row) and bool(listed(row, "phases") & {"phase_3", "commercial"})


def is_row(*identifiers: str) -> Callable[[Row], bool]:
    return lambda row: bool({row.get("facility_id"), row.get("award_id")} & set(identifiers))


def of_sites() -> dict[str, Data]:
    """The real sites, and others for what these do not show."""
    data = real("capacity-map")
    far = data.changed("capacity-map", is_row("yposkesi-sky"), city="Toulouse", region="Occitanie")

    def sites(wanted: Callable[[Row], object], **values: object) -> Data:
        return data.changed("capacity-map", wanted, **values)

    return {
        REAL: data,
        "one late site nowhere": sites(is_row("yposkesi-sky"), **NOWHERE),
        "late sites nowhere": sites(late, **NOWHERE),
        "all nowhere": sites(of_france, **NOWHERE),
        "far": far,
        "undated": sites(is_row("cellforcure-les-ulis"), opened=None),
        "far, undated": far.changed("capacity-map", is_row("cellforcure-les-ulis"), opened=None),
        "no late site": sites(late, phases=("phase_1",)),
        "no phase": sites(of_france, phases=()),
        "none in Besançon": sites(lambda row: of_france(row) and row["city"] == HOME, status="closed"),
    }


def of_awards() -> dict[str, Data]:
    """The real awards, and others: The Drug Cell in a year of others, without it, in one city, without Besançon."""
    lump = real("funding-map").changed("funding-map", is_row(LUMP), announced="2021-02")
    city = lump.changed("funding-map", lambda row: row["city"], city="Lyon", region="Auvergne-Rhône-Alpes")
    away = lump.changed("funding-map", lambda row: row["city"] == HOME, counted="no")
    three = is_row(LUMP, "bioinnovation-etat-2021", "fr-gtp-2021")
    found = {
        "another year": lump,
        "one city": city,
        "away": away,
        "three": lump.changed("funding-map", lambda row: not three(row), counted="no"),
        "all nowhere": lump.changed("funding-map", lambda row: row["city"], **NOWHERE),
        "not the largest": lump.changed("funding-map", is_row("fr-gtp-2021"), amount_eur=2e8),
    }
    without = {
        f"{name}, without": data.changed("funding-map", is_row(LUMP), counted="no") for name, data in found.items()
    }
    return {REAL: real("funding-map"), **found, **without}


@cache
def made(name: str) -> dict[str, Data]:
    """The data of a map by what they are."""
    return of_sites() if name == "capacity-map" else of_awards()
