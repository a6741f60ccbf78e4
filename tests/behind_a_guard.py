"""A private dossier for tests: its rules, its secrets file, cookies as Streamlit signs them, a provider here."""

import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import oidc_provider_mock
import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket
from streamlit import config
from streamlit.auth_util import set_cookie_with_chunks
from streamlit.runtime.secrets import secrets_singleton

import app as door
from components.admission import guard
from components.admission.rules import Rules, read_rules
from dossier.publisher import Publisher

ORIGIN = "http://localhost:8670"
SECRET = "a secret of tests, long enough for nobody to guess"
PRIVATE = Publisher(access="private", readers=("example.org", "one.reader@elsewhere.example"), session_hours=8)
USER = "_streamlit_user"


def auth_of(provider: str = "http://localhost:1") -> dict[str, str]:
    """The section ``[auth]``; a client is made where a provider is there to make one."""
    known = {"client_id": "phase-iii", "client_secret": "told by the provider"}
    if not provider.endswith(":1"):
        asks = {"redirect_uris": [f"{ORIGIN}/oauth2callback"], "token_endpoint_auth_method": "client_secret_basic"}
        known = httpx.post(f"{provider}/oauth2/clients", json=asks).json()
    return {
        "redirect_uri": f"{ORIGIN}/oauth2callback",
        "cookie_secret": SECRET,
        "client_id": known["client_id"],
        "client_secret": known["client_secret"],
        "server_metadata_url": f"{provider}/.well-known/openid-configuration",
    }


@contextmanager
def provider() -> Iterator[str]:
    """The address of a provider that knows its clients."""
    with oidc_provider_mock.run_server_in_thread(require_client_registration=True) as server:
        yield f"http://localhost:{server.server_port}"


@contextmanager
def private_door(auth: Mapping[str, str], folder: Path, who: Publisher = PRIVATE) -> Iterator[Rules]:
    """The application of this process behind its guard, with its secrets in ``folder``."""
    path = folder / "secrets.toml"
    path.write_text("[auth]\n" + "\n".join(f"{key} = {json.dumps(value)}" for key, value in auth.items()))
    before = config.get_option("secrets.files")
    rules = read_rules(who, {"auth": auth})
    secrets_singleton._reset()
    config.set_option("secrets.files", [str(path)])
    with mock.patch.object(guard, "rules", lambda: rules):
        yield rules
    secrets_singleton._reset()
    config.set_option("secrets.files", before)


@pytest.fixture(scope="module")
def provided() -> Iterator[str]:
    with provider() as address:
        yield address


@pytest.fixture(scope="module")
def auth(provided: str) -> dict[str, str]:
    return auth_of(provided)


@pytest.fixture(scope="module")
def served(auth: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with private_door(auth, tmp_path_factory.mktemp("secrets")):
        yield TestClient(door.app, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def client(served: TestClient) -> TestClient:
    served.cookies.clear()
    return served


def cookies(age: float = 0.0, secret: str = SECRET, signed: int = 0, **claims: Any) -> dict[str, str]:
    """What a browser sends ``age`` seconds after it signed in, or of a sign-in at the second ``signed`` (Unix time).

    All parts are of one second; a claim of ``None`` is left out.
    """
    at = signed or int(time.time() - age)
    whole = {"email": "reader@example.org", "is_logged_in": True, "origin": ORIGIN, "provider": "default", **claims}
    given: dict[str, str] = {}

    def sign(name: str, value: str) -> bytes:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(TimestampSigner, "get_timestamp", lambda _: at)
            return URLSafeTimedSerializer(secret, salt=name).dumps(value).encode()

    def keep(name: str, value: str) -> None:
        given[name] = sign(name, value).decode()

    set_cookie_with_chunks(keep, sign, USER, {k: v for k, v in whole.items() if v is not None}, cookie_attr_size=80)
    return given


def sent(given: Mapping[str, str]) -> dict[str, str]:
    """The header that carries them."""
    return {"cookie": "; ".join(f"{name}={value}" for name, value in given.items())}


async def _echo(asks: WebSocket) -> None:
    await asks.accept(asks.headers.get("host"))
    async for content in asks.iter_bytes():
        await asks.send_bytes(content)


#: What stands behind a middleware whose sockets are tried: it echoes, and its protocol is the host that it was told.
listening = Starlette(routes=[WebSocketRoute("/_stcore/stream", _echo)])
