"""Lines and figures of requests and runs: nothing personal in any."""

import asyncio
import logging
import re
from collections.abc import Callable, Iterator

import pytest
from prometheus_client import REGISTRY
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

import app as door
from components.service.lines import LOG, line
from components.service.watch import ELSEWHERE, Watch, page_of_path
from dossier.contents import HOME


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[Callable[[], list[str]]]:
    LOG.addHandler(caplog.handler)
    caplog.set_level(logging.INFO, LOG.name)
    yield lambda: [record.getMessage() for record in caplog.records if record.name == LOG.name]
    LOG.removeHandler(caplog.handler)


def figure(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def test_a_request_is_one_line_without_what_its_reader_wrote(lines: Callable[[], list[str]]) -> None:
    client = TestClient(door.app, base_url="http://localhost")
    before = figure("phase_iii_requests_total", page="actors", status="200")
    client.get("/actors?q=Marie+Curie&sector=gene_therapy", headers={"x-forwarded-for": "192.0.2.7"})
    client.get("/Marie-Curie?s=marie@example.org")
    first, second = lines()
    assert re.fullmatch(r"request page=actors status=200 seconds=\d+\.\d{3} bytes=\d{4,}", first)
    assert second.startswith(f"request page={ELSEWHERE} status=404 ")
    for word in ("Marie", "Curie", "192.0.2.7", "example.org", "gene_therapy"):
        assert not any(word in each for each in lines())
    assert figure("phase_iii_requests_total", page="actors", status="200") == before + 1


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/", HOME),
        ("/actors", "actors"),
        ("/actors/deep", ELSEWHERE),
        ("/embed/actors-map", "embed"),
        ("/files/fr/brief.pdf", "files"),
        ("/_stcore/health", "_stcore"),
        ("/../etc/passwd", ELSEWHERE),
        ("//", HOME),
    ],
)
def test_of_addresses_only_our_own_names_are_repeated(path: str, page: str) -> None:
    assert page_of_path(path) == page


def run_over_a_socket(told: list[ForwardMsg], asked: BackMsg) -> None:
    """The socket of a reader who asks once, and an application that answers so."""

    async def answers(_: Scope, receive: Receive, send: Send) -> None:
        await receive()
        for message in told:
            await send({"type": "websocket.send", "bytes": message.SerializeToString()})

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": asked.SerializeToString()}

    async def send(_: Message) -> None:
        pass

    asyncio.run(Watch(answers)({"type": "websocket", "path": "/_stcore/stream", "headers": []}, receive, send))


def finished(how: int) -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = how  # type: ignore[assignment]
    return message


def test_a_run_is_one_line_with_what_it_cost(lines: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    asked = BackMsg()
    asked.rerun_script.query_string = "q=Marie+Curie"
    asked.rerun_script.context_info.url = "http://localhost/funding?q=Marie+Curie"
    begins, part = ForwardMsg(), ForwardMsg()
    begins.new_session.initialize.session_id = "of a test"
    part.delta.new_element.text.body = "x" * 20_000
    monkeypatch.setattr(
        "components.service.watch.taken_tally", {"of a test": type("Tally", (), {"built": 3, "errors": 1})}.__getitem__
    )
    run_over_a_socket([begins, part, finished(ForwardMsg.FINISHED_SUCCESSFULLY)], asked)
    (said,) = lines()
    assert re.match(r"run page=funding end=whole seconds=\d+\.\d{3} ", said)
    assert said.endswith("built=3 errors=1")
    assert int(said.partition("bytes=")[2].partition(" ")[0]) > 20_000
    assert "Marie" not in said


@pytest.mark.parametrize(
    ("how", "end"),
    [
        (ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY, "part"),
        (ForwardMsg.FINISHED_EARLY_FOR_RERUN, "overtaken"),
        (ForwardMsg.FINISHED_WITH_COMPILE_ERROR, "broken"),
    ],
)
def test_a_run_says_how_it_ended(lines: Callable[[], list[str]], how: int, end: str) -> None:
    asked = BackMsg()
    asked.rerun_script.context_info.url = "http://localhost/"
    run_over_a_socket([finished(how)], asked)
    assert f"run page={HOME} end={end} " in lines()[0]


def test_a_line_is_read_by_machines() -> None:
    assert line("run", page="actors", seconds=0.12345, built=3) == "run page=actors seconds=0.123 built=3"


@pytest.mark.parametrize("url", ["http://[broken/actors", "http://\u2100/actors", "\0", ""])
def test_a_run_under_an_address_that_cannot_be_read_is_counted_all_the_same(
    lines: Callable[[], list[str]], url: str
) -> None:
    asked = BackMsg()
    asked.rerun_script.context_info.url = url
    run_over_a_socket([finished(ForwardMsg.FINISHED_SUCCESSFULLY)], asked)
    assert len(lines()) == 1 and " end=whole " in lines()[0] and "broken" not in lines()[0]


@pytest.mark.parametrize(
    ("path", "broken", "page"),
    [
        ("/embed/capacity-lost", "components.embed._page_with", "embed/capacity-lost"),
        ("/embed/capacity-lost.svg", "components.embed._picture", "embed/capacity-lost.svg"),
        ("/files/table/capacity-lost.html", "components.doorway.file_routes.table", "files/capacity-lost.html"),
        ("/files/en/brief.pdf", "components.doorway.file_routes.made", "files/brief.pdf"),
    ],
)
def test_what_cannot_be_made_is_logged_without_a_word_that_its_reader_wrote(
    lines: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, path: str, broken: str, page: str
) -> None:
    def breaks(*_: object) -> bytes:
        raise KeyError("Marie")

    monkeypatch.setattr(broken, breaks)
    # with a rejected value a file is not made: its own words reach no further than the page that says so
    free = "&city=Marie&q=Marie" if path.startswith("/embed") else "&q=Marie"
    query = f"lang=en&sector=gene_therapy&s=2~Marie~C1{free}"
    assert TestClient(door.app, base_url="http://localhost").get(f"{path}?{query}").status_code == 500
    (said,) = [each for each in lines() if each.startswith("error ")]
    assert said.startswith(f"error page={page} selection=lang=en&sector=gene_therapy kind=KeyError at=")
    assert not any("Marie" in each for each in lines())
