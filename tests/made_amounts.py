"""Exhibits made by hand of the forms of amounts, one a kind and more."""

import pandas as pd
from made_exhibit import LONG, make

from dossier.catalogue import Catalogue
from dossier.charts.encoding_amounts import Cloud, Nested, Slopes, Spells, TwoBars, YearColumns
from dossier.exhibits import Exhibit, Form
from dossier.language import Language


def awards(catalogue: Catalogue, language: Language) -> Exhibit:
    """Columns by year: a lump, years without any, one apart, two pieces in one year."""
    rows = [
        (2012, 9.4e6, "9,4", "slate"), (2013, 1.1e6, "1,1", "slate"), (2016, 7.0e6, "7,0", "slate"),
        (2018, 10.8e6, "10,8", "besancon"), (2020, 11.8e6, "11,8", "quiet"), (2021, 6.7e6, "97,2", "besancon"),
        (2021, 26.6e6, "97,2", "slate"), (2021, 63.9e6, "97,2", "quiet"), (2023, 9.2e6, "9,2", "slate"),
        (2024, 18.0e6, "18,0", "besancon"), (2025, 152.0e6, "152", "ochre"), (None, 4.2e6, "4,2", "slate"),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["year", "value", "head", "tone"])
    encoding = YearColumns(
        year="year", value="value", head="head", tone="tone", form=Form.MONEY, title="Millions d’euros par an",
        apart="sans date", without=("ochre", "Sans The Drug Cell, à une autre échelle"),
        key=(("besancon", "solid", "Besançon"), ("ochre", "solid", "The Drug Cell"), ("slate", "solid", "autres")),
    )  # fmt: skip
    return make(catalogue, language, "awards", table, encoding)


def envelope(catalogue: Catalogue, language: Language) -> Exhibit:
    """What was announced, what was given, and a small part of it."""
    table = pd.DataFrame(
        {
            "what": [
                "annoncés en 2021 pour les biothérapies et la bioproduction",
                "alloués en 2024 à 97 projets",
                LONG,
            ],
            "value": [800e6, 338e6, 13.1e6],
            "label": ["800 M€", "338 M€", "13,1 M€"],
            "shape": ["hollow", "solid", "hatched"],
        }
    )
    encoding = Nested(category="what", value="value", label="label", shape="shape")
    return make(catalogue, language, "envelope", table, encoding)


def promises(catalogue: Catalogue, language: Language) -> Exhibit:
    """Pairs, each on its own scale; nothing observed, nothing known."""
    rows = [
        ("CELLforCURE, Les Ulis", 5000, 250, "5 000 lots par an, 2013", "250 patients en un an, 2021", "orange"),
        ("VMIC, Harwell", 93, 215, "93 M£ annoncés", "215 M£ de fonds publics", "orange"),
        ("Stevenage", 55, 75, "55 M£ au budget de 2014", "75 M£ en 2022", "slate"),
        ("Usine jamais ouverte", 40, 0, "40 lots par an", "jamais ouverte", "orange"),
        (LONG, 12, None, "12 salles", "non publié", "besancon"),
    ]  # fmt: skip
    columns = ["name", "before", "after", "before_said", "after_said", "tone"]
    encoding = TwoBars(
        category="name", before="before", after="after", before_label="before_said", after_label="after_said",
        tone="tone", key=(("slate", "hollow", "annoncé"), ("slate", "solid", "constaté")),
    )  # fmt: skip
    return make(catalogue, language, "promises", pd.DataFrame(rows, columns=columns), encoding)


def overruns(catalogue: Catalogue, language: Language) -> Exhibit:
    """Slopes whose names are near each other on both sides."""
    rows = [
        ("Arras", 300, 750, "LFB, Arras : 300 M€, 2015", "750 M€, 2025 (2,5 fois)", "orange"),
        ("Toulouse", 150, 250, "J.POD, Toulouse : 150 M€, 2021", "250 M€, 2024 (1,7 fois)", "orange"),
        ("Gidy", 35, 86, "Servier, Gidy : 35 M€, 2016", "86 M€, 2024 (2,5 fois)", "orange"),
        ("Tenue", 36, 36, LONG, "36 M€, tenu", "slate"),
        ("Besançon", 38, 20, "Besançon : 38 M€", "20 M€", "besancon"),
    ]
    table = pd.DataFrame(rows, columns=["plant", "before", "after", "from", "to", "tone"])
    encoding = Slopes(
        before="before", after="after", before_label="from", after_label="to", tone="tone", heads=("Annoncé", "Payé")
    )
    return make(catalogue, language, "overruns", table, encoding)


def costs(catalogue: Catalogue, language: Language) -> Exhibit:
    """Sites from a suite of rooms to a plant, a point without a place on the scale, a band."""
    rows = [
        ("EFS, Besançon", 600, 2.5e6, "besancon", "solid"), ("Saint-Ismier", 270, 1.1e6, "slate", "hatched"),
        ("Stevenage", 7700, 85e6, "slate", "solid"), ("Filton", 2100, 11e6, "slate", "solid"),
        ("Servier, Gidy", 6000, 86e6, "quiet", "solid"), ("Arras", 50000, 750e6, "quiet", "solid"),
        ("Valbonne", 600, 5e6, "slate", "hollow"), ("Cantabrie", 320, 1.6e6, "slate", "solid"),
        ("Barcelone", 340, 1.7e6, "slate", "solid"), (LONG, 330, 1.65e6, "slate", "solid"),
        ("Nulle", 0, 5e6, "slate", "solid"),
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["name", "m2", "euros", "tone", "shape"])
    encoding = Cloud(
        x="m2", y="euros", label="name", tone="tone", shape="shape", y_form=Form.MONEY, x_title="Surface (m²)",
        y_title="Coût",
        band=(1.3e6, 6.2e6, "deux salles ajoutées : 1,3 à 6,2 M€"),
        diagonals=((1e3, "1 000 € le m²"), (1e4, "10 000 € le m²")),
        key=(("slate", "solid", "publié"), ("slate", "hollow", "projet")),
    )  # fmt: skip
    return make(catalogue, language, "costs", table, encoding)


def spells(catalogue: Catalogue, language: Language) -> Exhibit:
    """Three sites by year, one without years."""
    rows = [
        ("TxCell, Besançon", 2013, 2015, "2013–2015", "besancon", "Un essai de phase II", "22 écarts, dont 7 majeurs"),
        ("Sangamo, Valbonne", 2021, 2024, "2021–2024", "orange", "600 m² et 5 M€", "fermée, 93 postes"),
        ("CELLforCURE, Les Ulis", 2013, 2026, "2013–2026", "orange", "5 000 lots par an", "250 patients en un an"),
        (LONG, None, 2020, "sans date", "slate", LONG, LONG),
    ]
    table = pd.DataFrame(rows, columns=["site", "low", "high", "label", "tone", "before", "after"])
    encoding = Spells(
        category="site", low="low", high="high", label="label", before_label="before", after_label="after", tone="tone"
    )
    return make(catalogue, language, "spells", table, encoding)


FORMS = (awards, envelope, promises, overruns, costs, spells)
