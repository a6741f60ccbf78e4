"""The evaluation: the answer first, as the draws themselves, with the mean on which the rule of the Guide is read."""

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputStatus
from dossier.charts.encoding_forms import Histogram
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import input_name, joined, quoted_names, range_words, supposed, table_of
from dossier.language import Language, t
from dossier.models.inputs import Array
from dossier.scenario import Scenario, input_rows
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import VAN_SE, drivers_of
from dossier.scenario.staged import clause_review, draws_of, path_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words, in_millions, option_label
from dossier.selection import Facet, Selection

_ANSWER = "evaluation-answer"
#: Inputs named as those on which the answer depends.
_DRIVERS = 3
#: Bins of the histogram, about; percentiles beyond which the draws are put into the bins at both ends.
_BINS, _TAILS = 48, (0.1, 99.9)


class DrawBin(NamedTuple):
    """Draws from ``start`` to ``end``, EUR, as a fraction of all."""

    start: float
    end: float
    share: float


@exhibit(_ANSWER, "evaluation", responds=(Facet.SCENARIO,))
def evaluation_answer(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Where the draws fall, what they give on average, how many gain, under what is granted."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    found = path_of(catalogue, chosen).asked
    variant = verdict(chosen, found)
    is_drawn = variant not in ("reference", "fixed")
    bins = binned(asked_draws(catalogue, chosen)) if is_drawn else ()
    rows = input_rows(catalogue, chosen.option_id)
    named = drivers_of(catalogue, chosen, VAN_SE)[:_DRIVERS] if is_drawn else ()
    guesses = [row for row in rows.values() if row.status == InputStatus.ASSUMPTION]
    kept = chosen.option_id if found.values.mean > 0 else REFERENCE
    rule = (
        ""
        if not is_drawn
        else t(language, f"exhibit.{_ANSWER}.rule", kept=option_label(catalogue, language, kept))
        if found.mean_has_sign
        else t(language, f"exhibit.{_ANSWER}.even")
    )
    drivers = quoted_names(language, [input_name(rows[name], language) for name in named])
    return compose(
        catalogue,
        selection,
        _ANSWER,
        table_of(("start", "end", "share", "tone", "shape"), list(_lines(bins))),
        [
            Column("start", t(language, "column.evaluation.from"), Form.MONEY),
            Column("end", t(language, "column.evaluation.to"), Form.MONEY),
            Column("share", t(language, "column.evaluation.share"), Form.PERCENT),
        ],
        Histogram(
            low="start",
            high="end",
            value="share",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, "option.van_se"),
            y_title=t(language, "column.evaluation.share"),
            zero=option_label(catalogue, language, REFERENCE),
            sides=(t(language, f"exhibit.{_ANSWER}.loss"), t(language, f"exhibit.{_ANSWER}.gain")),
            references=tuple(
                (found.values.mean if name == "mean" else found.values.p50, _flag(language, found, name))
                for name in ("mean", "p50")
            )
            if is_drawn
            else (),
        ),
        rows=option_references(catalogue, chosen.option_id),
        variant=variant,
        values={
            "option": option_label(catalogue, language, chosen.option_id),
            "supposed": supposed(catalogue, language, chosen),
            "mean": figure_words(language, found, "mean"),
            "loss": in_millions(language, abs(found.printed("mean"))),
            "range": range_words(language, found),
            "gaining": gaining(language, found),
            "assumed": assumed(catalogue, language, chosen),
            "details": joined(
                rule,
                t(language, f"exhibit.{_ANSWER}.depends", drivers=drivers) if drivers else "",
                t(language, f"exhibit.{_ANSWER}.guesses", n=len(guesses), total=len(rows)) if is_drawn else "",
            ),
        },
    )


def verdict(chosen: Scenario, found: Figures) -> str:
    """Which sentence a result deserves: the sign is that of the mean, where sampling lets it have one (C6)."""
    if chosen.option_id == REFERENCE:
        return "reference"
    if found.values.p5 == found.values.p95:
        return "fixed"
    if not found.mean_has_sign:
        return "even"
    return "gains" if found.values.mean > 0 else "loses"


def gaining(language: Language, found: Figures) -> str:
    """How many draws gain, as the end of a sentence: ``19 % des tirages gagnent``, ``aucun tirage ne gagne``."""
    share = found.values.positive
    which = "none" if share == 0 else "all" if share == 1 else "some"
    return t(language, f"page.evaluation.gaining.{which}", share=figure_words(language, found, "positive"))


def asked_draws(catalogue: Catalogue, chosen: Scenario) -> Array:
    """The VAN-SE of the draws, EUR, with the clause where the scenario has it. Never change what it gives."""
    bare = chosen.without_clause()
    if chosen.has_clause:
        return np.asarray(clause_review(catalogue, bare, "observed").van_se)
    return np.asarray(draws_of(catalogue, bare)[2].van_se)


def binned(values: ArrayLike) -> tuple[DrawBin, ...]:
    """Bins of one round width, none of which holds both signs; the first and the last also hold the tails."""
    draws = np.asarray(values, dtype=float)
    low, high = (float(end) for end in np.percentile(draws, _TAILS))
    width = _round_width(max((high - low) / _BINS, 1.0))
    first, last = math.floor(low / width), max(math.floor(high / width), math.floor(low / width))
    places = np.clip(np.floor(draws / width), first, last)
    # what is beyond a tail stays on its own side of zero
    places = np.where((draws < 0) & (places >= 0), -1, np.where((draws >= 0) & (places < 0), 0, places)).astype(int)
    first, last = int(places.min()), int(places.max())
    shares = np.bincount(places - first, minlength=last - first + 1) / len(draws)
    return tuple(
        DrawBin((first + index) * width, (first + index + 1) * width, float(share))
        for index, share in enumerate(shares)
    )


def _round_width(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= least * (1 - 1e-9))


def _flag(language: Language, found: Figures, name: str) -> str:
    return t(language, f"exhibit.{_ANSWER}.flag.{name}", value=figure_words(language, found, name))


def _lines(bins: tuple[DrawBin, ...]) -> Iterator[dict[str, object]]:
    for piece in bins:
        yield {
            "start": piece.start,
            "end": piece.end,
            "share": 100 * piece.share,
            "tone": Tone.TEAL if piece.start >= 0 else Tone.ORANGE,
            "shape": Shape.SOLID,
        }
