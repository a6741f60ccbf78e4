"""The option: what the right to stop at the review is worth, as a fan of the cumulated value with and without it."""

from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Fan
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import table_of
from dossier.language import Language, number, t
from dossier.scenario.figures import at_step
from dossier.scenario.judged import ValueFan, fan_of
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import ClauseResult, clause_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words, in_millions, option_label, share
from dossier.selection import Facet, Selection

_STOP = "option-stop"
#: What is drawn has every digit; what is read is at the step of the VAN-SE.
_DRAWN, _READ = ("x", "y", "low", "high", "tone", "shape"), ("series", "year", "operating_year", "mean", "p5", "p95")


@exhibit(_STOP, "evaluation", responds=(Facet.SCENARIO,))
def option_stop(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Mean and nine draws of ten by year, without the clause and with it as known then; a bound if all were known."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    nothing = chosen.option_id == REFERENCE
    fan, clause = (None, None) if nothing else (fan_of(catalogue, chosen), clause_of(catalogue, chosen))
    lines = _lines(language, fan, clause) if fan and clause else []
    review = [line["x"] for line in lines if fan and line["operating_year"] == fan.review_year][:1]
    return compose(
        catalogue,
        selection,
        _STOP,
        table_of((*_READ, *_DRAWN), lines),
        [
            Column("series", t(language, "column.option.series")),
            Column("year", t(language, "column.option.time"), Form.NUMBER),
            Column("operating_year", t(language, "column.evaluation.operating_year"), Form.NUMBER),
            Column("mean", t(language, "column.option.mean"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
        ],
        Fan(
            x="x",
            y="y",
            low="low",
            high="high",
            series="series",
            tone="tone",
            shape="shape",
            y_form=Form.MONEY,
            x_title=t(language, f"exhibit.{_STOP}.x"),
            y_title=t(language, f"exhibit.{_STOP}.y"),
            edges=("P5", "P95"),
            levels=((0.0, option_label(catalogue, language, REFERENCE)),),
            references=tuple((x, t(language, f"exhibit.{_STOP}.review")) for x in review),
        ),
        rows=option_references(catalogue, chosen.option_id),
        variant=stop_variant(clause),
        values=_values(language, clause) | {"assumed": assumed(catalogue, language, chosen)},
    )


def stop_variant(clause: ClauseResult | None) -> str:
    """Which sentence the clause deserves; what it does to the share of gaining draws is read, not taken for granted."""
    if clause is None:
        return "reference"
    if not clause.stopped:
        return "idle"
    bare, with_clause = clause.without, clause.observed
    if with_clause.printed("mean") <= bare.printed("mean"):
        return "no_gain"
    if with_clause.printed("positive") == bare.printed("positive"):
        return "same_share" if with_clause.values.positive else "no_share"
    return "more_gain" if with_clause.values.positive > bare.values.positive else "gain"


def _values(language: Language, clause: ClauseResult | None) -> dict[str, object]:
    if clause is None:
        return dict.fromkeys(("details", "year"), "")
    found = {
        f"{name}{suffix}": figure_words(language, figures, name)
        for suffix, figures in (("", clause.without), ("_clause", clause.observed))
        for name in ("mean", "p5", "positive")
    }
    told_values = {
        "stopped": share(language, clause.stopped, clause.observed.step("positive")),
        "bound": figure_words(language, clause.perfect, "mean"),
        "closing": in_millions(language, at_step(clause.closing.p50, clause.without.step("mean"))),
    }
    return {
        **found,
        **told_values,
        "year": number(language, clause.review_year),
        "details": t(language, f"exhibit.{_STOP}.details", **told_values),
    }


def _lines(language: Language, fan: ValueFan, clause: ClauseResult) -> list[dict[str, Any]]:
    """The rows of each line in turn: without the clause, with it, the bound."""
    series: list[tuple[str, Any, Tone, Shape, Any]] = [
        ("without", fan.without, Tone.GREY, Shape.SOLID, clause.without),
        ("with", fan.with_clause, Tone.SLATE, Shape.SOLID, clause.observed),
        ("bound", {"mean": fan.bound}, Tone.INK, Shape.SMALL, clause.perfect),
    ]
    lines = []
    for name, band, tone, shape, figures in series:
        for place, (time, operating_year) in enumerate(zip(fan.time, fan.operating_year, strict=True)):
            line = {
                "series": t(language, f"exhibit.{_STOP}.series.{name}"),
                "x": float(time),
                "year": round(float(time), 1),
                "operating_year": int(operating_year),
                "tone": str(tone),
                "shape": str(shape),
            }
            for role, column in (("y", "mean"), ("low", "p5"), ("high", "p95")):
                value = float(band[column][place]) if column in band else None
                line[role] = value
                line[column] = None if value is None else at_step(value, figures.step(column))
            lines.append(line)
    return lines
