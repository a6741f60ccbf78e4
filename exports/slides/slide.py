"""The slide of an exhibit: finding as title, what is measured, the picture, caution, source line, notes."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.forms import SHEETS
from dossier.charts.marks import value_column
from dossier.charts.palette import GREY, INK
from dossier.exhibits import Exhibit, Kind
from dossier.language import Language, t
from dossier.selection import Facet, Selection
from dossier.selection_words import applied, filtered
from exports.files.cleaning import clean
from exports.files.sources import Elsewhere, publishers, source_line
from exports.files.statements import exhibit_statements, scope_in_words
from exports.pictures.form import draw_form
from exports.slides.bars import bar_chart
from exports.slides.fit import HEADING_FACE, SLIDE_LINE, Fit, fit, lines
from exports.slides.lines import chart_lines
from exports.slides.matrix import draw_matrix
from exports.slides.pen import drawn_with_pen
from exports.slides.table import draw_table
from exports.slides.text import Ink, fill, write
from exports.slides.theme import HEIGHT, MARGIN, SMALL, WIDTH, add_slide, finish_slide

#: Sizes of the letters of what is planned as a sheet: the largest that goes in.
_LETTERS = (18, 17, 16, 15, 14, 13, 12, 11, 10, 9)
#: Of steps, that have few words: they grow until they fill the slide.
_LARGE_LETTERS = (26, 24, 22, 20, *_LETTERS)

PICTURES: Mapping[Kind, Callable[[Any, Exhibit, Box], None]] = {
    Kind.BAR: bar_chart,
    Kind.LINE: chart_lines,
    Kind.MATRIX: draw_matrix,
    Kind.TABLE: draw_table,
    **{kind: drawn_with_pen(partial(draw_form, sizes=_LETTERS)) for kind in SHEETS},
    Kind.STEPS: drawn_with_pen(partial(draw_form, sizes=_LARGE_LETTERS)),
    # small letters leave a map more of its places
    Kind.PLACES: drawn_with_pen(partial(draw_form, sizes=_LETTERS[_LETTERS.index(SMALL) :])),
}
TITLE_SIZES = (28, 24, 21, 18, 16, 14)
#: Kinds that are a table where no number is left.
_OF_NUMBERS = frozenset(
    {Kind.LINE, Kind.LANES, Kind.FAN, Kind.HISTOGRAM, Kind.DOTS, Kind.COLUMNS, Kind.NESTED, Kind.CLOUD}
)
_TITLE = Box(MARGIN, 22, WIDTH - 2 * MARGIN, 84)
_WIDE = WIDTH - 2 * MARGIN
#: Where the footer begins, and how much cautions may take.
_FLOOR = HEIGHT - 38
#: Publishers that a slide names: those of its finding first.
NAMED = 3
_SENTENCE = Box(MARGIN + 40, 120, WIDTH - 2 * MARGIN - 80, 190)


def add_exhibit_slide(
    deck: Any, catalogue: Catalogue, selection: Selection, exhibit: Exhibit, lead: Sequence[str] = ()
) -> None:
    """One slide for one exhibit; without a picture to draw, the sentence large with its source.

    ``lead`` is what a speaker says first: it opens the notes.
    """
    if exhibit.drawn:
        slide = _with_picture(deck, catalogue, selection, exhibit)
    else:
        slide = _sentence(deck, catalogue, selection, exhibit)
    write_notes(slide, exhibit.language, [*lead, *speaker_notes(catalogue, selection, exhibit)])


def _with_picture(deck: Any, catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> Any:
    language = exhibit.language
    title = fit(clean(exhibit.finding), _TITLE.w, _TITLE.h, TITLE_SIZES, HEADING_FACE, bold=True)
    place = Box(_TITLE.x, _TITLE.y, _TITLE.w, title.height + 4)
    ink = Ink(title.size, INK, bold=True, family=HEADING_FACE)
    slide = add_slide(deck, language, title.text, place, ink)
    subtitle = fit(scope_in_words(exhibit), _WIDE, 2 * SMALL * SLIDE_LINE + 1, (SMALL,))
    y = place.bottom + 2
    write(slide.shapes, language, Box(MARGIN, y, _WIDE, subtitle.height), subtitle.text, Ink(subtitle.size, GREY))
    top = y + subtitle.height + 10
    sources = _source_line(catalogue, exhibit)
    caution = _caution(exhibit)
    floor = _FLOOR - sources.height - (caution.height + 4 if caution else 0)
    _picture(exhibit)(slide, exhibit, Box(MARGIN, top, _WIDE, floor - top - 8))
    _foot(slide, catalogue, selection, exhibit, floor, sources, caution)
    return slide


def _picture(exhibit: Exhibit) -> Callable[[Any, Exhibit, Box], None]:
    """How the exhibit is drawn; as its table where no number is left to draw."""
    encoding = exhibit.encoding
    if exhibit.kind in _OF_NUMBERS and not any(value_column(exhibit, encoding.columns().get(encoding.needed[0], ""))):
        return draw_table
    return PICTURES[exhibit.kind]


def _sentence(deck: Any, catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> Any:
    language = exhibit.language
    title = fit(clean(exhibit.finding), _SENTENCE.w, _SENTENCE.h, (36, 32, *TITLE_SIZES), HEADING_FACE, bold=True)
    ink = Ink(title.size, INK, bold=True, family=HEADING_FACE)
    slide = add_slide(deck, language, title.text, _SENTENCE, ink, anchor="bottom")
    subtitle = fit(scope_in_words(exhibit), _SENTENCE.w, 80, (16, SMALL))
    place = Box(_SENTENCE.x, _SENTENCE.bottom + 16, _SENTENCE.w, subtitle.height)
    write(slide.shapes, language, place, subtitle.text, Ink(subtitle.size, GREY))
    sources, caution = _source_line(catalogue, exhibit), _caution(exhibit)
    floor = _FLOOR - sources.height - (caution.height + 4 if caution else 0)
    _foot(slide, catalogue, selection, exhibit, floor, sources, caution)
    return slide


def _foot(
    slide: Any,
    catalogue: Catalogue,
    selection: Selection,
    exhibit: Exhibit,
    y: float,
    sources: Fit,
    caution: Fit | None,
) -> None:
    language = exhibit.language
    if caution:
        ink = Ink(caution.size, INK)
        write(slide.shapes, language, Box(MARGIN, y, _WIDE, caution.height), caution.text, ink)
        y += caution.height + 4
    write(slide.shapes, language, Box(MARGIN, y, _WIDE, sources.height), sources.text, Ink(sources.size, GREY))
    asked = selection or (selection.year and Facet.YEAR in exhibit.responds)
    told = applied(catalogue, selection, exhibit.responds) if asked else ""
    finish_slide(slide, language, footer_line(catalogue, selection, told))


def _source_line(catalogue: Catalogue, exhibit: Exhibit) -> Fit:
    """Publishers with their dates, as many as go on one line; the others are counted and stand in the notes."""
    named = publishers(catalogue, exhibit)
    for count in range(min(len(named), NAMED), -1, -1):
        text = source_line(catalogue, exhibit, count, Elsewhere.NOTES)
        if count < 2 or lines(text, SMALL, _WIDE) <= 1:
            break
    return fit(text, _WIDE, SMALL * SLIDE_LINE + 1, (SMALL,))


def _caution(exhibit: Exhibit) -> Fit | None:
    """The cautions, as many as go on two lines; the others are counted and stand in the notes."""
    language = exhibit.language
    if not exhibit.caution:
        return None
    texts = [clean(text) for text in exhibit.caution]
    for count in range(len(texts), 0, -1):
        joined = " ".join(texts[:count])
        text = t(language, "export.slide.caution", n=count, text=joined)
        if count < len(texts):
            text += " " + t(language, "export.slide.more_cautions", n=len(texts) - count)
        if lines(text, SMALL, _WIDE) <= 2:
            break
    return fit(text, _WIDE, 2 * SMALL * SLIDE_LINE + 1, (SMALL,))


def footer_line(catalogue: Catalogue, selection: Selection, told: str = "") -> str:
    """Name, data version and filters in one line; the filters in full are on the cover and in the notes.

    ``told`` says what the filters do to this slide, where they do not all have an effect.
    """
    text = t(selection.language, "export.slide.footer", version=str(catalogue.version))
    if selection or told:
        text += f" · {told or filtered(catalogue, selection)}"
    return fit(clean(text), WIDTH - 2 * MARGIN - 90, SMALL * SLIDE_LINE + 1, (SMALL,)).text


def speaker_notes(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> list[str]:
    """What a speaker may be asked: lines with the whole finding, method, sources and selection."""
    # with a no-break space in French, as everything before a colon
    colon = "\u00a0: " if exhibit.language == Language.FR else ": "
    return [name + colon + ", ".join(texts) for name, *texts in exhibit_statements(catalogue, selection, exhibit)]


def write_notes(slide: Any, language: Language, paragraphs: Sequence[str]) -> None:
    """Write the notes page. Addresses are text there; the links are on the slides of sources."""
    text_frame = slide.notes_slide.notes_text_frame
    fill(text_frame, language, [[(text, "")] for text in paragraphs], None)
