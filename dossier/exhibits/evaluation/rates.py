"""The evaluation: other discount rates, other costs of public funds, one size of trials for the whole life."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import amounts_between, range_words, rounded, table_of
from dossier.exhibits.value_ranges import value_ranges
from dossier.language import Language, percent, t
from dossier.models.evaluation import discount_rate, van_se
from dossier.scenario import Scenario
from dossier.scenario.figures import Figures, figures_of
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.once import once
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words
from dossier.selection import Facet, Selection

_RATES = "evaluation-sensitivity"
_FIGURES = ("mean", "p50", "p5", "p95")
_RATE_ROWS = ("taux_sans_risque", "prime_de_risque", "beta_socioeconomique", "taux_actualisation_ancien")
#: Costs of public funds: row, and what is taken from its value (a multiplier stands 1 above the cost).
_LAMBDA_ROWS = {"mcf_danemark_2023": 1, "mcf_norvege": 1, "lambda_cofp_fr_2011": 0}
#: A group and the name of a case in it.
_Case = tuple[str, str]


@exhibit(_RATES, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def rates(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The same draws at the rates and at the costs of public funds of the rows, and under another reading of C3."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    cases = {} if chosen.option_id == REFERENCE else _cases(catalogue, language, chosen)
    size = t(language, f"exhibit.{_RATES}.group.size")
    tested = [found for (group, _), found in cases.items() if group != size]
    signs = {int(np.sign(found.values.mean)) * found.mean_has_sign for found in tested}
    means = [found.printed("mean") for found in tested] or [0.0]
    shown = path_of(catalogue, chosen).asked
    return compose(
        catalogue,
        selection,
        _RATES,
        table_of(
            ("group", "case", *_FIGURES, "positive", "label", "tone", "shape"),
            [_line(language, case, found) for case, found in cases.items()],
        ),
        [
            Column("group", t(language, "column.evaluation.tested")),
            Column("case", t(language, "column.evaluation.case")),
            Column("mean", t(language, "column.option.mean"), Form.MONEY),
            Column("p50", t(language, "column.option.p50"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
            Column("positive", t(language, "column.option.positive")),
        ],
        value_ranges(catalogue, language, "case", group="group"),
        rows=[f"parameters:{name}" for name in (*_RATE_ROWS, *_LAMBDA_ROWS)]
        + option_references(catalogue, chosen.option_id),
        variant=steady(signs),
        values={
            "n": sum(found.mean_has_sign and found.values.mean > 0 for found in tested),
            "total": len(tested),
            "means": amounts_between(language, min(means), max(means)),
            "range": range_words(language, shown),
            "assumed": assumed(catalogue, language, chosen),
            "details": t(language, f"exhibit.{_RATES}.no_size") if chosen.has_clause and cases else "",
        },
    )


def steady(signs: set[int]) -> str:
    """Which sentence the signs of the means deserve; 0 is a mean within its sampling error of zero."""
    if not signs:
        return "reference"
    if signs == {0}:
        return "even"
    if len(signs) == 1:
        return "gains" if 1 in signs else "loses"
    return "turns" if signs == {1, -1} else "unclear"


def rate_values(catalogue: Catalogue) -> list[tuple[str, float, float]]:
    """What is tested: kind, beta or former rate, discount rate a year; from the lowest rate to the highest."""
    free, premium, beta, former = (catalogue.row("parameters", name) for name in _RATE_ROWS)
    betas = [0.0, *(value for value in (beta.low, beta.central, beta.high) if value is not None)]
    found = [("beta", value, discount_rate(free.central / 100, premium.central / 100, value)) for value in betas]
    found.append(("former", former.central, former.central / 100))
    return sorted(((kind, value, round(float(rate), 9)) for kind, value, rate in found), key=lambda each: each[2])


def lambda_values(catalogue: Catalogue) -> dict[str, float]:
    """Cost of public funds above one, by row of ``parameters``."""
    return {name: rounded(catalogue.row("parameters", name).central - above) for name, above in _LAMBDA_ROWS.items()}


@once(32)
def one_size(catalogue: Catalogue, scenario: Scenario) -> Figures | None:
    """C3, the prudent choice: one size of trials drawn for the whole life, the clause aside; None where it is set."""
    inputs = draws_of(catalogue, scenario.without_clause())[0]
    sizes = np.asarray(inputs.patients_per_trial)
    return figures_of(van_se(replace(inputs, patients_per_trial=sizes[:, 0]))) if sizes.ndim == 2 else None


def _cases(catalogue: Catalogue, language: Language, chosen: Scenario) -> Mapping[_Case, Figures]:
    found: dict[_Case, Figures] = {}
    group = {name: t(language, f"exhibit.{_RATES}.group.{name}") for name in ("rate", "lambda", "size")}
    for kind, value, rate in rate_values(catalogue):
        name = t(language, f"exhibit.{_RATES}.case.{kind}", rate=percent(language, 100 * rate, 1), beta=value)
        found[group["rate"], name] = rate_figures(catalogue, chosen, "discount_rate", rate)
    for row, value in lambda_values(catalogue).items():
        name = t(language, f"exhibit.{_RATES}.case.{row}", value=value)
        found[group["lambda"], name] = rate_figures(catalogue, chosen, "public_funds_lambda", value)
    if not chosen.has_clause and (size := one_size(catalogue, chosen)):
        found[group["size"], t(language, f"exhibit.{_RATES}.case.size")] = size
    return found


@once(128)
def rate_figures(catalogue: Catalogue, scenario: Scenario, name: str, value: float) -> Figures:
    """The scenario with one value more: what a reader who sets it would see, a clause decided anew."""
    if not scenario.has_clause:  # no clause to learn again: the draws that stand are enough
        changed: dict[str, Any] = {name: value}
        return figures_of(van_se(replace(draws_of(catalogue, scenario)[0], **changed)))
    values = {**scenario.as_dict(), name: value}
    return path_of(catalogue, replace(scenario, overrides=tuple(values.items()))).asked


def _line(language: Language, case: _Case, found: Figures) -> dict[str, object]:
    return {
        "group": case[0],
        "case": case[1],
        **{name: found.printed(name) for name in _FIGURES},
        "positive": figure_words(language, found, "positive"),
        "label": figure_words(language, found, "mean"),
        "tone": Tone.SLATE,
        "shape": Shape.HATCHED,
    }
