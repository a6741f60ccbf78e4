"""In brief: what is at stake in three numbers, the draws as dots, and what turns the result."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Dots
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.brief.request import rooms_words
from dossier.exhibits.evaluation.cap import stakes_words
from dossier.exhibits.evaluation.switching import first_levers, strip_ranges, strips
from dossier.exhibits.evaluation.words import range_words
from dossier.language import Language, percent, t
from dossier.scenario.asked import central_scenario, scenario_named
from dossier.scenario.figures import Figures
from dossier.scenario.staged import path_of
from dossier.scenario.tables import input_references, option_references
from dossier.scenario.told import figure_words, option_label
from dossier.selection import Selection

_FIGURES, _DRAWS, _TURNS = "brief-figures", "brief-draws", "brief-turns"
#: The scenarios whose draws are shown: as it stands, what the owner decides or signs, all.
CASES = ("central", "decided-or-signed", "all")
#: A draw is a dot of a hundred.
_DOTS = 100


@exhibit(_FIGURES, "brief")
def brief_figures(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The works, the worst twentieth without the clause and with it, the share of draws that gain."""
    language, chosen = selection.language, central_scenario(catalogue)
    path = path_of(catalogue, chosen)
    shares = {name: _share(language, catalogue, name) for name in CASES}
    told = stakes_words(catalogue, language, chosen) | {
        "rooms": rooms_words(catalogue, language, chosen),
        "share": shares["central"],
        "share_decided": shares["decided-or-signed"],
        "share_all": shares["all"],
        "option": option_label(catalogue, language, chosen.option_id),
        "mean": figure_words(language, path.without, "mean"),
        "range": range_words(language, path.without),
    }
    lines = [
        {
            "reference": f"options:{chosen.option_id}",
            "label": t(language, f"exhibit.{_FIGURES}.{name}.label", **told),
            "value": t(language, f"exhibit.{_FIGURES}.{name}.value", **told),
            "means": t(language, f"exhibit.{_FIGURES}.{name}.means", **told),
            "caution": t(language, f"exhibit.{_FIGURES}.{name}.caution", **told),
        }
        for name in ("stake", "loss", "share")
    ]
    loses = path.without.mean_has_sign and path.without.values.mean < 0
    return compose(
        catalogue,
        selection,
        _FIGURES,
        pd.DataFrame(lines),
        [
            Column("label", t(language, "column.brief.figure")),
            Column("value", t(language, "column.brief.value")),
            Column("means", t(language, "column.brief.means")),
            Column("caution", t(language, "column.brief.caution")),
        ],
        rows=[
            *input_references(catalogue, chosen.option_id, ["capex_per_room"]),
            *option_references(catalogue, chosen.option_id),
            *(f"named_scenarios:{name}" for name in CASES),
        ],
        variant="loses" if loses else "other",
        values=told,
    )


def _share(language: Language, catalogue: Catalogue, name: str) -> str:
    return figure_words(language, path_of(catalogue, scenario_named(catalogue, name)).asked, "positive")


def _clause(catalogue: Catalogue, name: str) -> str:
    return "with_clause" if scenario_named(catalogue, name).has_clause else "without_clause"


@exhibit(_DRAWS, "brief")
def brief_draws(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A hundred dots a scenario, those that gain filled."""
    language, chosen = selection.language, central_scenario(catalogue)
    found: dict[str, Figures] = {name: path_of(catalogue, scenario_named(catalogue, name)).asked for name in CASES}
    lines = [
        {
            "case": str(getattr(catalogue.row("named_scenarios", name), f"name_{language}")),
            "gaining": round(_DOTS * figures.printed("positive")),
            "of": _DOTS,
            "said": t(
                language,
                f"exhibit.{_DRAWS}.said",
                share=figure_words(language, figures, "positive"),
                mean=figure_words(language, figures, "mean"),
                range=range_words(language, figures),
                clause=t(language, f"exhibit.{_DRAWS}.{_clause(catalogue, name)}"),
            ),
            "tone": Tone.TEAL,
            "shape": Shape.SOLID,
        }
        for name, figures in found.items()
    ]
    first, decided, last = (figure_words(language, found[name], "positive") for name in CASES)
    rising = [found[name].printed("positive") for name in CASES]
    return compose(
        catalogue,
        selection,
        _DRAWS,
        pd.DataFrame(lines),
        [
            Column("case", t(language, "column.brief.case")),
            Column("gaining", t(language, "column.brief.gaining"), Form.NUMBER),
            Column("of", t(language, "column.brief.of"), Form.NUMBER),
            Column("said", t(language, "column.brief.means")),
        ],
        Dots(category="case", value="gaining", total="of", label="said", tone="tone", shape="shape", rest=Tone.ORANGE),
        rows=[
            *(f"named_scenarios:{name}" for name in CASES),
            *option_references(catalogue, chosen.option_id),
        ],
        variant="rises" if rising == sorted(rising) and rising[0] < rising[-1] else "other",
        values={
            "first": first,
            "decided": decided,
            "last": last,
            "rooms": rooms_words(catalogue, language, chosen),
        },
    )


@exhibit(_TURNS, "brief")
def brief_turns(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The first levers as strips: nine draws of ten, the value used, and where the mean turns."""
    language, chosen = selection.language, central_scenario(catalogue)
    names = first_levers(chosen)
    lines, enough = strips(catalogue, language, chosen, names)
    return compose(
        catalogue,
        selection,
        _TURNS,
        pd.DataFrame(lines),
        [
            Column("input", t(language, "column.evaluation.input")),
            Column("used", t(language, "column.evaluation.used"), Form.NUMBER),
            Column("unit", catalogue.heading(language, "model_inputs", "unit")),
            Column("told", t(language, "column.evaluation.turning")),
        ],
        strip_ranges(language),
        rows=input_references(catalogue, chosen.option_id, names),
        variant="some" if enough else "none",
        values={
            "n": len(enough),
            "first": enough[0][0] if enough else "",
            "share": percent(language, 100 * enough[0][1]) if enough else "",
        },
    )
