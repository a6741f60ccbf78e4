"""What changed in the calculation since version 1: each change, why, and what it moves in the mean."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Waterfall
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, t
from dossier.language.cells import small
from dossier.models.sensitivity import Step
from dossier.scenario import MODEL_VERSION, Scenario
from dossier.scenario.bridges import CHANGES, version_bridge
from dossier.scenario.faults import UnknownOption
from dossier.scenario.figures import at_step
from dossier.scenario.levers import signed_amount
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import path_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import figure_words, in_millions, option_label
from dossier.selection import Facet, Selection

_ID = "evaluation-versions"
#: The version that is compared with the one in force.
FORMER = "1.0"


@exhibit(_ID, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def versions(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """From version 1 at its modes to the mean of today, change by change, for the option that is shown.

    What the reader grants or sets is left aside: version 1 had no conditions.
    """
    language = selection.language
    option_id = scenario_of(catalogue, selection).option_id
    steps = bridge_of(catalogue, option_id)
    found = path_of(catalogue, Scenario(option_id)).without
    step = found.step("mean")
    changes = {each.name: at_step(each.change, step) for each in steps}
    moving = [each for each in steps if changes[each.name]]
    largest = max(moving, key=lambda each: abs(changes[each.name]), default=None)
    before, after = (at_step(value, step) for value in (steps[0].start, steps[-1].end)) if steps else (0.0, 0.0)
    ends = {
        "former": FORMER,
        "version": MODEL_VERSION,
        "low": figure_words(language, found, "p5"),
        "high": figure_words(language, found, "p95"),
    }
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(_lines(language, steps, moving, before, after), columns=_COLUMNS),
        [
            Column("change", t(language, f"exhibit.{_ID}.column.change")),
            Column("effect", t(language, f"exhibit.{_ID}.column.effect"), Form.MONEY),
            Column("why", t(language, f"exhibit.{_ID}.column.why")),
        ],
        Waterfall(
            category="change",
            value="value",
            base="base",
            label="label",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, "option.van_se"),
        ),
        rows=option_references(catalogue, option_id),
        variant=versions_variant(option_id, steps, before, after),
        values={
            "option": option_label(catalogue, language, option_id),
            "before": in_millions(language, before),
            "after": in_millions(language, after),
            "details": t(language, f"exhibit.{_ID}.details", **ends) if steps else "",
            "first": small(t(language, f"exhibit.{_ID}.change.{largest.name}")) if largest else "",
            "moved": signed_amount(language, changes[largest.name]) if largest else "",
            **ends,
        },
    )


def versions_variant(option_id: str, steps: tuple[Step, ...], before: float, after: float) -> str:
    """Which sentence the two ends deserve, as they are printed."""
    if not steps:
        return "reference" if option_id == REFERENCE else "unknown"
    return "same" if before == after else "lower" if after < before else "higher"


def bridge_of(catalogue: Catalogue, option_id: str) -> tuple[Step, ...]:
    """The steps of an option; none for one that version 1 did not have."""
    try:
        return version_bridge(catalogue, option_id)
    except UnknownOption:
        return ()


_COLUMNS = ("change", "effect", "why", "base", "value", "label", "tone", "shape")


def _lines(
    language: Language, steps: tuple[Step, ...], moving: list[Step], before: float, after: float
) -> list[dict[str, Any]]:
    """Both ends and what moves are drawn; what moves nothing here stands in the table alone."""
    if not steps:
        return []
    drawn = {each.name for each in moving}
    lines = [_end(language, "former", before)]
    reached = before
    order = [name for name, _ in CHANGES]
    for each in sorted(steps, key=lambda each: order.index(each.name)):
        line: dict[str, Any] = {
            "change": t(language, f"exhibit.{_ID}.change.{each.name}"),
            "why": t(language, f"exhibit.{_ID}.why.{each.name}"),
            "effect": 0.0,
            "tone": Tone.GREY,
            "shape": Shape.SOLID,
        }
        if each.name in drawn:
            # rounded where the line ends, not step by step: the steps then meet both ends
            to = at_step(each.end, _SMALLEST)
            line |= {
                "effect": to - reached,
                "base": reached,
                "value": to - reached,
                "label": signed_amount(language, to - reached),
                "tone": Tone.TEAL if to > reached else Tone.ORANGE,
                "shape": Shape.SOLID,
            }
            reached = to
        lines.append(line)
    return [*lines, _end(language, "current", after)]


def _end(language: Language, name: str, value: float) -> dict[str, Any]:
    words = t(language, f"exhibit.{_ID}.end.{name}", version=FORMER if name == "former" else MODEL_VERSION)
    return {
        "change": words,
        "base": 0.0,
        "value": value,
        "label": in_millions(language, value),
        "tone": Tone.GREY,
        "shape": Shape.SOLID,
    }


#: Step of the ends of the bars, EUR: the mean of the draws allows it.
_SMALLEST = 100_000.0
