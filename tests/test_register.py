"""No door is left unwatched: exhibits are found by folder, pages are listed once, and no id leads nowhere."""

import ast
import html
import importlib
import re
import runpy
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from screens import opened

from components import page_ids
from dossier import contents
from dossier.catalogue import load
from dossier.exhibits import register
from dossier.selection import Selection

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = sorted(path for path in (ROOT / "dossier" / "exhibits").iterdir() if (path / "__init__.py").exists())
#: The module that holds the register: its function is called as the module is.
REGISTRY = sys.modules["dossier.exhibits.register"]
CATALOGUE = load()

#: Registered, and drawn on no page of their own; each with its reason.
UNSEEN: dict[str, str] = {
    "capacity-biologics-country": "a sentence in the note of the map of Europe; its link and the annex show it",
}

NEW = """from dossier.exhibits import exhibit

@exhibit("{identifier}", "{page}")
def build(catalogue, selection):
    raise NotImplementedError
"""


def decorated(file: Path) -> list[tuple[str, str]]:
    """Id and page of each function under ``@exhibit`` in a file; a name stands for its text."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign):
            names |= dict(_assigned(node))

    def text(node: ast.expr) -> str:
        return names[node.id] if isinstance(node, ast.Name) else str(ast.literal_eval(node))

    return [
        (text(call.args[0]), text(call.args[1]))
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for call in node.decorator_list
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "exhibit"
    ]


def _assigned(node: ast.Assign) -> Iterator[tuple[str, str]]:
    """The names of a line such as ``_A, _B = "a", "b"`` with their texts."""
    target, value = node.targets[0], node.value
    pairs = zip(target.elts, value.elts, strict=False) if isinstance(target, ast.Tuple) else [(target, value)]
    for name, text in pairs:
        if isinstance(name, ast.Name) and isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield name.id, text.value


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose files are read as if they stood in that of the brief; the register is as before afterwards."""
    brief = importlib.import_module("dossier.exhibits.brief")
    monkeypatch.setattr(brief, "__path__", [*brief.__path__, str(tmp_path)])
    monkeypatch.setattr(REGISTRY, "_REGISTER", dict(REGISTRY._REGISTER))
    importlib.invalidate_caches()
    yield tmp_path
    for file in tmp_path.glob("*.py"):
        sys.modules.pop(f"dossier.exhibits.brief.{file.stem}", None)


class TestFolders:
    @pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
    def test_every_file_is_in_the_register(self, folder: Path) -> None:
        for file in sorted(folder.glob("*.py")):
            for identifier, page in decorated(file):
                entry = register()[identifier]
                assert (entry.page, entry.file) == (page, f"dossier.exhibits.{folder.name}.{file.stem}")
                assert page == folder.name

    def test_every_entry_is_written_under_its_decorator(self) -> None:
        written = [
            identifier for folder in FOLDERS for file in folder.glob("*.py") for identifier, _ in decorated(file)
        ]
        assert sorted(written) == sorted(register())

    def test_a_new_file_is_found_without_being_listed(self, added: Path) -> None:
        (added / "zebra.py").write_text(NEW.format(identifier="brief-zebra", page="brief"), encoding="utf-8")
        found = list(register.__wrapped__())
        mine = [identifier for identifier in found if identifier.startswith("brief-")]
        assert mine[-1] == "brief-zebra"
        assert [identifier for identifier in found if identifier != "brief-zebra"] == list(register())

    def test_an_exhibit_of_another_page_is_refused(self, added: Path) -> None:
        (added / "zebra.py").write_text(NEW.format(identifier="brief-zebra", page="funding"), encoding="utf-8")
        with pytest.raises(ValueError, match=r"brief\.zebra registers 'brief-zebra' under the page 'funding'"):
            register.__wrapped__()

    @pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
    def test_an_order_names_files_that_register(self, folder: Path) -> None:
        order = getattr(importlib.import_module(f"dossier.exhibits.{folder.name}"), "ORDER", ())
        assert set(order) <= {file.stem for file in folder.glob("*.py") if decorated(file)}
        assert len(set(order)) == len(order)


class TestPages:
    def test_the_list_of_pages_is_the_files_of_pages(self) -> None:
        assert sorted(contents.EVERY_PAGE) == sorted(path.stem for path in page_ids.PAGES.glob("*.py"))
        assert {contents.HOME, contents.STAGE} <= set(contents.PAGES)

    def test_each_folder_of_exhibits_is_a_page(self) -> None:
        assert {folder.name for folder in FOLDERS} <= set(contents.EVERY_PAGE)

    def test_exhibits_follow_the_pages(self) -> None:
        pages = [entry.page for entry in register().values()]
        assert pages == sorted(pages, key=contents.EVERY_PAGE.index)


class TestIds:
    def test_no_page_names_an_exhibit_that_does_not_exist(self) -> None:
        assert page_ids.unknown(register()) == []

    def test_every_exhibit_stands_on_its_page(self) -> None:
        """A registered exhibit that its page does not name would be exported and never seen."""
        named = {page: page_ids.named(page_ids.PAGES / f"{page}.py") for page in contents.EVERY_PAGE}
        unseen = {
            entry.id for entry in register().values() if not any(fnmatch(entry.id, name) for name in named[entry.page])
        }
        assert unseen == set(UNSEEN)

    def test_a_misspelt_id_is_said_with_its_place(self, tmp_path: Path) -> None:
        page = tmp_path / "demand.py"
        page.write_text(
            'PARTS = {"a": ("demand-prices",)}\nshow("demand-nxt", selection)\nshow(f"arguments-{it}", s)\n'
        )
        first, second = page_ids.unknown(register(), tmp_path)
        assert first.startswith("pages/demand.py, line 2: no exhibit is called 'demand-nxt' (nearest: 'demand-next')")
        assert second.startswith("pages/demand.py, line 3: no exhibit is called 'arguments-*'")

    def test_the_door_does_not_open_on_an_id_that_leads_nowhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(page_ids, "unknown", lambda _: ["pages/demand.py, line 2: no exhibit is called 'x'"])
        with pytest.raises(SystemExit, match="no exhibit is called 'x'"):
            runpy.run_path(str(ROOT / "app.py"))


class TestLink:
    """``?exhibit=id`` draws an exhibit at the head of its page, and then not a second time in its place."""

    @staticmethod
    def findings(exhibit: str) -> list[str]:
        screen = opened("actors", exhibit=exhibit)
        told = {entry.build(CATALOGUE, Selection()).finding: entry.id for entry in register().values()}
        headed = re.compile(r'<h\d class="finding">(.*?)</h\d>')
        heads = [head for element in screen.get("html") for head in headed.findall(str(element.proto.body))]
        said = (re.sub(r"<span class=.definition.*?</span>", "", head) for head in heads)
        return [told[html.unescape(re.sub(r"<[^>]+>", "", head))] for head in said]

    def test_the_exhibit_of_the_link_comes_first_and_once(self) -> None:
        usual = self.findings("")
        assert usual[:4] == ["actors-chain", "actors-besancon", "actors-map", "actors-late"]
        assert self.findings("actors-late") == ["actors-late", *[name for name in usual if name != "actors-late"]]

    @pytest.mark.parametrize("other", ["funding-flow", "nothing"])
    def test_an_id_of_another_page_changes_nothing(self, other: str) -> None:
        assert self.findings(other) == self.findings("")
