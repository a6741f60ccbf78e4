"""The door behind a real server, in a process of its own and without the warm start: what only a socket shows.

As a program it serves until it is ended, and says its port first.
"""

import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).resolve().parents[1]
#: Seconds that anything may take here.
PATIENCE = 60.0
#: As Streamlit's own server has it: bytes of one message.
_LARGEST = 20 * 1024 * 1024


class Served:
    """A running server: ``port``, and what it wrote so far."""

    def __init__(self, process: "subprocess.Popen[str]", port: int, log: Path) -> None:
        self.process, self.port, self._log = process, port, log

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")

    def client(self) -> ClientConnection:
        """The socket of a page that is open."""
        return connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream", max_size=None, open_timeout=PATIENCE, close_timeout=1
        )

    def raw(self, request: bytes) -> bytes:
        """What the server answers to bytes that no library would send."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as wire:
            wire.sendall(request)
            got = b""
            while part := wire.recv(65_536):
                got += part
            return got

    def healthy(self) -> bool:
        answer = httpx.get(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=PATIENCE)
        return self.process.poll() is None and answer.status_code == 200


@contextmanager
def serving(log: Path) -> Iterator[Served]:
    """A server of this checkout on a free port; what it writes goes to ``log``."""
    with log.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            [sys.executable, __file__], cwd=ROOT, stdout=subprocess.PIPE, stderr=stderr, text=True
        )
        try:
            assert process.stdout is not None
            said, _, _ = select.select([process.stdout], [], [], PATIENCE)
            port = process.stdout.readline().strip() if said else ""
            if not port:
                pytest.fail(f"no port was said within {PATIENCE:.0f} seconds:\n{log.read_text(errors='replace')}")
            yield Served(process, int(port), log)
        finally:
            process.kill()
            process.wait()


def rerun(page: str = "about", query: str = "lang=en") -> BackMsg:
    """What a browser sends when a page is opened."""
    message = BackMsg()
    message.rerun_script.page_name = page
    message.rerun_script.query_string = query
    return message


def heard(client: ClientConnection) -> list[ForwardMsg]:
    """All messages up to the end of a run, or of the connection."""
    found: list[ForwardMsg] = []
    while not found or found[-1].WhichOneof("type") != "script_finished":
        try:
            part = client.recv(PATIENCE)
        except ConnectionClosed:
            break
        found.append(ForwardMsg.FromString(part if isinstance(part, bytes) else part.encode()))
    return found


def said(messages: list[ForwardMsg]) -> bytes:
    """All that reaches the page, but Streamlit's greeting, which always names the path of the script."""
    return b"".join(part.SerializeToString() for part in messages if part.WhichOneof("type") != "new_session")


def _serve() -> None:
    sys.path.insert(0, str(ROOT))
    import app as door

    door.app._user_lifespan = None
    wire = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(door.app, log_level="warning", access_log=False, ws_max_size=_LARGEST))
    print(wire.getsockname()[1], flush=True)
    server.run([wire])


if __name__ == "__main__":
    _serve()
