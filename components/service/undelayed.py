"""What is written leaves at once.

Streamlit binds its socket without naming a protocol, so that asyncio does not know it for one of TCP and leaves Nagle's
algorithm on (``asyncio.base_events._set_nodelay``): the second of two small packets waits for the first one to be
acknowledged, which takes up to 40 ms, at each file of a first load and among the answers of each change.
"""

import os
import socket
from pathlib import Path

_OPEN = Path("/proc/self/fd")


def send_at_once() -> int:
    """Take the delay off every socket of TCP of this process, those that listen among them: the connections that they
    accept inherit it (tcp(7)). How many there were; none where the system does not list what is open.
    """
    return sum(_send_at_once(int(each.name)) for each in _OPEN.iterdir()) if _OPEN.is_dir() else 0


def _send_at_once(descriptor: int) -> bool:
    try:
        copy = os.dup(descriptor)
    except OSError:  # closed since
        return False
    try:
        found = socket.socket(fileno=copy)
    except OSError:  # no socket
        os.close(copy)
        return False
    with found:
        if found.type != socket.SOCK_STREAM or found.family not in (socket.AF_INET, socket.AF_INET6):
            return False
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return True
