"""Who may come to a private dossier: ``dossier.toml`` and the secrets, which lie outside the repository.

The secrets are those of Streamlit's own sign-in (``[auth]``, one provider) and, under ``[access]``, ``readers`` whose
addresses belong in no repository. Nothing of a secret is ever repeated in a sentence.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from components.service.settings import LOOPBACK_NAMES, SHORTEST_SECRET, Unfit
from dossier.language import DEFAULT, enumeration
from dossier.publisher import Publisher, Reader, publisher

#: The file of secrets, in the environment.
SECRETS = "PHASE_III_SECRETS"
#: Where the provider sends readers back; Streamlit's own address.
CALLBACK = "/oauth2callback"
_KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


class Inadmissible(Unfit):
    """Nobody can be let in as things are."""

    sentences = "admission.fault"


@dataclass(frozen=True)
class Rules:
    """``readers``: addresses and domains in small letters. ``seconds``: how long a sign-in holds. ``origin``: where the
    dossier is reached, ``https://…``; sign-ins are given for it. ``auth``: the secrets of the provider."""

    readers: frozenset[str]
    seconds: int
    origin: str
    auth: Mapping[str, Any]

    def admit(self, mail: str) -> bool:
        """Whether an address is named, or its domain is; a domain does not stand for those below it."""
        name, _, domain = mail.lower().rpartition("@")
        # letters of other alphabets look like ours, and some become ours in small
        return bool(name) and mail.isascii() and not self.readers.isdisjoint((mail.lower(), domain))


@cache
def rules() -> Rules | None:
    """The rules of this process, read once; none for a public dossier. Raises ``Inadmissible``."""
    if publisher().access == "public":
        return None
    read = read_rules(publisher(), _secrets())
    # Streamlit signs with what is judged here, wherever it lies and whatever becomes of the file meanwhile
    secrets_singleton.merge_programmatic_secrets({"auth": dict(read.auth)})
    return read


def read_rules(who: Publisher, secrets: Mapping[str, Any]) -> Rules:
    """The rules of a private dossier. Raises ``Inadmissible`` with the first thing that is wrong."""
    auth = secrets.get("auth")
    if not isinstance(auth, Mapping):
        raise Inadmissible("section")
    if missing := [key for key in _KEYS if not (isinstance(auth.get(key), str) and auth[key].strip())]:
        raise Inadmissible("missing", keys=enumeration(DEFAULT, missing))
    # as the example has them: <…>
    if placeholders := [key for key in _KEYS if "<" in auth[key]]:
        raise Inadmissible("placeholder", keys=enumeration(DEFAULT, placeholders))
    if len(auth["cookie_secret"]) < SHORTEST_SECRET:
        raise Inadmissible("short", n=SHORTEST_SECRET)
    readers = frozenset((*who.readers, *_further(secrets)))
    if not readers:
        raise Inadmissible("nobody")
    return Rules(readers, who.session_hours * 3600, _origin(auth["redirect_uri"], who.address), auth)


def _origin(redirect: str, address: str) -> str:
    try:
        parts = urlsplit(redirect)
        safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK_NAMES)
    except ValueError:
        safe = False
    if not safe or not parts.netloc or (parts.path, parts.query, parts.fragment) != (CALLBACK, "", ""):
        raise Inadmissible("redirect", value=redirect[:200], callback=CALLBACK)
    origin = f"{parts.scheme}://{parts.netloc}"
    if address and address.lower() != origin.lower():
        raise Inadmissible("elsewhere", value=redirect[:200], address=address)
    return origin


def _further(secrets: Mapping[str, Any]) -> tuple[str, ...]:
    """Readers of ``[access]``: a fault names its place in the list, for a person's address stays unsaid."""
    given = secrets.get("access", {})
    listed = given.get("readers", []) if isinstance(given, Mapping) else None
    try:
        return tuple(TypeAdapter(list[Reader]).validate_python(listed))
    except ValidationError as error:
        place = error.errors()[0]["loc"]
        raise Inadmissible("reader", n=int(place[0]) + 1 if place else 1) from None


def _secrets() -> Mapping[str, Any]:
    """The file that ``PHASE_III_SECRETS`` names, or those of Streamlit's own places, the later over the earlier."""
    named = os.environ.get(SECRETS, "").strip()
    paths = [Path(path) for path in ([named] if named else config.get_option("secrets.files"))]
    files = ", ".join(str(path) for path in paths)
    there = [path for path in paths if path.exists()]
    if not there:
        raise Inadmissible("no_secrets", files=files, name=SECRETS)
    read: dict[str, Any] = {}
    for path in there:
        try:
            read |= tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            # what is wrong stays unsaid: the line that is wrong may hold the secret
            raise Inadmissible("unreadable", file=path) from None
    return read
