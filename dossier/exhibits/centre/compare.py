"""Scenarios side by side: those that a reader keeps, or the named ones, each with its range."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.value_ranges import value_ranges
from dossier.language import Language, enumeration, number, t
from dossier.language.cells import quoted
from dossier.scenario import Scenario, scenario_named
from dossier.scenario.composition import life_cost_of
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import decoded, scenario_of
from dossier.scenario.settled import settled_of, van_se_of
from dossier.scenario.settled_words import called, end_label, euros_of, listed_labels, numbered_twins, sentences
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words
from dossier.selection import Facet, Selection

_COMPARE = "centre-compare"
#: Inputs that say how one counts and not what one does or meets: a scenario that changes one is not ranked.
METHOD = frozenset(
    {
        "discount_rate",
        "public_funds_lambda",
        "health_value_per_batch",
        "operating_years",
        "economic_life",
        "residual_share",
        "demand_period",
    }
)
_FIGURES = ("mean", "p5", "p50", "p95")


@exhibit(_COMPARE, "centre", responds=(Facet.SCENARIO, Facet.COMPARED))
def compare(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The scenario shown beside those kept, else beside the named ones; nothing is called better than another."""
    language = selection.language
    shown, kept = side_by_side(catalogue, selection)
    names = numbered_twins(called(catalogue, language, each) for each in shown)
    found = [van_se_of(catalogue, each) for each in shown]
    counted = [figures for figures, each in zip(found, shown, strict=True) if is_counted(each)]
    apart = [quoted(language, name) for name, each in zip(names, shown, strict=True) if changes_method(each)]
    lines = [
        _line(catalogue, language, name, each, figures, place == 0)
        for place, (name, each, figures) in enumerate(zip(names, shown, found, strict=True))
    ]
    ordered = sorted(counted, key=lambda figures: figures.values.mean)
    ends = [ordered[0], ordered[-1]] if ordered else []
    return compose(
        catalogue,
        selection,
        _COMPARE,
        pd.DataFrame(lines),
        [
            Column("scenario", t(language, "column.centre.scenario")),
            Column("mean", t(language, "column.centre.van_se_mean"), Form.MONEY),
            Column("p5", t(language, "column.centre.p5"), Form.MONEY),
            Column("p50", t(language, "column.centre.p50"), Form.MONEY),
            Column("p95", t(language, "column.centre.p95"), Form.MONEY),
            Column("positive", t(language, "column.centre.positive")),
            Column("batches", t(language, "column.centre.batches_mean")),
            Column("cost", t(language, "column.centre.cost_mean")),
            Column("said", t(language, "column.centre.assumed")),
        ],
        value_ranges(catalogue, language, "scenario"),
        rows=[reference for each in shown for reference in option_references(catalogue, each.option_id)],
        variant=told_of(counted),
        values={
            "n": sum(gains(figures) for figures in counted),
            "total": len(counted),
            "low": figure_words(language, ends[0], "mean") if ends else "",
            "high": figure_words(language, ends[1], "mean") if ends else "",
            "worst": figure_words(language, ends[0], "p5") if ends else "",
            "best": figure_words(language, ends[0], "p95") if ends else "",
            "coverage": sentences(
                t(language, f"exhibit.{_COMPARE}.basis.{'kept' if kept else 'named'}"),
                t(language, f"exhibit.{_COMPARE}.method", n=len(apart), names=enumeration(language, apart))
                if apart
                else "",
            ),
            "listing": listed_labels(language, f"exhibit.{_COMPARE}.listing", lines, "scenario", "told"),
        },
    )


def side_by_side(catalogue: Catalogue, selection: Selection) -> tuple[list[Scenario], bool]:
    """The scenario shown first, each one once; and whether a reader has kept others, else they are the named ones."""
    kept = [decoded(catalogue, code)[0] for code in selection.compared]
    shown = list(dict.fromkeys([scenario_of(catalogue, selection), *kept]))
    if len(shown) > 1:
        return shown, True
    ids = (row.scenario_id for row in catalogue.records("named_scenarios"))
    return list(dict.fromkeys([*shown, *(scenario_named(catalogue, each) for each in ids)])), False


def changes_method(scenario: Scenario) -> bool:
    """Whether the reader counts otherwise, whatever else is assumed."""
    return not METHOD.isdisjoint(scenario.as_dict())


def is_counted(scenario: Scenario) -> bool:
    """Whether the sentence may count a scenario: a project, counted as the dossier counts."""
    return scenario.option_id != REFERENCE and not changes_method(scenario)


def gains(figures: Figures) -> bool:
    """Whether the mean is positive, beyond its sampling error."""
    return figures.mean_has_sign and figures.values.mean > 0


def told_of(counted: Sequence[Figures]) -> str:
    """Which sentence the scenarios that count deserve."""
    if not counted:
        return "nothing"
    if len(counted) == 1:
        return "one"
    positive = sum(map(gains, counted))
    return "none" if not positive else "every" if positive == len(counted) else "some"


def _line(
    catalogue: Catalogue, language: Language, name: str, scenario: Scenario, figures: Figures, is_shown: bool
) -> dict[str, Any]:
    settled, life = settled_of(catalogue, scenario), life_cost_of(catalogue, scenario)
    reference = scenario.option_id == REFERENCE
    mean, low, high = (figure_words(language, figures, each) for each in ("mean", "p5", "p95"))
    named = t(language, f"exhibit.{_COMPARE}.changed", name=name) if changes_method(scenario) else name
    ends = t(language, "centre.interval", low=low, high=high)
    return {
        "scenario": t(language, f"exhibit.{_COMPARE}.shown", name=named) if is_shown else named,
        **{each: figures.printed(each) for each in _FIGURES},
        "positive": "" if reference else figure_words(language, figures, "positive"),
        "batches": "" if reference else end_label(language, settled["batches_started"], number),
        "cost": end_label(language, life.cost, euros_of(life.cost)) if life.exists else t(language, "centre.no_batch"),
        "said": assumed(catalogue, language, scenario),
        "told": mean if low == high else t(language, "centre.mean_and_range", mean=mean, range=ends),
        "label": mean,
        "tone": Tone.INK if reference else Tone.BESANCON if is_shown else Tone.SLATE,
        "shape": Shape.SOLID if reference else Shape.HATCHED,
    }
