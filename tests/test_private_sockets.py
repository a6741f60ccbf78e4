"""Sockets of a private dossier: none for a stranger, and each closes when its sign-in ends, by our clock."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from behind_a_guard import USER, auth, client, cookies, listening, provided, sent, served
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

import app as door
from components.admission import guard
from components.admission.visitor import visitor

__all__ = ["auth", "client", "provided", "served"]

STREAM = "/_stcore/stream"


@pytest.fixture
def guarded(client: TestClient) -> Iterator[TestClient]:
    """The guard alone, before something that listens and echoes."""
    assert any(layer.cls is guard.Guard for layer in door.app._user_middleware)
    with TestClient(guard.Guard(listening), base_url=client.base_url) as alone:
        yield alone


def test_no_socket_opens_for_a_stranger(guarded: TestClient) -> None:
    for given, status in ((sent({USER: "forged"}), 401), (sent(cookies(email="a@b.example")), 403)):
        with pytest.raises(WebSocketDenialResponse) as denied, guarded.websocket_connect(STREAM, headers=given):
            pass
        assert denied.value.status_code == status


def test_a_socket_closes_when_the_sign_in_ends(guarded: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the clock that the guard is given: one that opened an hour before the end stays, one just before it closes."""
    given, rules = cookies(age=3600), guard.rules()
    who = rules and visitor(given, rules)
    assert who
    clock = SimpleNamespace(time=lambda: who.until - 3600)
    monkeypatch.setattr(guard, "time", clock)
    with guarded.websocket_connect(STREAM, headers=sent(given)) as stays:
        clock.time = lambda: who.until - 0.2
        with (
            guarded.websocket_connect(STREAM, headers=sent(given)) as socket,
            pytest.raises(WebSocketDisconnect) as ended,
        ):
            socket.receive_bytes()
        assert ended.value.code == 1008
        stays.send_bytes(b"open")
        assert stays.receive_bytes() == b"open"


def test_signing_out_in_one_window_closes_the_others_of_that_reader_only(guarded: TestClient) -> None:
    mine, other = cookies(), sent(cookies(email="other@example.org"))
    with (
        guarded.websocket_connect(STREAM, headers=sent(mine)) as socket,
        guarded.websocket_connect(STREAM, headers=other) as stays,
    ):
        rules = guard.rules()
        who = rules and visitor(mine, rules)
        guarded.portal.call(guarded.app._leave, who)
        with pytest.raises(WebSocketDisconnect):
            socket.receive_bytes()
        stays.send_bytes(b"open")
        assert stays.receive_bytes() == b"open"
    assert guarded.app._sockets == {}
