"""The option: what can be lost, step by step, beside what the proofs cost."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import amounts_between, table_of
from dossier.language import Language, money, number, t
from dossier.models.staging import going_on
from dossier.scenario import Scenario
from dossier.scenario.asked import scenario_named
from dossier.scenario.figures import Figures, figures_of
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import PathResult, draws_of, path_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, in_millions, worst
from dossier.selection import Facet, Selection

_CAP = "option-cap"
#: The gap whose cost, as it was read, is the dearest of the proofs that have one: a study of the same order.
STUDY = "centre-size"
#: The named scenario in which every condition is met: the rooms are built in no other case.
ALL_CONDITIONS = "all"
_MILLION = 1e6


@exhibit(_CAP, "evaluation", responds=(Facet.SCENARIO,))
def option_cap(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Works, cost before the authorisation, deficit of the first years, closing, worst twentieth, and the proofs."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    path = path_of(catalogue, chosen)
    nothing = chosen.option_id == REFERENCE
    losses = {} if nothing else stakes(catalogue, chosen)
    study = study_cost(catalogue)
    lines = [_line(language, name, found) for name, found in losses.items()]
    if not nothing:
        lines.append(_proofs(language, study))
    return compose(
        catalogue,
        selection,
        _CAP,
        table_of(("what", "p5", "p50", "p95", "label", "said", "tone", "shape", "note"), lines),
        [
            Column("what", t(language, "column.option.what")),
            Column("p50", t(language, "column.option.p50"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
            Column("note", t(language, "column.option.when")),
        ],
        Ranges(
            category="what",
            low="p5",
            high="p95",
            median="p50",
            label="label",
            said="said",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_CAP}.title"),
            signs=tuple((role, t(language, f"option.sign.{role}")) for role in ("range", "median")),
        ),
        rows=[*option_references(catalogue, chosen.option_id), f"gaps:{STUDY}"],
        variant="reference" if nothing else cap_variant(path),
        values={
            "loss": worst(language, path.without),
            "loss_clause": worst(language, path.with_clause),
            "works": in_millions(language, losses["works"].printed("p50")) if losses else "",
            "study": money(language, study),
            "assumed": assumed(catalogue, language, chosen),
        },
    )


def stakes(catalogue: Catalogue, chosen: Scenario) -> dict[str, Figures]:
    """What is paid, EUR, positive: works, cost before the authorisation, deficit of three years, closing."""
    draws = draws_of(catalogue, chosen.without_clause())
    inputs, _, evaluation = draws
    _, closing = going_on(*draws)
    paid: dict[str, ArrayLike] = {
        "works": evaluation.centre.investment,
        "authorisation": evaluation.authorisation_cost,
        "deficit": -np.asarray(evaluation.cash_balance_first3),
        "closing": closing,
    }
    return {name: figures_of(np.broadcast_to(values, inputs.shape)) for name, values in paid.items()}


def stakes_words(catalogue: Catalogue, language: Language, chosen: Scenario) -> dict[str, str]:
    """In words: works and their nine draws of ten, closing, the worst twentieth without the clause and with it.

    ``loss_built`` and ``loss_built_clause`` are that of the rooms as they would be built, every condition being met.
    """
    path, paid = path_of(catalogue, chosen), stakes(catalogue, chosen)
    built = path_of(catalogue, scenario_named(catalogue, ALL_CONDITIONS))
    works = paid["works"]
    return {
        "works": in_millions(language, works.printed("p50")),
        "works_range": amounts_between(language, works.printed("p5"), works.printed("p95")),
        "closing": in_millions(language, paid["closing"].printed("p50")),
        "loss": worst(language, path.without),
        "loss_clause": worst(language, path.with_clause),
        "loss_built": worst(language, built.without),
        "loss_built_clause": worst(language, built.with_clause),
    }


def study_cost(catalogue: Catalogue) -> float:
    """What the study was paid, EUR."""
    cost = catalogue.row("gaps", STUDY).cost_high
    assert cost is not None, f"{STUDY} has no cost"
    return float(cost)


def cap_variant(path: PathResult) -> str:
    """Which sentence the worst twentieth deserves, without the clause and with it, as they are printed."""
    bare, clause = path.without.printed("p5"), path.with_clause.printed("p5")
    if bare >= 0:
        return "no_loss"
    if clause >= 0:
        return "saved"
    return "bounded" if clause > bare else "same" if clause == bare else "worse"


def _line(language: Language, name: str, found: Figures) -> dict[str, Any]:
    values = {each: found.printed(each) for each in ("p5", "p50", "p95")}
    written_values = {each: number(language, value / _MILLION, 1) for each, value in values.items()}
    return {
        "what": t(language, f"exhibit.{_CAP}.what.{name}"),
        **values,
        "label": t(language, f"exhibit.{_CAP}.label", **written_values),
        "tone": Tone.BESANCON,
        "shape": Shape.HATCHED,
        "note": t(language, f"exhibit.{_CAP}.when.{name}"),
    }


def _proofs(language: Language, high: float) -> dict[str, Any]:
    """What the one proof with a known cost was paid: an amount, no draw."""
    return {
        "what": t(language, f"exhibit.{_CAP}.what.proofs"),
        "p5": None,
        "p50": None,
        "p95": None,
        "said": t(language, f"exhibit.{_CAP}.paid", study=money(language, high)),
        "tone": Tone.SLATE,
        "shape": Shape.SOLID,
        "note": t(language, f"exhibit.{_CAP}.when.proofs"),
    }
