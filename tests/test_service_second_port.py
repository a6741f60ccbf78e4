"""The second port: whether a process is well, and its figures, on the machine alone. Nothing personal in either."""

import json
import socket
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from ports import free

from components.service import second_port
from components.service.places import places
from components.service.settings import Settings, Unfit
from deploy.healthy import health


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


def test_a_second_port_that_is_taken_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr(second_port, "settings", lambda: Settings(metrics_port=port))
        with pytest.raises(Unfit, match=str(port)):
            second_port.open_second_port()


def test_the_second_port_is_on_the_loopback_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, int]] = []
    begun = Event()

    def server(host: str, port: int, *_: object, **__: object) -> Any:
        made.append((host, port))
        return SimpleNamespace(serve_forever=begun.set)

    port = free(1)
    monkeypatch.setattr(second_port, "settings", lambda: Settings(metrics_port=port))
    monkeypatch.setattr(second_port, "make_server", server)
    second_port.open_second_port()
    assert made == [("127.0.0.1", port)] and begun.wait(60)


def test_whoever_asks_slowly_holds_nobody_up_and_is_left(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    port = free(1)
    monkeypatch.setattr(second_port, "settings", lambda: Settings(metrics_port=port))
    monkeypatch.setattr(second_port._Silent, "timeout", 0.5)
    second_port.open_second_port()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as slow:
        slow.sendall(b"GET /hea")
        assert health(port)["state"] != "silent", "another is answered meanwhile"
        assert slow.recv(1) == b"", "hung up"
    assert "Traceback" not in capfd.readouterr().err
