"""The evaluation: at which value of each input the mean turns, the first levers first."""

from collections.abc import Iterable
from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import STATUS_SHAPES, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import aside_words, input_name, range_words, rounded, table_of
from dossier.language import Language, t
from dossier.language.cells import shortened, small
from dossier.models.inputs import Inputs
from dossier.models.laws import is_constant, law
from dossier.models.sensitivity import ENDS
from dossier.scenario import Scenario, input_rows
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import INPUT_TABLE, REFERENCE, input_references
from dossier.scenario.told import assumed, figure_words
from dossier.scenario.turns import Turn, tornado_of, turns_of
from dossier.scenario.words import bare_value, value_with_unit
from dossier.selection import Facet, Selection

_SWITCHING = "evaluation-switching"
#: The first levers of the page, and the inputs that stand behind them: the widest of the tornado.
_LEVERS, _BEHIND = ("process_days", "price_abroad"), 7
#: Letters of a name in the finding; inputs that have a shorter one of their own.
_LETTERS, _SHORT = 48, frozenset({*_LEVERS, "trials_mean", "trials_served", "signed_trials"})
_COLUMNS = ("group", "input", "used", "unit", "p5", "p95", "turn", "told", "place", "status")
_DRAWN = ("low", "high", "value", "mark", "label", "tone", "shape")


@exhibit(_SWITCHING, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def switching(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Strips between the ends of a slider: nine draws of ten, the value used, and where the mean turns (C7)."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    nothing = chosen.option_id == REFERENCE
    result, rows = path_of(catalogue, chosen).without, input_rows(catalogue, chosen.option_id)
    levers = () if nothing else first_levers(chosen)
    names = () if nothing else (*levers, *behind(catalogue, chosen, levers))
    turns = turns_of(catalogue, chosen, names) if names else {}
    inputs = draws_of(catalogue, chosen.without_clause())[0]
    lines = [
        _line(catalogue, language, rows[name], inputs, turns[name], "levers" if name in levers else "behind")
        for name in names
    ]
    enough = [turn for name in names if (turn := turns[name]) and _is_known(rows[name], turn)]
    return compose(
        catalogue,
        selection,
        _SWITCHING,
        table_of((*_COLUMNS, *_DRAWN), lines),
        [
            Column("input", t(language, "column.evaluation.input")),
            Column("used", t(language, "column.evaluation.used"), Form.NUMBER),
            Column("turn", t(language, "column.evaluation.turn"), Form.NUMBER),
            Column("unit", catalogue.heading(language, INPUT_TABLE, "unit")),
            Column("told", t(language, "column.evaluation.turning")),
            Column("p5", t(language, "column.evaluation.p5"), Form.NUMBER),
            Column("p95", t(language, "column.evaluation.p95"), Form.NUMBER),
            Column("place", t(language, "column.evaluation.inside")),
            Column("status", catalogue.heading(language, INPUT_TABLE, "status")),
        ],
        strip_ranges(language, group="group"),
        rows=input_references(catalogue, chosen.option_id, [*(turn.input_id for turn in enough), *names])
        if names
        else [],
        variant="reference" if nothing else outlook(result, len(enough)),
        values={
            "n": len(enough),
            "first": condition_words(language, rows[enough[0].input_id], enough[0]) if enough else "",
            "mean": figure_words(language, result, "mean"),
            "aside": aside_words(language, chosen),
            "range": range_words(language, result),
            "assumed": assumed(catalogue, language, chosen),
        },
    )


def strip_ranges(language: Language, **more: Any) -> Ranges:
    """How strips are drawn: places along the way between the ends of a slider; ``more`` columns of the form."""
    return Ranges(
        category="input",
        low="low",
        high="high",
        value="value",
        turn="mark",
        label="label",
        tone="tone",
        shape="shape",
        form=Form.PERCENT,
        title=t(language, f"exhibit.{_SWITCHING}.title"),
        signs=tuple((role, t(language, f"exhibit.{_SWITCHING}.sign.{role}")) for role in ("range", "value", "turn")),
        **more,
    )


def strips(
    catalogue: Catalogue, language: Language, chosen: Scenario, names: Iterable[str]
) -> tuple[list[dict[str, Any]], list[tuple[str, float]]]:
    """The strips of some inputs, and what turns the mean by itself: in words, with the share of the draws that do."""
    listed, rows = tuple(names), input_rows(catalogue, chosen.option_id)
    turns, inputs = turns_of(catalogue, chosen, listed), draws_of(catalogue, chosen.without_clause())[0]
    lines = [_line(catalogue, language, rows[name], inputs, turns[name], "levers") for name in listed]
    enough = [
        (condition_words(language, rows[name], turn), _obeying(inputs, turn))
        for name in listed
        if (turn := turns[name]) and _is_known(rows[name], turn)
    ]
    return lines, enough


def _obeying(inputs: Inputs, turn: Turn) -> float:
    """Share of the draws in which an input by itself is where the mean is positive."""
    drawn = np.asarray(getattr(inputs, turn.input_id), dtype=float)
    return float(np.mean(drawn >= turn.obeyed if turn.above else drawn <= turn.obeyed))


def first_levers(chosen: Scenario) -> tuple[str, ...]:
    """How many trials, as the reader or a contract says them, then days a batch and the price abroad."""
    values = chosen.as_dict()
    signed = any(condition.sets.get("signed_trials") for condition in chosen.granted) or values.get("signed_trials")
    drawn = "trials_served" if "trials_served" in values else "trials_mean"
    return (*(("signed_trials",) if signed else ()), drawn, *_LEVERS)


def behind(catalogue: Catalogue, chosen: Scenario, levers: Iterable[str]) -> tuple[str, ...]:
    """The inputs that weigh most beside the first levers."""
    bars = tornado_of(catalogue, chosen).bars
    left = {"trials_mean", *levers} if "trials_served" in chosen.as_dict() else set(levers)
    return tuple(bar.input_id for bar in bars if bar.input_id not in left and bar.width)[:_BEHIND]


def outlook(result: Figures, enough: int) -> str:
    """Which sentence the mean deserves, and how many inputs turn it within what is known of them."""
    sign = "even" if not result.mean_has_sign else "gain" if result.values.mean > 0 else "lose"
    return f"{sign}_{'some' if enough else 'none'}"


def condition_words(language: Language, row: Any, turn: Turn) -> str:
    """What makes the mean positive by itself: to obey it is enough."""
    assert turn.obeyed is not None
    side = "at_least" if turn.above else "at_most"
    words = t(language, f"page.evaluation.{side}", value=value_with_unit(language, row, turn.obeyed))
    key = f"exhibit.{_SWITCHING}.short.{row.input_id}"
    name = t(language, key) if row.input_id in _SHORT else shortened(small(input_name(row, language)), _LETTERS)
    return t(language, "page.evaluation.condition", name=name, value=words)


def known_range(row: Any) -> tuple[float, float]:
    """P5 and P95 of the law of an input; the ends of its slider where it has no law."""
    if is_constant(row) or row.law == "poisson":
        return row.minimum, row.maximum
    low, high = (float(end) for end in np.asarray(law(row).ppf(np.array(ENDS))))
    return low, high


def _is_known(row: Any, turn: Turn) -> bool:
    """Whether a value that can be written turns the mean within nine draws of ten of the input."""
    if is_constant(row) or row.law == "poisson" or turn.obeyed is None:
        return False
    low, high = known_range(row)
    return low <= turn.obeyed <= high


def _line(
    catalogue: Catalogue, language: Language, row: Any, inputs: Inputs, turn: Turn | None, group: str
) -> dict[str, Any]:
    """One strip: places are shares of the way between the ends of the slider."""
    used = rounded(float(np.mean(getattr(inputs, row.input_id))))
    low, high = known_range(row)
    span = row.maximum - row.minimum
    reached = None if turn is None else turn.value if turn.obeyed is None else turn.obeyed
    place = (
        "never"
        if turn is None or turn.obeyed is None
        else "no_law"
        if is_constant(row) or row.law == "poisson"
        else "inside"
        if _is_known(row, turn)
        else "outside"
    )
    told = t(language, f"exhibit.{_SWITCHING}.never")
    if turn is not None and turn.obeyed is not None:
        side = "at_least" if turn.above else "at_most"
        told = t(language, f"page.evaluation.{side}", value=value_with_unit(language, row, turn.obeyed))
    words = bare_value(language, row, used)

    def along(value: float) -> float:
        return float(100 * (value - row.minimum) / span)

    return {
        "group": t(language, f"exhibit.{_SWITCHING}.group.{group}"),
        "input": input_name(row, language),
        "used": used,
        "unit": catalogue.label(language, INPUT_TABLE, "unit", row.unit),
        "p5": rounded(low),
        "p95": rounded(high),
        "turn": None if turn is None else turn.obeyed,
        "told": told,
        "place": t(language, f"exhibit.{_SWITCHING}.place.{place}"),
        "status": catalogue.label(language, INPUT_TABLE, "status", row.status),
        "low": along(low),
        "high": along(high),
        "value": along(float(np.mean(getattr(inputs, row.input_id)))),
        "mark": None if reached is None else along(reached),
        "label": t(
            language, f"exhibit.{_SWITCHING}.label{'_never' if place == 'never' else ''}", used=words, turn=told
        ),
        "tone": Tone.SLATE,
        "shape": STATUS_SHAPES[row.status],
    }
