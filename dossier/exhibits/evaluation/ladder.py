"""The evaluation: every option of the ladder under the same draws, and the one that the rule of the Guide keeps."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import OptionStatus
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import joined, option, portion, spread_words
from dossier.language import Language, t
from dossier.models.evaluation import preferred_option
from dossier.scenario import REFERENCE, Scenario
from dossier.scenario.changes import with_option
from dossier.scenario.effects import signed
from dossier.scenario.percentiles import Range, range_of
from dossier.scenario.rows import references_of
from dossier.scenario.runs import Results, results_for
from dossier.selection import Facet, Selection

_LADDER = "evaluation-ladder"


@exhibit(_LADDER, "evaluation", responds=(Facet.SCENARIO,))
def ladder(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every option, those that lack figures too, under the same draws; which one the rule of the Guide keeps."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    found = compared(catalogue, chosen)
    spreads = {name: range_of(result.draws.evaluation.van_se) for name, result in found.items()}
    options = sorted(catalogue.records("options"), key=lambda row: row.order)
    lacking = [row for row in options if row.status != OptionStatus.COMPUTED]
    lines: list[dict[str, Any]] = []
    for row in options:
        name = option(catalogue, language, row.option_id)
        if row.option_id == chosen.option_id:
            name = t(language, f"exhibit.{_LADDER}.chosen", option=name)
        if row.option_id in spreads:
            lines += _halves(language, name, spreads[row.option_id], row.option_id == chosen.option_id)
        else:
            lines.append(_note(language, name, row, "zero" if row.option_id == REFERENCE else "lacking"))
    best = max(spreads, key=lambda name: spreads[name].median)
    kept = preferred_option({name: result.median for name, result in spreads.items()}, REFERENCE)
    return compose(
        catalogue,
        selection,
        _LADDER,
        pd.DataFrame(lines),
        [
            Column("option", catalogue.heading(language, "options", f"name_{language}")),
            Column("part", t(language, "column.evaluation.part")),
            Column("start", t(language, "column.evaluation.from"), Form.MONEY),
            Column("end", t(language, "column.evaluation.to"), Form.MONEY),
            Column("positive", t(language, "column.evaluation.positive"), Form.PERCENT),
            Column("note", t(language, "column.evaluation.note")),
        ],
        Bars(
            value="length",
            category="option",
            base="start",
            series="part",
            stacked=True,
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            form=Form.MONEY,
            key=(
                ("slate", "solid", t(language, f"exhibit.{_LADDER}.half.low")),
                ("slate", "hollow", t(language, f"exhibit.{_LADDER}.half.high")),
                *((("ochre", "solid", t(language, f"exhibit.{_LADDER}.key")),) if chosen.option_id in spreads else ()),
            ),
        ),
        rows=[f"options:{row.option_id}" for row in options]
        + [reference for name in found for reference in references_of(catalogue, name)],
        variant="reference" if kept == REFERENCE else "preferred",
        values={
            "best": option(catalogue, language, best),
            "range": spread_words(language, spreads[best]),
            "median": signed(language, spreads[best].median),
            "positive": portion(language, spreads[best].positive),
            "reference": option(catalogue, language, REFERENCE),
            "otherwise": _otherwise(catalogue, language, found, spreads, kept),
            "told": joined(
                *(
                    t(
                        language,
                        f"exhibit.{_LADDER}.missing",
                        option=getattr(row, f"name_{language}"),
                        what=row_text(row, language),
                    )
                    for row in lacking
                ),
                _shared(language, chosen, found),
            ),
        },
    )


def compared(catalogue: Catalogue, chosen: Scenario) -> Mapping[str, Results]:
    """Results of each project that can be computed, in order: the chosen one as set, the others as far as it says.

    A value that the reader has set counts for another option where neither of the two has its own row: the price
    of a room added to a platform says nothing of a new building.
    """
    options = sorted(catalogue.records("options"), key=lambda row: row.order)
    names = [row.option_id for row in options if row.status == OptionStatus.COMPUTED and row.option_id != REFERENCE]
    return {
        name: results_for(catalogue, chosen if name == chosen.option_id else with_option(catalogue, chosen, name))
        for name in names
    }


def _halves(language: Language, name: str, found: Range, mine: bool) -> list[dict[str, Any]]:
    """Two pieces that meet at the median."""
    words = t(
        language,
        f"exhibit.{_LADDER}.label",
        low=signed(language, found.low),
        median=signed(language, found.median),
        high=signed(language, found.high),
    )
    pieces = (("low", found.low, found.median), ("high", found.median, found.high))
    return [
        {
            "option": name,
            "part": t(language, f"exhibit.{_LADDER}.half.{half}"),
            "start": start,
            "end": end,
            "length": end - start,
            "positive": 100 * found.positive,
            "note": "",
            "label": words if half == "high" else "",
            "tone": "ochre" if mine else "slate",
            "shape": "solid" if half == "low" else "hollow",
            "hover": t(
                language, f"exhibit.{_LADDER}.hover", option=name, label=words, share=portion(language, found.positive)
            ),
        }
        for half, start, end in pieces
    ]


def _note(language: Language, name: str, row: Any, why: str) -> dict[str, Any]:
    """An option without a bar: zero by definition, or what is missing instead of a number."""
    zero = 0.0 if why == "zero" else None
    label = t(language, f"exhibit.{_LADDER}.{why}")
    empty = {"part": "", "positive": None, "length": 0.0, "tone": "quiet", "shape": "hollow"}
    return {
        **empty,
        "option": name,
        "start": zero,
        "end": zero,
        "note": row_text(row, language),
        "label": label,
        "hover": "",
    }


def row_text(row: Any, language: Language) -> str:
    return str(getattr(row, f"description_{language}"))


def _otherwise(
    catalogue: Catalogue, language: Language, found: Mapping[str, Results], spreads: Mapping[str, Range], kept: str
) -> str:
    """Whether the mean of the draws and the central case would choose as the median does."""
    measures = {
        "mean": {name: result.mean for name, result in spreads.items()},
        "central": {name: float(result.central.evaluation.van_se) for name, result in found.items()},
    }
    other = {name: preferred_option(values, REFERENCE) for name, values in measures.items()}
    told: Iterable[str] = [
        t(language, f"exhibit.{_LADDER}.otherwise.{name}", option=option(catalogue, language, choice))
        for name, choice in other.items()
        if choice != kept
    ]
    return " ".join(told) or t(language, f"exhibit.{_LADDER}.otherwise.same")


def _shared(language: Language, chosen: Scenario, found: Mapping[str, Results]) -> str:
    """Said where a value of the reader does not reach every option."""
    kept = len(chosen.overrides)
    partly = any(len(result.scenario.overrides) < kept for result in found.values())
    return t(language, f"exhibit.{_LADDER}.shared") if partly else ""
