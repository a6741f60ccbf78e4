"""What the guides say exists: paths, targets, marks, tones, shapes, kinds of picture, rooms."""

import re
import tomllib
from pathlib import Path

import pytest

from dossier.charts.encoding import Kind
from dossier.charts.palette import Shape, Tone

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("README.md", "CONTRIBUTING.md", "docs/HOW-TO.md")
#: Stand for any of their kind.
_PATTERN = re.compile(r"[<*{]")


def text(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


def spans(guide: str) -> list[str]:
    """What stands between backquotes on one line."""
    return re.findall(r"`([^`\n]+)`", text(guide))


def under(mark: str) -> list[str]:
    """The names listed in the paragraph after a mark of HOW-TO."""
    paragraph = text("docs/HOW-TO.md").partition(f"<!-- {mark} -->")[2].strip().partition("\n\n")[0]
    return re.findall(r"`(\w+)`", paragraph)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_path_that_a_guide_names_is_there(guide: str) -> None:
    named = [span for span in spans(guide) if re.fullmatch(r"[\w.<>*{},-]+(/[\w.<>*{},-]*)+", span)]
    assert named
    lost = [
        path for path in named
        if not _PATTERN.search(path) and not path.startswith("build/") and not (ROOT / path).exists()
    ]  # fmt: skip
    inside = [path for path in lost if not list(ROOT.glob(f"exports/{path}"))]  # a recipe may speak from its room
    assert not inside


@pytest.mark.parametrize("guide", GUIDES)
def test_every_target_that_a_guide_names_can_be_made(guide: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text("Makefile"), flags=re.MULTILINE))
    # in a block of commands the name ends the line or a remark follows; "make a batch" is a sentence
    named = set(re.findall(r"`make ([a-z-]+)", text(guide)))
    named |= set(re.findall(r"^make ([a-z-]+)(?=\s+#|$)", text(guide), flags=re.MULTILINE))
    assert named or guide == "docs/HOW-TO.md"
    assert named <= targets


def test_every_target_says_what_it_does() -> None:
    makefile = text("Makefile")
    phony = " ".join(re.findall(r"^\.PHONY: (.*)", makefile, flags=re.MULTILINE)).split()
    assert "upgrade" in phony
    assert {target for target in phony if not re.search(rf"^{target}:.*##", makefile, flags=re.MULTILINE)} == set()


def test_marks_of_tests_are_registered() -> None:
    settings = tomllib.loads(text("pyproject.toml"))["tool"]["pytest"]["ini_options"]
    registered = {mark.partition(":")[0] for mark in settings["markers"]}
    named = set(re.findall(r"(?:not )?(browser|grid)", text("CONTRIBUTING.md")))
    assert named == registered


def test_tones_shapes_and_kinds_are_those_of_the_code() -> None:
    assert under("tones") == [str(tone) for tone in Tone]
    assert under("shapes") == [str(shape) for shape in Shape]
    assert under("kinds") == [str(kind) for kind in Kind]


def test_the_drawing_shows_every_room() -> None:
    drawing = text("CONTRIBUTING.md").partition("```\napp.py")[2].partition("```")[0]
    rooms = {path.name for layer in ("dossier", "exports", "components") for path in (ROOT / layer).iterdir()}
    rooms = {name for name in rooms if any((ROOT / layer / name / "__init__.py").exists() for layer in
             ("dossier", "exports", "components"))}  # fmt: skip
    assert rooms
    assert not {room for room in rooms if not re.search(rf"\b{room}/", drawing)}
