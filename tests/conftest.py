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

HERE = Path(__file__).parent
#: Files that build every exhibit over the whole grid, whole decks, papers and copies, that read the package again for
#: each fault, or that simulate for long.
GRID = (
    "test_exhibits*.py",
    "test_export_*.py",
    "test_drawing.py",
    "test_editing_import.py",
    "test_editing_refusals.py",
    "test_editing_workbook.py",
    "test_editing_writing.py",
    "test_faults*.py",
    "test_leave_behind.py",
    "test_levers.py",
    "test_models_queue_simulation.py",
    "test_models_vectors.py",
    "test_presenter.py",
    "test_scenario.py",
    "test_page_centre.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The two rings that ``make quick`` leaves out are marked by where they stand."""
    for item in items:
        if item.path.parent == HERE / "browser":
            item.add_marker(pytest.mark.browser)
        elif any(item.path.match(pattern) for pattern in GRID):
            item.add_marker(pytest.mark.grid)


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
