"""The page before any script, the ways to the files, addresses that lead nowhere, and Streamlit's words in French."""

import re
import zipfile
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
import streamlit as st
from screens import opened
from starlette.testclient import TestClient

import app as door
from components import cache
from components.doorway import head, taken_away
from components.doorway.shell_script import SCRIPTS, shell_script
from components.doorway.shell_words import shell_words
from components.doorway.wayfinding import asked_page
from dossier.contents import EVERY_PAGE, HOME
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.selection import Selection
from exports.files.failure import ExportFailed
from exports.files.package import tables_zip

ROOT = Path(__file__).resolve().parent.parent
BUNDLE = Path(st.__file__).parent / "static" / "static" / "js"


class Head(HTMLParser):
    """What a preview reads: language, title, meta texts, icon, scripts; links anywhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.meta: dict[str, str] = {}
        self.language = self.title = ""
        self.links: list[str] = []
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "html":
            self.language = values["lang"]
        elif tag == "meta":
            self.meta[values.get("name") or values.get("property") or ""] = values.get("content", "")
        elif tag in ("a", "link"):
            self.links.append(values["href"])
        self._in_title = tag == "title"

    def handle_endtag(self, _: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(door.app, base_url="http://localhost", follow_redirects=False)


def address(page: str, language: Language) -> str:
    return f"/{'' if page == HOME else page}?lang={language}"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", EVERY_PAGE)
def test_a_preview_reads_the_page_in_the_language_of_its_address(
    client: TestClient, page: str, language: Language
) -> None:
    answer = client.get(address(page, language))
    read = Head(answer.text)
    assert answer.status_code == 200
    assert read.language == language
    assert read.title == head.window_title(language, page)
    assert read.meta["description"] == read.meta["og:description"] != ""
    assert read.meta["og:title"] and read.meta["og:locale"].startswith(str(language))
    assert "./door/icon.svg" in read.links
    assert "Streamlit" not in read.title


def test_every_page_has_a_title_of_its_own() -> None:
    for language in Language:
        assert len({head.window_title(language, page) for page in (*EVERY_PAGE, head.NOWHERE)}) == len(EVERY_PAGE) + 1


@pytest.mark.parametrize(("page", "language"), [("actors", Language.EN), (HOME, Language.FR)])
def test_the_application_keeps_the_title(page: str, language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """The frame sets the window's title to the words that stood there before any script."""
    told: list[str] = []
    monkeypatch.setattr(st, "set_page_config", lambda **settings: told.append(settings.get("page_title", "")))
    opened(page, lang=str(language))
    assert told[-1] == head.window_title(language, page)


def test_texts_are_escaped_and_a_changed_shell_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(head, "t", lambda *_, **__: '</title><script>alert("x")</script>')
    html = head.front_html("actors", Language.FR)
    assert "<script>alert" not in html and 'content="</title>' not in html
    assert Head(html).title == '</title><script>alert("x")</script>'
    other = tmp_path / "index.html"
    other.write_text("<!DOCTYPE html><html><title>Other</title></html>", encoding="utf-8")
    monkeypatch.setattr(head, "STREAMLIT_PAGE", other)
    with pytest.raises(head.UnknownShell):
        head.front_html("actors", Language.FR)


def test_the_inline_scripts_are_those_that_the_policy_allows(client: TestClient) -> None:
    scripts = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", client.get("/actors").text, re.DOTALL)
    assert scripts and all(door._hash(script) in door.policy() for script in scripts)


def test_without_script_and_without_socket_both_languages_lead_to_the_files(client: TestClient) -> None:
    html = client.get("/actors?lang=en").text
    for part in (r"<noscript>(.*?)</noscript>", r'<div id="no-application"[^>]*>(.*?)</div>'):
        found = re.search(part, html, re.DOTALL)
        assert found
        for language in Language:
            for key, _ in head.TAKEN:
                assert t(language, f"shell.take.{key}") in unescape(found[1])
        assert found[1].index('lang="en"') < found[1].index('lang="fr"')
        assert "./files/en/actors.html" in found[1]


def test_a_browser_that_has_the_page_is_told_so_and_others_get_it_packed(client: TestClient) -> None:
    first = client.get("/actors", headers={"accept-encoding": "identity"})
    assert int(first.headers["content-length"]) == len(first.content)
    again = client.get("/actors", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/actors?lang=en", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    assert client.get("/actors", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


def test_a_broken_language_of_the_address_does_not_break_the_page(client: TestClient) -> None:
    for query, language in (("lang=EN", "en"), ("amp;lang=en", "en"), ("lang=klingon", "fr"), ("lang=%00<b>", "fr")):
        assert Head(client.get(f"/actors?{query}").text).language == language


@pytest.mark.parametrize("path", ["/Actors", "/acteurs", "/wp-admin", "/Capacit%C3%A9s"])
def test_an_unknown_address_is_the_application_and_says_so(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}?lang=en")
    assert answer.status_code == 404
    assert Head(answer.text).title == head.window_title(Language.EN, head.NOWHERE)
    assert '<div id="root">' in answer.text


def test_an_address_below_a_page_leads_beside_it(client: TestClient) -> None:
    answer = client.get("/fr/acteurs?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (302, "../acteurs?lang=en")


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/actors/_stcore/health", "/favicon.png", "/geo/fr_regions.geojson"]
)
def test_the_addresses_of_others_stay_theirs(client: TestClient, path: str) -> None:
    assert "text/html" not in client.get(path).headers["content-type"]


def test_the_page_asked_for_is_read_from_the_address() -> None:
    assert asked_page("http://localhost/Capacit%C3%A9s?lang=en#x") == "Capacités"
    assert asked_page("http://localhost/") == asked_page(None) == ""
    assert asked_page("http://[broken/actors") == asked_page("//\u2100/actors") == "", "an address that cannot be read"


def test_a_page_is_read_without_the_application_under_its_filters(client: TestClient) -> None:
    plain, filtered = (client.get(f"/files/en/precedents.html{query}").text for query in ("", "?region=Bretagne"))
    for entry in register().values():
        if entry.page == "precedents":
            assert f'id="{entry.id}"' in plain
    assert plain != filtered and "<script" not in plain


def test_the_tables_are_taken_with_their_description_and_equal_bytes() -> None:
    taken = taken_away.made(taken_away.TABLES_ZIP, Selection())
    assert taken == tables_zip(cache.catalogue())
    names = zipfile.ZipFile(BytesIO(taken)).namelist()
    assert {"actors.csv", "sources.csv", "datapackage.json"} <= set(names)


def test_a_picture_and_a_table_are_given_to_be_printed(client: TestClient) -> None:
    assert client.get("/files/picture/actors-map.svg?lang=en").text.startswith("<svg")
    assert client.get("/files/table/actors-late.html").text.startswith("<table")


@pytest.mark.parametrize("path", ["picture/none.svg", "table/none.html", "fr/none.pdf", "xx/brief.pdf", "fr/none.html"])
def test_a_file_that_is_none_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(f"/files/{path}")
    assert answer.status_code == 404
    assert all(t(language, "shell.file.none") in unescape(answer.text) for language in Language)


def test_a_broken_link_to_a_file_is_said_and_leads_to_what_it_meant(client: TestClient) -> None:
    answer = client.get("/files/en/brief.pdf?region=Nowhere<b>&sector=gene_therapy")
    assert answer.status_code == 400 and "region = Nowhere" in answer.text and "Nowhere<b>" not in answer.text
    assert Head(answer.text).links[0] == "brief.pdf?lang=en&sector=gene_therapy"


@pytest.mark.parametrize("query", ["sector=" + "x" * 5_000, "&".join(f"k{each}=1" for each in range(100))])
def test_a_query_that_nobody_writes_costs_nothing(client: TestClient, query: str) -> None:
    answer = client.get(f"/files/fr/brief.pdf?{query}")
    assert answer.status_code in (400, 414)
    assert all(t(language, "share.embed.long") in unescape(answer.text) for language in Language)
    assert Head(client.get(f"/actors?lang=en&{query}").text).language == "fr", "not read at all"


def test_a_fault_of_ours_is_said_and_not_taken_for_a_file_that_is_none(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> bytes:
        raise KeyError("secret")

    monkeypatch.setitem(taken_away.FILES, "brief.pdf", breaks)
    taken_away._made.cache_clear()
    answer = client.get("/files/fr/brief.pdf")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert t(Language.FR, "shell.file.failed") in unescape(answer.text)


@pytest.mark.parametrize(("path", "there"), [("/actors%20", "./actors"), ("/%20", "./")])
def test_a_name_with_spaces_leads_to_the_name(client: TestClient, path: str, there: str) -> None:
    answer = client.get(f"{path}?lang=en")
    assert (answer.status_code, answer.headers["location"]) == (302, f"{there}?lang=en")


def test_a_file_that_cannot_be_made_is_said_in_words(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise ExportFailed("engine", "typst")

    monkeypatch.setitem(taken_away.FILES, "brief.pdf", fails)
    taken_away._made.cache_clear()
    answer = client.get("/files/fr/brief.pdf")
    assert answer.status_code == 503 and "typst" in answer.text and "Traceback" not in answer.text


def test_streamlits_words_are_those_of_the_installed_bundle() -> None:
    """An upgrade that says something else is noticed here; what is new is found by reading the page."""
    bundle = "\n".join(path.read_text(encoding="utf-8") for path in BUNDLE.glob("*.js"))
    gone = []
    for words in list(shell_words())[1:]:  # the first is taken from Streamlit's own constant
        start = words.partition("{name}")[0]
        if f"`{start}{'`' if start == words else '${'}" not in bundle:
            gone.append(words)
    assert not gone


def test_the_script_holds_every_part_and_the_words() -> None:
    script = shell_script()
    assert "Aller au contenu principal" in script
    files = {path.stem for path in (ROOT / "components" / "doorway" / "scripts").glob("*.js")}
    assert files == set(SCRIPTS)
