"""The plan of a matrix: what stands in which cell behind which sign; screen, paper and slides draw this one."""

import re
from dataclasses import replace

import deck_reading as reading
import made
import pandas as pd
import pytest

from components.exhibit.matrix import matrix_html
from dossier.catalogue import Catalogue
from dossier.charts.encoding import Matrix
from dossier.charts.matrix import SIGNS, plan_matrix
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.paper.printed import matrix_grid

_ENCODING = Matrix(row="step", column="place", names="names", tone="tone", shape="shape")
#: A shape a row, then a second entry in a cell that has one, then a row of Besançon's alone.
_ROWS = [
    *({"step": shape, "place": "Ici", "names": f"nom {shape}", "tone": "slate", "shape": shape} for shape in Shape),
    {"step": "solid", "place": "Ailleurs", "names": "un\n\ndeux", "tone": "besancon", "shape": "solid"},
    {"step": "solid", "place": "Ailleurs", "names": "trois", "tone": "slate", "shape": "hollow"},
    {"step": "chez nous", "place": "Ici", "names": "EFS", "tone": "besancon", "shape": "solid"},
]


@pytest.fixture
def exhibit(catalogue: Catalogue) -> Exhibit:
    return replace(made.matrix(catalogue, Language.FR), table=pd.DataFrame(_ROWS), encoding=_ENCODING)


def test_heads_and_sides_stand_in_the_order_of_the_table(exhibit: Exhibit) -> None:
    plan = plan_matrix(exhibit)
    assert plan.heads == ("Ici", "Ailleurs")
    assert plan.sides == (*Shape, "chez nous")


def test_a_cell_holds_every_row_of_the_table_that_names_it(exhibit: Exhibit) -> None:
    plan = plan_matrix(exhibit)
    assert [entry.names for entry in plan.entries("solid", "Ailleurs")] == [("un", "deux"), ("trois",)]
    assert plan.entries("hollow", "Ailleurs") == ()


def test_only_a_row_that_is_besancons_alone_is_home(exhibit: Exhibit) -> None:
    plan = plan_matrix(exhibit)
    assert [side for side in plan.sides if plan.is_home(side)] == ["chez nous"]


def test_where_the_table_names_no_shape_the_names_say_it(exhibit: Exhibit) -> None:
    rows = pd.DataFrame({"step": ["a", "b"], "place": "Ici", "names": ["EFS", ""]})
    plan = plan_matrix(replace(exhibit, table=rows, encoding=Matrix(row="step", column="place", names="names")))
    found = [plan.entries(side, "Ici")[0] for side in plan.sides]
    assert [(entry.shape, entry.tone) for entry in found] == [(Shape.SOLID, Tone.SLATE), (Shape.HOLLOW, Tone.SLATE)]


@pytest.mark.parametrize("shape", Shape)
def test_screen_paper_and_slides_show_the_same_sign(catalogue: Catalogue, exhibit: Exhibit, shape: Shape) -> None:
    expected = f"{SIGNS.get(shape, '')} nom {shape}".strip()
    grid = matrix_grid(exhibit)
    assert next(row[1] for row in grid.rows if row[0] == shape) == expected
    native = reading.table(reading.slide(catalogue, exhibit))
    assert next(row[1] for row in native if row[0] == shape) == expected
    cell = re.search(rf"<td[^>]*><div>([^/]*</span> )?nom {shape}</div>", matrix_html(exhibit))
    assert cell and re.sub(r"<[^>]*>", "", cell[0]) == expected


def test_nothing_and_an_absence_are_not_the_same(exhibit: Exhibit) -> None:
    grid = matrix_grid(exhibit)
    assert [row[2] for row in grid.rows if row[0] == "hollow"] == ["—"], "nobody has looked there"
    assert [row[1] for row in grid.rows if row[0] == "hollow"] == ["○ nom hollow"], "looked for, and not found"
