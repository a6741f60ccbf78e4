"""The evaluation: from the case on paper to the option, step by step."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import option, spread_words
from dossier.language import Language, enumeration, t
from dossier.models.uncertainty import Step
from dossier.scenario import REFERENCE, Scenario
from dossier.scenario.effects import signed
from dossier.scenario.percentiles import range_of
from dossier.scenario.rows import references_of
from dossier.scenario.runs import NAIVE_OPTION, NAIVE_STAFF, results_for, van_se_bridge
from dossier.selection import Facet, Selection

_BRIDGE = "evaluation-bridge"
#: Steps named in the finding.
_NAMED = 2


@exhibit(_BRIDGE, "evaluation", responds=(Facet.SCENARIO,))
def van_se_waterfall(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Why a centre that looks profitable on paper is not: what each assumption takes away, step by step."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    steps = van_se_bridge(catalogue, chosen)
    result = range_of(results_for(catalogue, chosen).draws.evaluation.van_se)
    *corrections, last = steps
    losses = sorted((step for step in corrections if step.change < 0), key=lambda step: step.change)
    variant = (
        "reference"
        if chosen.option_id == REFERENCE
        else "paper_loses"
        if steps[0].start <= 0
        else "falls"
        if losses
        else "holds"
    )
    lines = [_total(language, "paper", steps[0].start), *(_step(language, step) for step in steps)]
    if chosen.option_id != REFERENCE:
        ends = {"low": result.low, "high": result.high, "label": spread_words(language, result), "tone": "ochre"}
        lines.append(
            {**_total(language, "end", last.end), **ends, "step": option(catalogue, language, chosen.option_id)}
        )
    return compose(
        catalogue,
        selection,
        _BRIDGE,
        pd.DataFrame(lines),
        [
            Column("step", t(language, "column.evaluation.step")),
            Column("start", t(language, "column.evaluation.from"), Form.MONEY),
            Column("change", t(language, "column.evaluation.change"), Form.MONEY),
            Column("end", t(language, "column.evaluation.to"), Form.MONEY),
            Column("low", t(language, "column.evaluation.low"), Form.MONEY),
            Column("high", t(language, "column.evaluation.high"), Form.MONEY),
        ],
        Bars(
            value="change",
            category="step",
            base="start",
            low="low",
            high="high",
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            form=Form.MONEY,
            key=(
                ("slate", "hollow", t(language, f"exhibit.{_BRIDGE}.key.paper")),
                ("orange", "solid", t(language, f"exhibit.{_BRIDGE}.key.loss")),
                ("teal", "solid", t(language, f"exhibit.{_BRIDGE}.key.gain")),
                ("ochre", "solid", t(language, f"exhibit.{_BRIDGE}.key.end")),
            ),
        ),
        rows=[
            f"options:{NAIVE_OPTION}",
            f"options:{chosen.option_id}",
            f"parameters:{NAIVE_STAFF}",
            *references_of(catalogue, NAIVE_OPTION),
            *references_of(catalogue, chosen.option_id),
        ],
        variant=variant,
        values={
            "paper": signed(language, steps[0].start),
            "building": option(catalogue, language, NAIVE_OPTION),
            "losses": enumeration(language, [_told(language, step) for step in losses[:_NAMED]]),
            "option": option(catalogue, language, chosen.option_id),
            "range": spread_words(language, result),
            "uncertainty": ""
            if chosen.option_id == REFERENCE
            else t(language, f"exhibit.{_BRIDGE}.uncertainty", range=spread_words(language, result)),
        },
    )


def _told(language: Language, step: Step) -> str:
    return t(language, f"exhibit.{_BRIDGE}.told.{step.name}", change=signed(language, step.change))


def _total(language: Language, name: str, value: float) -> dict[str, Any]:
    words = t(language, f"exhibit.{_BRIDGE}.step.{name}")
    return {
        "step": words,
        "start": 0.0,
        "change": value,
        "end": value,
        "low": None,
        "high": None,
        "label": signed(language, value),
        "tone": "slate",
        "shape": "hollow" if name == "paper" else "solid",
        "hover": t(language, f"exhibit.{_BRIDGE}.hover.{name}"),
    }


def _step(language: Language, step: Step) -> dict[str, Any]:
    return {
        "step": t(language, f"exhibit.{_BRIDGE}.step.{step.name}"),
        "start": step.start,
        "change": step.change,
        "end": step.end,
        "low": None,
        "high": None,
        "label": signed(language, step.change),
        "tone": "teal" if step.change > 0 else "orange",
        "shape": "solid",
        "hover": t(language, f"exhibit.{_BRIDGE}.hover.{step.name}"),
    }
