"""The evaluation: what moves the mean, input by input, and the order that the ranks of the draws give beside it."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.charts.palette import STATUS_SHAPES, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import (
    amounts_between,
    input_name,
    joined,
    quoted_names,
    range_words,
    rounded,
    table_of,
)
from dossier.language import Language, number, t
from dossier.models.sensitivity import Bar
from dossier.scenario import input_rows
from dossier.scenario.figures import Figures, at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import path_of
from dossier.scenario.tables import INPUT_TABLE, REFERENCE, input_references
from dossier.scenario.told import assumed, figure_words, in_millions
from dossier.scenario.turns import Tornado, tornado_of
from dossier.scenario.words import bare_value
from dossier.selection import Facet, Selection

_TORNADO = "evaluation-tornado"
#: Bars drawn; the others are told in one sentence. Inputs whose two orders are compared in words.
_SHOWN, _FIRST = 10, 3
_COLUMNS = ("input", "low", "high", "unit", "at_low", "at_high", "side", "rank", "rank_place", "status", "basis")
_DRAWN = ("start", "length", "label", "tone", "shape", "hover")


@exhibit(_TORNADO, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def widest(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The mean with each input at its P5 then at its P95, the others drawn; widest bar first."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    found, result = tornado_of(catalogue, chosen), path_of(catalogue, chosen).without
    step, rows = result.step("mean"), input_rows(catalogue, chosen.option_id)
    moving = [bar for bar in found.bars if at_step(bar.width, step) > 0]
    shown, rest = moving[:_SHOWN], moving[_SHOWN:]
    mean = result.values.mean
    names = {name: input_name(row, language) for name, row in rows.items()}
    lines = [_line(catalogue, language, rows[bar.input_id], bar, (mean, step), found) for bar in shown]
    return compose(
        catalogue,
        selection,
        _TORNADO,
        table_of((*_COLUMNS, *_DRAWN), lines),
        [
            Column("input", t(language, "column.evaluation.input")),
            Column("low", t(language, "column.evaluation.p5"), Form.NUMBER),
            Column("high", t(language, "column.evaluation.p95"), Form.NUMBER),
            Column("unit", catalogue.heading(language, INPUT_TABLE, "unit")),
            Column("at_low", t(language, "column.evaluation.at_low"), Form.MONEY),
            Column("at_high", t(language, "column.evaluation.at_high"), Form.MONEY),
            Column("side", t(language, "column.evaluation.side")),
            Column("rank", t(language, "column.evaluation.rank")),
            Column("rank_place", t(language, "column.evaluation.rank_place"), Form.NUMBER),
            Column("status", catalogue.heading(language, INPUT_TABLE, "status")),
            Column("basis", catalogue.heading(language, INPUT_TABLE, f"basis_{language}")),
        ],
        Bars(
            value="length",
            category="input",
            base="start",
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_TORNADO}.title"),
            key=tuple(
                (Tone.SLATE, shape, catalogue.label(language, INPUT_TABLE, "status", status))
                for status, shape in STATUS_SHAPES.items()
                if any(rows[bar.input_id].status == status for bar in shown)
            ),
            references=((mean, t(language, f"exhibit.{_TORNADO}.mean", mean=figure_words(language, result, "mean"))),),
        ),
        rows=input_references(catalogue, chosen.option_id, [bar.input_id for bar in shown]) if shown else [],
        variant="reference" if chosen.option_id == REFERENCE else "some" if shown else "fixed",
        values={
            "first": quoted_names(language, [names[shown[0].input_id]]) if shown else "",
            "range": amounts_between(language, lines[0]["at_low"], lines[0]["at_high"]) if lines else "",
            "assumed": assumed(catalogue, language, chosen),
            "details": joined(*_told(language, names, found, shown, rest, result)) if shown else "",
        },
    )


def _side(bar: Bar, mean: float) -> str:
    """Whether the mean with everything drawn lies between the two ends: else the input plays on one side only."""
    return "both" if min(bar.at_low, bar.at_high) <= mean <= max(bar.at_low, bar.at_high) else "one"


def _told(
    language: Language, names: dict[str, str], found: Tornado, shown: list[Bar], rest: list[Bar], result: Figures
) -> Iterator[str]:
    """What the picture leaves to words: range, inputs that come next, both orders, bars of one side, the rest."""
    key, step = f"exhibit.{_TORNADO}", result.step("mean")
    yield t(language, f"{key}.draws", range=range_words(language, result))
    if following := [names[bar.input_id] for bar in shown[1:_FIRST]]:
        yield t(language, f"{key}.next", next=quoted_names(language, following))
    yield _orders(language, found, names)
    if one_sided := [names[bar.input_id] for bar in shown if _side(bar, result.values.mean) == "one"]:
        yield t(language, f"{key}.one_sided", names=quoted_names(language, one_sided))
    if rest:
        yield t(language, f"{key}.others", n=len(rest), most=in_millions(language, at_step(rest[0].width, step)))


def _orders(language: Language, found: Tornado, names: dict[str, str]) -> str:
    """Whether the rank correlation gives the order of the bars, and which one it gives instead."""
    if found.same_order(_SHOWN):
        return t(language, f"exhibit.{_TORNADO}.order.same")
    if found.same_order(_FIRST):
        return t(language, f"exhibit.{_TORNADO}.order.first")
    ranked = quoted_names(language, [names[name] for name in found.by_rank[:_FIRST]])
    return t(language, f"exhibit.{_TORNADO}.order.other", names=ranked)


def _digits(value: float) -> int:
    """Digits of the end of an input, which few observations say: two for a small number."""
    return 2 if abs(value) < 10 else 3


def _line(
    catalogue: Catalogue, language: Language, row: Any, bar: Bar, mean: tuple[float, float], found: Tornado
) -> dict[str, Any]:
    """The label gives the value of the input at the left end, then at the right end."""
    value, step = mean
    ends = sorted(((bar.at_low, bar.low), (bar.at_high, bar.high)))
    left, right = (bare_value(language, row, rounded(each, _digits(each))) for _, each in ends)
    label = t(language, f"exhibit.{_TORNADO}.label", left=left, right=right)
    at_low, at_high = at_step(bar.at_low, step), at_step(bar.at_high, step)
    correlation = 0.0 if np.isnan(bar.rank_correlation) else bar.rank_correlation
    return {
        "input": input_name(row, language),
        "low": rounded(bar.low),
        "high": rounded(bar.high),
        "unit": catalogue.label(language, INPUT_TABLE, "unit", row.unit),
        "at_low": at_low,
        "at_high": at_high,
        "side": t(language, f"exhibit.{_TORNADO}.side.{_side(bar, value)}"),
        "rank": number(language, correlation, 2),
        "rank_place": found.by_rank.index(bar.input_id) + 1,
        "status": catalogue.label(language, INPUT_TABLE, "status", row.status),
        "basis": getattr(row, f"basis_{language}"),
        "start": ends[0][0],
        "length": ends[1][0] - ends[0][0],
        "label": label,
        "tone": Tone.SLATE,
        "shape": STATUS_SHAPES[row.status],
        "hover": t(
            language, f"exhibit.{_TORNADO}.hover", label=label, range=amounts_between(language, at_low, at_high)
        ),
    }
