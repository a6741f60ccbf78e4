"""The evaluation: which legal thresholds the works reach, on the whole project and on the stage that is proposed."""

from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import table_of
from dossier.language import Language, money, percent, t
from dossier.scenario import Scenario
from dossier.scenario.figures import Figures, figures_of
from dossier.scenario.judged import LEGAL_AMOUNTS, LegalShare, legal_shares
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import OPTION_TABLE, REFERENCE, input_references
from dossier.scenario.told import assumed, in_millions, option_label, share
from dossier.selection import Facet, Selection

_THRESHOLDS = "evaluation-thresholds"
_PUBLIC_SHARE = "ese_seuil_part_publique"
#: Inputs that the works depend on.
_WORKS = ("rooms", "capex_per_room", "overrun")
_COLUMNS = ("group", "option", "p5", "p50", "p95", "inventory", "counter", "label", "tone", "shape")


@exhibit(_THRESHOLDS, "evaluation", responds=(Facet.SCENARIO,))
def thresholds(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Works of each option that could be the whole project, and of the stage, against the amounts of the decree."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    inventory, counter = legal_shares(catalogue, chosen)
    nothing = chosen.option_id == REFERENCE
    bare = chosen.without_clause()
    lines = [] if nothing else [_line(catalogue, language, bare, (inventory.stage, counter.stage), "stage")]
    lines += [
        _line(catalogue, language, Scenario(name), (inventory.project[name], counter.project[name]), "project")
        for name in inventory.project
    ]
    largest = max(inventory.project, key=lambda name: (counter.project[name], inventory.project[name]))
    return compose(
        catalogue,
        selection,
        _THRESHOLDS,
        table_of(_COLUMNS, lines),
        [
            Column("group", t(language, "column.evaluation.judged")),
            Column("option", catalogue.heading(language, OPTION_TABLE, f"name_{language}")),
            Column("p50", t(language, "column.option.p50"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
            *(
                Column(name, t(language, f"column.evaluation.{name}", amount=money(language, found.amount)))
                for name, found in (("inventory", inventory), ("counter", counter))
            ),
        ],
        Ranges(
            category="option",
            group="group",
            low="p5",
            high="p95",
            median="p50",
            label="label",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_THRESHOLDS}.title"),
            references=tuple(
                (found.amount, t(language, f"exhibit.{_THRESHOLDS}.line.{name}"))
                for name, found in (("inventory", inventory), ("counter", counter))
            ),
            signs=tuple((role, t(language, f"option.sign.{role}")) for role in ("range", "median")),
        ),
        rows=[f"parameters:{name}" for name in (*LEGAL_AMOUNTS, _PUBLIC_SHARE)]
        + [f"{OPTION_TABLE}:{name}" for name in inventory.project]
        + [reference for name in inventory.project for reference in input_references(catalogue, name, _WORKS)],
        variant="reference" if nothing else judged_on(inventory, counter),
        values={
            "option": option_label(catalogue, language, chosen.option_id),
            "largest": option_label(catalogue, language, largest),
            "inventory": money(language, inventory.amount),
            "counter": money(language, counter.amount),
            "stage": _reach(language, "stage", inventory.stage, option_label(catalogue, language, chosen.option_id)),
            "reached": _reach(language, "reach", inventory.project[largest]),
            "assessed": _reach(language, "reach", counter.project[largest]),
            "stage_assessed": _reach(language, "reach", counter.stage),
            "assumed": assumed(catalogue, language, chosen),
            "share": percent(language, catalogue.row("parameters", _PUBLIC_SHARE).central),
        },
    )


def judged_on(inventory: LegalShare, counter: LegalShare) -> str:
    """Which sentence the shares deserve: the project is named first, the stage stands beside."""
    if counter.stage > 0:
        return "counter_stage"
    if max(counter.project.values()) > 0:
        return "counter"
    if max(inventory.project.values()) > 0:
        return "project"
    return "stage" if inventory.stage > 0 else "below"


def _reach(language: Language, words: str, value: float, option: str = "") -> str:
    """How many draws reach an amount: ``reach`` after ``dans``, ``stage`` as a clause of its own."""
    which = "none" if value == 0 else "all" if value == 1 else "some"
    return t(language, f"exhibit.{_THRESHOLDS}.{words}.{which}", share=share(language, value), option=option)


def _line(
    catalogue: Catalogue, language: Language, scenario: Scenario, reached: tuple[float, float], group: str
) -> dict[str, Any]:
    inputs, centre, _ = draws_of(catalogue, scenario)
    found: Figures = figures_of(np.broadcast_to(np.asarray(centre.investment, dtype=float), inputs.shape))
    values = {each: found.printed(each) for each in ("p5", "p50", "p95")}
    return {
        **values,
        "group": t(language, f"exhibit.{_THRESHOLDS}.group.{group}"),
        "option": option_label(catalogue, language, scenario.option_id),
        "inventory": share(language, reached[0]),
        "counter": share(language, reached[1]),
        "label": t(
            language,
            f"exhibit.{_THRESHOLDS}.label",
            **{name: in_millions(language, each) for name, each in values.items()},
        ),
        "tone": Tone.BESANCON if group == "stage" else Tone.SLATE,
        "shape": Shape.HATCHED,
    }
