"""The copy on a stick: every exhibit in both languages, nothing asked of a network, nothing that runs."""

import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import hostile
import pytest
from built import built, every
from pdf_reading import encoded

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.language import Language, t
from dossier.scenario import MODEL_VERSION
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Selection
from dossier.selection_words import filtered
from exports.files.failure import ExportFailed
from exports.static import page as static_page
from exports.static import site
from exports.svg.picture import drawable

CHOSEN = Selection(Language.FR, sectors=("cell_therapy",), scenario="2~new-six-rooms~rooms=5")
#: What a page may be made of.
_TAGS = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "nav",
        "ul",
        "ol",
        "li",
        "a",
        "section",
        "h1",
        "h2",
        "p",
        "figure",
        "svg",
        "rect",
        "path",
        "circle",
        "text",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
    ]
)
_VOID = frozenset({"meta"})


class Page(HTMLParser):
    """A page read back; raises where a tag is left open or closed twice."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(content)
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    place = tmp_path_factory.mktemp("static")
    site.write_copy(place, catalogue, CHOSEN, files=False)
    return place


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Page]:
    return {str(path.relative_to(folder)): Page(path.read_text("utf-8")) for path in sorted(folder.rglob("*.html"))}


def test_every_exhibit_is_there_in_both_languages(pages: dict[str, Page]) -> None:
    for language in Language:
        for exhibit in every(replace(CHOSEN, language=language)):
            page = pages[f"{language}/{exhibit.page}.html"]
            assert exhibit.finding in page.text, exhibit.id
            assert any(section.get("id") == exhibit.id for section in page.all("section"))
            assert exhibit.finding in pages[f"{language}/index.html"].text


def test_every_picture_is_described_and_every_table_has_its_caption(pages: dict[str, Page]) -> None:
    for language in Language:
        told = set()
        for exhibit in every(replace(CHOSEN, language=language)):
            if drawable(exhibit):
                told.add(exhibit.text_alternative)
        found = {
            svg["aria-label"].replace("\u200b", "")  # type: ignore[union-attr]
            for name, page in pages.items()
            if name.startswith(f"{language}/")
            for svg in page.all("svg")
        }
        assert found == told
    for page in pages.values():
        assert len(page.all("caption")) == len(page.all("table"))


def test_nothing_is_asked_of_a_network_and_nothing_runs(folder: Path, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert {tag for tag, _ in page.tags} <= _TAGS, name
        for tag, attributes in page.tags:
            assert not any(key.startswith("on") for key in attributes), (name, attributes)
            assert not {"src", "srcset", "action", "data", "poster", "xlink:href"} & set(attributes)
            assert "href" not in attributes or tag == "a"
        style = (folder / name).read_text("utf-8").partition("<style>")[2].partition("</style>")[0]
        addresses = [part.partition(")")[0] for part in style.split("url(")[1:]]
        assert addresses and all(address.startswith("data:font/woff;base64,") for address in addresses)
        assert "@import" not in style
        policy = next(meta["content"] for meta in page.all("meta") if "http-equiv" in meta)
        assert policy == static_page.POLICY and "default-src 'none'" in static_page.POLICY


def test_every_link_leads_to_a_page_of_the_copy_or_to_a_source(
    catalogue: Catalogue, folder: Path, pages: dict[str, Page]
) -> None:
    known = {encoded(row.url) for row in catalogue.records("sources")}
    outside = set()
    for name, page in pages.items():
        for link in page.all("a"):
            target = urlsplit(link["href"] or "")
            if target.scheme:
                outside.add(encoded(link["href"] or ""))
            elif target.path:
                assert ((folder / name).parent / target.path).resolve().is_file(), (name, link)
    assert outside == known


def test_it_says_its_language_title_filters_scenario_and_versions(catalogue: Catalogue, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        language = Language(name.partition("/")[0]) if "/" in name else Language.FR
        assert page.all("html")[0]["lang"] == language
        if name != "index.html":
            asked = replace(CHOSEN, language=language)
            said = "".join(page.text)
            assert filtered(catalogue, asked) in said and scenario_sentence(catalogue, asked) in said
            assert str(catalogue.version) in said and MODEL_VERSION in said
            assert len(page.all("h1")) == 1


def test_equal_inputs_give_equal_bytes(tmp_path: Path, catalogue: Catalogue, folder: Path) -> None:
    again = site.write_copy(tmp_path / "again", catalogue, CHOSEN, files=False)
    assert len(again) > 20
    for path in again:
        assert path.read_bytes() == (folder / path.relative_to(tmp_path / "again")).read_bytes()


def test_deck_brief_annex_and_workbook_stand_beside_the_pages(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(site.FILES) == {"brief.pdf", "annex.pdf", "workbook.xlsx", *(f"deck-{name}.pptx" for name in StoryName)}
    slow = {"annex.pdf": lambda *_: b"annex", "workbook.xlsx": lambda *_: b"workbook"}
    monkeypatch.setattr(site, "FILES", site.FILES | slow)
    heard: list[site.Written] = []
    written = site.write_copy(tmp_path, catalogue, told=heard.append)
    for language in Language:
        assert (tmp_path / language / "brief.pdf").read_bytes().startswith(b"%PDF")
        assert (tmp_path / language / "deck-sgpi.pptx").read_bytes().startswith(b"PK")
        front = Page((tmp_path / language / "index.html").read_text("utf-8"))
        assert {link["href"] for link in front.all("a")} >= set(site.FILES)
    told = [each for each in heard if each.step is None]
    assert [tmp_path / each.name for each in told] == written, "each file is named before it is made, once"
    assert [each.number for each in told] == list(range(1, told[0].of + 1)), "and the last one is the last of the count"
    assert {"fr/index.html", "en/deck-sgpi.pptx"} <= {each.name for each in heard if each.step}


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_no_text_of_the_data_breaks_a_page(catalogue: Catalogue, text: str) -> None:
    kinds = ("brief-answer", "actors-chain-names", "funding-ranked-awards", "funding-flow", "demand-ansm")
    spoilt = [hostile.spoilt(built(name), text) for name in kinds]
    page = Page(static_page.exhibits_page(catalogue, Selection(), "brief", {"brief": spoilt}))
    assert {tag for tag, _ in page.tags} <= _TAGS
    assert not any(key.startswith("on") or key == "src" for _, attributes in page.tags for key in attributes)
    assert len(page.all("section")) == len(kinds)


def test_a_full_disk_is_told_in_both_languages(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device", "/stick/index.html")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(ExportFailed) as failed:
        site.write_copy(tmp_path, catalogue, files=False)
    assert failed.value.key == "disk"
    monkeypatch.setattr(site, "load", lambda: catalogue)
    assert site.write_copy_command([str(tmp_path)]) == 1
    said = capsys.readouterr().err
    assert all(failed.value.words(language) in said for language in Language) and "Traceback" not in said


def test_the_command_says_how_it_is_used() -> None:
    run = subprocess.run([sys.executable, "-m", "exports.static"], capture_output=True, text=True, check=False)
    assert run.returncode == 2 and "exports.static" in run.stderr
    assert t(Language.FR, "paper.static.start") != t(Language.EN, "paper.static.start")
