"""Lines and figures of requests, runs and errors; the second port; settings of the machine. Nothing personal in any."""

import asyncio
import json
import logging
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import pytest
from prometheus_client import REGISTRY
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest

import app as door
from components.service import second_port, turns
from components.service.lines import LOG, line
from components.service.places import places
from components.service.settings import PLACES, SECRET, Settings, Unfit, read_settings, require_free
from components.service.stopped import error_line
from components.service.watch import ELSEWHERE, Watch, page_of_path
from deploy.healthy import health
from dossier.contents import HOME
from dossier.language import Language, t
from dossier.selection import Selection


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


@pytest.mark.parametrize("url", ["http://[broken/actors", "http://\u2100/actors", "\0", ""])
def test_a_run_under_an_address_that_cannot_be_read_is_counted_all_the_same(
    lines: Callable[[], list[str]], url: str
) -> None:
    asked = BackMsg()
    asked.rerun_script.context_info.url = url
    run_over_a_socket([finished(ForwardMsg.FINISHED_SUCCESSFULLY)], asked)
    assert len(lines()) == 1 and " end=whole " in lines()[0] and "broken" not in lines()[0]


def test_an_error_reaches_the_log_with_the_selection_and_its_place_not_its_words() -> None:
    try:
        Selection.from_query({}).nothing  # type: ignore[attr-defined]  # noqa: B018
    except AttributeError as error:
        said = error_line(error, "actors", Selection(Language.EN, sectors=("gene_therapy",), regions=("Bretagne",)))
    assert said.startswith(
        "error page=actors selection=lang=en&sector=gene_therapy&region=Bretagne kind=AttributeError"
    )
    assert "at=tests/test_service_watch.py:" in said and "attribute" not in said


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


def test_a_scenario_is_logged_as_it_was_understood() -> None:
    asked = Selection(scenario="2~efs-two-rooms~C1=Marie~C1~Curie=3", compared=("Marie", "2~efs-two-rooms~C1"))
    said = error_line(KeyError("Marie"), "centre", asked)
    assert "selection=s=2~efs-two-rooms~C1&c=2~efs-two-rooms~C1 " in said and "Marie" not in said


def test_a_line_is_read_by_machines() -> None:
    assert line("run", page="actors", seconds=0.12345, built=3) == "run page=actors seconds=0.123 built=3"


def asked_of_second_port(path: str) -> tuple[str, bytes]:
    answered: list[Any] = []
    body = second_port.answer(
        {"PATH_INFO": path, "REQUEST_METHOD": "GET", "QUERY_STRING": ""}, lambda *args: answered.append(args)
    )
    return answered[0][0], b"".join(body)


def test_health_says_when_a_process_is_ready_and_when_its_loop_no_longer_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    pulse = second_port._Pulse()
    monkeypatch.setattr(second_port, "PULSE", pulse)
    assert asked_of_second_port("/health")[0].startswith("503")
    pulse.state = "ready"
    status, body = asked_of_second_port("/health")
    assert status.startswith("200") and json.loads(body)["places"] == places().most
    pulse.beat -= second_port.STUCK + 1
    status, body = asked_of_second_port("/health")
    assert status.startswith("503") and json.loads(body)["state"] == "stuck"


def test_the_figures_are_shown_to_prometheus_and_name_nobody() -> None:
    status, body = asked_of_second_port("/metrics")
    text = body.decode()
    assert status.startswith("200")
    for name in ("run_seconds", "requests_total", "readers", "places", "refused_total", "exhibits_built_total"):
        assert f"phase_iii_{name}" in text
    assert "process_resident_memory_bytes" in text and "Marie" not in text
    assert asked_of_second_port("/else")[0].startswith("404")


def test_the_second_port_is_on_the_loopback_alone_and_a_taken_one_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(second_port, "settings", lambda: Settings(metrics_port=port))
        with pytest.raises(Unfit, match=str(port)):
            second_port.open_second_port()
    assert second_port._LOOPBACK == "127.0.0.1"


def test_whoever_asks_slowly_holds_nobody_up_and_is_left(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setattr(second_port, "settings", lambda: Settings(metrics_port=port))
    monkeypatch.setattr(second_port._Silent, "timeout", 0.5)
    second_port.open_second_port()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as slow:
        slow.sendall(b"GET /hea")
        assert health(port)["state"] != "silent", "another is answered meanwhile"
        assert slow.recv(1) == b"", "hung up"
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"PHASE_III_PLACES": "0"}, ("PHASE_III_PLACES", "0")),
        ({"PHASE_III_PLACES": "many"}, ("PHASE_III_PLACES", "many")),
        ({"PHASE_III_PLACES": "-3"}, ("PHASE_III_PLACES", "-3")),
        ({"PHASE_III_PORT": "99999"}, ("PHASE_III_PORT", "99999")),
        ({"PHASE_III_METRICS_PORT": "٣"}, ("PHASE_III_METRICS_PORT", "٣")),
        ({SECRET: "short"}, (SECRET, "32")),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(given: dict[str, str], words: tuple[str, ...]) -> None:
    with pytest.raises(Unfit) as unfit:
        read_settings(given)
    for language in Language:
        sentence = unfit.value.describe(language)
        assert all(word in sentence for word in words) and "\n" not in sentence
        assert f"“{given.get(SECRET)}”" not in sentence, "a secret is not repeated"


def test_settings_are_those_of_the_environment() -> None:
    assert read_settings({}) == Settings() and Settings().places == PLACES
    given = {"PHASE_III_PLACES": "40", "PHASE_III_REPLICA": "r1\nx: y", "PHASE_III_PORT": " 8502 ", SECRET: "0" * 64}
    assert read_settings(given) == Settings(port=8502, places=40, replica="r1xy")


def test_a_port_that_nobody_holds_is_free() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    require_free(port)


def _stops() -> None:
    import streamlit as st

    from components import filters
    from components.service.stopped import on_script_error

    filters.draw_filters()
    st.session_state["stopped"] = on_script_error(KeyError("Marie Curie"))


@pytest.mark.parametrize("language", list(Language))
def test_who_meets_an_error_reads_a_sentence_and_has_ways_back(language: Language) -> None:
    screen = AppTest.from_function(_stops, default_timeout=60)
    screen.query_params["lang"] = str(language)
    screen.run()
    assert screen.session_state["stopped"] is True, "nothing of Streamlit's is shown beside it"
    assert [each.value for each in screen.error] == [t(language, "shell.stopped")]
    shown = "".join(each.proto.body for each in screen.get("html"))
    assert (t(language, "service.back.home") in shown and f'lang={language}"' in shown) or language == Language.FR
    assert "Marie" not in shown + str(screen.error[0])


def test_runs_take_turns() -> None:
    """More runs than turns: at no time do more of them run than there are turns, and all come to their turn."""
    at_once, most, done = 0, 0, 0
    lock = Lock()

    def run() -> None:
        nonlocal at_once, most, done
        with turns.own_turn():
            with lock:
                at_once += 1
                most = max(most, at_once)
            time.sleep(0.01)
            with lock:
                at_once -= 1
                done += 1

    threads = [Thread(target=run) for _ in range(4 * turns.AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == turns.AT_ONCE and done == len(threads)


def test_a_run_that_stops_gives_its_turn_back() -> None:
    for _ in range(turns.AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), turns.own_turn():
            raise ZeroDivisionError


def test_a_port_in_use_stops_the_start_with_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "app.py"],
            cwd=Path(door.__file__).parent,
            env={**os.environ, "PHASE_III_PORT": port},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert ended.returncode == 1
    assert len([said for said in ended.stderr.splitlines() if port in said]) == 1
    assert "Traceback" not in ended.stderr
