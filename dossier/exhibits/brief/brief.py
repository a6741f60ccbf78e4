"""In brief: the answer with its conditions, four figures, what is to be decided."""

import pandas as pd

from dossier.catalogue import Catalogue, quoting
from dossier.catalogue.codes import TriggerState, YesNo
from dossier.catalogue.placeholders import Placeholder
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.language import Language, t, texts
from dossier.scenario.asked import central_scenario
from dossier.scenario.staged import path_of
from dossier.scenario.tables import input_references
from dossier.scenario.told import figure_words, option_label
from dossier.scenario.turns import tornado_of
from dossier.selection import Selection

#: The four figures of the first page, by the row and column that give each.
FIGURES = (
    Placeholder("facilities", "efs-mti-besancon", "cleanrooms"),
    Placeholder("indicators", "eu-pivotal-atmp-median-patients", "value"),
    Placeholder("funding", "drugcell-france2030-2025", "amount_eur"),
    Placeholder("indicators", "gb-utilisation-2022", "value"),
)
#: Inputs on which the answer hangs most, whose sources stand under it.
_DRIVERS = 3


@exhibit("brief-answer", "brief")
def brief_answer(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What the dossier supports today, and the proofs that would open the first stage: threshold, holder, state."""
    language = selection.language
    listed = sorted(catalogue.records("triggers"), key=lambda row: row.order)
    counted = [row for row in listed if row.counted == YesNo.YES]
    table = pd.DataFrame(
        [
            {
                "condition": quoting.render(catalogue, language, str(getattr(row, f"threshold_{language}"))),
                "holder": str(getattr(row, f"holder_{language}")),
                "state": catalogue.label(language, "triggers", "state", row.state),
            }
            for row in counted
        ],
        columns=["condition", "holder", "state"],
    )
    rows = ["facilities:efs-mti-besancon", "facilities:drugcell-usine", "facilities:cellforcure-les-ulis"]
    # Without a scenario: the first page says what the evaluation says before anything is set.
    chosen = central_scenario(catalogue)
    found = path_of(catalogue, chosen).asked
    bars = tornado_of(catalogue, chosen).bars[:_DRIVERS]
    return compose(
        catalogue,
        selection,
        "brief-answer",
        table,
        [
            Column("condition", t(language, "column.brief.condition")),
            Column("holder", t(language, "column.brief.holder")),
            Column("state", catalogue.heading(language, "triggers", "state")),
        ],
        # The result stands on the inputs that move it most, the proofs on their own rows.
        rows=[
            *rows,
            *input_references(catalogue, chosen.option_id, [bar.input_id for bar in bars]),
            *(f"triggers:{row.trigger_id}" for row in counted),
        ],
        variant="even" if not found.mean_has_sign else "gains" if found.values.mean > 0 else "loses",
        values={
            "n": len(counted),
            "obtained": sum(row.state == TriggerState.OBTAINED for row in counted),
            "option": option_label(catalogue, language, chosen.option_id),
            "mean": figure_words(language, found, "mean"),
            "low": figure_words(language, found, "p5"),
            "high": figure_words(language, found, "p95"),
            "share": figure_words(language, found, "positive"),
        },
    )


@exhibit("brief-figures", "brief")
def figures(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Four figures chosen by id, each with what it means, its source and its caution."""
    language = selection.language
    table = pd.DataFrame([_figure(catalogue, language, place) for place in FIGURES])
    return compose(
        catalogue,
        selection,
        "brief-figures",
        table,
        [
            Column("label", t(language, "column.brief.figure")),
            Column("value", t(language, "column.brief.value")),
            Column("means", t(language, "column.brief.means")),
            Column("caution", t(language, "column.brief.caution")),
        ],
        rows=[f"{place.table}:{place.id}" for place in FIGURES],
        variant="some",
        values={"n": len(FIGURES)},
    )


def _figure(catalogue: Catalogue, language: Language, place: Placeholder) -> dict[str, object]:
    key = f"exhibit.brief-figures.{place.id}"
    row = catalogue.row(place.table, place.id)
    figure = quoting.figure(catalogue, language, place)
    return {
        "reference": f"{place.table}:{place.id}",
        "label": t(language, f"{key}.label"),
        "value": t(language, f"{key}.value", value=figure),
        "means": quoting.render(catalogue, language, texts.template(language, f"{key}.means")),
        "caution": getattr(row, f"caution_{language}", None) or t(language, f"{key}.caution"),
    }


@exhibit("brief-decisions", "brief")
def decisions(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is missing and decides, and who holds it."""
    language = selection.language
    found = [gap for gap in catalogue.records("gaps") if gap.decisive == YesNo.YES]
    table = pd.DataFrame(
        [
            {
                "what": getattr(gap, f"what_{language}"),
                "holder": getattr(gap, f"holder_{language}"),
                "why": getattr(gap, f"why_it_matters_{language}"),
            }
            for gap in found
        ],
        columns=["what", "holder", "why"],
    )
    return compose(
        catalogue,
        selection,
        "brief-decisions",
        table,
        [
            Column("what", catalogue.heading(language, "gaps", f"what_{language}")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
            Column("why", catalogue.heading(language, "gaps", f"why_it_matters_{language}")),
        ],
        rows=[f"gaps:{gap.gap_id}" for gap in found],
        variant="none" if not found else "some",
        values={"n": len(found)},
    )
