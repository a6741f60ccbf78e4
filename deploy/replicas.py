"""Processes of the dashboard on this machine: start, watch, start again one after the other, stop."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from components.service.settings import Unfit
from deploy.healthy import health

ROOT = Path(__file__).resolve().parents[1]
#: Seconds for a warm start; for what a process may still answer once it is told to stop.
WARM, LAST_WORDS = 240.0, 20.0
#: Looks, one a second, at which a process that is there gives no sign of life before it is started anew.
_PATIENCE = 30


class Replica:
    """One process: ``port`` for the proxy, ``watched`` its second port."""

    def __init__(self, name: str, port: int, watched: int, settings: dict[str, str]) -> None:
        self.name, self.port, self.watched = name, port, watched
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._silent = 0

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        environment = {
            **os.environ,
            **self._settings,
            "PYTHONPATH": str(ROOT),
            "PHASE_III_ADDRESS": "127.0.0.1",
            "PHASE_III_PORT": str(self.port),
            "PHASE_III_METRICS_PORT": str(self.watched),
            "PHASE_III_REPLICA": self.name,
        }
        self._silent = 0
        # a group of its own: an interrupt at the terminal reaches the supervisor alone, which stops them in order
        self._process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )

    def tell_to_stop(self) -> None:
        """It takes nobody new, ends what it answers and closes its sockets; their pages look elsewhere."""
        if self._process is not None and self.running:
            self._process.send_signal(signal.SIGTERM)

    def stop(self) -> None:
        """It has ended."""
        self.tell_to_stop()
        if self._process is None:
            return
        try:
            self._process.wait(LAST_WORDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def is_lost(self) -> bool:
        """Whether it has ended, or gave no sign of life for long. Ask once a second."""
        if not self.running:
            return True
        state = health(self.watched)["state"]
        self._silent = self._silent + 1 if state in ("silent", "stuck") else 0
        return self._silent > _PATIENCE

    def wait(self, goes_on: Callable[[], bool]) -> None:
        """Until it is ready. Raises ``Unfit`` if it ends before, or takes too long."""
        end = time.monotonic() + WARM
        while goes_on() and health(self.watched)["state"] != "ready":
            if not self.running:
                raise Unfit("replica", name=self.name)
            if time.monotonic() > end:
                raise Unfit("late", name=self.name, n=int(WARM))
            time.sleep(0.3)
