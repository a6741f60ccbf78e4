"""A public name stands once in its layer: whoever looks for it finds one thing, and reads it without its module."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("dossier", "exports", "components")


def public_names(path: Path) -> Iterator[str]:
    """Functions, classes and constants that a module defines at its top and does not keep to itself."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found = [name]
            case ast.Assign(targets=targets):
                found = [target.id for target in targets if isinstance(target, ast.Name)]
            case ast.AnnAssign(target=ast.Name(id=name)):
                found = [name]
            case _:
                found = []
        yield from (name for name in found if not name.startswith("_"))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_public_name_is_unique_in_its_layer(layer: str) -> None:
    places = defaultdict(set)
    for path in sorted((ROOT / layer).rglob("*.py")):
        if path.name != "__init__.py":
            for name in public_names(path):
                places[name].add(str(path.relative_to(ROOT)))
    twice = {name: sorted(paths) for name, paths in places.items() if len(paths) > 1}
    assert places
    assert not twice
