"""The option: what must be true together, as the combinations of four conditions, without and with the clause."""

from collections.abc import Iterable, Sequence

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Grid
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import table_of
from dossier.language import Language, number, t
from dossier.scenario import Scenario, input_rows
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import GridCell, PathResult, grid_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words, threshold
from dossier.selection import Facet, Selection

_GRID = "option-grid"
#: The condition on each side of the grid, and what it stands on.
_SIDES = {"over_row": "C1", "row": "C2", "over_column": "C3", "column": "C4"}
_MARKS = {
    "C1": (Shape.HOLLOW, "signed"),
    "C2": (Shape.HOLLOW, "measured"),
    "C3": (Shape.HATCHED, "bet"),
    "C4": (Shape.HATCHED, "bet"),
}
_FIGURES = ("positive", "mean", "p5")


@exhibit(_GRID, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def option_grid(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A cell for each set of conditions: share of draws, mean and worst twentieth, without and with the clause."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    cells = () if chosen.option_id == REFERENCE else laid_out(grid_of(catalogue, chosen))
    heads = {name: _heads(catalogue, language, chosen, name) for name in _MARKS}
    first, last = _ends(cells)
    variant = grid_variant(cells)
    return compose(
        catalogue,
        selection,
        _GRID,
        table_of(
            (*_SIDES, *_FIGURES, *(f"{name}_clause" for name in _FIGURES), "figures", "value", "tone"),
            [_line(language, cell, heads, chosen) for cell in cells],
        ),
        [
            *(Column(side, t(language, f"exhibit.{_GRID}.side.{name}")) for side, name in _SIDES.items()),
            Column("positive", t(language, "column.option.positive")),
            Column("mean", t(language, "column.option.mean"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("positive_clause", t(language, "column.option.positive_clause")),
            Column("mean_clause", t(language, "column.option.mean_clause"), Form.MONEY),
            Column("p5_clause", t(language, "column.option.p5_clause"), Form.MONEY),
        ],
        Grid(
            over_row="over_row",
            row="row",
            over_column="over_column",
            column="column",
            figures="figures",
            value="value",
            tone="tone",
            marks=tuple(
                (heads[name][1], str(shape), t(language, f"exhibit.{_GRID}.mark.{word}"))
                for name, (shape, word) in _MARKS.items()
            ),
            key=tuple(
                (str(tone), str(Shape.SOLID), t(language, f"exhibit.{_GRID}.key.{name}"))
                for tone, name in ((Tone.ORANGE, "loss"), (Tone.TEAL, "gain"), (Tone.GREY, "even"))
                if name != "even" or any(_tone(cell) == Tone.GREY for cell in cells)
            ),
        ),
        rows=option_references(catalogue, chosen.option_id),
        variant=variant,
        values={
            "assumed": assumed(catalogue, language, chosen, conditions=False),
            "first": figure_words(language, first.without, "positive") if first else "",
            "last": figure_words(language, last.without, "positive") if last else "",
            "last_clause": figure_words(language, last.with_clause, "positive") if last else "",
            "n": sum(_gains(cell.result.without) for cell in cells if cell.result),
            "clause": sum(_gains(cell.result.with_clause) for cell in cells if cell.result),
            "total": len(cells),
            "computed": sum(cell.result is not None for cell in cells),
            "review": _review_year(catalogue, language, chosen),
        },
    )


def grid_variant(cells: Sequence[GridCell]) -> str:
    """Which sentence the cells deserve: none, some that a value of the reader denies, or all of them."""
    if not cells:
        return "reference"
    found = [cell.result for cell in cells if cell.result]
    bare, clause = [_gains(result.without) for result in found], [_gains(result.with_clause) for result in found]
    if len(found) < len(cells):
        return "partly" if any(bare) else "partly_clause" if any(clause) else "partly_nowhere"
    return "every" if all(bare) else "some" if any(bare + clause) else "nowhere"


def laid_out(cells: Iterable[GridCell]) -> tuple[GridCell, ...]:
    """The cells as they are laid out: by the outer head of their row, the inner one, then those of the columns."""
    return tuple(sorted(cells, key=lambda cell: [name in cell.conditions for name in _SIDES.values()]))


def _gains(found: Figures) -> bool:
    return found.mean_has_sign and found.values.mean > 0


def _ends(cells: Sequence[GridCell]) -> tuple[PathResult | None, PathResult | None]:
    """The results with no condition and with all of them, where they can be computed."""
    return (cells[0].result, cells[-1].result) if cells else (None, None)


def _heads(catalogue: Catalogue, language: Language, chosen: Scenario, name: str) -> tuple[str, str]:
    """What is said where a condition is not granted, and where it is, with its threshold."""
    if name == "C1":
        contract = dict(chosen.under([name]).granted[0].sets) | chosen.as_dict()
        trials, patients = contract["signed_trials"], contract["signed_patients"]
        granted = t(language, f"exhibit.{_GRID}.head.C1", n=trials, patients=patients)
    else:
        granted = t(language, f"exhibit.{_GRID}.head.{name}", value=threshold(catalogue, language, chosen, name))
    return t(language, f"exhibit.{_GRID}.head.without_{name}"), granted


def _tone(cell: GridCell) -> Tone:
    if cell.result is None or not cell.result.without.mean_has_sign:
        return Tone.GREY
    return Tone.TEAL if cell.result.without.values.mean > 0 else Tone.ORANGE


def _line(language: Language, cell: GridCell, heads: dict[str, tuple[str, str]], chosen: Scenario) -> dict[str, object]:
    line: dict[str, object] = {side: heads[name][name in cell.conditions] for side, name in _SIDES.items()}
    line["tone"] = str(_tone(cell))
    if cell.result is None:
        return line | {"figures": t(language, f"exhibit.{_GRID}.denied"), "value": 0.0}
    for suffix, found in (("", cell.result.without), ("_clause", cell.result.with_clause)):
        line[f"positive{suffix}"] = figure_words(language, found, "positive")
        line[f"mean{suffix}"], line[f"p5{suffix}"] = found.printed("mean"), found.printed("p5")
    said = {
        f"{name}{suffix}": figure_words(language, found, name)
        for suffix, found in (("", cell.result.without), ("_clause", cell.result.with_clause))
        for name in _FIGURES
    }
    texts = [said["positive"], *(t(language, f"exhibit.{_GRID}.{each}", **said) for each in ("cell", "cell_clause"))]
    if set(cell.conditions) == set(chosen.without_clause().conditions):
        texts.append(t(language, f"exhibit.{_GRID}.here"))
    return line | {"figures": "\n".join(texts), "value": 100 * cell.result.without.printed("positive")}


def _review_year(catalogue: Catalogue, language: Language, chosen: Scenario) -> str:
    year = chosen.as_dict().get("review_year", input_rows(catalogue, chosen.option_id)["review_year"].mode)
    return number(language, float(year))  # type: ignore[arg-type]
