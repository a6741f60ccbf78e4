"""Exhibits made by hand, one of each kind and more: what every file must be able to hold."""

from collections.abc import Callable

import pandas as pd
from made_bars import grouped, paired, ranges, ranked, stacked, tornado, waterfall
from made_exhibit import LONG, make
from made_forms import FORMS

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars, Lines, Matrix, Table
from dossier.charts.encoding_places import Places
from dossier.exhibits import Column, Exhibit, Form
from dossier.language import Language


def line(catalogue: Catalogue, language: Language) -> Exhibit:
    """Two lines whose ends nearly meet, a missing year, a band."""
    years = [2017, 2018, 2019, 2020, 2022, 2023]
    table = pd.DataFrame(
        [
            {"year": year, "use": base + index, "country": country, "low": base - 5, "high": base + index + 6}
            for country, base in (("Royaume-Uni", 70.0), ("Allemagne", 70.5), ("Espagne", 40.0))
            for index, year in enumerate(years)
        ]
    )
    encoding = Lines(
        x="year", y="use", series="country", low="low", high="high", x_form=Form.YEAR, y_form=Form.PERCENT,
        y_title="Taux d’utilisation",
    )  # fmt: skip
    return make(catalogue, language, "line", table, encoding)


def curve(catalogue: Catalogue, language: Language) -> Exhibit:
    """A curve over numbers that are no years."""
    table = pd.DataFrame({"share": [i / 20 for i in range(21)], "cost": [180.0 / (1 + i) + 60 for i in range(21)]})
    encoding = Lines(
        x="share", y="cost", x_title="Part des lots", y_title="k€ par lot", references=((0.35, "reprise"),)
    )
    return make(catalogue, language, "curve", table, encoding)


def matrix(catalogue: Catalogue, language: Language) -> Exhibit:
    """Steps by territory, with a planned cell and an empty one."""
    steps = ["Recherche", "Développement", "Phases précoces", "Phase III", "Commercial", "Contrôle", "Formation"]
    places = ["Besançon", "Bourgogne-Franche-Comté", "France", "Voisins"]
    rows = []
    for i, step in enumerate(steps):
        for j, place in enumerate(places):
            planned = step == "Phase III" and not j
            names = (
                [] if (i * j) % 5 == 1 or planned else ["EFS", "Laboratoire RIGHT", "Institut FEMTO-ST"][: i % 3 + 1]
            )
            rows.append(
                {
                    "step": step,
                    "place": place,
                    "names": "\n".join(names),
                    "tone": "slate" if j else "besancon",
                    "shape": "hatched" if planned else "solid" if names else "hollow",
                }
            )
    encoding = Matrix(column="place", row="step", names="names", tone="tone", shape="shape")
    return make(catalogue, language, "matrix", pd.DataFrame(rows), encoding)


def map_(catalogue: Catalogue, language: Language) -> Exhibit:
    """Cities of France, one outside the frame."""
    cities = [
        ("Besançon", 6.02, 47.24, 6.0, "besancon"), ("Les Ulis", 2.17, 48.68, 11.0, "slate"),
        ("Créteil", 2.45, 48.79, 11.0, "slate"), ("Corbeil-Essonnes", 2.48, 48.61, 11.0, "slate"),
        ("Nantes", -1.55, 47.22, 6.0, "slate"), ("Toulouse", 1.44, 43.6, 6.0, "slate"),
        ("Strasbourg", 7.75, 48.57, 4.0, "slate"), ("Lyon", 4.84, 45.76, 11.0, "slate"),
        ("Boston", -71.06, 42.36, 4.0, "slate"),
    ]  # fmt: skip
    table = pd.DataFrame(cities, columns=["city", "lon", "lat", "radius", "tone"])
    table["shape"] = ["hollow" if radius < 5 else "solid" for radius in table["radius"]]
    key = (
        ("slate", "large", "Phase III ou commercial"),
        ("slate", "small", "Phases I et II"),
        ("slate", "hollow", "Aucun lot"),
    )
    table = table.assign(radius=table["radius"] / 15)
    encoding = Places(
        longitude="lon", latitude="lat", radius="radius", label="city", tone="tone", shape="shape", key=key
    )
    return make(catalogue, language, "map", table, encoding)


def table(catalogue: Catalogue, language: Language) -> Exhibit:
    """More rows than a slide holds, lists, absent values, dates."""
    rows = [
        {
            "name": LONG if i % 9 == 4 else f"Organisation {i}",
            "city": None if i % 4 == 1 else "Besançon",
            "does": ("Recherche", "Contrôle, qualité")[: i % 2 + 1],
            "area": float("nan") if i % 3 else 1234.5 + i,
            "opened": ["2019", "2021-03", None, "2024-02-01"][i % 4],
        }
        for i in range(45)
    ]
    columns = (
        Column("name", "Nom"),
        Column("city", "Ville"),
        Column("does", "Étapes", Form.LIST),
        Column("area", "Surface (m²)", Form.NUMBER),
        Column("opened", "Ouverture", Form.DATE),
    )
    return make(catalogue, language, "table", pd.DataFrame(rows), Table(), columns, sources=12)


def sentence(catalogue: Catalogue, language: Language) -> Exhibit:
    """Too few marks for a picture."""
    data = pd.DataFrame({"name": ["Corbeil", "Les Ulis"], "n": [1, 2]})
    return make(catalogue, language, "sentence", data, Bars(category="name", value="n"))


def empty(catalogue: Catalogue, language: Language) -> Exhibit:
    """Nothing left under the selection."""
    data = pd.DataFrame({"name": [], "n": []})
    finding = "Aucun site de ce secteur n’a été trouvé : rien à comparer"
    return make(catalogue, language, "empty", data, Bars(category="name", value="n"), finding=finding)


EVERY: tuple[Callable[[Catalogue, Language], Exhibit], ...] = (
    ranked, grouped, stacked, waterfall, tornado, ranges, paired, line, curve, matrix,
    map_, table, sentence, empty, *FORMS,
)  # fmt: skip

__all__ = ["EVERY", "LONG", "make"]
