"""The evaluation: the answer first, as a range and what it depends on."""

from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputStatus
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import between, joined, portion, quoted_names, spread_words
from dossier.language import Language, t
from dossier.scenario import REFERENCE, Scenario, draws
from dossier.scenario.draws import Bin
from dossier.scenario.effects import signed
from dossier.scenario.outcomes import outcome
from dossier.scenario.percentiles import Range, range_of
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import Results, results_for
from dossier.selection import Facet, Selection

_ANSWER = "evaluation-answer"
#: Inputs named as those on which the answer depends.
_DRIVERS = 3
#: Between these shares of draws above zero, gain and loss are as likely as each other.
_EVEN = (0.45, 0.55)


@exhibit(_ANSWER, "evaluation", responds=(Facet.SCENARIO,))
def evaluation_answer(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The answer first: where nine draws of ten fall, how many are above zero, what it depends on."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    found = results_for(catalogue, chosen)
    values = np.atleast_1d(found.draws.evaluation.van_se)
    result = range_of(values)
    known = rows_of(catalogue, chosen.option_id)
    moving = [driver.input_id for driver in outcome(catalogue, chosen).drivers["van_se"][:_DRIVERS]]
    drivers = quoted_names(language, [str(getattr(known[name], f"name_{language}")) for name in moving])
    supposed = [row for row in known.values() if row.status == InputStatus.ASSUMPTION]
    variant = verdict(chosen, result)
    shown = () if variant in ("reference", "fixed") else draws.bins(values)
    return compose(
        catalogue,
        selection,
        _ANSWER,
        pd.DataFrame(_bars(language, shown)),
        [
            Column("range", t(language, "column.evaluation.range")),
            Column("start", t(language, "column.evaluation.from"), Form.MONEY),
            Column("end", t(language, "column.evaluation.to"), Form.MONEY),
            Column("share", t(language, "column.evaluation.share"), Form.PERCENT),
        ],
        Bars(
            value="share",
            category="range",
            label="label",
            tone="tone",
            shape="shape",
            form=Form.PERCENT,
            key=(
                ("slate", "hollow", t(language, f"exhibit.{_ANSWER}.key.loss")),
                ("teal", "solid", t(language, f"exhibit.{_ANSWER}.key.gain")),
            ),
        ),
        rows=[*(references_of(catalogue, chosen.option_id, moving) if moving else ()), *_all(catalogue, chosen)],
        variant=variant,
        values={
            "option": getattr(catalogue.row("options", chosen.option_id), f"name_{language}"),
            "range": spread_words(language, result),
            "median": signed(language, result.median),
            "positive": portion(language, result.positive),
            "negative": portion(language, 1 - result.positive),
            "depends": t(language, f"exhibit.{_ANSWER}.depends", drivers=drivers) if drivers else "",
            "draws": t(language, f"exhibit.{_ANSWER}.draws", n=len(values)),
            "told": joined(
                t(language, f"exhibit.{_ANSWER}.supposed", n=len(supposed), total=len(known)), _central(language, found)
            )
            if shown
            else "",
        },
    )


def verdict(chosen: Scenario, result: Range) -> str:
    """Which sentence a result deserves: its sign is said from the share of draws, never from one value."""
    if chosen.option_id == REFERENCE:
        return "reference"
    if result.certain:
        return "fixed"
    if result.positive in (0.0, 1.0):
        return "gains_all" if result.positive else "loses_all"
    if _EVEN[0] <= result.positive <= _EVEN[1]:
        return "even"
    return "gains" if result.positive > _EVEN[1] else "loses"


def _central(language: Language, found: Results) -> str:
    """Whether the case at central values flatters: the laws lean, so it is not the middle of the draws."""
    share = draws.better_than(found)
    side = "better" if share > _EVEN[1] else "worse" if share < _EVEN[0] else "middle"
    return t(
        language, f"exhibit.{_ANSWER}.central.{side}", share=portion(language, share if side == "better" else 1 - share)
    )


def _bars(language: Language, shown: tuple[Bin, ...]) -> list[dict[str, Any]]:
    lines = []
    for index, piece in enumerate(shown):
        tail = "under" if index == 0 else "over" if index == len(shown) - 1 else ""
        ends = signed(language, piece.start), signed(language, piece.end)
        lines.append(
            {
                "range": t(language, f"exhibit.{_ANSWER}.{tail}", start=ends[0], end=ends[1])
                if tail
                else between(language, piece.start, piece.end),
                "start": None if tail == "under" else piece.start,
                "end": None if tail == "over" else piece.end,
                "share": 100 * piece.share,
                "label": portion(language, piece.share),
                "tone": "teal" if piece.start >= 0 else "slate",
                "shape": "solid" if piece.start >= 0 else "hollow",
            }
        )
    return lines


def _all(catalogue: Catalogue, chosen: Scenario) -> list[str]:
    return [f"options:{chosen.option_id}", *references_of(catalogue, chosen.option_id)]
