"""The evaluation: what moves the result, other rates and costs of public funds, and the health lever."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.charts.palette import STATUS_SHAPES
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import between, joined, portion, quoted_names, rounded, spread_words
from dossier.language import Language, enumeration, money, percent, t
from dossier.models.evaluation import discount_rate
from dossier.models.uncertainty import Bar
from dossier.scenario import REFERENCE, Scenario, draws
from dossier.scenario.effects import signed
from dossier.scenario.percentiles import Range, range_of
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import results_for, van_se_tornado
from dossier.scenario.words import bare_value
from dossier.selection import Facet, Selection

_TORNADO, _RATES = "evaluation-tornado", "evaluation-sensitivity"
#: Bars drawn; the others are told in one sentence.
_SHOWN = 10
_RATE_ROWS = ("taux_sans_risque", "prime_de_risque", "beta_socioeconomique", "taux_actualisation_ancien")
#: Costs of public funds: row, and what is taken from its value (a multiplier stands 1 above the cost).
_LAMBDA_ROWS = {"mcf_danemark_2023": 1, "mcf_norvege": 1, "lambda_cofp_fr_2011": 0}


@exhibit(_TORNADO, "evaluation", responds=(Facet.SCENARIO,))
def widest(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Each input from its low to its high value, the others at their centre; widest first."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    found = results_for(catalogue, chosen)
    bars = van_se_tornado(catalogue, chosen)
    shown, rest = bars[:_SHOWN], bars[_SHOWN:]
    known = rows_of(catalogue, chosen.option_id)
    centre = float(found.central.evaluation.van_se)
    variant = "reference" if chosen.option_id == REFERENCE else "fixed" if not _moves(bars) else "some"
    first = bars[0] if bars else None
    return compose(
        catalogue,
        selection,
        _TORNADO,
        pd.DataFrame([_bar(catalogue, language, known[bar.input_id], bar, centre) for bar in shown] if first else []),
        [
            Column("input", t(language, "column.evaluation.input")),
            Column("low", catalogue.heading(language, "model_inputs", "low"), Form.NUMBER),
            Column("high", catalogue.heading(language, "model_inputs", "high"), Form.NUMBER),
            Column("unit", catalogue.heading(language, "model_inputs", "unit")),
            Column("at_low", t(language, "column.evaluation.at_low"), Form.MONEY),
            Column("at_high", t(language, "column.evaluation.at_high"), Form.MONEY),
            Column("status", catalogue.heading(language, "model_inputs", "status")),
            Column("basis", catalogue.heading(language, "model_inputs", f"basis_{language}")),
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
            key=tuple(
                ("slate", shape, catalogue.label(language, "model_inputs", "status", status))
                for status, shape in STATUS_SHAPES.items()
                if any(known[bar.input_id].status == status for bar in shown)
            ),
            references=((centre, t(language, f"exhibit.{_TORNADO}.centre")),),
        ),
        rows=references_of(catalogue, chosen.option_id, [bar.input_id for bar in bars]) if bars else [],
        variant=variant,
        values={
            "first": quoted_names(language, [_name(known[first.input_id], language)]) if first else "",
            "range": between(language, *sorted((first.at_low, first.at_high))) if first else "",
            "next": quoted_names(language, [_name(known[bar.input_id], language) for bar in bars[1:3] if bar.width]),
            "draws": spread_words(language, range_of(found.draws.evaluation.van_se)),
            "told": joined(
                t(language, f"exhibit.{_TORNADO}.others", n=len(rest), most=_wide(language, rest[0])) if rest else "",
                t(language, f"exhibit.{_TORNADO}.set", n=len(chosen.overrides)) if bars and chosen.overrides else "",
            ),
        },
    )


def _moves(bars: tuple[Bar, ...]) -> bool:
    return any(bar.width for bar in bars)


def _wide(language: Language, bar: Bar) -> str:
    return money(language, bar.width, significant=2)


def _name(row: Any, language: Language) -> str:
    return str(getattr(row, f"name_{language}"))


def _bar(catalogue: Catalogue, language: Language, row: Any, bar: Bar, centre: float) -> dict[str, Any]:
    """The label gives the value of the input at the left end, then at the right end."""
    left, right = min(bar.at_low, bar.at_high, centre), max(bar.at_low, bar.at_high, centre)
    values = (bar.low, bar.high) if bar.at_low <= bar.at_high else (bar.high, bar.low)
    ends = [bare_value(language, row, value) for value in values]
    label = t(language, f"exhibit.{_TORNADO}.label", left=ends[0], right=ends[1])
    return {
        "input": _name(row, language),
        "low": bar.low,
        "high": bar.high,
        "unit": catalogue.label(language, "model_inputs", "unit", row.unit),
        "at_low": bar.at_low,
        "at_high": bar.at_high,
        "status": catalogue.label(language, "model_inputs", "status", row.status),
        "basis": getattr(row, f"basis_{language}"),
        "start": left,
        "length": right - left,
        "label": label,
        "tone": "slate",
        "shape": STATUS_SHAPES[row.status],
        "hover": t(language, f"exhibit.{_TORNADO}.hover", label=label, range=between(language, left, right)),
    }


@exhibit(_RATES, "evaluation", responds=(Facet.SCENARIO,))
def rates(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The same draws at other discount rates and other costs of public funds, each from a row."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    cases = _cases(catalogue, language, chosen) if chosen.option_id != REFERENCE else {}
    lines = [line for (group, name), found in cases.items() for line in _halves(language, group, name, found)]
    signs = {found.median > 0 for found in cases.values()}
    variant = "reference" if not cases else "turns" if len(signs) > 1 else "gains" if True in signs else "loses"
    shares = [found.positive for found in cases.values()] or [0.0]
    medians = [found.median for found in cases.values()] or [0.0]
    return compose(
        catalogue,
        selection,
        _RATES,
        pd.DataFrame(lines),
        [
            Column("group", t(language, "column.evaluation.tested")),
            Column("case", t(language, "column.evaluation.case")),
            Column("part", t(language, "column.evaluation.part")),
            Column("start", t(language, "column.evaluation.from"), Form.MONEY),
            Column("end", t(language, "column.evaluation.to"), Form.MONEY),
            Column("positive", t(language, "column.evaluation.positive"), Form.PERCENT),
        ],
        Bars(
            value="length",
            category="case",
            base="start",
            series="part",
            stacked=True,
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            hover="hover",
            form=Form.MONEY,
            key=tuple(
                ("slate", shape, t(language, f"exhibit.evaluation-ladder.half.{half}"))
                for shape, half in (("solid", "low"), ("hollow", "high"))
            ),
        ),
        rows=[f"parameters:{name}" for name in (*_RATE_ROWS, *_LAMBDA_ROWS)]
        + references_of(catalogue, chosen.option_id),
        variant=variant,
        values={
            "n": len(cases),
            "shares": _shares(language, min(shares), max(shares)),
            "medians": between(language, min(medians), max(medians)),
            "gaining": enumeration(language, [name for (_, name), found in cases.items() if found.median > 0]),
        },
    )


def _shares(language: Language, least: float, most: float) -> str:
    ends = portion(language, least), portion(language, most)
    return ends[0] if ends[0] == ends[1] else t(language, "page.evaluation.between", low=ends[0], high=ends[1])


def _cases(catalogue: Catalogue, language: Language, chosen: Scenario) -> Mapping[tuple[str, str], Range]:
    """By group and name: the rates of the method (risk-free plus beta times the premium), the former one, lambdas."""
    account = draws.yearly_account(results_for(catalogue, chosen))
    free, premium, beta, former = (catalogue.row("parameters", name) for name in _RATE_ROWS)
    betas = [0.0, *(value for value in (beta.low, beta.central, beta.high) if value is not None)]
    tested = [(discount_rate(free.central / 100, premium.central / 100, value), "beta", value) for value in betas]
    tested.append((former.central / 100, "former", former.central))
    group = {name: t(language, f"exhibit.{_RATES}.group.{name}") for name in ("rate", "lambda")}
    found = {}
    for rate, kind, value in sorted(tested, key=lambda case: float(np.max(case[0]))):
        name = t(language, f"exhibit.{_RATES}.case.{kind}", rate=percent(language, 100 * float(rate), 1), beta=value)
        found[group["rate"], name] = range_of(account.worth(rate=rate))
    for name, above in _LAMBDA_ROWS.items():
        value = rounded(catalogue.row("parameters", name).central - above)
        case = t(language, f"exhibit.{_RATES}.case.{name}", value=value)
        found[group["lambda"], case] = range_of(account.worth(public_funds_lambda=value))
    return found


def _halves(language: Language, group: str, name: str, found: Range) -> list[dict[str, Any]]:
    label = t(language, f"exhibit.{_RATES}.label", share=portion(language, found.positive))
    ends = [signed(language, value) for value in (found.low, found.median, found.high)]
    words = t(language, "exhibit.evaluation-ladder.label", low=ends[0], median=ends[1], high=ends[2])
    return [
        {
            "group": group,
            "case": name,
            "part": t(language, f"exhibit.evaluation-ladder.half.{half}"),
            "start": start,
            "end": end,
            "length": end - start,
            "positive": 100 * found.positive,
            "label": label if half == "high" else "",
            "hover": t(
                language, f"exhibit.{_RATES}.hover", case=name, values=words, share=portion(language, found.positive)
            ),
            "tone": "slate",
            "shape": "solid" if half == "low" else "hollow",
        }
        for half, start, end in (("low", found.low, found.median), ("high", found.median, found.high))
    ]
