"""The evaluation: from the case on paper to the scenario, the mean of the draws step by step."""

from typing import Any, NamedTuple

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Waterfall
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import range_words, table_of
from dossier.language import Language, enumeration, t
from dossier.scenario import Scenario
from dossier.scenario.bridges import STAFF_ON_PAPER, naive_bridge, paper_figures
from dossier.scenario.figures import Figures, at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import path_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words, in_millions
from dossier.selection import Facet, Selection

_BRIDGE = "evaluation-bridge"
#: Steps named in the finding.
_NAMED = 2
#: The step that the review clause makes, where the scenario has it.
CLAUSE_STEP = "clause"


class BridgeChange(NamedTuple):
    """A step of the bridge: from ``start`` to ``end``, mean VAN-SE, EUR."""

    name: str
    start: float
    end: float

    @property
    def by(self) -> float:
        return self.end - self.start


@exhibit(_BRIDGE, "evaluation", responds=(Facet.SCENARIO,))
def van_se_waterfall(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What each assumption of the case on paper is worth once it is what is known, the clause last."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    paper, result = paper_figures(catalogue, chosen), path_of(catalogue, chosen).asked
    step = max(paper.step("mean"), result.step("mean"))
    changes = [each for each in bridge_changes(catalogue, chosen) if at_step(each.by, step)]
    losses = sorted((each for each in changes if each.by < 0), key=lambda each: each.by)
    nothing = chosen.option_id == REFERENCE
    lines = [_change(language, each, step) for each in changes]
    lines = [_total(language, "paper", paper), *lines, _total(language, "end", result)]
    return compose(
        catalogue,
        selection,
        _BRIDGE,
        table_of(
            ("step", "base", "length", "label", "tone", "shape", "hover", "start", "change", "end", "p5", "p95"),
            [] if nothing else lines,
        ),
        [
            Column("step", t(language, "column.evaluation.step")),
            Column("start", t(language, "column.evaluation.from"), Form.MONEY),
            Column("change", t(language, "column.evaluation.change"), Form.MONEY),
            Column("end", t(language, "column.evaluation.to"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
        ],
        Waterfall(
            value="length",
            category="step",
            base="base",
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_BRIDGE}.title"),
            key=(
                (Tone.INK, Shape.HOLLOW, t(language, f"exhibit.{_BRIDGE}.key.paper")),
                (Tone.ORANGE, Shape.SOLID, t(language, f"exhibit.{_BRIDGE}.key.loss")),
                (Tone.TEAL, Shape.SOLID, t(language, f"exhibit.{_BRIDGE}.key.gain")),
                (Tone.BESANCON, Shape.HATCHED, t(language, f"exhibit.{_BRIDGE}.key.end")),
            ),
        ),
        rows=[*option_references(catalogue, chosen.option_id), f"parameters:{STAFF_ON_PAPER}"],
        variant="reference" if nothing else landing(paper, result, bool(losses)),
        values={
            "paper": figure_words(language, paper, "mean"),
            "losses": enumeration(language, [_told(language, each, step) for each in losses[:_NAMED]]),
            "end": figure_words(language, result, "mean"),
            "range": range_words(language, result),
            "assumed": assumed(catalogue, language, chosen),
            "details": ""
            if nothing
            else t(
                language,
                f"exhibit.{_BRIDGE}.spread",
                paper=range_words(language, paper),
                end=range_words(language, result),
            ),
        },
    )


def bridge_changes(catalogue: Catalogue, chosen: Scenario) -> list[BridgeChange]:
    """The steps of the bridge in their order, then that of the clause."""
    found = [BridgeChange(each.name, each.start, each.end) for each in naive_bridge(catalogue, chosen)]
    if found and chosen.has_clause:
        path = path_of(catalogue, chosen)
        found.append(BridgeChange(CLAUSE_STEP, path.without.values.mean, path.with_clause.values.mean))
    return found


def landing(paper: Figures, result: Figures, loses: bool) -> str:
    """Which sentence the two ends deserve: nothing says that a correction undoes what it leaves positive."""
    if not result.mean_has_sign:
        return "even"
    if result.values.mean > 0:
        return "stays" if loses and paper.values.mean > 0 else "rises"
    if not paper.printed("mean") or not paper.mean_has_sign:
        return "level"
    if paper.values.mean < 0:
        return "loses"
    return "falls" if loses else "rises"


def _told(language: Language, change: BridgeChange, step: float) -> str:
    return t(language, f"exhibit.{_BRIDGE}.told.{change.name}", change=in_millions(language, at_step(change.by, step)))


def _total(language: Language, name: str, found: Figures) -> dict[str, Any]:
    value = found.printed("mean")
    return {
        "step": t(language, f"exhibit.{_BRIDGE}.step.{name}"),
        "base": 0.0,
        "length": found.values.mean,
        "label": figure_words(language, found, "mean"),
        "tone": Tone.INK if name == "paper" else Tone.BESANCON,
        "shape": Shape.HOLLOW if name == "paper" else Shape.HATCHED,
        "hover": t(language, f"exhibit.{_BRIDGE}.hover.{name}", range=range_words(language, found)),
        "start": 0.0,
        "change": value,
        "end": value,
        "p5": found.printed("p5"),
        "p95": found.printed("p95"),
    }


def _change(language: Language, change: BridgeChange, step: float) -> dict[str, Any]:
    by = at_step(change.by, step)
    said = in_millions(language, by)
    return {
        "step": t(language, f"exhibit.{_BRIDGE}.step.{change.name}"),
        "base": change.start,
        "length": change.by,
        "label": f"+{said}" if by > 0 else said,
        "tone": Tone.TEAL if by > 0 else Tone.ORANGE,
        "shape": Shape.SOLID,
        "hover": t(language, f"exhibit.{_BRIDGE}.hover.{change.name}"),
        "start": at_step(change.start, step),
        "change": by,
        "end": at_step(change.end, step),
        "p5": None,
        "p95": None,
    }
