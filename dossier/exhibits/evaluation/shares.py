"""The option: what each condition brings over every order, in the mean and in the share of gaining draws."""

from collections.abc import Mapping

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import table_of
from dossier.language import Language, number, t
from dossier.language.cells import quoted
from dossier.models.conditions import CONDITIONS
from dossier.scenario import Scenario
from dossier.scenario.figures import Figures, at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import ShapleyShare, path_of, shares_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, condition_name, figure_words, in_millions
from dossier.selection import Facet, Selection

_SHARES = "option-shares"
_PARTS = ("share", "smallest", "largest")


@exhibit(_SHARES, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def option_shares(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Shapley share of each condition with its least and most over the orders; conditional, no chance of success."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    nothing = chosen.option_id == REFERENCE
    found = {} if nothing else {name: shares_of(catalogue, chosen, name) for name in ("mean", "positive")}
    ends = ends_of(catalogue, chosen) if found.get("mean") else None
    ordered = sorted(found.get("mean", ()), key=lambda each: -each.share)
    positive = {each.condition_id: each for each in found.get("positive", ())}
    lines = [_line(catalogue, language, each, positive[each.condition_id], steps(*ends)) for each in ordered if ends]
    names = [quoted(language, condition_name(catalogue, language, each.condition_id)) for each in ordered]
    return compose(
        catalogue,
        selection,
        _SHARES,
        table_of(("condition", *_PARTS, *(f"positive_{part}" for part in _PARTS), "label", "tone", "shape"), lines),
        [
            Column("condition", t(language, "column.option.condition")),
            Column("share", t(language, f"exhibit.{_SHARES}.column.share"), Form.MONEY),
            Column("smallest", t(language, f"exhibit.{_SHARES}.column.smallest"), Form.MONEY),
            Column("largest", t(language, f"exhibit.{_SHARES}.column.largest"), Form.MONEY),
            *(
                Column(f"positive_{part}", t(language, f"exhibit.{_SHARES}.column.positive_{part}"), Form.NUMBER)
                for part in _PARTS
            ),
        ],
        Ranges(
            category="condition",
            low="smallest",
            high="largest",
            value="share",
            label="label",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_SHARES}.title"),
            references=((0.0, t(language, f"exhibit.{_SHARES}.zero")),),
            signs=tuple((role, t(language, f"exhibit.{_SHARES}.sign.{role}")) for role in ("range", "value")),
        ),
        rows=option_references(catalogue, chosen.option_id),
        variant="reference" if nothing else "none" if not ends else "some",
        values={
            "first": names[0] if names else "",
            "last": names[-1] if names else "",
            "most": lines[0]["brings"] if lines else "",
            "least": lines[-1]["brings"] if lines else "",
            "bare": figure_words(language, ends[0], "mean") if ends else "",
            "all": figure_words(language, ends[1], "mean") if ends else "",
            "assumed": assumed(catalogue, language, chosen, conditions=False),
        },
    )


def ends_of(catalogue: Catalogue, chosen: Scenario) -> tuple[Figures, Figures]:
    """The figures with nothing granted, and with every condition and the clause."""
    bare, full = (path_of(catalogue, chosen.under(conditions)) for conditions in ((), tuple(CONDITIONS)))
    return bare.without, full.with_clause


def steps(bare: Figures, full: Figures) -> Mapping[str, float]:
    """The step of a share: a difference is known no better than the worse of both ends."""
    return {name: max(bare.step(name), full.step(name)) for name in ("mean", "positive")}


def _line(
    catalogue: Catalogue, language: Language, mean: ShapleyShare, positive: ShapleyShare, step: Mapping[str, float]
) -> dict[str, object]:
    line: dict[str, object] = {part: at_step(getattr(mean, part), step["mean"]) for part in _PARTS}
    points = {part: round(100 * at_step(getattr(positive, part), step["positive"])) for part in _PARTS}
    brings = _plus(in_millions(language, at_step(mean.share, step["mean"])), at_step(mean.share, step["mean"]) > 0)
    return line | {
        **{f"positive_{part}": float(value) for part, value in points.items()},
        "condition": condition_name(catalogue, language, mean.condition_id),
        "brings": brings,
        "label": t(
            language,
            f"exhibit.{_SHARES}.label",
            mean=brings,
            n=abs(points["share"]),
            points=_plus(number(language, points["share"]), points["share"] > 0),
        ),
        "tone": Tone.SLATE,
        "shape": Shape.HATCHED,
    }


def _plus(text: str, rises: bool) -> str:
    return f"+{text}" if rises else text
