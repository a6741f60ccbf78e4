"""Whether a process is well, by its second port: ``python -m deploy.healthy PORT [SECONDS]`` waits that long for it."""

import json
import sys
import time
import urllib.error
import urllib.request


def health(port: int, seconds: float = 2.0) -> dict[str, object]:
    """What ``/health`` says, ``state`` among it; ``silent`` where nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=seconds) as answer:
            return dict(json.load(answer))
    except urllib.error.HTTPError as refused:
        return dict(json.load(refused))
    except (OSError, ValueError):
        return {"state": "silent"}


def wait(port: int, seconds: float) -> bool:
    """Whether it is ready within that time."""
    end = time.monotonic() + seconds
    while health(port)["state"] != "ready":
        if time.monotonic() > end:
            return False
        time.sleep(0.5)
    return True


if __name__ == "__main__":
    sys.exit(not wait(int(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0))
