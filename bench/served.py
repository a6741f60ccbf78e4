"""A Streamlit of our own that answers, and how a browser knows that a page of it is drawn: for measures and tests."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
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
  if (document.querySelector('.plot[data-waits]')) return false;
  return [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.js-plotly-plot'));
}"""


@contextmanager
def served(script: str) -> Iterator[str]:
    """The address of what Streamlit serves of a script, once it answers; stopped at the end.

    Raises ``RuntimeError`` where it stops while it starts, or never answers.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", port, "--server.headless", "true"]
    command += ["--server.fileWatcherType", "none"]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."}, stdout=subprocess.DEVNULL)
    home = f"http://localhost:{port}"
    try:
        end = time.monotonic() + _PATIENCE
        while not _answers(home):
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{script} did not start")
            time.sleep(0.2)
        yield home
    finally:
        process.terminate()
        process.wait(timeout=20)


def _answers(home: str) -> bool:
    try:
        urllib.request.urlopen(f"{home}/_stcore/health", timeout=1)
    except OSError:
        return False
    return True
