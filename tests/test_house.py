"""The house can be drawn: every room says what it is for, and the README lists them all."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = ("dossier", "exports", "components")
#: Folders of these layers that hold code.
ROOMS = sorted(
    path.parent.relative_to(ROOT).as_posix() for layer in LAYERS for path in (ROOT / layer).rglob("__init__.py")
)
#: A sign of fewer words says no more than the name of its folder.
_FEWEST_WORDS = 20
#: A face of more names hides the house.
_MOST_NAMES = 10


def table_of_the_readme() -> dict[str, set[str]]:
    """Folder -> the rooms named in its row, as the table under "How it is built" has them."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## How it is built")[2].partition("\n## ")[0]
    found = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            folders, _, rooms = line.strip("|").split("|")
            found |= {key: set(re.findall(r"`(\w+)`", rooms)) for key in re.findall(r"`(.+?)/?`", folders)}
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_its_sign(room: str) -> None:
    """What is in here, what may not be, how to add one, which test reads it."""
    sign = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    assert len(sign.split()) >= _FEWEST_WORDS
    readers = re.findall(r"tests/[\w/*]+\.py", sign)
    assert readers
    assert not [name for name in readers if not list(ROOT.glob(name))], "a test that is not there reads nothing"


@pytest.mark.parametrize("room", [room for room in ROOMS if room.count("/") == 1])
def test_a_face_names_few_things(room: str) -> None:
    tree = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))
    assert sum(len(node.names) for node in tree.body if isinstance(node, ast.ImportFrom)) <= _MOST_NAMES


def test_every_folder_with_code_is_a_room() -> None:
    folders = {path.parent.relative_to(ROOT).as_posix() for layer in LAYERS for path in (ROOT / layer).rglob("*.py")}
    assert folders == set(ROOMS)


def test_the_readme_lists_every_folder_and_room() -> None:
    listed = table_of_the_readme()
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}
    assert set(listed) == (folders - {"build"}) | {"app.py"}
    for layer in LAYERS:
        assert listed[layer] == {room.split("/")[1] for room in ROOMS if room.startswith(f"{layer}/")}
