"""The account of a settled year at the assumed fee, and the demand that it would take to pay for all."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Waterfall
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.centre.cost import INPUTS
from dossier.language import Language, number, t
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import Settled, settled_of
from dossier.scenario.settled_words import (
    around,
    batches,
    depends_on,
    euros_beside,
    euros_of,
    listed_labels,
    of_draws,
    sentences,
    spread_columns,
)
from dossier.scenario.tables import input_references
from dossier.scenario.told import assumed
from dossier.selection import Facet, Selection

_ACCOUNT = "centre-account"
#: Lines of the account and how each enters it; means add up, percentiles do not.
_LINES = (
    ("fees", 1),
    ("staff_cost", -1),
    ("energy_cost", -1),
    ("maintenance_cost", -1),
    ("other_fixed_cost", -1),
    ("variable_costs", -1),
    ("cash_result", 0),
    ("capital_charge", -1),
    ("full_result", 0),
)


@exhibit(_ACCOUNT, "centre", responds=(Facet.SCENARIO,))
def account(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Fees less running costs, then less the capital: steps of means; what breaks even is compared with the demand."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    given = settled_of(catalogue, chosen)
    lines = [] if given.without_project else account_steps(language, given)
    return compose(
        catalogue,
        selection,
        _ACCOUNT,
        pd.DataFrame(lines),
        [Column("line", t(language, "column.centre.line")), *spread_columns(language, Form.MONEY)],
        Waterfall(
            category="line",
            value="value",
            base="base",
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_ACCOUNT}.axis"),
        ),
        rows=input_references(catalogue, chosen.option_id, ("fee", *INPUTS)),
        variant=standing_of(given),
        values={
            "cash": around(language, given["cash_result"], euros_of(given["cash_result"])),
            "covers": of_draws(language, given.covers),
            "assumed": assumed(catalogue, language, chosen),
            "details": sentences(
                *_needed(language, given),
                depends_on(catalogue, language, chosen, "cash_result"),
            ),
            "listing": listed_labels(language, f"exhibit.{_ACCOUNT}.listing", lines, "line"),
        },
        unit=t(language, "centre.euros_a_year"),
    )


def standing_of(given: Settled) -> str:
    """Which sentence the account deserves."""
    if given.without_project:
        return "reference"
    if given.no_batch:
        return "no_batch"
    if given.no_margin >= 1:
        return "no_margin"
    return "never" if given.covers <= 0 else "always" if given.covers >= 1 else "sometimes"


def account_steps(language: Language, given: Settled) -> list[dict[str, Any]]:
    """The lines one after another, costs with a minus: each begins where the one before ends."""
    lines, reached = [], 0.0
    write = euros_beside(*(given[name].printed("mean") for name, _ in _LINES))
    for name, sign in _LINES:
        found = given[name]
        value = (sign or 1) * found.values["mean"]
        shown = (sign or 1) * found.printed("mean") + 0.0
        ends = [(sign or 1) * found.printed(end) + 0.0 for end in ("p5", "p50", "p95")]
        if sign < 0:
            ends.reverse()
        said = write(language, shown)
        lines.append(
            {
                "line": t(language, f"centre.account.{name}"),
                "mean": shown,
                **dict(zip(("p5", "p50", "p95"), ends, strict=True)),
                "base": reached if sign else 0.0,
                "value": value,
                "label": said,
                "hover": t(
                    language,
                    f"exhibit.{_ACCOUNT}.hover",
                    line=t(language, f"centre.account.{name}"),
                    mean=said,
                    low=write(language, ends[0]),
                    high=write(language, ends[-1]),
                ),
                "tone": Tone.BESANCON if not sign else Tone.SLATE,
                "shape": Shape.HATCHED,
            }
        )
        reached = value if not sign else reached + value
    return lines


def _needed(language: Language, given: Settled) -> list[str]:
    """What is paid, and what it would take beside what is started, in batches a year."""
    if given.without_project or given.no_batch:
        return []
    said = [t(language, f"exhibit.{_ACCOUNT}.pays", share=of_draws(language, given.pays))] if given.pays else []
    if given.no_margin >= 1:
        return said
    started = around(language, given["batches_started"], batches, number)
    median = given["break_even_starts"].printed("p50")
    if median == float("inf"):
        said.append(t(language, f"exhibit.{_ACCOUNT}.mostly_never", started=started))
    else:
        needed = batches(language, median)
        said.append(t(language, f"exhibit.{_ACCOUNT}.needed", needed=needed, started=started))
    if given.no_margin:
        said.append(t(language, f"exhibit.{_ACCOUNT}.sometimes_never", share=of_draws(language, given.no_margin)))
    return said
