"""The rooms behind the ranges of investment: what each cost in euros of 2024, and what is left out."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import CostKind
from dossier.catalogue.records import CapexBasis, Facility
from dossier.charts.encoding import Bars
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, money, t
from dossier.language.texts import millions
from dossier.rules import home, precedents
from dossier.scenario.tables import first_option, input_rows
from dossier.selection import Selection

_ID, _TABLE = "evaluation-basis", "capex_basis"
_SHAPES = {
    CostKind.REALISED: Shape.SOLID,
    CostKind.ANNOUNCED: Shape.HOLLOW,
    CostKind.RUNNING_INCLUDED: Shape.SOLID,
}


@exhibit(_ID, "evaluation")
def basis(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A bar a building, dearest last: those that hold a range, then those that hold none."""
    language = selection.language
    found = sorted(catalogue.records(_TABLE), key=lambda row: (not row.used_for, row.eur_2024_per_room))
    rooms = input_rows(catalogue, first_option(catalogue))["capex_per_room"]
    year = str(rooms.money_year)
    built = [row.eur_2024_per_room for row in found if row.used_for]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame([_line(catalogue, language, row) for row in found]),
        [
            Column("site", t(language, f"exhibit.{_ID}.column.site")),
            Column("amount", t(language, f"exhibit.{_ID}.column.amount")),
            Column("rooms", t(language, f"exhibit.{_ID}.column.rooms"), Form.NUMBER),
            Column("year", t(language, f"exhibit.{_ID}.column.year"), Form.YEAR),
            Column("per_room", t(language, f"exhibit.{_ID}.column.per_room", year=year), Form.MONEY),
            Column("kind", t(language, f"exhibit.{_ID}.column.kind")),
            Column("use", t(language, f"exhibit.{_ID}.column.use")),
            Column("note", t(language, f"exhibit.{_ID}.column.note")),
        ],
        Bars(
            category="site",
            value="per_room",
            group="group",
            label="label",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_ID}.title", year=year),
        ),
        rows=[f"facilities:{row.facility_id}" for row in found],
        variant="some",
        values={
            "low": millions(language, min(built)),
            "high": millions(language, max(built)),
            "n": len(found) - len(built),
            "year": year,
        },
    )


def _named(site: Facility) -> str:
    """What a reader knows a site by, with its city where the name does not hold it."""
    label = precedents.label(site)
    return label if not site.city or site.city in label else f"{label}, {site.city}"


def _line(catalogue: Catalogue, language: Language, row: CapexBasis) -> dict[str, Any]:
    site = catalogue.row("facilities", row.facility_id)
    words = [catalogue.label(language, _TABLE, "used_for", use) for use in row.used_for]
    kind = catalogue.label(language, _TABLE, "cost_kind", row.cost_kind)
    euros = millions(language, row.eur_2024_per_room)
    return {
        "site": _named(site),
        "amount": money(language, row.amount, row.currency),
        "rooms": row.rooms,
        "year": row.money_year,
        "per_room": row.eur_2024_per_room,
        "kind": kind,
        "use": enumeration(language, words) if words else catalogue.label(language, _TABLE, "used_for", ""),
        "note": getattr(row, f"note_{language}"),
        "group": t(language, f"exhibit.{_ID}.{'kept' if row.used_for else 'apart'}"),
        "label": t(language, f"exhibit.{_ID}.label", value=euros, kind=kind.lower()),
        "tone": Tone.BESANCON if site.city == home.CITY else Tone.SLATE if row.used_for else Tone.GREY,
        "shape": _SHAPES[row.cost_kind],
    }
