"""Addresses that nobody of good will writes, over everything that answers: no failure, no trace, a sentence instead."""

import datetime
import errno
import os
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

import app as door
from components import embed
from components.asked import LONGEST, UnreadableQuery, read_query
from components.doorway import taken_away
from components.exhibit.share import share_html
from components.service.lines import LOG
from dossier.address import ID_KEYS, TEXT_KEYS
from dossier.catalogue import Catalogue
from dossier.exhibits import register
from dossier.language import Language, date, t
from dossier.selection import KEYS, LANGUAGE_KEY, Selection

#: One of each thing that answers: page, nobody's name, below a page, light page, file, table, boundary, script.
PATHS = (
    *("/", "/actors", "/present", "/brief", "/wp-admin", "/fr/acteurs", "/embed/capacity-lost", "/embed/none"),
    *("/embed/none.svg", "/files/xx/none.pdf", "/files/data/capacity-lost.csv", "/geo/fr_regions.geojson"),
    *("/files/table/capacity-lost.html", "/door/shell.js", "/media/none", "/_stcore/health"),
)
QUERIES = {
    "every key, control signs": "&".join(f"{key}=%00%1b%0d%0aX:1" for key in (*KEYS.values(), *ID_KEYS, *TEXT_KEYS)),
    "no key, no value": "&&&=&=x&lang",
    "what is no UTF-8": "%ff%fe=%80&lang=%c3%28",
    "half an escape": "%&%z=%zz&lang=%",
    "other scripts": "lang=%E2%80%AEen&region=%E6%BC%A2&city=%D7%A2&year=%D9%A1%D9%A2%D9%A3%D9%A4&s=%F0%9F%98%80",
    "markup, formulas, paths": "city=<script>alert(1)</script>&q==HYPERLINK(1)&site={{7*7}}&exhibit=../../etc/passwd",
    "60 kB": "s=" + "2~efs-two-rooms~" * 3_800,
    "3,000 keys": "&".join(f"k{each}=1" for each in range(3_000)),
    "infinite": "s=2~efs-two-rooms~rooms=1e999~fee=nan~C2=-inf&year=-1",
}
#: Where a path must not lead, and how it is written; and what starts like another host.
OUTSIDE = (
    *(
        "/geo/..%2factors.csv",
        "/geo/%2e%2e/actors.csv",
        "/geo/..%5cactors.csv",
        "/geo/%2fetc%2fpasswd",
        "/geo/a%00.json",
    ),
    *("/embed/..%2f..%2fdossier.toml", "/files/fr/..%2f..%2fdossier.toml", "/files/data/..%2factors.csv"),
    *("/media/..%2f..%2fdossier.toml", "/static/%2e%2e/%2e%2e/config.py", "/component/..%2fx", "/door/..%2fhead.py"),
    *("/%5c%5cevil.example", "/files", "/files/", "/files/fr", "/files/a/b/c", "/embed", "/embed/"),
)
#: What stands in the files that those look for.
_SECRETS = (b"Traceback", b"site-packages", b"root:", b"actor_id,", b"embedded_in =")
READER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(
        door.app, base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False, headers=READER
    )


def in_both_languages(text: str) -> bool:
    return all(f'<p lang="{language}">' in text for language in Language)


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("path", PATHS)
def test_no_query_breaks_anything_that_answers(client: TestClient, path: str, name: str) -> None:
    answer = client.get(f"{path}?{QUERIES[name]}")
    assert answer.status_code < 500
    assert not [mark for mark in _SECRETS if mark in answer.content and not path.endswith((".csv", ".js"))]
    assert "<script>alert" not in answer.text
    for value in answer.headers.values():
        assert "\r" not in value and "\n" not in value
    assert not answer.headers.get("location", "").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_path_leads_out_of_its_folder_and_what_is_cut_is_said(client: TestClient, path: str) -> None:
    answer = client.get(f"{path}?lang=en")
    assert answer.status_code in (301, 400, 404) or 'id="root"' in answer.text, "an answer, or the application"
    assert not [mark for mark in _SECRETS if mark in answer.content]
    if answer.status_code in (400, 404):
        assert in_both_languages(answer.text)
        assert answer.headers["content-security-policy"] and answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/" + "a" * 60_000, "/files/fr/" + "x" * 60_000, "/embed/" + quote("😀") * 5_000])
def test_a_name_of_60_kB_is_said_to_be_none(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404 and len(answer.content) < 20_000


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "NONE"])
@pytest.mark.parametrize("path", ["/actors", "/embed/capacity-lost", "/files/fr/none.pdf", "/geo/fr_regions.geojson"])
def test_another_method_is_refused_in_words(client: TestClient, path: str, method: str) -> None:
    answer = client.request(method, path, content=None if method == "HEAD" else b"\xff" * 100)
    assert answer.status_code < 500
    if method != "HEAD":
        assert answer.status_code == 405 and in_both_languages(answer.text)


class TestInWords:
    def test_a_reader_is_told_in_the_language_of_the_address_and_led_on(self, client: TestClient) -> None:
        answer = client.get("/media/gone.pdf?lang=en")
        assert answer.status_code == 404
        text = unescape(answer.text)
        assert text.index(t(Language.EN, "shell.answer.nothing")) < text.index(t(Language.FR, "shell.answer.nothing"))
        assert '<a href="../?lang=en">' in answer.text
        assert '<a href="../../">' in client.get("/files/fr/").text

    def test_a_program_gets_what_it_got(self, client: TestClient) -> None:
        assert client.get("/geo/none", headers={"accept": "*/*"}).text == "Not Found"

    def test_a_failure_is_recorded_and_said(
        self, client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def breaks() -> None:
            raise RuntimeError("secret")

        LOG.addHandler(caplog.handler)
        monkeypatch.setattr("components.doorway.entrance.every_front", breaks)
        answer = client.get("/actors?lang=en&city=Marie")
        LOG.removeHandler(caplog.handler)
        assert answer.status_code == 500 and "secret" not in answer.text
        assert t(Language.EN, "shell.answer.failed") in unescape(answer.text)
        (said,) = [record.getMessage() for record in caplog.records if record.getMessage().startswith("error ")]
        # the words of an error may be those of a reader
        assert said.startswith("error page=actors selection=none kind=RuntimeError at=tests/test_hostile_addresses.py:")
        assert "secret" not in said and "Marie" not in said
        assert answer.headers["x-content-type-options"] == "nosniff"


KEYED = st.sampled_from([LANGUAGE_KEY, *KEYS.values(), *ID_KEYS, *TEXT_KEYS, "amp;region", "regon", ""])
VALUED = st.text(max_size=40) | st.sampled_from(["cell_therapy", "Bretagne", "2~efs-two-rooms~C1", "2014", "en", "\0"])


@settings(max_examples=100)
@given(st.lists(st.tuples(KEYED, VALUED), max_size=12), st.text("&=%;+#0aF\x00é", max_size=20))
def test_any_query_is_read_and_what_is_read_reads_the_same(pairs: list[tuple[str, str]], tail: str) -> None:
    query = "&".join(f"{quote(key)}={quote(value)}" for key, value in pairs) + tail
    try:
        selection, rejected = read_query(query)
    except UnreadableQuery:
        assert len(query) > LONGEST, "so few keys are never too many"
        return
    again = "&".join(f"{key}={quote(','.join(values))}" for key, values in selection.to_query().items())
    assert read_query(again).selection == selection
    assert all(len(item.key) <= len(query) for item in rejected)


@settings(max_examples=150)
@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_text_after_the_question_mark_is_read_or_refused(text: str) -> None:
    try:
        read_query(text)
    except UnreadableQuery as refused:
        assert refused.status in (400, 414)


def full_disk(*_: Any) -> bytes:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/var/tmp/x")


@pytest.mark.parametrize(
    "path",
    [
        *("/files/fr/brief.pdf", "/files/data/actors-late.csv", "/files/table/actors-late.html"),
        *("/embed/actors-late?city=x", "/embed/actors-late.png?lang=en&city=x"),
    ],
)
def test_a_full_disk_is_a_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setitem(taken_away.FILES, "brief.pdf", full_disk)
    for module, name in ((taken_away, "csv_bytes"), (taken_away, "prose_html"), (embed, "embedded_page")):
        monkeypatch.setattr(module, name, full_disk)
    monkeypatch.setattr(embed, "picture_png", full_disk)
    taken_away._made.cache_clear()
    embed._picture.cache_clear()
    answer = client.get(path)
    assert answer.status_code == 503
    assert in_both_languages(answer.text) and "Errno" not in answer.text


def test_what_failed_on_a_full_disk_is_made_once_there_is_room(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure is not kept in the place of the file."""
    with monkeypatch.context() as full:
        full.setitem(taken_away.FILES, "brief.pdf", full_disk)
        taken_away._made.cache_clear()
        assert client.get("/files/fr/brief.pdf").status_code == 503
    monkeypatch.setitem(taken_away.FILES, "brief.pdf", lambda *_: b"%PDF")
    assert client.get("/files/fr/brief.pdf").content == b"%PDF"
    taken_away._made.cache_clear()


def test_a_clock_that_goes_back_reads_no_version_before_it_was(catalogue: Catalogue) -> None:
    exhibit = register()["actors-late"].build(catalogue, Selection(Language.EN))
    created = datetime.date.fromisoformat(catalogue.version.date)
    said = share_html(exhibit, Selection(Language.EN), str, datetime.date(1970, 1, 1))
    assert date(Language.EN, created.isoformat()) in unescape(said) and "1970" not in said
    later = created + datetime.timedelta(days=400)
    assert date(Language.EN, later.isoformat()) in unescape(share_html(exhibit, Selection(Language.EN), str, later))


def test_what_lasts_is_measured_by_a_clock_that_never_goes_back() -> None:
    root = Path(__file__).resolve().parents[1]
    wall = re.compile(r"\btime\.time\(|datetime\.now\(|utcnow\(|from time import")
    code = [path for layer in ("components", "dossier", "exports", "pages") for path in (root / layer).rglob("*.py")]
    assert code
    # a sign-in ends at an hour of the wall, which all replicas read
    dated = root / "components" / "admission"
    assert not [path for path in code if wall.search(path.read_text(encoding="utf-8")) and dated not in path.parents]
