"""As many processes as cores behind nginx, on the loopback, until it is told to stop: ``make serve``.

SIGHUP (``make restart``) starts the processes anew one after the other: the pages of each go to the others meanwhile.
Nothing is started before everything that can be known is known, and what has started is stopped if the rest cannot.
"""

import argparse
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from components.service.settings import SECRET, Unfit, read_settings, require_free
from deploy import proxy
from deploy.replicas import LAST_WORDS, ROOT, Replica


class Service:
    """nginx on ``port``, its replicas on the ports after it, and their second ports after those."""

    def __init__(self, port: int, count: int, folder: Path) -> None:
        self.port, self.folder = port, folder
        secret = os.environ.get(SECRET) or secrets.token_hex(32)
        self.replicas = [Replica(f"r{n}", port + n, port + count + n, {SECRET: secret}) for n in range(1, count + 1)]
        self._nginx: subprocess.Popen[bytes] | None = None
        self._stops = self._restarts = False
        #: One that did not come up again: left down until it is told to start anew.
        self._down: Replica | None = None

    def run(self) -> None:
        """Until SIGTERM or SIGINT. Raises ``Unfit`` with nothing left running."""
        nginx = self._checked()
        signal.signal(signal.SIGTERM, self._told_to_stop)
        signal.signal(signal.SIGINT, self._told_to_stop)
        signal.signal(signal.SIGHUP, self._told_to_restart)
        pid = self.folder / "pid"
        try:
            written = proxy.write(self.folder, f"127.0.0.1:{self.port}", [each.address for each in self.replicas])
            proxy.check(nginx, written)
            pid.write_text(str(os.getpid()), encoding="utf-8")
            for replica in self.replicas:
                replica.start()
            for replica in self.replicas:
                replica.wait(lambda: not self._stops)
            if not self._stops:
                self._nginx = subprocess.Popen(proxy.command(nginx, written), start_new_session=True)
                print(f"http://localhost:{self.port}", flush=True)
            self._watch()
        finally:
            self._stop()
            pid.unlink(missing_ok=True)

    def _checked(self) -> str:
        """The path of nginx, once everything that can be known before a start is as it should be."""
        read_settings(os.environ)
        if running := running_service(self.folder):
            raise Unfit("running", pid=running)
        nginx = proxy.find_nginx()
        for port in range(self.port, self.port + 2 * len(self.replicas) + 1):
            require_free(port)
        return nginx

    def _watch(self) -> None:
        while not self._stops:
            time.sleep(1)
            if self._restarts:
                self._restarts = False
                self._restart()
            if self._nginx and self._nginx.poll() is not None and not self._stops:
                raise Unfit("replica", name="nginx")
            self._look()

    def _look(self) -> None:
        for replica in self.replicas:
            if not self._stops and replica is not self._down and replica.is_lost():
                print(f"{replica.name} is lost and starts anew", file=sys.stderr, flush=True)
                replica.stop()
                replica.start()

    def _restart(self) -> None:
        """One after the other, each once the one before is ready: one at least answers at any time.

        At one that does not come up it ends: the others go on as they are.
        """
        self._down = None
        for replica in self.replicas:
            if self._stops:
                return
            replica.stop()
            replica.start()
            try:
                replica.wait(lambda: not self._stops)
            except Unfit:
                print(Unfit("restart", name=replica.name).describe(), file=sys.stderr, flush=True)
                replica.stop()
                self._down = replica
                return

    def _stop(self) -> None:
        if self._nginx and self._nginx.poll() is None:
            self._nginx.terminate()
            self._nginx.wait(LAST_WORDS)
        for replica in self.replicas:
            replica.tell_to_stop()
        for replica in self.replicas:
            replica.stop()

    def _told_to_stop(self, *_: object) -> None:
        self._stops = True

    def _told_to_restart(self, *_: object) -> None:
        self._restarts = True


def running_service(folder: Path) -> int:
    """The process that serves from ``folder``; 0 for none, or if its number is another program's by now."""
    try:
        pid = int((folder / "pid").read_text(encoding="utf-8"))
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except (OSError, ValueError):
        return 0
    return pid if b"-m\0deploy\0" in words else 0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy", description="Several processes behind nginx.")
    parser.add_argument("--port", type=int, default=8501, help="of nginx; the next ones are the replicas'")
    parser.add_argument("--replicas", type=int, default=0, help="as many as cores, two at least, unless given")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "serve")
    parser.add_argument("--restart", action="store_true", help="start the processes of a running service anew")
    asked = parser.parse_args()
    try:
        if asked.restart:
            pid = running_service(asked.folder)
            if not pid:
                raise Unfit("absent")
            os.kill(pid, signal.SIGHUP)
            return
        count = asked.replicas or max(2, len(os.sched_getaffinity(0)))
        Service(asked.port, count, asked.folder.resolve()).run()
    except Unfit as unfit:
        sys.exit(unfit.describe())


if __name__ == "__main__":
    main()
