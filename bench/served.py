"""A Streamlit of our own that answers, and how a browser knows that a page of it is drawn: for measures and tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Seconds that a start may take.
_PATIENCE = 120
FLAGS = [
    "--no-sandbox",
    # maps need WebGL; without a graphics card it is drawn by software
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: The page is idle: no script runs, nothing is stale or waits for its part of Streamlit, every chart is drawn.
IDLE = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (document.querySelector('[data-stale="true"], [data-testid=stSkeleton]')) return false;
  return !document.querySelector('.plot[data-waits]');
}"""


def served(script: str, port: int = 0) -> AbstractContextManager[str]:
    """The address of what Streamlit serves of a script, on ``port`` where one is given: see ``answering``."""
    settings = ("--server.headless", "true", "--server.fileWatcherType", "none")
    return answering(("streamlit", "run", script, *settings, "--server.port"), "/_stcore/health", port)


@contextmanager
def answering(module: Sequence[str], health: str = "/", port: int = 0) -> Iterator[str]:
    """The address of a module of Python that serves, its port being its last word, once it answers; stopped at the end.

    Raises ``RuntimeError`` where it stops while it starts, or never answers.
    """
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        free.bind(("127.0.0.1", port))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", *module, str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."}, stdout=subprocess.DEVNULL)
    home = f"http://localhost:{port}"
    try:
        end = time.monotonic() + _PATIENCE
        while not _answers(f"{home}{health}"):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{' '.join(module)} did not start")
            time.sleep(0.2)
        yield home
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address, timeout=1)
    except OSError:
        return False
    return True
