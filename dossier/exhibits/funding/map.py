"""Funding: each public award at the city of who received it. Presence and amount: no total of a place, no ranking."""

import math
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.cluster import packed
from dossier.charts.encoding_places import Places
from dossier.charts.territories import region_extent
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import FUNDING_FACETS, award_gaps, euros
from dossier.language import Language, enumeration, t
from dossier.rules import awards as words
from dossier.rules import home, sums, years
from dossier.selection import Facet, Selection

#: Radius of the disc of an award of a million, and of the smallest that is seen, in sizes of the letters.
_MILLION, _LEAST = 0.21, 0.11
#: Amounts written under the name of a city; of more, only their number.
_WRITTEN = 2


@exhibit("funding-map", "funding", responds=(*FUNDING_FACETS, Facet.YEAR), years=years.awards)
def funding_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A disc an award, its area the amount, side by side at the city of the recipient; of one year, or of all."""
    language, year = selection.language, selection.year
    every = sums.public(catalogue.table("funding"))
    undated = int(selection.narrow(every, *FUNDING_FACETS)["announced"].isna().sum())
    if year:
        every = every.loc[[sums.year_of(announced) == int(year) for announced in every["announced"]]]
    kept = selection.narrow(every, *FUNDING_FACETS).sort_values("amount_eur", ascending=False)
    placed = kept.dropna(subset=["city", "lat", "lon"])
    lump = kept[kept["award_id"] == sums.DRUG_CELL]
    elsewhere = kept[~kept["award_id"].isin([*placed["award_id"], *lump["award_id"]])]
    cells = [cell for city, rows in placed.groupby("city", sort=True) for cell in _city(language, str(city), rows)]
    cells += [_adrift(language, award) for award in lump.itertuples()]
    table = pd.DataFrame(cells, columns=_COLUMNS)
    ours = placed[placed["city"] == home.CITY]
    cities = placed["city"].nunique()
    return compose(
        catalogue,
        selection,
        "funding-map",
        table,
        [
            Column("city", catalogue.heading(language, "funding", "city")),
            Column("recipient", catalogue.heading(language, "funding", "recipient")),
            Column("amount_eur", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("funder", catalogue.heading(language, "funding", "funder")),
            Column("announced", catalogue.heading(language, "funding", "announced"), Form.DATE),
        ],
        Places(
            longitude="lon",
            latitude="lat",
            radius="radius",
            label="label",
            words="words",
            dx="dx",
            dy="dy",
            tone="tone",
            hover="hover",
            near="city",
            region="region",
            focus=region_extent(selection.regions),
            key=tuple(
                (tone, "solid", t(language, f"exhibit.funding-map.key.{tone}"))
                for tone in ("besancon", "slate", "ochre")
                if tone in set(table["tone"])
            ),
        ),
        rows=[f"funding:{award}" for award in (*placed["award_id"], *lump["award_id"], *elsewhere["award_id"])],
        variant=_variant(placed, ours, lump, elsewhere),
        values={
            "n": len(ours) or (len(placed) if cities == 1 else cities),
            "where": t(language, "exhibit.funding-map.where", n=cities),
            "city": placed["city"].iloc[0] if cities == 1 else "",
            "under": under(selection),
            "year": year,
            "undated": t(language, "year.funding-map.undated", n=undated) if undated else "",
            "lump": euros(language, sums.total(lump)),
            "adrift": _beside(language, kept, lump),
            "outside": t(language, "exhibit.funding-map.outside", n=len(elsewhere)) if len(elsewhere) else "",
            "gaps": award_gaps(selection, every, kept[kept["region"].notna() & kept["announced"].notna()]),
            "listing": enumeration(language, sorted(placed["city"].unique()))
            or t(language, "exhibit.funding-map.nobody"),
        },
        caution=words.cautions(language, placed["award_id"]),
        unit=t(language, "exhibit.funding-map.unit"),
        texts_at="year.funding-map" if year else "",
    )


_COLUMNS = [
    "city", "region", "recipient", "amount_eur", "funder", "announced", "lon", "lat", "radius", "dx", "dy", "tone",
    "label", "words", "hover",
]  # fmt: skip


def _variant(placed: pd.DataFrame, ours: pd.DataFrame, lump: pd.DataFrame, elsewhere: pd.DataFrame) -> str:
    """By the number of cities, by whether Besançon is one, and by whether The Drug Cell is beside the map."""
    if placed.empty:
        return "none" if lump.empty else "lump_only" if elsewhere.empty else "nowhere_lump"
    where = "only" if placed["city"].nunique() == 1 else "home" if len(ours) else "away"
    return f"{where}{'_lump' if len(lump) else ''}"


def _beside(language: Language, kept: pd.DataFrame, lump: pd.DataFrame) -> str:
    """The Drug Cell beside the map, and whether it is the largest of what the selection keeps."""
    if lump.empty:
        return ""
    rank = "largest" if lump["amount_eur"].max() >= kept["amount_eur"].max() else "other"
    return t(language, f"exhibit.funding-map.adrift.{rank}", lump=euros(language, sums.total(lump)))


def _city(language: Language, city: str, rows: pd.DataFrame) -> list[dict[str, object]]:
    """The awards of a city, the largest first, which has its name."""
    radii = [max(_MILLION * math.sqrt(amount / 1e6), _LEAST) for amount in rows["amount_eur"]]
    amounts = [euros(language, amount) for amount in rows["amount_eur"]]
    told = (
        enumeration(language, amounts)
        if len(rows) <= _WRITTEN
        else t(language, "exhibit.funding-map.several", n=len(rows))
    )
    found: list[dict[str, object]] = []
    for award, radius, (dx, dy), amount in zip(rows.itertuples(), radii, packed(radii), amounts, strict=True):
        name = words.recipient(award)
        found.append(
            {
                "city": city,
                "region": rows["region"].iloc[0],
                "recipient": name,
                "amount_eur": award.amount_eur,
                "funder": award.funder,
                "announced": award.announced,
                # one place a city, whatever the rows say beyond its centre
                "lon": float(rows["lon"].mean()),
                "lat": float(rows["lat"].mean()),
                "radius": radius,
                "dx": dx,
                "dy": dy,
                "tone": "besancon" if city == home.CITY else "slate",
                "label": "" if found else city,
                "words": "" if found else told,
                "hover": f"{city} · {name} · {amount}",
            }
        )
    return found


def _adrift(language: Language, award: Any) -> dict[str, object]:
    """The Drug Cell, whose plant has no published place: beside the map, on the same scale."""
    name, amount = words.recipient(award), euros(language, award.amount_eur)
    return {
        "recipient": name,
        "amount_eur": award.amount_eur,
        "funder": award.funder,
        "announced": award.announced,
        "radius": _MILLION * math.sqrt(award.amount_eur / 1e6),
        "tone": "ochre",
        "label": name,
        "words": t(language, "exhibit.funding-map.nowhere", amount=amount),
        "hover": f"{name} · {amount}",
    }
