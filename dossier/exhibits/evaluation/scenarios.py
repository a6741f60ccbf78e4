"""The evaluation: the scenarios that have a name side by side, each with its code, and the reader's own."""

from collections.abc import Mapping
from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import between, range_words, table_of
from dossier.exhibits.value_ranges import value_ranges
from dossier.language import Language, t
from dossier.scenario import Scenario, scenario_named
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import encoded, scenario_of
from dossier.scenario.staged import ladder_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words, option_label
from dossier.selection import Facet, Selection

_LADDER = "evaluation-ladder"
_FIGURES = ("mean", "p50", "p5", "p95")
#: The reader's own scenario, where it is none of those that have a name.
OWN = "own"


@exhibit(_LADDER, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def named_scenarios(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What each named scenario gives, with the clause or without as its row asks (D6)."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    asked = compared_scenarios(catalogue, chosen)
    found = {name: path.asked for name, path in ladder_of(catalogue, asked).items()}
    listed = {row.scenario_id: row for row in catalogue.records("named_scenarios")}
    ordered = sorted(listed, key=lambda name: found[name].values.mean)
    positive = sum(found[name].mean_has_sign and found[name].values.mean > 0 for name in listed)
    own = found.get(OWN)
    lines = [_line(language, _name(language, listed.get(name)), asked[name], found[name], chosen) for name in asked]
    for line, name in zip(lines, asked, strict=True):
        line["says"] = str(getattr(listed[name], f"says_{language}")) if name in listed else ""
    options = dict.fromkeys(scenario.option_id for scenario in asked.values())
    return compose(
        catalogue,
        selection,
        _LADDER,
        table_of(
            ("scenario", *_FIGURES, "positive", "clause", "code", "says", "label", "tone", "shape"),
            [*lines, _reference(catalogue, language)],
        ),
        [
            Column("scenario", t(language, "column.evaluation.scenario")),
            Column("mean", t(language, "column.option.mean"), Form.MONEY),
            Column("p50", t(language, "column.option.p50"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
            Column("positive", t(language, "column.option.positive")),
            Column("clause", t(language, "column.evaluation.clause")),
            Column("code", t(language, "column.evaluation.code")),
            Column("says", t(language, "column.evaluation.says")),
        ],
        value_ranges(catalogue, language, "scenario"),
        rows=[f"named_scenarios:{name}" for name in listed]
        + [reference for option in options for reference in option_references(catalogue, option)],
        variant="none" if not positive else "every" if positive == len(listed) else "some",
        values={
            "n": positive,
            "total": len(listed),
            "best": _name(language, listed[ordered[-1]]),
            "worst": _name(language, listed[ordered[0]]),
            "means": between(language, *(figure_words(language, found[ordered[end]], "mean") for end in (0, -1))),
            "own": t(
                language,
                f"exhibit.{_LADDER}.own",
                mean=figure_words(language, own, "mean"),
                range=range_words(language, own),
            )
            if own
            else "",
            "assumed": assumed(catalogue, language, chosen),
        },
    )


def compared_scenarios(catalogue: Catalogue, chosen: Scenario) -> Mapping[str, Scenario]:
    """The named scenarios in the order of their table, then the reader's own where it is another project."""
    named = {
        row.scenario_id: scenario_named(catalogue, row.scenario_id) for row in catalogue.records("named_scenarios")
    }
    if chosen in named.values() or chosen.option_id == REFERENCE:
        return named
    return {**named, OWN: chosen}


def _name(language: Language, row: Any) -> str:
    return str(getattr(row, f"name_{language}")) if row else t(language, f"exhibit.{_LADDER}.yours")


def _line(language: Language, name: str, scenario: Scenario, found: Figures, chosen: Scenario) -> dict[str, object]:
    mine = scenario == chosen
    return {
        **{each: found.printed(each) for each in _FIGURES},
        "scenario": t(language, f"exhibit.{_LADDER}.shown", name=name) if mine else name,
        "positive": figure_words(language, found, "positive"),
        "clause": t(language, f"exhibit.{_LADDER}.{'with' if scenario.has_clause else 'without'}_clause"),
        "code": encoded(scenario),
        "label": figure_words(language, found, "mean"),
        "tone": Tone.BESANCON if mine else Tone.SLATE,
        "shape": Shape.HATCHED,
    }


def _reference(catalogue: Catalogue, language: Language) -> dict[str, object]:
    """Without the project: zero by definition, under any scenario."""
    return {
        **dict.fromkeys(_FIGURES, 0.0),
        **dict.fromkeys(("positive", "clause", "says"), ""),
        "scenario": option_label(catalogue, language, REFERENCE),
        "code": encoded(Scenario(REFERENCE)),
        "label": t(language, f"exhibit.{_LADDER}.zero"),
        "tone": Tone.INK,
        "shape": Shape.SOLID,
    }
