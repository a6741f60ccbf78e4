"""What the server writes leaves at once: a connection accepted by a socket like Streamlit's has no delay left."""

import os
import socket
from contextlib import closing
from pathlib import Path

from components.service.undelayed import send_at_once


def _delayed(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_a_listening_socket_accepts_has_no_delay() -> None:
    with closing(socket.socket(socket.AF_INET)) as listening, closing(socket.socket(socket.AF_INET)) as asking:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert _delayed(listening), "as Streamlit binds it"
        assert send_at_once() >= 2
        asking.connect(listening.getsockname())
        accepted, _ = listening.accept()
        with closing(accepted):
            assert not _delayed(accepted)
            asking.sendall(b"still ours")
            assert accepted.recv(16) == b"still ours"


def test_what_is_no_socket_is_left_alone() -> None:
    reading, writing = os.pipe()
    before = len(list(Path("/proc/self/fd").iterdir()))
    send_at_once()
    assert len(list(Path("/proc/self/fd").iterdir())) == before, "nothing stays open"
    os.write(writing, b"whole")
    assert os.read(reading, 16) == b"whole"
    os.close(reading)
    os.close(writing)
