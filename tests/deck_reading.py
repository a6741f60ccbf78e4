"""A deck read back: its slides, texts, charts, as a person or a program that opens it finds them."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.selection import Selection
from exports.slides.deck import deck_pptx

#: Cover before, slide of the exhibit, sources after.
SHOWN = 1


def slide(catalogue: Catalogue, exhibit: Exhibit) -> Any:
    """The slide of one exhibit."""
    return opened(deck_pptx(catalogue, Selection(exhibit.language), [exhibit])).slides[SHOWN]


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def title(slide: Any) -> str:
    return str(slide.shapes.title.text_frame.text)


def shapes(container: Any) -> Iterator[Any]:
    """Every shape, those of groups too."""
    for shape in container.shapes:
        yield shape
        if shape.shape_type == 6:
            yield from shapes(shape)


def texts(slide: Any) -> str:
    """All that is written on a slide, tables included."""
    found = []
    for shape in shapes(slide):
        if shape.has_text_frame:
            found.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            found += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def chart(slide: Any) -> Any:
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def table(slide: Any) -> list[list[str]]:
    found = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text_frame.text for cell in row.cells] for row in found.rows]


def links(slide: Any) -> list[str]:
    return [
        run.hyperlink.address
        for shape in shapes(slide)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if run.hyperlink.address
    ]


def pictures(slide: Any) -> list[Any]:
    """The charts, tables and groups of a slide: what needs an alternative text."""
    return [shape for shape in slide.shapes if shape.has_chart or shape.has_table or shape.shape_type == 6]


def alternative(shape: Any) -> str:
    return str(shape._element.find(".//" + qn("p:cNvPr")).get("descr") or "")


def parts(content: bytes) -> Iterator[tuple[zipfile.ZipInfo, bytes]]:
    """Every file in the container, those of the workbooks behind the charts too."""
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        for entry in container.infolist():
            blob = container.read(entry)
            yield entry, blob
            if entry.filename.endswith(".xlsx"):
                yield from parts(blob)


def trees(content: bytes, begin: str = "") -> Iterator[tuple[str, Any]]:
    for entry, blob in parts(content):
        if entry.filename.startswith(begin) and entry.filename.endswith((".xml", ".rels")):
            yield entry.filename, etree.fromstring(blob)
