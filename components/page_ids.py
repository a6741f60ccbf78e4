"""Which exhibits the pages name, read from their text: a misspelt id is said at the start, not in a closed tab."""

import ast
import difflib
import re
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

PAGES = Path(__file__).resolve().parents[1] / "pages"

#: What a page calls with the id of an exhibit first.
_DRAWN_BY = frozenset({"show", "draw_directory", "draw_key_figures"})
#: A text of a page that looks like this is the id of an exhibit (the lists of a page's parts hold them).
_ID = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def named(page: Path) -> dict[str, int]:
    """Id -> a line that names it. Of an id that is put together (``f"argument-{stance}"``), ``argument-*``."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _DRAWN_BY and node.args:
            for identifier in _written(node.args[0]):
                found.setdefault(identifier, node.lineno)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and _ID.fullmatch(node.value):
            found.setdefault(node.value, node.lineno)
    return found


def _written(argument: ast.expr) -> Iterator[str]:
    """The id that an argument holds in letters; none of a variable: its list is read for itself."""
    if isinstance(argument, ast.Constant):
        yield str(argument.value)
    elif isinstance(argument, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in argument.values)


def unknown(registered: Collection[str], folder: Path = PAGES) -> list[str]:
    """A sentence for each id that a page names and no exhibit has."""
    return [
        f"pages/{page.name}, line {line}: no exhibit is called {identifier!r}{_nearest(identifier, registered)}; "
        "an exhibit is a function under @exhibit(id, page) in a file of dossier/exhibits/<page>/"
        for page in sorted(folder.glob("*.py"))
        for identifier, line in named(page).items()
        if not any(fnmatchcase(known, identifier) for known in registered)
    ]


def _nearest(identifier: str, registered: Collection[str]) -> str:
    return "".join(f" (nearest: {known!r})" for known in difflib.get_close_matches(identifier, registered, n=1))
