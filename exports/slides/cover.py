"""First and last slides: what was asked under which filters; what was left out; every source with its link."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pptx.util import Pt

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, INK, RED
from dossier.exhibits import Exhibit
from dossier.language import Language, date, t
from dossier.selection import Selection
from exports.files.cleaning import clean, shortened
from exports.files.statements import file_statements
from exports.slides.fit import HEADING_FACE, SLIDE_LINE, fit, lines
from exports.slides.shapes import line
from exports.slides.slide import NAMED, footer_line, write_notes
from exports.slides.text import Ink, emu, fill, frame, write
from exports.slides.theme import HEIGHT, MARGIN, SMALL, WIDTH, add_slide, finish_slide

_TITLE = Box(MARGIN, 22, WIDTH - 2 * MARGIN, 36)
_HEAD = Ink(24, INK, bold=True, family=HEADING_FACE)
_SIZE = float(SMALL)
_AIR = 5.0
#: Columns of two slides.
_MOST_COLUMNS = 4
_BODY = Box(MARGIN, 72, WIDTH - 2 * MARGIN, HEIGHT - 72 - 44)
_GUTTER = 32.0


def add_cover(deck: Any, catalogue: Catalogue, selection: Selection, title: str, asked: str = "") -> None:
    """What is asked under the title, then who publishes, filters, scenario and versions: what the slides show."""
    language = selection.language
    box = Box(MARGIN + 40, 60, WIDTH - 2 * MARGIN - 80, 110)
    head = fit(clean(title), box.w, box.h, (40, 36, 32, 28, 24, 18, SMALL), HEADING_FACE, bold=True)
    ink = Ink(head.size, INK, bold=True, family=HEADING_FACE)
    slide = add_slide(deck, language, head.text, box, ink, anchor="bottom")
    y = box.bottom + 16
    line(slide.shapes, (box.x, y), (box.x + 72, y), RED, 3)
    y += 20
    if asked:
        request = fit(clean(asked), box.w, 120, (26, 24, 22, 20, 18, 16))
        write(slide.shapes, language, Box(box.x, y, box.w, request.height), request.text, Ink(request.size, INK))
        y += request.height + 20
    *said, signed = file_statements(catalogue, selection)
    stated = (signed, *said)  # who publishes is what a long selection may not push off the slide
    text = fit(clean("\n".join(stated)), box.w, HEIGHT - y - 50, (16, SMALL))
    write(slide.shapes, language, Box(box.x, y, box.w, text.height), text.text, Ink(text.size, GREY))
    finish_slide(slide, language, footer_line(catalogue, selection))
    write_notes(slide, language, [title, *([asked] if asked else []), *stated])


def add_left_out(
    deck: Any, catalogue: Catalogue, selection: Selection, empty: Sequence[Exhibit], unknown: Sequence[str]
) -> None:
    """What was asked for and is not here, each with its reason."""
    language = selection.language
    items = [[(clean(exhibit.finding), "")] for exhibit in empty]
    items += [[(t(language, "export.slide.unknown", name=clean(name)), "")] for name in unknown]
    if items:
        _pages(deck, catalogue, selection, t(language, "export.slide.left_out"), items)


def add_sources(deck: Any, catalogue: Catalogue, selection: Selection, exhibits: Sequence[Exhibit]) -> None:
    """The sources that the slides name, each with the site as its link, on two slides at most.

    Every source of every slide stands in its notes with its address.
    """
    language = selection.language
    every = dict.fromkeys(source for exhibit in exhibits for source in exhibit.sources)
    quoted = dict.fromkeys(source for exhibit in exhibits for source in exhibit.sources[:NAMED])
    items = [_source(catalogue, language, identifier) for identifier in quoted]
    while items and len(_columns(items)) > _MOST_COLUMNS:
        items.pop()
    rest = len(every) - len(items)
    if rest and items:
        closing: list[tuple[str, str]] = [(t(language, "export.slide.more_sources", n=rest), "")]
        while len(_columns([*items, closing])) > _MOST_COLUMNS:
            items.pop()
            closing = [(t(language, "export.slide.more_sources", n=len(every) - len(items)), "")]
        items.append(closing)
    if items:
        _pages(deck, catalogue, selection, t(language, "export.slide.all_sources"), items)


def _source(catalogue: Catalogue, language: Language, identifier: str) -> list[tuple[str, str]]:
    source = catalogue.row("sources", identifier)
    title = fit(clean(source.title).replace("\n", " "), _column(), 2 * _SIZE * SLIDE_LINE, (_SIZE,)).text
    return [
        (f"{clean(source.publisher)}. {title}, {date(language, source.published)}. ", ""),
        (shortened(urlsplit(source.url).netloc.removeprefix("www."), 40), source.url),
    ]


def _column() -> float:
    return (_BODY.w - _GUTTER) / 2


def _pages(
    deck: Any,
    catalogue: Catalogue,
    selection: Selection,
    title: str,
    items: Sequence[Sequence[tuple[str, str]]],
) -> None:
    """Items in two columns, on as many slides as they need."""
    language = selection.language
    columns = _columns(items)
    pages = [columns[i : i + 2] for i in range(0, len(columns), 2)]
    for number, page in enumerate(pages, start=1):
        head = t(language, "export.slide.page", title=title, page=number, n=len(pages)) if len(pages) > 1 else title
        slide = add_slide(deck, language, head, _TITLE, _HEAD)
        for position, column in enumerate(page):
            box = Box(_BODY.x + position * (_column() + _GUTTER), _BODY.y, _column(), _BODY.h)
            _list(slide, language, box, column)
        finish_slide(slide, language, footer_line(catalogue, selection))
        write_notes(slide, language, [_note(item) for column in page for item in column])


def _note(item: Sequence[tuple[str, str]]) -> str:
    """The text of an item with the whole address of its link."""
    return "".join(link or text for text, link in item)


def _columns(items: Sequence[Sequence[tuple[str, str]]]) -> list[list[Sequence[tuple[str, str]]]]:
    found: list[list[Sequence[tuple[str, str]]]] = [[]]
    used = 0.0
    for item in items:
        height = lines("".join(text for text, _ in item), _SIZE, _column()) * _SIZE * SLIDE_LINE + _AIR
        if found[-1] and used + height > _BODY.h:
            found.append([])
            used = 0.0
        found[-1].append(item)
        used += height
    return found


def _list(slide: Any, language: Language, box: Box, items: Sequence[Sequence[tuple[str, str]]]) -> None:
    shape = slide.shapes.add_textbox(*emu(box))
    frame(shape.text_frame)
    fill(shape.text_frame, language, items, Ink(_SIZE))
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = Pt(_AIR)
