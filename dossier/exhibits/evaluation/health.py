"""The evaluation: the health value a batch at which the mean would turn, beside the official value of a life-year."""

from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import aside_words, range_words, rounded, table_of
from dossier.language import Language, money, t
from dossier.scenario import input_rows
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import path_of
from dossier.scenario.tables import REFERENCE, input_references
from dossier.scenario.told import assumed, figure_words
from dossier.scenario.turns import Turn, turns_of
from dossier.scenario.words import value_with_unit
from dossier.selection import Facet, Selection

_HEALTH = "evaluation-health"
_INPUT, _LIFE_YEAR = "health_value_per_batch", "vav"


@exhibit(_HEALTH, "evaluation", responds=(Facet.SCENARIO,))
def health(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Counted, needed for the mean to turn (C7), and the value of a year of life: three bars."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    nothing = chosen.option_id == REFERENCE
    result = path_of(catalogue, chosen).without
    turn = None if nothing else turns_of(catalogue, chosen, [_INPUT])[_INPUT]
    row = input_rows(catalogue, chosen.option_id)[_INPUT]
    counted, life_year = chosen.as_dict().get(_INPUT, float(np.max(row.mode))), catalogue.row("parameters", _LIFE_YEAR)
    needed = turn.obeyed if turn else None
    variant = "reference" if nothing else turning_health(turn, counted, result.values.mean)
    years = (needed or 0.0) / life_year.central
    years = rounded(years, 1 if years < 1 else 2)
    drawn = {"counted": counted, "needed": needed, "life_year": life_year.central}
    return compose(
        catalogue,
        selection,
        _HEALTH,
        table_of(
            ("case", "value", "tone", "shape"),
            [_line(language, name, value) for name, value in drawn.items() if value is not None]
            if variant in ("zero", "set")
            else [],
        ),
        [
            Column("case", t(language, "column.evaluation.case")),
            Column("value", t(language, "column.evaluation.health"), Form.MONEY),
        ],
        Bars(category="case", value="value", tone="tone", shape="shape", form=Form.MONEY, fewest=2),
        rows=[*input_references(catalogue, chosen.option_id, [_INPUT]), f"parameters:{_LIFE_YEAR}"],
        variant=variant,
        values={
            "needed": money(language, needed) if needed else "",
            "years": t(language, f"exhibit.{_HEALTH}.years", n=years, value=years),
            "set": value_with_unit(language, row, counted),
            "most": value_with_unit(language, row, row.maximum or 0.0),
            "mean": figure_words(language, result, "mean"),
            "aside": aside_words(language, chosen),
            "range": range_words(language, result),
            "assumed": assumed(catalogue, language, chosen),
        },
    )


def turning_health(turn: Turn | None, counted: float, mean: float) -> str:
    """Which sentence the lever deserves: no value turns the mean, none is needed, one is, the reader has set one."""
    if turn is None or turn.obeyed is None:
        return "needless" if mean > 0 else "never"
    return "set" if counted else "zero"


def _line(language: Language, name: str, value: float) -> dict[str, Any]:
    return {
        "case": t(language, f"exhibit.{_HEALTH}.case.{name}"),
        "value": value,
        "tone": Tone.INK if name == "life_year" else Tone.SLATE,
        "shape": Shape.SOLID if name == "life_year" else Shape.HATCHED,
    }
