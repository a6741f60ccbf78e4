"""Settings of the machine: what cannot be used is said in one sentence before anything starts."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import app as door
from components.service.settings import PLACES, SECRET, Settings, Unfit, read_settings, require_free
from dossier.language import Language


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"PHASE_III_PLACES": "0"}, ("PHASE_III_PLACES", "0")),
        ({"PHASE_III_PLACES": "many"}, ("PHASE_III_PLACES", "many")),
        ({"PHASE_III_PLACES": "-3"}, ("PHASE_III_PLACES", "-3")),
        ({"PHASE_III_PORT": "99999"}, ("PHASE_III_PORT", "99999")),
        ({"PHASE_III_METRICS_PORT": "٣"}, ("PHASE_III_METRICS_PORT", "٣")),
        ({SECRET: "short"}, (SECRET, "32")),
    ],
)
def test_a_setting_that_cannot_be_used_is_one_sentence(given: dict[str, str], words: tuple[str, ...]) -> None:
    with pytest.raises(Unfit) as unfit:
        read_settings(given)
    for language in Language:
        sentence = unfit.value.describe(language)
        assert all(word in sentence for word in words) and "\n" not in sentence
        assert f"“{given.get(SECRET)}”" not in sentence, "a secret is not repeated"


def test_settings_are_those_of_the_environment() -> None:
    assert read_settings({}) == Settings() and Settings().places == PLACES
    given = {"PHASE_III_PLACES": "40", "PHASE_III_REPLICA": "r1\nx: y", "PHASE_III_PORT": " 8502 ", SECRET: "0" * 64}
    assert read_settings(given) == Settings(port=8502, places=40, replica="r1xy")


def test_a_port_that_nobody_holds_is_free() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    require_free(port)


def test_a_port_in_use_stops_the_start_with_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "app.py"],
            cwd=Path(door.__file__).parent,
            env={**os.environ, "PHASE_III_PORT": port},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert ended.returncode == 1
    assert len([said for said in ended.stderr.splitlines() if port in said]) == 1
    assert "Traceback" not in ended.stderr
