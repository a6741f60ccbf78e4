"""What stops the start of a private dossier, each in one sentence of both languages, and nothing half-started."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import oidc_provider_mock
import pytest
from behind_a_guard import ORIGIN, PRIVATE, SECRET, auth_of, provider

from components.admission.provider import require_provider
from components.admission.rules import SECRETS, Inadmissible, read_rules
from dossier.language import Language
from dossier.publisher import Publisher

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "deploy" / "secrets.example.toml"


@pytest.fixture(scope="module")
def provided() -> Iterator[str]:
    with provider() as address:
        yield address


def refused(who: Publisher, secrets: dict[str, Any]) -> Inadmissible:
    with pytest.raises(Inadmissible) as refusal:
        read_rules(who, secrets)
    for language in Language:
        sentence = refusal.value.describe(language)
        assert sentence.count("\n") == 0 and SECRET not in sentence and "told by the provider" not in sentence
    return refusal.value


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("cookie_secret", "", "missing"),
        ("client_id", 3, "missing"),
        ("client_secret", "<the secret that the provider gave>", "placeholder"),
        ("cookie_secret", "a" * 31, "short"),
        ("redirect_uri", "http://dossier.example.org/oauth2callback", "redirect"),
        ("redirect_uri", f"{ORIGIN}/oauth2callback/", "redirect"),
        ("redirect_uri", f"{ORIGIN}/", "redirect"),
        ("redirect_uri", "https:///oauth2callback", "redirect"),
        ("redirect_uri", "https://[broken/oauth2callback", "redirect"),
        ("redirect_uri", "https://a.example/oauth2callback?x=1", "redirect"),
    ],
)
def test_a_secret_that_cannot_be_used_is_named_and_not_told(key: str, value: object, rule: str) -> None:
    fault = refused(PRIVATE, {"auth": {**auth_of(), key: value}})
    assert fault.rule == rule
    assert key in fault.describe()


def test_sign_ins_are_given_for_the_address_of_the_dossier() -> None:
    who = PRIVATE.model_copy(update={"address": "https://dossier.example.org"})
    assert refused(who, {"auth": auth_of()}).rule == "elsewhere"
    auth = {**auth_of(), "redirect_uri": "https://dossier.example.org/oauth2callback"}
    assert read_rules(who, {"auth": auth}).origin == "https://dossier.example.org"


def test_somebody_must_be_able_to_come() -> None:
    nobody = PRIVATE.model_copy(update={"readers": ()})
    assert refused(nobody, {"auth": auth_of()}).rule == "nobody"
    assert refused(PRIVATE, {}).rule == "section"
    rules = read_rules(nobody, {"auth": auth_of(), "access": {"readers": ["One@Example.org", "@two.example"]}})
    assert rules.admit("one@example.org") and rules.admit("ANY@two.example")
    assert not rules.admit("other@example.org") and not rules.admit("") and not rules.admit("two.example")


@pytest.mark.parametrize("listed", [["a@example.org", "nobody at all"], "example.org", [3], None])
def test_a_list_of_readers_that_cannot_be_read_tells_no_address(listed: object) -> None:
    fault = refused(PRIVATE, {"auth": auth_of(), "access": {"readers": listed}})
    assert fault.rule == "reader" and "nobody at all" not in fault.describe()


def test_a_provider_that_knows_us_is_taken(provided: str) -> None:
    require_provider(read_rules(PRIVATE, {"auth": auth_of(provided)}))


def test_a_provider_that_asks_no_secret_is_taken() -> None:
    with oidc_provider_mock.run_server_in_thread() as server:
        url = f"http://localhost:{server.server_port}/.well-known/openid-configuration"
        require_provider(read_rules(PRIVATE, {"auth": {**auth_of(), "server_metadata_url": url}}))


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [
        ("client_secret", "wrong", "stranger"),
        ("client_id", "nobody", "stranger"),
        ("server_metadata_url", "http://localhost:1/none", "silent"),
        ("server_metadata_url", "no address", "silent"),
        ("server_metadata_url", "{provider}/no-such-page", "status"),
        ("server_metadata_url", "{provider}/jwks", "unlike"),
        ("server_metadata_url", "{provider}/", "unlike"),
    ],
)
def test_a_provider_that_lets_nobody_in_is_said(provided: str, key: str, value: str, rule: str) -> None:
    auth = {**auth_of(provided), key: value.format(provider=provided)}
    with pytest.raises(Inadmissible) as refusal:
        require_provider(read_rules(PRIVATE, {"auth": auth}))
    assert refusal.value.rule == rule
    for language in Language:
        sentence = refusal.value.describe(language)
        assert "\n" not in sentence and auth["client_secret"] not in sentence.replace("client_secret", "")


def start(tmp_path: Path, secrets: str | None) -> subprocess.CompletedProcess[str]:
    """What the application says when it is private with these secrets."""
    settings = tmp_path / "dossier.toml"
    text = (ROOT / "dossier.toml").read_text(encoding="utf-8")
    settings.write_text(text.replace('access = "public"', 'access = "private"').replace("= []", '= ["example.org"]'))
    path = tmp_path / "secrets.toml"
    if secrets is not None:
        path.write_text(secrets, encoding="utf-8")
    code = f"import dossier.publisher; from pathlib import Path; dossier.publisher.SETTINGS = Path({str(settings)!r})"
    environment = {**os.environ, SECRETS: str(path)}
    command = [sys.executable, "-c", f"{code}; import app"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment)


@pytest.mark.parametrize(
    ("secrets", "cause"),
    [(None, SECRETS), ("[auth\n", "TOML"), (EXAMPLE, "[auth]"), (auth_of(), "localhost:1")],
    ids=["none", "broken", "example", "provider"],
)
def test_the_application_does_not_start_and_says_why(tmp_path: Path, secrets: Any, cause: str) -> None:
    if isinstance(secrets, Path):
        secrets = secrets.read_text(encoding="utf-8")
    elif isinstance(secrets, dict):
        secrets = "[auth]\n" + "\n".join(f'{key} = "{value}"' for key, value in secrets.items())
    ended = start(tmp_path, secrets)
    assert ended.returncode == 1 and "Traceback" not in ended.stderr
    said = [line for line in ended.stderr.splitlines() if cause in line]
    assert len(said) == 1, ended.stderr
    assert SECRET not in ended.stderr
