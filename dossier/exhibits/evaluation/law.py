"""The evaluation: what is kept out of it, which legal thresholds apply, what the file still lacks."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import AppliesTo
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.ladder import compared
from dossier.exhibits.evaluation.words import option, portion
from dossier.language import Language, money, percent, t
from dossier.language.cells import separator
from dossier.scenario import REFERENCE, Scenario
from dossier.scenario.percentiles import range_of
from dossier.scenario.rows import references_of
from dossier.scenario.runs import LEGAL_THRESHOLDS, Threshold, legal_thresholds
from dossier.selection import Facet, Selection

_THRESHOLDS, _KEPT_OUT, _CHECKLIST = "evaluation-thresholds", "evaluation-kept-out", "evaluation-checklist"
_PUBLIC_SHARE = "ese_seuil_part_publique"
#: From this share of draws on, a threshold is reached for all that is known; below its complement, it is not.
_SURE = 0.995
#: What other files claim and this one leaves out: gross multipliers first (rows), then effects in words.
_MULTIPLIERS = ("jobs_per_job", "eur_per_eur")
_EFFECTS = (
    ("turnover", "out"),
    ("foreign_patients", "out"),
    ("health", "zero"),
    ("transfers", "transfer"),
    ("foreign_fees", "counted"),
    ("sovereignty", "words"),
    ("attractiveness", "words"),
    ("training", "words"),
)
#: Parts of a file, and the gaps that each waits for.
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("need", ("batches-made-abroad", "ansm-counts", "anchor-sponsor", "waiting-time")),
    ("reference", ("occupancy-france", "efs-output", "ansm-sites")),
    ("options", ("cellforcure-outcome", "slot-price", "drugcell-site")),
    ("project", ("feasibility-results", "centre-size", "centre-calendar", "centre-operator")),
    ("cost", ("centre-cost", "cleanroom-cost", "staff-pay", "qc-cost")),
    ("benefits", ("slot-price", "life-year-price-year")),
    ("method", ("cofp-guide", "ese-precedent")),
    ("risks", ("foreign-output", "parallel-batches", "besancon-inspections")),
    ("funding", ("state-commitment", "centre-cost")),
)


@exhibit(_THRESHOLDS, "evaluation", responds=(Facet.SCENARIO,))
def thresholds(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Share of draws in which the investment of each option reaches each threshold of the decree."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    found = compared(catalogue, chosen)
    reached = {name: legal_thresholds(catalogue, result) for name, result in found.items()}
    lines = []
    for name, result in found.items():
        investment = range_of(result.draws.centre.investment)
        inventory, counter = reached[name]
        lines.append(
            {
                "option": option(catalogue, language, name),
                "low": investment.low,
                "median": investment.median,
                "high": investment.high,
                "inventory": 100 * inventory.probability,
                "counter": 100 * counter.probability,
            }
        )
    mine = reached.get(chosen.option_id)
    own = range_of(found[chosen.option_id].draws.centre.investment) if mine else None
    first, second = (catalogue.row("parameters", name).central for name in LEGAL_THRESHOLDS)
    return compose(
        catalogue,
        selection,
        _THRESHOLDS,
        pd.DataFrame(lines),
        [
            Column("option", catalogue.heading(language, "options", f"name_{language}")),
            *(
                Column(name, t(language, f"column.evaluation.investment_{name}"), Form.MONEY)
                for name in ("low", "median", "high")
            ),
            Column(
                "inventory", t(language, "column.evaluation.inventory", amount=money(language, first)), Form.PERCENT
            ),
            Column("counter", t(language, "column.evaluation.counter", amount=money(language, second)), Form.PERCENT),
        ],
        rows=[f"parameters:{name}" for name in (*LEGAL_THRESHOLDS, _PUBLIC_SHARE)]
        + [f"options:{name}" for name in found]
        + [
            reference
            for name in found
            for reference in references_of(catalogue, name, ("rooms", "capex_per_room", "overrun"))
        ],
        variant=_legal(mine),
        values={
            "option": option(catalogue, language, chosen.option_id),
            "inventory": money(language, first),
            "counter": money(language, second),
            "low": money(language, own.low, significant=2) if own else "",
            "high": money(language, own.high, significant=2) if own else "",
            "reached": portion(language, mine[0].probability) if mine else "",
            "assessed": portion(language, mine[1].probability) if mine else "",
            "share": percent(language, catalogue.row("parameters", _PUBLIC_SHARE).central),
            "reference": option(catalogue, language, REFERENCE),
        },
    )


def _legal(mine: tuple[Threshold, ...] | None) -> str:
    if mine is None:
        return "reference"
    inventory, counter = (threshold.probability for threshold in mine)
    if counter > 1 - _SURE:
        return "counter_sure" if counter >= _SURE else "counter"
    if inventory > 1 - _SURE:
        return "inventory_sure" if inventory >= _SURE else "inventory"
    return "below"


@exhibit(_KEPT_OUT, "evaluation")
def kept_out(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is not in the result, and why: multipliers, turnover, foreign patients, what only words can say."""
    language = selection.language
    multipliers = [
        row
        for row in catalogue.records("parameters")
        if row.applies_to == AppliesTo.COMMUNICATION_ONLY and row.unit in _MULTIPLIERS
    ]
    lines = [
        {
            "effect": getattr(row, f"name_{language}"),
            "value": row.central,
            "unit": catalogue.label(language, "parameters", "unit", row.unit),
            "treatment": t(language, f"exhibit.{_KEPT_OUT}.treatment.out"),
            "reason": t(language, f"exhibit.{_KEPT_OUT}.reason.{row.unit}"),
        }
        for row in multipliers
    ]
    lines += [
        {
            "effect": t(language, f"exhibit.{_KEPT_OUT}.effect.{name}"),
            "value": None,
            "unit": "",
            "treatment": t(language, f"exhibit.{_KEPT_OUT}.treatment.{treatment}"),
            "reason": t(language, f"exhibit.{_KEPT_OUT}.reason.{name}"),
        }
        for name, treatment in _EFFECTS
    ]
    return compose(
        catalogue,
        selection,
        _KEPT_OUT,
        pd.DataFrame(lines),
        [
            Column("effect", t(language, "column.evaluation.effect")),
            Column("treatment", t(language, "column.evaluation.treatment")),
            Column("value", t(language, "column.evaluation.published"), Form.NUMBER),
            Column("unit", catalogue.heading(language, "parameters", "unit")),
            Column("reason", t(language, "column.evaluation.reason")),
        ],
        rows=[f"parameters:{row.parameter_id}" for row in multipliers],
        variant="some" if multipliers else "none",
        values={"n": len(multipliers)},
    )


@exhibit(_CHECKLIST, "evaluation")
def checklist(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The parts of an evaluation file: what stands here, what is missing, who holds it."""
    language = selection.language
    wanted = list(dict.fromkeys(name for _, names in _PARTS for name in names))
    decisive = [name for name in wanted if catalogue.row("gaps", name).decisive == "yes"]
    return compose(
        catalogue,
        selection,
        _CHECKLIST,
        pd.DataFrame([_part(catalogue, language, part, names) for part, names in _PARTS]),
        [
            Column("part", t(language, "column.evaluation.piece")),
            Column("here", t(language, "column.evaluation.here")),
            Column("missing", t(language, "column.evaluation.missing")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
        ],
        rows=[f"gaps:{name}" for name in wanted],
        variant="some",
        values={"n": len(wanted), "parts": len(_PARTS), "decisive": len(decisive)},
    )


def _part(catalogue: Catalogue, language: Language, part: str, names: Iterable[str]) -> dict[str, Any]:
    gaps = [catalogue.row("gaps", name) for name in names]
    holders = dict.fromkeys(getattr(gap, f"holder_{language}") for gap in gaps)
    return {
        "part": t(language, f"exhibit.{_CHECKLIST}.part.{part}"),
        "here": t(language, f"exhibit.{_CHECKLIST}.here.{part}"),
        "missing": " ".join(getattr(gap, f"what_{language}") for gap in gaps),
        "holder": separator(language).join(holders),
    }
