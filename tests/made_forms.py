"""Exhibits made by hand of the forms that are planned as a sheet of marks, one a kind and more."""

import itertools
import math
from collections.abc import Callable

import made_amounts
import pandas as pd
from made_exhibit import LONG, make
from made_time import TIME

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Checklist, Dots, Fan, Grid, Histogram, Ranges, Waterfall
from dossier.charts.encoding_places import Inset, Places
from dossier.charts.encoding_sketches import Opposed, Steps
from dossier.charts.ground import Extent
from dossier.exhibits import Exhibit, Form
from dossier.language import Language

Build = Callable[[Catalogue, Language], Exhibit]


def combinations(catalogue: Catalogue, language: Language) -> Exhibit:
    """Sixteen combinations of four conditions, three figures in each."""
    rows = []
    for signed, fast, abroad, paired in itertools.product((0, 1), repeat=4):
        gain = 19 + 9 * signed + 6 * fast + 16 * abroad + 7 * paired + 3 * signed * abroad
        mean = -7.4 + 4.1 * signed + 1.7 * fast + 4.2 * abroad + 3.6 * paired * (1 + signed)
        rows.append(
            {
                "contracts": ("Sans contrat", "Deux essais signés")[signed],
                "days": ("durée d’aujourd’hui", "douze jours au plus")[fast],
                "abroad": ("Part à l’étranger inconnue", "Quatre lots sur cinq achetés à l’étranger")[abroad],
                "lots": ("un lot par salle", "deux lots payés par salle")[paired],
                "figures": f"{gain} %\n{mean:.1f} M€\nP5 {mean - 9.5:.1f}".replace("-", "−").replace(".", ","),
                "gain": gain,
                "tone": "teal" if mean > 0 else "orange",
            }
        )
    marks = (
        ("Deux essais signés", "hollow", "à signer"),
        ("douze jours au plus", "solid", "à mesurer"),
        ("Quatre lots sur cinq achetés à l’étranger", "hatched", "un pari"),
        ("deux lots payés par salle", "hatched", "un pari"),
    )
    encoding = Grid(
        row="days", over_row="contracts", column="lots", over_column="abroad", figures="figures", value="gain",
        tone="tone", marks=marks, key=(("orange", "solid", "Perd en moyenne"), ("teal", "solid", "Gagne en moyenne")),
    )  # fmt: skip
    return make(catalogue, language, "combinations", pd.DataFrame(rows), encoding)


def fan(catalogue: Catalogue, language: Language) -> Exhibit:
    """Without a clause and with it, cut at a year; a bound."""
    rows = []
    for name, tone, stop in (("Sans clause", "grey", 99), ("Avec la clause d’arrêt", "slate", 5)):
        for year in range(13):
            way = min(year, stop + (year - stop) * 0.2) if year > stop else float(year)
            mean = -3.6 * min(way, 2) / 2 - 0.32 * max(way - 2, 0)
            rows.append(
                {
                    "year": 2027 + year, "variant": name, "value": mean, "low": mean - 1.15 * way - 0.2,
                    "high": mean + 0.95 * year + 0.2, "tone": tone, "shape": "solid",
                }
            )  # fmt: skip
    rows += [
        {"year": 2027 + year, "variant": "Si l’on savait tout", "value": 0.2 * year - 1.8 * min(year, 2), "tone": "ink",
         "shape": "small"}
        for year in range(13)
    ]  # fmt: skip
    encoding = Fan(
        x="year", y="value", low="low", high="high", series="variant", tone="tone", shape="shape", x_form=Form.YEAR,
        y_title="Valeur cumulée, M€", edges=("P5", "P95"), levels=((0.0, "sans le projet"),),
        references=((2032.0, "revue : on arrête sous le seuil"),),
    )  # fmt: skip
    return make(catalogue, language, "fan", pd.DataFrame(rows), encoding)


def ladder(catalogue: Catalogue, language: Language) -> Exhibit:
    """Options with mean and median; one that cannot be computed, one at zero."""
    rows = [
        ("Sans le projet", 0.0, 0.0, 0.0, 0.0, "0", None, "ink", "solid"),
        ("Deux salles dans l’EFS", -20.5, -7.4, -8.6, 9.1, "−7,4 M€", None, "besancon", "hatched"),
        ("Deux salles, avec la clause d’arrêt", -11.5, -4.4, -4.9, 8.8, "−4,4 M€", None, "besancon", "hatched"),
        ("Bâtiment neuf de deux salles", -48.0, -30.0, -31.0, -8.0, "−30 M€", None, "slate", "hatched"),
        ("Bâtiment neuf de six salles", -130.0, -88.0, -90.0, -40.0, "−88 M€", None, "slate", "hatched"),
        ("Payer un façonnier", None, None, None, None, "", "ne peut pas être calculé", "slate", "solid"),
    ]  # fmt: skip
    names = ["option", "low", "mean", "median", "high", "label", "said", "tone", "shape"]
    encoding = Ranges(
        category="option", low="low", high="high", value="mean", median="median", label="label", said="said",
        tone="tone", shape="shape", title="Valeur actuelle nette, M€", references=((0.0, "sans le projet"),),
        signs=(("range", "de P5 à P95"), ("value", "moyenne"), ("median", "médiane")),
    )  # fmt: skip
    return make(catalogue, language, "ladder", pd.DataFrame(rows, columns=names), encoding)


def strips(catalogue: Catalogue, language: Language) -> Exhibit:
    """What turns the result: the value used, the value at which the mean turns, a reference through all rows."""
    rows = [
        ("Prix d’un lot à l’étranger (k€)", 60.0, 200.0, 90.0, 165.0, None, "Prix"),
        ("Essais servis par an", 20.0, 90.0, 35.0, 72.0, None, "Demande"),
        ("Jours de salle par lot", 30.0, 110.0, 62.0, None, "ne tourne jamais", "Demande"),
        (LONG, 40.0, 190.0, 100.0, 130.0, None, "Demande"),
        ("Part achetée à l’étranger", 10.0, 100.0, 40.0, 95.0, None, "Demande"),
    ]
    table = pd.DataFrame(rows, columns=["name", "low", "high", "used", "turn", "label", "group"])
    encoding = Ranges(
        category="name", low="low", high="high", value="used", turn="turn", label="label", group="group",
        band=(60.0, 100.0, "prix académiques publiés"), title="k€",
        signs=(("range", "de la plus basse à la plus haute"), ("value", "retenue"), ("turn", "la moyenne tourne")),
    )  # fmt: skip
    return make(catalogue, language, "strips", table, encoding)


def draws(catalogue: Catalogue, language: Language) -> Exhibit:
    """Draws on both sides of zero, mean and median near each other."""
    lows = [float(low) for low in range(-32, 22, 2)]
    shares = [
        math.exp(-(((low + 1 + 8.0) / 8.5) ** 2) / 2) * 9.4 + (1.2 if low > 4 else 0) * (low < 14) for low in lows
    ]
    table = pd.DataFrame(
        {"from": lows, "to": [low + 2 for low in lows], "share": shares,
         "tone": ["orange" if low < 0 else "teal" for low in lows]}
    )  # fmt: skip
    encoding = Histogram(
        low="from", high="to", value="share", tone="tone", title="Valeur actuelle nette, M€",
        y_title="Part des tirages, par tranche de 2 M€", zero="sans le projet",
        references=((-7.4, "moyenne : −7,4 M€"), (-8.6, "médiane : −8,6 M€")),
        sides=("← perd : 81 % des tirages", "gagne : 19 % des tirages →"),
    )  # fmt: skip
    return make(catalogue, language, "draws", table, encoding)


def steps(catalogue: Catalogue, language: Language) -> Exhibit:
    """A bridge that passes below zero and comes back."""
    table = pd.DataFrame(
        {
            "step": ["Ventes évitées", "Santé", "Personnel", "Matières", "Travaux", "Clause d’arrêt", "Résultat"],
            "base": [0.0, 31.0, 31.0, 14.0, 2.4, -7.4, 0.0],
            "value": [31.0, 0.0, -17.0, -11.6, -9.8, 3.0, -4.4],
            "tone": ["teal", "teal", "orange", "orange", "orange", "teal", "besancon"],
            "shape": ["solid"] * 6 + ["hatched"],
            "label": ["31,0", "0", "−17,0", "−11,6", "−9,8", "+3,0", "−4,4"],
        }
    )
    encoding = Waterfall(
        category="step", value="value", base="base", tone="tone", shape="shape", label="label", title="M€ de 2026"
    )
    return make(catalogue, language, "steps", table, encoding)


def triggers(catalogue: Catalogue, language: Language) -> Exhibit:
    """Eight boxes in three states."""
    asks = [
        ("Deux essais de phase III signés, 75 patients chacun", "Promoteurs", "missing", "vide", None),
        ("Douze jours de salle au plus, d’après les dossiers de lot", "EFS BFC", "hollow", "demandé", "2026-11-12"),
        ("Quatre lots sur cinq avec un devis et un refus daté", "Promoteurs", "missing", "vide", None),
        ("Un opérateur nommé, un coût fixe, un payeur, la clause", "Grand Besançon", "missing", "vide", None),
        ("Une position écrite sur The Drug Cell et Les Ulis", "EFS, État", "hollow", "demandé", "2026-10"),
        ("Deux lots par salle mesurés dans les deux suites existantes", "EFS BFC", "missing", "vide", None),
        ("Les inspections depuis 2015 publiées", "ANSM", "solid", "obtenu", "2026-11-20"),
        ("Un protocole du capteur en ligne dans les deux salles", "FEMTO-ST", "missing", "vide", None),
    ]  # fmt: skip
    table = pd.DataFrame(asks, columns=["threshold", "holder", "shape", "state", "date"])
    encoding = Checklist(
        label="threshold", holder="holder", state="state", date="date", shape="shape", count="1 sur 8 obtenu"
    )
    return make(catalogue, language, "triggers", table, encoding)


def patients(catalogue: Catalogue, language: Language) -> Exhibit:
    """Three numbers of dots, the last a full one of another size."""
    table = pd.DataFrame(
        {
            "name": ["Aujourd’hui", "Décidé ou signé", "Un essai médian"],
            "value": [19, 34, 75],
            "total": [100, 100, 75],
            "label": ["19 tirages sur 100 gagnent", "34 tirages sur 100 gagnent", "75 patients, un lot chacun"],
            "tone": ["teal", "teal", "slate"],
        }
    )
    encoding = Dots(category="name", value="value", total="total", label="label", tone="tone")
    return make(catalogue, language, "patients", table, encoding)


def located(catalogue: Catalogue, language: Language) -> Exhibit:
    """Marks of each form on France with an inset, two of them on one place, a line to a place outside."""
    rows = [
        ("Besançon", "phases I et II ; phase III à l’étude", 5.963, 47.225, 0.5, "besancon", "solid", None, None),
        (None, None, 5.963, 47.225, 1.0, "besancon", "missing", None, None),
        ("Les Ulis", "cellules, à vendre", 2.168, 48.681, 0.7, "orange", "solid", None, None),
        ("Corbeil-Essonnes", "vecteurs viraux", 2.482, 48.614, 0.7, "slate", "solid", None, None),
        ("Créteil", "public, un seul essai", 2.456, 48.79, 0.7, "slate", "hollow", "x", None),
        ("Lyon", None, 4.836, 45.764, 0.4, "quiet", "solid", None, None),
        ("Saint-Herblain", "deux sites", -1.65, 47.212, 0.4, "quiet", "hatched", "x", None),
        (None, None, 1.444, 43.604, 0.3, "quiet", "solid", None, None),
        ("Ailleurs", "hors du cadre", -79.0, 36.0, 0.3, "quiet", "solid", None, None),
        ("Paris", None, 2.352, 48.857, 0.4, "slate", "hollow", None, "vers Raleigh"),
    ]
    names = ["city", "words", "lon", "lat", "size", "tone", "shape", "square", "link"]
    table = pd.DataFrame(rows, columns=names)
    table["east"], table["north"] = [None] * 9 + [-78.64], [None] * 9 + [35.78]
    encoding = Places(
        longitude="lon", latitude="lat", radius="size", label="city", words="words", tone="tone", shape="shape",
        square="square", to_longitude="east", to_latitude="north", link="link",
        inset=Inset("Île-de-France", Extent(1.75, 48.35, 3.0, 49.05)), key=(("besancon", "missing", "en projet"),),
    )  # fmt: skip
    return make(catalogue, language, "located", table, encoding)


def journey(catalogue: Catalogue, language: Language) -> Exhibit:
    """Five steps, one missing, one without words, with ways out."""
    rows = [
        ("patient", "Un malade", "", "On prélève ses cellules.", "", "slate", "solid"),
        ("room", "Une salle au nom bien plus long que sa place", "12 jours", "", "Perdu.", "besancon", "hollow"),
        ("control", LONG, "", "Libéré, ou refusé.", "", "slate", "missing"),
        ("none", "", "3,6 M€", "de travaux (médiane), de 1,3 à 6,2 M€", "Rien ne se construit.", "ink", "hatched"),
        ("stop", "Arrêter", "11,5 M€", LONG, "Fermer coûte.", "grey", "solid"),
    ]  # fmt: skip
    names = ["sign", "step", "figure", "said", "exit", "tone", "shape"]
    encoding = Steps(sign="sign", label="step", figure="figure", said="said", exit="exit", tone="tone", shape="shape")
    return make(catalogue, language, "journey", pd.DataFrame(rows, columns=names), encoding)


def claims_placed(catalogue: Catalogue, language: Language) -> Exhibit:
    """Names on both sides of a line, many in one cell, none in others."""
    columns, levels = ("Officielle", "De l’organisme", "Presse"), ("Contexte", "Contribue", "Décisif")
    rows = [
        (
            f"Argument {index} au nom assez long",
            columns[index % 2],
            levels[index % 3],
            ("Pour", "Contre")[index % 2],
            f"claim-{index}",
        )
        for index in range(19)
    ]
    table = pd.DataFrame(rows, columns=["name", "proof", "bearing", "side", "link"])
    encoding = Opposed(
        label="name", across="proof", up="bearing", side="side", link="link",
        columns_in_order=columns, rows_in_order=levels, sides=("Pour", "Contre"),
    )  # fmt: skip
    return make(catalogue, language, "claims_placed", table, encoding)


FORMS: tuple[Build, ...] = (
    combinations,
    fan,
    ladder,
    strips,
    draws,
    steps,
    triggers,
    patients,
    located,
    journey,
    claims_placed,
    *TIME,
    *made_amounts.FORMS,
)
