"""What every native chart needs and python-pptx does not offer: exact plot area, labels, error bars, pattern fills.

Positions of labels matter: PowerPoint calls a file damaged whose stacked bars have labels outside their end.
"""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE, INK, PAPER, pale
from dossier.language import Language
from exports.files.cleaning import clean
from exports.files.number_formats import Axis
from exports.slides.text import TAGS, describe, emu, rgb
from exports.slides.theme import SMALL

_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
#: What follows the labels, and the error bars, in a series.
_AFTER_LABELS = ("c:trendline", "c:errBars", "c:cat", "c:val", "c:xVal", "c:yVal", "c:smooth")
_AFTER_BARS = ("c:cat", "c:val", "c:xVal", "c:yVal", "c:smooth")


#: What the writer of the workbook behind a chart takes for a formula or a link.
_ACTIVE = ("=", "{=", "http://", "https://", "ftp://", "mailto:", "internal:", "external:")


def inert(text: str) -> str:
    """A name of a category or of a series that is a text in the workbook behind the chart, whatever it says."""
    text = clean(text)
    return "'" + text if text.lower().startswith(_ACTIVE) else text


class Label(NamedTuple):
    """The label of a point: its value under a number format, or a text of its own. ``shift`` moves it (parts of
    the chart's height)."""

    text: str = ""
    format: str = ""
    colour: str = INK
    shift: float = 0.0
    position: str = ""


def insert(slide: Any, kind: Any, box: Box, data: Any, language: Language, alternative: str) -> Any:
    """A native chart without title or legend, with its alternative text; returns the chart."""
    graphic = slide.shapes.add_chart(kind, *emu(box), data)
    describe(graphic, alternative)
    chart = graphic.chart
    chart.has_legend = False
    chart.has_title = False
    chart.font.size = Pt(SMALL)
    chart.font.color.rgb = rgb(INK)
    space = chart._chartSpace
    if space.find(qn("c:roundedCorners")) is None:  # absent means round
        space.find(qn("c:chart")).addprevious(parse_xml(f'<c:roundedCorners {_NS} val="0"/>'))
    for axis in space.iter(qn("c:axId"), qn("c:crossAx")):  # the library numbers them below zero, the format does not
        axis.set("val", axis.get("val").lstrip("-"))
    for properties in space.iter(qn("a:defRPr")):
        properties.set("lang", TAGS[language])
    for smooth in space.iter(qn("c:smooth")):
        smooth.set("val", "0")
    return chart


def plot_area(chart: Any, left: float, top: float, width: float, height: float) -> None:
    """Fix the inner plot area (parts of the chart), so that what is drawn around it knows where it is."""
    plot = chart._chartSpace.find(".//" + qn("c:plotArea"))
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    values = "".join(
        f'<c:{name} val="{value:.5f}"/>' for name, value in zip("xywh", (left, top, width, height), strict=True)
    )
    plot.insert(
        0,
        parse_xml(
            f'<c:layout {_NS}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
            f'<c:yMode val="edge"/>{values}</c:manualLayout></c:layout>'
        ),
    )


def scale(value_axis: Any, axis: Axis, form: str, *, shown: bool, grid: bool, size: float = SMALL) -> None:
    """Bounds, step, format; an axis that is not shown keeps its bounds."""
    value_axis.minimum_scale, value_axis.maximum_scale, value_axis.major_unit = axis.low, axis.high, axis.step
    value_axis.has_major_gridlines = grid
    if grid:
        value_axis.major_gridlines.format.line.color.rgb = rgb(HAIRLINE)
        value_axis.major_gridlines.format.line.width = Pt(0.5)
    value_axis.visible = shown
    if shown:
        labels = value_axis.tick_labels
        labels.number_format, labels.number_format_is_linked = form, False
        labels.font.size = Pt(size)
        labels.font.color.rgb = rgb(GREY)
        value_axis.format.line.color.rgb = rgb(HAIRLINE)


def dress(format_: Any, colour: str, shape: object) -> None:
    """Fill and outline of a bar or a shape: solid, hollow, hatched or pale."""
    if shape in ("hollow", "derived"):
        format_.fill.solid()
        format_.fill.fore_color.rgb = rgb(PAPER if shape == "hollow" else pale(colour))
    elif shape == "hatched":
        format_.fill.patterned()
        format_.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        format_.fill.fore_color.rgb = rgb(colour)
        format_.fill.back_color.rgb = rgb(PAPER)
    else:
        format_.fill.solid()
        format_.fill.fore_color.rgb = rgb(colour)
    format_.line.color.rgb = rgb(colour)
    format_.line.width = Pt(1.25 if shape in ("hollow", "hatched", "derived") else 0.5)


#: Shape -> marker. Not every program draws a marker hollow, so that its form must tell what its filling does.
MARKERS = {
    "hollow": XL_MARKER_STYLE.DIAMOND,
    "hatched": XL_MARKER_STYLE.TRIANGLE,
}


def mark(marker: Any, colour: str, shape: object, size: int) -> None:
    """The marker of a series or of a point."""
    marker.style = MARKERS.get(str(shape), XL_MARKER_STYLE.CIRCLE)
    marker.size = size
    if str(shape) in MARKERS:
        marker.format.fill.background()
    else:
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = rgb(colour)
    marker.format.line.color.rgb = rgb(colour)
    marker.format.line.width = Pt(1.5 if str(shape) in MARKERS else 0.5)


def unfilled(format_: Any) -> None:
    format_.fill.background()
    format_.line.fill.background()


def label(series: Any, language: Language, labels: Sequence[Label | None], position: str, size: float) -> None:
    """Labels of a series, point by point; a point without one shows nothing."""
    points = "".join(
        _label(language, index, item, item.position or position, size)
        for index, item in enumerate(labels)
        if item is not None
    )
    xml = f"<c:dLbls {_NS}>{points}{_shown(False)}</c:dLbls>"
    _put(series._element, parse_xml(xml), _AFTER_LABELS, replaced="c:dLbls")


def _label(language: Language, index: int, item: Label, position: str, size: float) -> str:
    properties = (
        f'lang="{TAGS[language]}" sz="{size * 100:.0f}" b="0"><a:solidFill>'
        f'<a:srgbClr val="{item.colour.lstrip("#")}"/></a:solidFill>'
    )
    layout = ""
    if item.shift:
        layout = f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{item.shift:.5f}"/></c:manualLayout></c:layout>'
    if item.text:
        text = escape(clean(item.text).replace("\n", " "))
        content = (
            '<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr/></a:pPr>'
            f"<a:r><a:rPr {properties}</a:rPr><a:t>{text}</a:t></a:r></a:p></c:rich></c:tx>"
        )
    else:
        content = (
            f'<c:numFmt formatCode="{escape(item.format, {chr(34): "&quot;"})}" sourceLinked="0"/>'
            '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
            f"<a:pPr><a:defRPr {properties}</a:defRPr></a:pPr>"
            f'<a:endParaRPr lang="{TAGS[language]}"/></a:p></c:txPr>'
        )
    place = f'<c:dLblPos val="{position}"/>'
    return f'<c:dLbl><c:idx val="{index}"/>{layout}{content}{place}{_shown(True)}</c:dLbl>'


def _shown(value: bool) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
        '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def error_bars(series: Any, minus: Iterable[float], plus: Iterable[float], colour: str, direction: str = "") -> None:
    """Whiskers of a series: lengths below and above each value. ``direction`` is needed on points (``y``)."""
    below, above = (
        "<c:numLit><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(lengths)}"/>'
        # a whisker without length would still be drawn as a tick by some programs
        + "".join(f'<c:pt idx="{i}"><c:v>{length!r}</c:v></c:pt>' for i, length in enumerate(lengths) if length)
        + "</c:numLit>"
        for lengths in ([float(value) for value in side] for side in (minus, plus))
    )
    xml = (
        f"<c:errBars {_NS}>"
        + (f'<c:errDir val="{direction}"/>' if direction else "")
        + '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        + f"<c:plus>{above}</c:plus><c:minus>{below}</c:minus>"
        + f'<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill></a:ln></c:spPr>'
        + "</c:errBars>"
    )
    _put(series._element, parse_xml(xml), _AFTER_BARS, replaced="c:errBars")


def _put(series: Any, element: Any, followers: Sequence[str], replaced: str) -> None:
    for old in series.findall(qn(replaced)):
        series.remove(old)
    for child in series:
        if child.tag in {qn(name) for name in followers}:
            child.addprevious(element)
            return
    series.append(element)


def on_edges(chart: Any) -> None:
    """The first and the last category stand on the edges of the plot, not half a step inside."""
    axis = chart._chartSpace.find(".//" + qn("c:valAx"))
    for old in axis.findall(qn("c:crossBetween")):
        axis.remove(old)
    axis.find(qn("c:crosses")).addnext(parse_xml(f'<c:crossBetween {_NS} val="midCat"/>'))


def every_label(chart: Any, spacing: int = 1) -> None:
    """Write each ``spacing``-th category, whatever the program thinks of the room."""
    axis = chart._chartSpace.find(".//" + qn("c:catAx"))
    for old in axis.findall(qn("c:tickLblSkip")) + axis.findall(qn("c:tickMarkSkip")):
        axis.remove(old)
    before = axis.find(qn("c:noMultiLvlLbl"))
    for name in ("tickLblSkip", "tickMarkSkip"):
        element = parse_xml(f'<c:{name} {_NS} val="{spacing}"/>')
        if before is None:
            axis.append(element)
        else:
            before.addprevious(element)
