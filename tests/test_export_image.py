"""A picture that stands alone: what it says beside what it draws, in both forms."""

from dataclasses import replace
from xml.etree import ElementTree

import hostile
import pytest
from built import built, every

from dossier.catalogue import Catalogue
from dossier.language import Language
from dossier.publisher import signature
from dossier.selection import Selection
from dossier.selection_words import applied
from exports.files.sources import Elsewhere, source_line
from exports.paper.image import picture_png
from exports.svg.framed import framed_svg

CHOSEN = Selection(Language.EN, sectors=("cell_therapy",), regions=("Bretagne",))


def said(svg: str) -> str:
    """The words of a picture, lines joined."""
    return " ".join(
        " ".join(part.itertext()) for part in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    )


@pytest.mark.parametrize("name", ["capacity-lost", "funding-map", "demand-pipeline", "actors-directory"])
def test_it_says_what_must_not_be_lost(catalogue: Catalogue, name: str) -> None:
    exhibit = built(name, CHOSEN)
    words = said(framed_svg(catalogue, CHOSEN, exhibit, "Phase III · http://localhost/x")).replace("\u200b", "")
    for text in (
        exhibit.finding,
        exhibit.subtitle,
        *exhibit.caution,
        source_line(catalogue, exhibit, 3, Elsewhere.DASHBOARD),
        applied(catalogue, CHOSEN, exhibit.responds),
        str(catalogue.version),
        signature(Language.EN),
        "http://localhost/x",
    ):
        assert " ".join(text.split()) in " ".join(words.split())


def test_a_sentence_without_a_picture_is_one_too(catalogue: Catalogue) -> None:
    exhibit = built("capacity-lost", CHOSEN)
    alone = replace(exhibit, table=exhibit.table.head(0))
    assert exhibit.finding.split()[0] in said(framed_svg(catalogue, CHOSEN, alone, ""))


@pytest.mark.parametrize("language", Language)
def test_every_exhibit_has_one(catalogue: Catalogue, language: Language) -> None:
    selection = Selection(language)
    for exhibit in every(selection):
        svg = framed_svg(catalogue, selection, exhibit, "Phase III")
        root = ElementTree.fromstring(svg)
        width, height = map(float, root.attrib["viewBox"].split()[2:])
        assert 60 < height < 2.4 * width, exhibit.id
        assert root.attrib["aria-label"], exhibit.id


def test_a_png_is_sharp_and_always_the_same(catalogue: Catalogue) -> None:
    svg = framed_svg(catalogue, CHOSEN, built("capacity-lost", CHOSEN), "Phase III")
    png = picture_png(svg, "x")
    assert png.startswith(b"\x89PNG\r\n") and png == picture_png(svg, "x")
    assert int.from_bytes(png[16:20]) == 1600, "pixels across"


@pytest.mark.parametrize("text", hostile.TEXTS)
def test_whatever_a_cell_holds_the_picture_is_made(catalogue: Catalogue, text: str) -> None:
    svg = framed_svg(catalogue, Selection(), hostile.spoilt(built("capacity-lost"), text), text)
    ElementTree.fromstring(svg)
