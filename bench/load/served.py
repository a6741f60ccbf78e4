"""The service under load: started as ``make serve`` does, its processes known by their second ports."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.healthy import health

ROOT = Path(__file__).resolve().parents[2]
COUNT = 2
#: Seconds for two warm starts at once on a machine that is busy.
_START = 300
#: Seconds of processor time in three, of both processes, below which nothing is computed.
_IDLE = 0.3


class Served:
    """``home`` is where nginx listens; the second ports are those of ``deploy.__main__``."""

    def __init__(self, port: int) -> None:
        self.home = f"http://127.0.0.1:{port}"
        self.watched = [port + COUNT + n for n in range(1, COUNT + 1)]

    def pids(self) -> list[int]:
        """The processes behind the second ports, as the system knows them."""
        found = subprocess.run(["ps", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout
        mine = [int(line.split()[0]) for line in found.splitlines() if re.search(r"python\S* app\.py$", line)]
        ports = {str(port) for port in self.watched}
        return [pid for pid in mine if ports & set(_environment(pid).get("PHASE_III_METRICS_PORT", "").split())]

    def memory(self) -> list[float]:
        """Megabytes of each replica, as ``/metrics`` has them."""
        return [_figure(port, "process_resident_memory_bytes") / 1e6 for port in self.watched]

    def worked(self) -> float:
        """Seconds of processor time, of both."""
        return sum(_figure(port, "process_cpu_seconds_total") for port in self.watched)

    def settle(self) -> None:
        """Wait until what is likely to be asked for is computed (``app.warm``), four minutes at most."""
        end = time.monotonic() + 240
        while time.monotonic() < end:
            before = self.worked()
            time.sleep(3)
            if self.worked() - before < _IDLE:
                return

    def errors(self) -> float:
        """Runs and requests that met an error, in all replicas."""
        return sum(_figure(port, "phase_iii_errors_total") for port in self.watched)

    def is_ready(self) -> bool:
        return all(health(port)["state"] == "ready" for port in self.watched)


@contextmanager
def service(places: int, port: int = 0) -> Iterator[tuple[Served, int]]:
    """Two replicas behind nginx, and the process that watches them. Raises ``SystemExit`` if they do not start."""
    port = port or _free_ports(2 * COUNT + 1)
    served = Served(port)
    folder = ROOT / "build" / "load"
    command = [sys.executable, "-m", "deploy", "--port", str(port), "--replicas", str(COUNT), "--folder", str(folder)]
    environment = {**os.environ, "PYTHONPATH": ".", "PHASE_III_PLACES": str(places)}
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lines.log").open("w", encoding="utf-8") as lines:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=lines, stderr=lines)
        try:
            end = time.monotonic() + _START
            while not (served.is_ready() and _listens(port)):
                if process.poll() is not None or time.monotonic() > end:
                    raise SystemExit(f"the service did not start: see {folder / 'lines.log'}")
                time.sleep(0.5)
            yield served, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def _environment(pid: int) -> dict[str, str]:
    try:
        pairs = Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return {}
    return dict(pair.split("=", 1) for pair in pairs if "=" in pair)


def _figure(port: int, name: str) -> float:
    """The sum of a figure over its labels."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as answer:
            text = answer.read().decode()
    except OSError:
        return 0.0
    return sum(float(line.split()[-1]) for line in text.splitlines() if re.match(rf"{name}[ {{]", line))


def _free_ports(count: int) -> int:
    """The first of so many ports in a row that nobody holds."""
    for first in range(8700, 9700, count):
        if all(_is_free(port) for port in range(first, first + count)):
            return first
    raise SystemExit("no free ports")


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _listens(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0
