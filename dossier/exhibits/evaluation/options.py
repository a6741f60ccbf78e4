"""The option among the others: each under the same conditions and draws, and what the rule of the Guide keeps."""

from collections.abc import Mapping
from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import table_of
from dossier.exhibits.value_ranges import value_ranges
from dossier.language import Language, t
from dossier.scenario import Scenario
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.moves import with_option
from dossier.scenario.staged import ladder_of
from dossier.scenario.tables import REFERENCE, computed_options, input_references, option_references
from dossier.scenario.told import assumed, figure_words, option_label
from dossier.selection import Facet, Selection

_LADDER = "option-ladder"
_FIGURES = ("mean", "p50", "p5", "p95")


@exhibit(_LADDER, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def option_ladder(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every option, those that lack figures too; the rule is applied to the mean, the median stands beside."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    scenarios = compared_options(catalogue, chosen)
    found = {name: path.asked for name, path in ladder_of(catalogue, scenarios).items()}
    best = max(found, key=lambda name: found[name].values.mean)
    listed = sorted(catalogue.records("options"), key=lambda row: row.order)
    lines = [_line(catalogue, language, row, found.get(row.option_id), chosen) for row in listed]
    shared = any(len(each.overrides) < len(chosen.overrides) for each in scenarios.values())
    return compose(
        catalogue,
        selection,
        _LADDER,
        table_of(("option", "positive", *_FIGURES, "said", "mark", "label", "tone", "shape"), lines),
        [
            Column("option", catalogue.heading(language, "options", f"name_{language}")),
            Column("mean", t(language, "column.option.mean"), Form.MONEY),
            Column("p50", t(language, "column.option.p50"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
            Column("positive", t(language, "column.option.positive")),
            Column("said", t(language, "column.evaluation.note")),
        ],
        value_ranges(catalogue, language, "option", said="mark"),
        rows=option_references(catalogue, best)
        + [f"options:{row.option_id}" for row in listed]
        + [reference for name in scenarios for reference in input_references(catalogue, name)],
        variant=kept(found[best], supposed=bool(chosen.conditions or chosen.overrides)),
        values={
            "best": option_label(catalogue, language, best),
            "reference": option_label(catalogue, language, REFERENCE),
            "mean": figure_words(language, found[best], "mean"),
            "positive": figure_words(language, found[best], "positive"),
            "assumed": assumed(catalogue, language, chosen),
            "shared": t(language, f"exhibit.{_LADDER}.shared") if shared else "",
            "clause": t(language, f"exhibit.{_LADDER}.{'with' if chosen.has_clause else 'without'}_clause"),
        },
    )


def compared_options(catalogue: Catalogue, chosen: Scenario) -> Mapping[str, Scenario]:
    """The scenario on each project that can be computed, in their order."""
    return {name: with_option(catalogue, chosen, name) for name in computed_options(catalogue)}


def kept(best: Figures, supposed: bool) -> str:
    """Whether the largest mean keeps its option (C6: a mean within its error of zero has no sign).

    ``supposed``: something is granted or set by the reader, which the sentence then says.
    """
    if not best.mean_has_sign:
        return "even"
    if best.values.mean < 0:
        return "reference"
    return "supposed" if supposed else "preferred"


def _line(
    catalogue: Catalogue, language: Language, row: Any, found: Figures | None, chosen: Scenario
) -> dict[str, object]:
    """An option with its figures at their step; zero without the project; in words where figures lack."""
    name, reference = option_label(catalogue, language, row.option_id), row.option_id == REFERENCE
    mine = row.option_id == chosen.option_id
    line: dict[str, object] = {
        "option": t(language, f"exhibit.{_LADDER}.chosen", option=name) if mine else name,
        "positive": "",
        "said": "",
        "mark": "",
        "label": "",
        "tone": Tone.INK if reference else Tone.BESANCON if mine else Tone.SLATE,
        "shape": Shape.SOLID if reference else Shape.HATCHED,
    }
    if found is not None:
        values = {each: found.printed(each) for each in _FIGURES}
        return (
            line
            | values
            | {"positive": figure_words(language, found, "positive"), "label": figure_words(language, found, "mean")}
        )
    if reference:
        zero = dict.fromkeys(_FIGURES, 0.0)
        return line | zero | {"label": t(language, f"exhibit.{_LADDER}.zero"), "said": _description(row, language)}
    return line | {"mark": t(language, f"exhibit.{_LADDER}.lacking"), "said": _description(row, language)}


def _description(row: Any, language: Language) -> str:
    return str(getattr(row, f"description_{language}"))
