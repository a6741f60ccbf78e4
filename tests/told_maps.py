"""What the findings of the two maps have to say, counted from the cells of the raw tables without any of our rules."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from made_maps import HOME, LUMP, Data, Row, listed

from dossier.language import Language, texts
from dossier.selection import Selection

ADVANCED = {"cell_therapy", "gene_therapy", "tissue_engineering"}
#: What each gap of a sentence may hold.
_GAPS = {
    "n": r"\d+",
    "year": r"\d{4}",
    "under": r"(?: under this filter| sous ce filtre)?",
    "where": r"(?:one city|une (?:seule )?ville|\d+ (?:cities|villes))",
    "adrift": "The Drug Cell.*",
    "home": r"(?:\s?; .*)?",
}


class Told(NamedTuple):
    """The variant of a finding and what fills its gaps; names of cities as a set, the others as they are read."""

    variant: str
    gaps: Mapping[str, object]


def kept(rows: tuple[Row, ...], selection: Selection) -> list[Row]:
    return [
        row
        for row in rows
        if row["country"] == "FR"
        and (not selection.sectors or listed(row, "sectors") & set(selection.sectors))
        and (not selection.regions or row["region"] in selection.regions)
        and (not selection.cities or row["city"] in selection.cities)
    ]


def _cities(rows: list[Row]) -> set[str]:
    return {row["city"] for row in rows} - {""}


def _late(row: Row) -> bool:
    return bool(listed(row, "phases") & {"phase_3", "commercial"})


def _early(row: Row) -> bool:
    return bool(listed(row, "phases") & {"phase_1", "phase_2"})


def _stood(row: Row, year: str) -> str:
    """``yes``, ``no`` or ``unknown``: whether the dates of a site say that it stood when the year ended."""
    if row["closed"] and row["closed"][:4] <= year:
        return "no"
    if not row["opened"]:
        return "unknown"
    if row["opened"][:4] > year:
        return "no"
    return "unknown" if row["status"] in {"closed", "transferred"} and not row["closed"] else "yes"


def sites_told(data: Data, selection: Selection) -> Told:
    """Of the map of sites."""
    found = [row for row in kept(data.rows, selection) if listed(row, "sectors") & ADVANCED]
    sites, year = [row for row in found if row["role"] != "project"], selection.year
    rings = [] if year else [row for row in found if row["role"] == "project"]
    unknown = [row for row in sites if year and _stood(row, year) == "unknown"]
    there = [
        row for row in sites if (_stood(row, year) == "yes" if year else row["status"] not in {"closed", "transferred"})
    ]
    if selection.sectors and not set(selection.sectors) & ADVANCED and not [*there, *rings, *unknown]:
        return Told("outside", {"form": "one" if len(selection.sectors) == 1 else "other"})
    late = [row for row in there if _late(row)]
    told = _cities(late) or _cities(there)
    here = [row for row in there if row["city"] == HOME]
    gaps: dict[str, object] = {
        "form": "one" if len(told) == 1 else "other",
        "n": str(len(told)),
        "year": year,
        "under": bool(selection),
        "names": _cities(late),
        "cities": _cities(there),
        "region": late[0]["region"] if late else "",
        "home": "" if not here or any(map(_late, here)) else "early" if any(map(_early, here)) else "none",
    }
    return Told(_sites_variant(selection, there, late, rings, unknown), gaps)


def _sites_variant(
    selection: Selection, there: list[Row], late: list[Row], rings: list[Row], unknown: list[Row]
) -> str:
    if not _cities(there):
        return "announced" if _cities(rings) else "nowhere" if there else "none"
    if not late:
        said = "early" if any(map(_early, there)) else "silent"
        return said + ("_alone" if len(there) == 1 else "")
    if not _cities(late):
        return "late_nowhere"
    one = len({row["region"] for row in late}) == 1 and late[0]["region"] and len(_cities(late)) > 1
    said = "late_one_region" if one and not selection.regions and not selection.cities else "late"
    return said + ("_known" if any(map(_late, unknown)) else "")


def awards_told(data: Data, selection: Selection) -> Told:
    """Of the map of awards."""
    found = [
        row
        for row in kept(data.rows, selection)
        if row["counted"] == "yes"
        and row["instrument"] != "loan"
        and row["funder_level"] in {"eu", "state", "region", "local"}
        and row["announced"].startswith(selection.year)
    ]
    placed, lump = [row for row in found if row["city"]], [row for row in found if row["award_id"] == LUMP]
    cities, here = _cities(found), [row for row in placed if row["city"] == HOME]
    count = len(placed) if len(cities) == 1 else len(here)
    gaps: dict[str, object] = {
        "form": "one" if count == 1 else "other",
        "n": str(count),
        "year": selection.year,
        "under": bool(selection),
        "where": len(cities),
        "city": min(cities, default=""),
        "lump": millions(lump),
        "adrift": (
            millions(lump),
            bool(lump) and float(lump[0]["amount_eur"]) >= max(float(row["amount_eur"]) for row in found),
        ),
    }
    if not placed:
        return Told("none" if not lump else "lump_only" if found == lump else "nowhere_lump", gaps)
    said = "only" if len(cities) == 1 else "home" if here else "away"
    return Told(said + ("_lump" if lump else ""), gaps)


TOLD: Mapping[str, Callable[[Data, Selection], Told]] = {"capacity-map": sites_told, "funding-map": awards_told}


@cache
def sentences(name: str, dated: bool, language: Language) -> dict[str, dict[str, str]]:
    """Variant -> number -> the sentence as its locale has it; a sentence without a number has the number ``""``."""
    tables: dict[str, Any] = {}
    for path in (texts.LOCALES / str(language)).glob("*.toml"):
        for key, table in tomllib.loads(path.read_text("utf-8")).items():
            tables.setdefault(key, {}).update(table)
    found = {**tables["year" if dated else "exhibit"][name]["finding"], "outside": tables["outside"]["finding"]}
    if name == "funding-map":
        del found["outside"]  # money has no sector that is out of its scope
    return {variant: said if isinstance(said, dict) else {"": said} for variant, said in found.items()}


def read(name: str, selection: Selection, finding: str) -> Iterator[Told]:
    """A finding read back: each variant that it can be, with what stands in its gaps."""
    for variant, forms in sentences(name, bool(selection.year), selection.language).items():
        for form, said in forms.items():
            if form == "many":
                continue  # the words of ``other``
            pattern = re.sub(r"\\\{(\w+)\\\}", lambda gap: f"(?P<{gap[1]}>{_GAPS.get(gap[1], '.+?')})", re.escape(said))
            if match := re.fullmatch(pattern, finding):
                yield Told(variant, {**match.groupdict(), **({"form": form} if form else {})})


def millions(rows: list[dict[str, str]]) -> str:
    """The amount of the first row in whole millions of euros; nothing of no row."""
    return f"{float(rows[0]['amount_eur']) / 1e6:.0f}" if rows else ""


def same(gap: str, said: str, counted: object) -> bool:
    """Whether what stands in a gap is what was counted."""
    if gap in ("names", "cities"):
        return set(re.split(r", | et | and ", said)) == counted
    if gap == "under":
        return bool(said) == counted
    if gap == "where":
        return (re.findall(r"\d+", said) or ["1"]) == [str(counted)]
    if gap == "adrift":
        amount, largest = counted  # type: ignore[misc]
        return amount in said and ("largest" in said or "le plus gros" in said) == largest
    if gap == "lump":
        return str(counted) in said
    if gap == "home":
        return ("early" if re.search(r"phase II\b", said) else "none" if said else "") == counted
    return said == counted
