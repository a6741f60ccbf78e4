"""Settings of the machine, from the environment: the same code serves a laptop and four processes behind a proxy."""

import os
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dossier.language import DEFAULT, Language, t

#: Readers a process takes by default: see deploy/CAPACITY.md.
PLACES = 25
#: Signs of a secret that nobody guesses, whatever is signed with it.
SHORTEST_SECRET = 32
#: This machine: the address that others cannot reach, and the names under which it is asked for.
LOOPBACK = "127.0.0.1"
LOOPBACK_NAMES = ("localhost", LOOPBACK, "::1")
_HIGHEST_PORT = 65535
#: Secret with which Streamlit signs its cookies: the same for all replicas, or a reader who moves is a stranger.
SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"


class Unfit(Exception):
    """Something on this machine stops the start; ``describe`` says what, in one sentence."""

    #: Where the sentences of the rules are.
    sentences = "service.unfit"

    def __init__(self, rule: str, **values: object) -> None:
        self.rule, self.values = rule, values
        super().__init__(self.describe())

    def describe(self, language: Language = DEFAULT) -> str:
        return t(language, f"{self.sentences}.{self.rule}", **{key: str(value) for key, value in self.values.items()})


@dataclass(frozen=True)
class Settings:
    """``port`` and ``address`` of ``python app.py``. ``metrics_port``: the second port, 0 for none.

    ``places``: readers this process takes. ``replica``: its name in lines and figures.
    """

    port: int = 8501
    address: str = LOOPBACK
    metrics_port: int = 0
    places: int = PLACES
    replica: str = ""


def read_settings(given: Mapping[str, str]) -> Settings:
    """The settings in an environment. Raises ``Unfit``."""
    if 0 < len(given.get(SECRET, "")) < SHORTEST_SECRET:
        raise Unfit("secret", name=SECRET, n=SHORTEST_SECRET)
    default = Settings()
    return Settings(
        _whole(given, "PHASE_III_PORT", default.port, 1, _HIGHEST_PORT),
        given.get("PHASE_III_ADDRESS", "").strip() or default.address,
        _whole(given, "PHASE_III_METRICS_PORT", default.metrics_port, 0, _HIGHEST_PORT),
        _whole(given, "PHASE_III_PLACES", default.places, 1, 10_000),
        "".join(sign for sign in given.get("PHASE_III_REPLICA", "") if sign.isalnum() or sign in "-_")[:40],
    )


@cache
def settings() -> Settings:
    """The settings of this process, read once. Raises ``Unfit``."""
    return read_settings(os.environ)


def require_free(port: int, address: str = LOOPBACK) -> None:
    """Raises ``Unfit`` where something listens already, or may not be listened."""
    with socket.socket() as tried:
        # what a process that has just ended leaves behind is no listener
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((address, port))
        except OSError as error:
            raise Unfit("port", port=port, why=error.strerror or error) from None


def _whole(given: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = given.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise Unfit("whole", name=name, value=text[:60], least=least, most=most)
    return int(text)
