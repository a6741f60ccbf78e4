"""The paper of the deck: 16:9, two fonts that every office has, the palette as theme, one layout."""

import re
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import CATEGORIES, COLOURS, GREY, INK, LINK, PAPER, SURFACE
from dossier.language import Language
from exports.slides.text import TAGS, Ink, emu, fill, frame, write

#: The slide, in points.
WIDTH, HEIGHT = 960, 540
MARGIN = 40
#: The smallest letters of a story: what a room still reads.
SMALL = 14
#: Georgia and Arial come with every Windows and every Mac; nothing is embedded.
HEADING_FONT, TEXT_FONT = "Georgia", "Arial"
_LAYOUT = "Title Only"
_NUMBER = Box(WIDTH - MARGIN - 60, HEIGHT - 30, 60, 18)
_FOOTER = Box(MARGIN, HEIGHT - 30, WIDTH - 2 * MARGIN - 80, 18)
_FIELD = "{C1FF6DA9-008F-8B48-92A6-B652298478BF}"


def blank_deck(language: Language) -> Any:
    """An empty presentation with the theme and a single layout, whose title placeholder takes the findings."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    _theme(deck.slide_master.part)
    master = deck.slide_master
    for layout in list(deck.slide_layouts):
        if layout.name != _LAYOUT:
            deck.slide_layouts.remove(layout)
    for sheet in (master, deck.slide_layouts[0]):
        for run in sheet._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
            run.set("lang", TAGS[language])
        for shape in list(sheet.placeholders):
            _place(shape)
    title = master._element.find(".//" + qn("p:titleStyle") + "/" + qn("a:lvl1pPr"))
    title.set("algn", "l")
    title.find(qn("a:defRPr")).set("sz", "2800")
    return deck


def _place(shape: Any) -> None:
    """Title, footer and number at their place of a wide slide; what no slide uses goes."""
    kind = shape.placeholder_format.type
    boxes = {"TITLE": Box(MARGIN, 24, WIDTH - 2 * MARGIN, 80), "SLIDE_NUMBER": _NUMBER}
    if kind.name in boxes:
        shape.left, shape.top, shape.width, shape.height = emu(boxes[kind.name])
    elif kind.name == "BODY":  # the master must keep one: it carries the text styles
        shape.left, shape.top, shape.width, shape.height = emu(Box(MARGIN, 120, WIDTH - 2 * MARGIN, 340))
    else:
        shape._element.getparent().remove(shape._element)


def _theme(master: Any) -> None:
    part = master.part_related_by(RT.THEME)
    text = part.blob.decode("utf-8")
    colours = {"dk1": INK, "lt1": PAPER, "dk2": GREY, "lt2": SURFACE, "hlink": LINK, "folHlink": LINK}
    colours |= {f"accent{n}": COLOURS[tone] for n, tone in enumerate(CATEGORIES, start=1)}
    for name, colour in colours.items():
        value = f'<a:{name}><a:srgbClr val="{colour.lstrip("#")}"/></a:{name}>'
        text = re.sub(rf"<a:{name}>.*?</a:{name}>", value, text, count=1, flags=re.DOTALL)
    for place, font in (("majorFont", HEADING_FONT), ("minorFont", TEXT_FONT)):
        text = re.sub(rf'(<a:{place}><a:latin typeface=")[^"]*', rf"\g<1>{font}", text, count=1)
    part._blob = text.encode("utf-8")


def add_slide(deck: Any, language: Language, title: str, box: Box, ink: Ink, anchor: str = "top") -> Any:
    """A slide whose title placeholder holds ``title``, with its number; the rest is drawn by the caller."""
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = emu(box)
    frame(shape.text_frame, anchor=anchor)
    fill(shape.text_frame, language, [[(title, "")]], ink)
    return slide


def finish_slide(slide: Any, language: Language, footer: str) -> None:
    """Footer and slide number, last: a screen reader reads a slide in the order in which it was made."""
    write(slide.shapes, language, _FOOTER, footer, Ink(SMALL, GREY))
    tree = slide.shapes._spTree
    number = slide.part.package.presentation_part.presentation.slides.index(slide) + 1
    tree.append(
        parse_xml(
            '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            f'<p:nvSpPr><p:cNvPr id="{_free_id(tree)}"'
            ' name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/>'
            '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/><a:p><a:pPr algn="r"/>'
            f'<a:fld id="{_FIELD}" type="slidenum"><a:rPr lang="{TAGS[language]}" sz="{SMALL}00">'
            f'<a:solidFill><a:srgbClr val="{GREY.lstrip("#")}"/></a:solidFill></a:rPr><a:t>{number}</a:t></a:fld>'
            "</a:p></p:txBody></p:sp>"
        )
    )


def _free_id(tree: Any) -> int:
    return max((int(shape.get("id")) for shape in tree.iter(qn("p:cNvPr"))), default=1) + 1
