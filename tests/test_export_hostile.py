"""Whatever a curator pastes into the data, the files open and nothing in them runs; texts fit their boxes."""

import io
from dataclasses import replace

import deck_reading as reading
import made
import openpyxl
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, Form
from dossier.language import Language
from dossier.selection import Selection
from exports.files.cleaning import clean, shortened
from exports.slides.deck import deck_pptx
from exports.slides.fit import SLIDE_LINE, fit, lines, pieces

CHOSEN = Selection(Language.FR, sectors=("cell_therapy",), cities=('=1+1 <b> "',))

HOSTILE = [
    "<script>alert(1)</script> & </a:t>",
    '=HYPERLINK("http://evil.example","x")',
    "{=1+1}",
    "external:c:\\windows\\system32\\calc.exe",
    "\u202egnp.exe\u2066 \u200f",
    "mot " * 2500,
    "x" * 10_000,
    "a\x00b\x08c\x1bd\ud800e\ufffef",
    "ligne\r\nligne\rligne\x0bligne",
    "",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_of_the_data_breaks_the_file(catalogue: Catalogue, text: str) -> None:
    exhibits = [spoilt(build(catalogue, Language.FR), text) for build in made.EVERY]
    content = deck_pptx(catalogue, CHOSEN, exhibits, title=text, unknown=[text])
    assert len(reading.opened(content).slides) > sum(not exhibit.empty for exhibit in exhibits)
    for entry, blob in reading.parts(content):
        if entry.filename.endswith(".xlsx"):
            for sheet in openpyxl.load_workbook(io.BytesIO(blob)):
                for row in sheet.iter_rows():
                    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    assert all(tree is not None for _, tree in reading.trees(content))


def spoilt(exhibit: Exhibit, text: str) -> Exhibit:
    """The exhibit with ``text`` wherever a text may stand."""
    table = exhibit.table.copy()
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]) and name not in ("tone", "shape"):
            values = [text if i % 2 else value for i, value in enumerate(table[name])]
            table[name] = pd.Series(values, dtype=object)
    titles = {role: text[:200] for role in ("title", "x_title", "y_title") if hasattr(exhibit.encoding, role)}
    return replace(
        exhibit,
        table=table,
        finding=text or "x",
        subtitle=text,
        coverage=text,
        caution=(text, text),
        notes=text,
        text_alternative=text,
        encoding=replace(exhibit.encoding, key=(("slate", "solid", text),), **titles),
        columns=tuple(replace(column, heading=text or "x", form=Form.TEXT) for column in exhibit.columns),
    )


@given(st.text(max_size=400), st.floats(30, 900), st.floats(15, 200))
@example("\n", 30.0, 15.0)
def test_a_fitted_text_fits(text: str, room: float, height: float) -> None:
    found = fit(clean(text), room, height, (24, 14, 9))
    assert found.lines == lines(found.text, found.size, room)
    assert found.height <= max(height, found.size * SLIDE_LINE)


@given(st.text(alphabet="ab-9 é", max_size=60))
def test_no_letter_is_lost_between_the_pieces(text: str) -> None:
    assert "".join(pieces(text)) == text.replace(" ", "")


def test_a_line_ends_after_a_hyphen_between_letters_only() -> None:
    assert pieces("Bourgogne-Franche-Comté, décret 2013-1211") == [
        "Bourgogne-",
        "Franche-",
        "Comté,",
        "décret",
        "2013-1211",
    ]


@given(st.text(max_size=80), st.integers(1, 60))
def test_a_shortened_text_shows_that_it_is(text: str, limit: int) -> None:
    found = shortened(text, limit)
    assert len(found) <= limit
    assert found == text if len(text) <= limit else found.endswith("…")
