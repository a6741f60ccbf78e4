"""The forms drawn into the page: the plan in three widths, its text alternative, no text that is obeyed."""

import re
from pathlib import Path
from xml.etree import ElementTree

import hostile
import made_forms as made
import pytest
import streamlit as st

from components import cache
from components.charts.drawn import DRAWN, WIDTHS, picture_html, stage_html
from components.charts.figure import CHARTS
from components.exhibit import show
from components.exhibit.picture import SCRIPT, picture_text
from components.presenter import stage
from dossier.catalogue import Catalogue
from dossier.charts.palette import RED
from dossier.exhibits import Kind
from dossier.language import Language
from dossier.selection import Selection
from exports.svg.picture import svg

ROOT = Path(__file__).resolve().parents[1]
_SVG = "{http://www.w3.org/2000/svg}"


def test_a_kind_is_drawn_in_one_way() -> None:
    assert not DRAWN & CHARTS
    assert set(Kind) - {Kind.MATRIX, Kind.TABLE} == DRAWN | CHARTS


@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_a_picture_a_width_each_with_its_alternative(catalogue: Catalogue, build: made.Build) -> None:
    exhibit = build(catalogue, Language.FR)
    root = ElementTree.fromstring(picture_html(exhibit))
    assert [float(one.attrib["viewBox"].split()[2]) for one in root] == list(WIDTHS)
    assert {one.attrib["aria-label"] for one in root} == {exhibit.text_alternative}
    # what leads somewhere is a group: the children of an image are not there for who cannot see
    role = "group" if links(picture_html(exhibit)) else "img"
    assert all(one.attrib["role"] == role for one in root)
    sizes = {float(text.attrib["font-size"]) for text in root.iter(f"{_SVG}text")}
    assert min(sizes) >= 11, "legible on a phone"
    assert (RED in picture_html(exhibit)) == ("besancon" in exhibit.table.to_string()), "red is Besançon"


@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_paper_has_what_the_screen_has_but_for_what_is_said_on_pointing(
    catalogue: Catalogue, build: made.Build
) -> None:
    exhibit = build(catalogue, Language.FR)
    said = list(ElementTree.fromstring(picture_html(exhibit)).iter(f"{_SVG}title"))
    assert all((title.text or "").strip() for title in said)
    assert "<title>" not in svg(exhibit)


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_it_is_one_block_in_which_nothing_is_read(catalogue: Catalogue, build: made.Build, text: str) -> None:
    exhibit = hostile.spoilt(build(catalogue, Language.FR), text)
    for html in (picture_html(exhibit), stage_html(exhibit)):
        assert html.startswith('<div class="picture"><svg ') and html.endswith("</svg></div>")
        assert not re.search(r"[\n\r\x0b\u2028]", html), "a line feed would end the block, and Markdown begin"
        names = {element.tag.replace(_SVG, "") for element in ElementTree.fromstring(html).iter()}
        assert names <= {"div", "svg", "rect", "path", "circle", "text", "title", "a"}
        assert all(link.attrib["href"].startswith("item:") for link in links(html))  # where it leads is ours to write


def links(html: str) -> list[ElementTree.Element]:
    return [element for element in ElementTree.fromstring(html).iter() if element.tag.replace(_SVG, "") == "a"]


def test_the_stage_is_as_high_as_the_stage(catalogue: Catalogue) -> None:
    for build in made.FORMS:
        picture = ElementTree.fromstring(stage_html(build(catalogue, Language.FR)))[0]
        assert float(picture.attrib["viewBox"].split()[3]) <= 503


def test_page_and_stage_put_the_picture_into_the_page(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    exhibit, written = made.fan(catalogue, Language.FR), []
    monkeypatch.setattr(cache, "finished_drawing", lambda *_: picture_html(exhibit))
    monkeypatch.setattr(cache, "finished_slide", lambda *_: stage_html(exhibit))
    monkeypatch.setattr(st, "html", lambda text, **_: written.append(text))
    show._picture(exhibit, "fan", Selection(), 9, "<p>foot</p>")
    stage._picture(exhibit, Selection())
    assert written == [picture_text(picture_html(exhibit)) + "<p>foot</p>", picture_text(stage_html(exhibit))]


def test_a_picture_is_sent_as_text_that_only_the_known_script_draws() -> None:
    sent = ElementTree.fromstring(f"<p>{picture_text('<svg><title>a &lt; b</title></svg>')}</p>")
    assert [element.tag for element in sent] == ["div", "script"] and not len(sent[0])
    assert sent[0].text == "<svg><title>a &lt; b</title></svg>"
    assert sent[1].text == SCRIPT


def test_the_stylesheet_shows_one_picture_of_each() -> None:
    style = (ROOT / "components" / "style.css").read_text(encoding="utf-8")
    assert [f".picture svg:nth-child({n}) {{ display: block" in style for n in range(1, len(WIDTHS) + 1)] == [True] * 3
    thresholds = [int(width) for width in re.findall(r"@container \(min-width: (\d+)px\) \{ \.picture", style)]
    narrowest = [350, *thresholds]
    assert all(wide <= 1.14 * least for wide, least in zip(WIDTHS, narrowest, strict=True)), "letters shrink little"
