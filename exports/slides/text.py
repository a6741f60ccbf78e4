"""Texts and boxes on a slide: positions in points, a language on every run, alternative texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, INK, LINK, colour
from dossier.language import Language
from exports.files.cleaning import clean
from exports.slides.fit import BODY

TAGS = {Language.FR: "fr-FR", Language.EN: "en-GB"}
_ALIGN = {"left": PP_ALIGN.LEFT, "right": PP_ALIGN.RIGHT, "center": PP_ALIGN.CENTER}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
#: A link longer than this is no address that anybody follows, and programs refuse to open a file that holds one.
_LONGEST_LINK = 2000


def emu(box: Box) -> tuple[int, int, int, int]:
    """The place of a box in points, in the unit of the format."""
    return Pt(box.x), Pt(box.y), Pt(max(box.w, 0)), Pt(max(box.h, 0))


@dataclass(frozen=True)
class Ink:
    """How a text is set. ``family`` is a font of the theme, so that the whole deck changes at once."""

    size: float
    colour: str = INK
    bold: bool = False
    italic: bool = False
    family: str = BODY

    def but(self, **changes: Any) -> "Ink":
        return replace(self, **changes)


def rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))


def readable(tone: object) -> str:
    """The colour of a tone for a text: the quiet one is too pale to be read."""
    return GREY if tone == "quiet" else colour(tone)


def write(
    shapes: Any,
    language: Language,
    box: Box,
    text: str,
    ink: Ink,
    align: str = "left",
    anchor: str = "top",
) -> Any:
    """A text box without margins; each line feed begins a paragraph."""
    shape = shapes.add_textbox(*emu(box))
    frame(shape.text_frame, anchor)
    fill(shape.text_frame, language, [[(line, "")] for line in clean(text).split("\n")], ink, align)
    return shape


def frame(text_frame: Any, anchor: str = "top") -> None:
    """No margins, no automatic size: what is written was measured before."""
    text_frame.margin_left = text_frame.margin_right = text_frame.margin_top = text_frame.margin_bottom = 0
    text_frame.word_wrap = True
    text_frame.vertical_anchor = _ANCHOR[anchor]


def fill(
    text_frame: Any,
    language: Language,
    paragraphs: Sequence[Sequence[tuple[str, str]]],
    ink: Ink | None,
    align: str = "left",
) -> None:
    """Paragraphs of runs (text, address of a link or nothing). Without ``ink`` the theme decides."""
    for position, runs in enumerate(paragraphs):
        paragraph = text_frame.paragraphs[0] if position == 0 else text_frame.add_paragraph()
        paragraph.alignment = _ALIGN[align]
        for text, link in runs:
            run = paragraph.add_run()
            run.text = clean(text).replace("\n", " ").replace("\t", " ")
            _dress(run, language, ink, link)


def _dress(run: Any, language: Language, ink: Ink | None, link: str) -> None:
    run._r.get_or_add_rPr().set("lang", TAGS[language])
    font = run.font
    if ink:
        font.size, font.bold, font.italic, font.name = Pt(ink.size), ink.bold, ink.italic, ink.family
        font.color.rgb = rgb(LINK if link else ink.colour)
    if link.startswith(("http://", "https://")) and len(link) <= _LONGEST_LINK:
        run.hyperlink.address = clean(link)


def describe(shape: Any, text: str, name: str = "") -> None:
    """The alternative text of a picture, chart or table; a shape that only decorates gets none."""
    properties = shape._element.find(".//" + qn("p:cNvPr"))
    properties.set("descr", clean(text))
    if name:
        properties.set("name", clean(name))
