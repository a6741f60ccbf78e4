"""What several tests need: the real catalogue, and copies of the data broken on purpose."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from built import CATALOGUE
from hypothesis import settings

from dossier.catalogue import DATA, Catalogue

# The same cases on every machine and no folder of examples left in the tree: a red test is red for everyone.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")

Edit = Callable[[Path], None]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return CATALOGUE


@pytest.fixture
def broken(tmp_path: Path) -> Callable[..., Path]:
    """``broken(edit, ...)`` is a folder with the real data, changed by each ``edit(folder)``."""

    def copy(*edits: Edit) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("geo"))
        for edit in edits:
            edit(folder)
        return folder

    return copy
