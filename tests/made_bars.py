"""Exhibits of bars made by hand: ranked, grouped, stacked, floating, with whiskers."""

import pandas as pd
from made_exhibit import LONG, make

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form
from dossier.language import Language


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
    encoding = Bars(category="name", value="amount", tone="tone", shape="shape", form=Form.MONEY, key=key)
    columns = (Column("name", "Projet"), Column("amount", "Montant", Form.MONEY))
    return make(catalogue, language, "ranked", table, encoding, columns)


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
    encoding = Bars(category="phase", value="n", series="status", group="run")
    return make(catalogue, language, "grouped", table, encoding)


def paired(catalogue: Catalogue, language: Language) -> Exhibit:
    """Two bars that are compared: what was announced, what was seen."""
    table = pd.DataFrame(
        {
            "what": ["Patients annoncés, par an", "Patients servis, en tout"],
            "n": [5000, 250],
            "shape": ["hollow", "solid"],
        }
    )
    return make(catalogue, language, "paired", table, Bars(category="what", value="n", shape="shape", fewest=2))


def stacked(catalogue: Catalogue, language: Language) -> Exhibit:
    """Stacked bars with labels inside."""
    table = pd.DataFrame(
        [
            {"option": option, "part": part, "cost": cost}
            for option, costs in (("Deux salles", (40.0, 25.5, 4.2)), ("Quatre salles", (61.0, 80.25, 31.0)))
            for part, cost in zip(("Personnel", "Matières", "Énergie"), costs, strict=True)
        ]
    )
    encoding = Bars(category="option", value="cost", series="part", stacked=True, title="k€ par lot libéré")
    return make(catalogue, language, "stacked", table, encoding)


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
    encoding = Bars(category="step", value="value", base="base", tone="tone", title="M€")
    return make(catalogue, language, "waterfall", table, encoding)


def tornado(catalogue: Catalogue, language: Language) -> Exhibit:
    """Two bars a row on each side of a central value below zero."""
    rows = []
    for name, low, high in (("Essais servis", -18.0, 12.0), ("Patients", -11.0, 3.0), ("Tarif", -9.0, -4.0)):
        rows.append({"input": name, "side": "bas", "base": -6.0, "value": low + 6.0, "text": f"{low:g}"})
        rows.append({"input": name, "side": "haut", "base": -6.0, "value": high + 6.0, "text": f"{high:g}"})
    encoding = Bars(
        category="input",
        value="value",
        base="base",
        series="side",
        label="text",
        references=((-6.0, "valeur centrale"),),
    )
    return make(catalogue, language, "tornado", pd.DataFrame(rows), encoding)


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
    encoding = Bars(
        category="option",
        value="median",
        low="low",
        high="high",
        shape="shape",
        tone="tone",
        references=((0.0, "seuil"),),
    )
    return make(catalogue, language, "ranges", table, encoding)
