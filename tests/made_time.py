"""Exhibits made by hand of the forms of time, of the chain, of the stages and of two sides."""

from collections.abc import Callable

import pandas as pd
from made_exhibit import LONG, make

from dossier.catalogue import Catalogue
from dossier.charts.encoding_states import Chain, Sides, Stages
from dossier.charts.encoding_time import Lanes, Lifelines
from dossier.exhibits import Exhibit
from dossier.language import Language

Build = Callable[[Catalogue, Language], Exhibit]


def lanes(catalogue: Catalogue, language: Language) -> Exhibit:
    """Three lanes: one crowded and then silent, one with a plan, one long."""
    names = ["lane", "at", "to", "date", "event", "told", "tone", "shape"]
    rows = [
        ("Le projet", 2023.36, None, "2023-05-11", "Visite", "d’après les collectivités", "besancon", "hatched"),
        ("Le projet", 2023.39, None, "2023-05-22", "Rencontre des industriels à Besançon", "", "besancon", "solid"),
        ("Le projet", 2023.7, None, "2023-09-13", "Inscription au contrat de territoire", "", "besancon", "solid"),
        ("Le projet", 2024.12, None, "2024-02", "Étude de faisabilité", "", "besancon", "solid"),
        ("Le projet", 2024.12, 2026.9, "", "aucun texte trouvé depuis février 2024", "", "grey", "missing"),
        ("Une usine", 2024.4, None, "2024-05-28", "Aide autorisée", "", "ochre", "solid"),
        ("Une usine", 2025.15, None, "2025-02-26", "Montant donné par la presse", "", "ochre", "solid"),
        ("Une usine", 2030.5, None, "2030", "Premiers essais visés", "", "ochre", "hollow"),
        ("Un site", 2013.7, None, "2013-09-10", "Inauguration du site", "", "slate", "solid"),
        ("Un site", 2019.3, None, "2019-04", "Vente à un laboratoire", "", "slate", "solid"),
        ("Un site", 2023.9, None, "2023-12-01", "Vente à un façonnier", "", "slate", "solid"),
        ("Un site", 2026.27, None, "2026-04-08", LONG, "", "orange", "solid"),
    ]  # fmt: skip
    encoding = Lanes(
        moment="at", until="to", lane="lane", label="event", date="date", said="told", tone="tone", shape="shape",
        now=(2026.9, "aujourd’hui"),
    )  # fmt: skip
    return make(catalogue, language, "lanes", pd.DataFrame(rows, columns=names), encoding)


def lifelines(catalogue: Catalogue, language: Language) -> Exhibit:
    """Each fate once, an unknown beginning, one in Besançon."""
    names = ["site", "place", "from", "turn", "to", "fate", "label", "where", "tone"]
    rows = [
        ("TxCell", "Besançon", 2013.5, None, 2015.6, "closed", "fermé en 2015 : écarts", "En France", "besancon"),
        ("Une plate-forme", "Lyon", 2013.8, None, 2018.5, "moved", "reprise : peu de locataires", "En France", "slate"),
        ("Une unité de Nantes", "Nantes", None, None, 2023.5, "closed", "fermée en 2023", "En France", "slate"),
        ("CELLforCURE", "Les Ulis", 2013.7, 2026.3, 2026.9, "sale", "en vente depuis avril 2026", "En France", "slate"),
        (LONG, "Gosselies", 2022.9, 2026.0, 2026.9, "closing", "fermeture annoncée", "À l’étranger", "slate"),
        ("Un centre ouvert", "Stevenage", 2008.0, None, 2026.9, "open", "", "À l’étranger", "slate"),
        ("Une usine", "", 2026.5, None, 2026.9, "planned", "annoncée", "À l’étranger", "slate"),
    ]  # fmt: skip
    encoding = Lifelines(
        category="site", place="place", start="from", turn="turn", end="to", fate="fate", label="label", group="where",
        tone="tone", span=(2010.0, 2027.0),
        signs=(("open", "ouvert"), ("sale", "en vente"), ("closing", "fermeture annoncée"), ("closed", "fermé"),
               ("moved", "repris")),
    )  # fmt: skip
    return make(catalogue, language, "lifelines", pd.DataFrame(rows, columns=names), encoding)


def chain(catalogue: Catalogue, language: Language) -> Exhibit:
    """Ten steps, four territories, names of one step."""
    steps = ["Recherche", "Préclinique", "Développement de procédé", "Lots de phases I et II", "Lots de phase III",
             "Lots commerciaux", "Contrôle qualité", "Essais cliniques", "Équipements", "Formation"]  # fmt: skip
    rows = []
    for i, step in enumerate(steps):
        for j, place in enumerate(["Besançon", "Reste de la région", "Autres régions", "Pays voisins"]):
            held = j > 1 or (i not in (4, 5) and (i + j) % 4 != 3)
            rows.append(
                {
                    "step": step, "place": place, "names": "EFS\nYposkesi (en vente)" if held else "aucun",
                    "tone": "slate" if j else "besancon", "shape": "solid" if held else "missing",
                }
            )  # fmt: skip
    encoding = Chain(row="place", column="step", names="names", tone="tone", shape="shape", focus="Lots de phase III")
    return make(catalogue, language, "chain", pd.DataFrame(rows), encoding)


def stages(catalogue: Catalogue, language: Language) -> Exhibit:
    """Three classes, two of them without a late candidate."""
    heads = ("Préclinique", "Phase I", "Phase I/II ou II", "Stade tardif", "Phase non précisée")
    marks = (("disc", "slate"), ("square", "violet"), ("diamond", "grey"), ("disc", "besancon"))
    rows = []
    found = {
        "CAR-T": (2, 1, 7, 1, 4),
        "Thérapie génique AAV": (0, 1, 6, 3, 1),
        "Thérapie cellulaire": (3, 2, 14, 0, 2),
        "Ingénierie tissulaire": (1, 1, 0, 0, 0),
    }
    for k, (kind, counts) in enumerate(found.items()):
        for i, count in enumerate(counts):
            for n in range(count):
                form, tone = marks[(i + n + k) % 4]
                rows.append(
                    {
                        "class": kind, "stage": heads[i], "form": form, "tone": tone, "letter": "A" if n % 3 else None,
                        "shape": "solid" if n % 4 else "hollow",
                        "label": f"Produit {n} (un promoteur)" if i == 3 else None, "hint": f"Produit {n}",
                    }
                )  # fmt: skip
    encoding = Stages(
        row="class", column="stage", form="form", letter="letter", label="label", tone="tone", shape="shape",
        hover="hint", heads=heads,
        wanted=("Stade tardif", "autologue et tardif : aucun candidat trouvé"),
        signs=(("disc", "slate", "", "solid", "fait en France"), ("square", "violet", "", "solid", "fait à l’étranger"),
               ("diamond", "grey", "", "solid", "lieu inconnu"), ("disc", "grey", "", "hollow", "prévu"),
               ("", "", "A", "solid", "autologue")),
    )  # fmt: skip
    return make(catalogue, language, "stages", pd.DataFrame(rows), encoding)


def two_sides(catalogue: Catalogue, language: Language) -> Exhibit:
    """What is measured against what is missing."""
    names = ["side", "label", "date", "detail", "tone", "shape"]
    rows = [
        ("Mesuré", "Le nombre de lymphocytes, à trois pour cent près", "2022", "sur une lignée", "besancon", "solid"),
        ("Mesuré", "Lymphocytes et bactéries ensemble", "2023-04-27", "", "besancon", "solid"),
        ("Mesuré", LONG, "2025-08-06", LONG, "besancon", "solid"),
        ("Manquant", "Des cellules de patients", "", "un protocole à écrire", "grey", "missing"),
        ("Manquant", "Les conditions BPF", "", "", "grey", "missing"),
    ]
    encoding = Sides(side="side", label="label", date="date", detail="detail", tone="tone", shape="shape")
    return make(catalogue, language, "two_sides", pd.DataFrame(rows, columns=names), encoding)


TIME: tuple[Build, ...] = (lanes, lifelines, chain, stages, two_sides)
