"""Exhibits made by hand, one of each kind and more: what every file must be able to hold."""

from collections.abc import Callable

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.exhibits import Column, Encoding, Exhibit, Form, Kind
from dossier.language import Language

LONG = "Un établissement de soins dont le nom est si long qu’aucune colonne ne le tient sur une seule ligne"


def make(
    catalogue: Catalogue,
    language: Language,
    identifier: str,
    kind: Kind,
    table: pd.DataFrame,
    encoding: Encoding,
    columns: tuple[Column, ...] | None = None,
    finding: str = "",
    sources: int = 3,
    caution: tuple[str, ...] = ("Montants annoncés, non vérifiés sur pièces.",),
) -> Exhibit:
    """An exhibit with real sources; by default every column of the table is one that a reader sees."""
    shown = tuple(Column(str(name), str(name).capitalize(), _form(table[name])) for name in table.columns)
    return Exhibit(
        id=identifier,
        page="made",
        kind=kind,
        language=language,
        finding=finding or f"Ce que montre la figure {identifier} tient en une phrase entière, avec son verbe",
        subtitle="Ce qui est mesuré, où, quand, en millions d’euros courants",
        table=table,
        columns=columns or shown,
        encoding=encoding,
        sources=tuple(row.source_id for row in catalogue.records("sources")[:sources]),
        coverage="Onze lignes sur douze le publient.",
        caution=caution,
        quality="B",
        text_alternative=f"Description de {identifier} pour qui ne la voit pas.",
        notes="Méthode : lecture des sources.",
    )


def _form(column: "pd.Series[object]") -> Form:
    return Form.NUMBER if pd.api.types.is_numeric_dtype(column) else Form.TEXT


def ranked(catalogue: Catalogue, language: Language) -> Exhibit:
    """Ranked bars of money, labelled by their value."""
    table = pd.DataFrame(
        {
            "name": ["The Drug Cell", "Genesis", "BioIMP", "MiMédI", "Bio Innovation", LONG, "Étude du centre"],
            "amount": [152e6, 22.8e6, 17.8e6, 10.2e6, 4.7e6, 2.0e6, 160e3],
            "tone": ["slate", "quiet", "besancon", "besancon", "besancon", "besancon", "besancon"],
            "shape": ["hatched", "solid", "solid", "hollow", "solid", "solid", "solid"],
        }
    )
    key = (
        ("besancon", "solid", "Besançon"),
        ("slate", "hatched", "De presse"),
        ("besancon", "hollow", "Prévu"),
    )
    encoding = Encoding(y="name", x="amount", tone="tone", shape="shape", x_form=Form.MONEY, key=key)
    columns = (Column("name", "Projet"), Column("amount", "Montant", Form.MONEY))
    return make(catalogue, language, "ranked", Kind.BAR, table, encoding, columns)


def grouped(catalogue: Catalogue, language: Language) -> Exhibit:
    """Bars side by side, in runs with a heading."""
    names = ["Phase I", "Phase II", "Phase III", "Commercial"]
    table = pd.DataFrame(
        [
            {"phase": name, "status": status, "n": (index * 3 + shift) % 10 + 1, "run": run}
            for run in ("Cellules", "Vecteurs")
            for index, name in enumerate(names)
            for shift, status in enumerate(("En activité", "En vente"))
        ]
    )
    encoding = Encoding(y="phase", x="n", series="status", group="run")
    return make(catalogue, language, "grouped", Kind.BAR, table, encoding)


def stacked(catalogue: Catalogue, language: Language) -> Exhibit:
    """Stacked bars with labels inside."""
    table = pd.DataFrame(
        [
            {"option": option, "part": part, "cost": cost}
            for option, costs in (("Deux salles", (40.0, 25.5, 4.2)), ("Quatre salles", (61.0, 80.25, 31.0)))
            for part, cost in zip(("Personnel", "Matières", "Énergie"), costs, strict=True)
        ]
    )
    encoding = Encoding(y="option", x="cost", series="part", stacked=True, x_title="k€ par lot libéré")
    return make(catalogue, language, "stacked", Kind.BAR, table, encoding)


def waterfall(catalogue: Catalogue, language: Language) -> Exhibit:
    """A bridge that passes below zero."""
    table = pd.DataFrame(
        {
            "step": ["Départ", "Demande", "Prix", "Personnel", "Arrivée"],
            "base": [0.0, 12.0, 4.0, -9.0, 0.0],
            "value": [12.0, -8.0, -13.0, 3.0, -6.0],
            "tone": ["slate", "orange", "orange", "green", "besancon"],
        }
    )
    encoding = Encoding(y="step", x="value", base="base", tone="tone", x_title="M€")
    return make(catalogue, language, "waterfall", Kind.BAR, table, encoding)


def tornado(catalogue: Catalogue, language: Language) -> Exhibit:
    """Two bars a row on each side of a central value below zero."""
    rows = []
    for name, low, high in (("Essais servis", -18.0, 12.0), ("Patients", -11.0, 3.0), ("Tarif", -9.0, -4.0)):
        rows.append({"input": name, "side": "bas", "base": -6.0, "value": low + 6.0, "text": f"{low:g}"})
        rows.append({"input": name, "side": "haut", "base": -6.0, "value": high + 6.0, "text": f"{high:g}"})
    encoding = Encoding(
        y="input", x="value", base="base", series="side", label="text", references=((-6.0, "valeur centrale"),)
    )
    return make(catalogue, language, "tornado", Kind.BAR, pd.DataFrame(rows), encoding)


def ranges(catalogue: Catalogue, language: Language) -> Exhibit:
    """Bars with whiskers and a threshold."""
    table = pd.DataFrame(
        {
            "option": ["Deux salles", "Deux salles, signés", "Quatre salles", "Six salles"],
            "median": [-6.0, 2.0, -52.0, -83.0],
            "low": [-18.0, -13.0, -99.0, -153.0],
            "high": [12.0, 25.0, -14.0, -29.0],
            "shape": ["hatched"] * 4,
            "tone": ["besancon"] * 2 + ["slate"] * 2,
        }
    )
    encoding = Encoding(
        y="option", x="median", low="low", high="high", shape="shape", tone="tone", references=((0.0, "seuil"),)
    )
    return make(catalogue, language, "ranges", Kind.BAR, table, encoding)


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
    encoding = Encoding(
        x="year", y="use", series="country", low="low", high="high", x_form=Form.YEAR, y_form=Form.PERCENT,
        y_title="Taux d’utilisation",
    )  # fmt: skip
    return make(catalogue, language, "line", Kind.LINE, table, encoding)


def curve(catalogue: Catalogue, language: Language) -> Exhibit:
    """A curve over numbers that are no years."""
    table = pd.DataFrame({"share": [i / 20 for i in range(21)], "cost": [180.0 / (1 + i) + 60 for i in range(21)]})
    encoding = Encoding(
        x="share", y="cost", x_title="Part des lots", y_title="k€ par lot", references=((0.35, "reprise"),)
    )
    return make(catalogue, language, "curve", Kind.LINE, table, encoding)


def scatter(catalogue: Catalogue, language: Language) -> Exhibit:
    """Points close to one another, three shapes."""
    table = pd.DataFrame(
        {
            "area": [400, 800, 850, 820, 2400, 9000, 7200, 1200],
            "cost": [2.1e6, 9e6, 9.4e6, 8.8e6, 30e6, 86e6, 250e6, 12e6],
            "name": ["Saint-Ismier", "Besançon", "Sant Pau", "Clínic", "Stevenage", "Servier", "Toulouse", LONG],
            "tone": ["slate", "besancon", "slate", "teal", "slate", "slate", "slate", "teal"],
            "shape": ["solid", "hollow", "solid", "hatched", "solid", "hollow", "hollow", "solid"],
        }
    )
    encoding = Encoding(
        x="area", y="cost", label="name", tone="tone", shape="shape", y_form=Form.MONEY, x_title="Surface (m²)",
        y_title="Coût", key=(("slate", "solid", "Construit"), ("slate", "hollow", "Sur plan")),
    )  # fmt: skip
    return make(catalogue, language, "scatter", Kind.SCATTER, table, encoding)


def flow(catalogue: Catalogue, language: Language) -> Exhibit:
    """Three levels."""
    table = pd.DataFrame(
        {
            "from": ["Candidats", "Candidats", "Candidats", "En France", "En France"],
            "to": ["En France", "À l’étranger", "Lieu inconnu", "Hôpital", "Industrie"],
            "n": [7, 3, 24, 4, 3],
            "tone": ["slate", "slate", "quiet", "teal", "besancon"],
        }
    )
    return make(catalogue, language, "flow", Kind.FLOW, table, Encoding(x="from", y="to", size="n", tone="tone"))


def timeline(catalogue: Catalogue, language: Language) -> Exhibit:
    """Two lanes, crowded in places."""
    table = pd.DataFrame(
        [
            {
                "date": 2012 + i * 0.62,
                "lane": lane,
                "event": f"{what} {i + 1}, un fait daté de la filière",
                "tone": tone,
            }
            for lane, tone in (("Le projet", "besancon"), ("Le territoire", "slate"))
            for i, what in enumerate(["Pose", "Ouverture", "Étude", "Contrat", "Visite", "Label", "Achat", "Dépôt"])
        ]
    )
    encoding = Encoding(x="date", y="lane", label="event", tone="tone")
    return make(catalogue, language, "timeline", Kind.TIMELINE, table, encoding)


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
    encoding = Encoding(x="place", y="step", label="names", tone="tone", shape="shape")
    return make(catalogue, language, "matrix", Kind.MATRIX, pd.DataFrame(rows), encoding)


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
    encoding = Encoding(x="lon", y="lat", size="radius", label="city", tone="tone", shape="shape", key=key)
    return make(catalogue, language, "map", Kind.MAP, table, encoding)


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
    return make(catalogue, language, "table", Kind.TABLE, pd.DataFrame(rows), Encoding(), columns, sources=12)


def sentence(catalogue: Catalogue, language: Language) -> Exhibit:
    """Too few marks for a picture."""
    data = pd.DataFrame({"name": ["Corbeil", "Les Ulis"], "n": [1, 2]})
    return make(catalogue, language, "sentence", Kind.BAR, data, Encoding(y="name", x="n"))


def empty(catalogue: Catalogue, language: Language) -> Exhibit:
    """Nothing left under the selection."""
    data = pd.DataFrame({"name": [], "n": []})
    finding = "Aucun site de ce secteur n’a été trouvé : rien à comparer"
    return make(catalogue, language, "empty", Kind.BAR, data, Encoding(y="name", x="n"), finding=finding)


EVERY: tuple[Callable[[Catalogue, Language], Exhibit], ...] = (
    ranked, grouped, stacked, waterfall, tornado, ranges, line, curve, scatter, flow, timeline, matrix, map_, table,
    sentence, empty,
)  # fmt: skip
