"""What several tests need: the real catalogue, and copies of the data broken on purpose."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

# Read when NumPy is loaded: two workers whose matrices each want every core wait for one another, a hundred times as
# long as the products of our small bases take. The server of the browser tests inherits it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Tests load more pages in a minute than a room of readers, and open no socket for them.
os.environ.setdefault("PHASE_III_PLACES", "1000")

import small_package
from built import CATALOGUE
from hypothesis import settings

from dossier.catalogue import DATA, Catalogue

# The same cases on every machine and no folder of examples left in the tree: a red test is red for everyone.
settings.register_profile("steady", derandomize=True, database=None, deadline=None)
settings.load_profile("steady")

Edit = Callable[[Path], None]

HERE = Path(__file__).parent
#: Files that build every exhibit over the whole grid, whole decks, papers and copies, that read the package again for
#: each fault, that simulate for long, or that start servers of their own.
GRID = (
    "test_charts_places.py",
    "test_deploy*.py",
    "test_exhibits*.py",
    "test_export_*.py",
    "test_drawing.py",
    "test_editing_import.py",
    "test_editing_refusals.py",
    "test_editing_workbook.py",
    "test_editing_writing.py",
    "test_faults*.py",
    "test_findings.py",
    "test_hostile_data.py",
    "test_hostile_selections.py",
    "test_hostile_socket.py",
    "test_leave_behind.py",
    "test_levers.py",
    "test_limits.py",
    "test_load.py",
    "test_models_invariants.py",
    "test_models_queue_simulation.py",
    "test_models_staging.py",
    "test_models_vectors.py",
    "test_old_links.py",
    "test_presenter.py",
    "test_private*.py",
    "test_progress.py",
    "test_scenario.py",
    "test_service_settings.py",
    "test_staged_*.py",
    "test_stories.py",
    "test_page_centre.py",
    "test_watch_proposals.py",
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


#: Tests of faults that need all the rows: what is compared with the real catalogue, or counted over many rows.
OF_EVERY_ROW = (
    *(
        "missing label",
        "city far from itself",
        "announced in two hundred years",
        "test_nothing_past_is_after_the_package",
    ),
    *(
        "test_what_excel_saves_is_read",
        "test_padding_is_no_fault",
        "test_a_file_damaged_as_a_whole",
        "genopole-cells3",
        "test_an_address_that_nobody",
    ),
)


#: Tests of other files to which a few rows tell as much as all.
OF_A_FEW_ROWS = ("test_one_byte_of_any_table", "test_a_column_that_is_behind", "test_a_file_that_cannot_be_described")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package of the tests of faults, built once: the real tables, cut to the rows that they name."""
    return small_package.build(tmp_path_factory.mktemp("package") / "data")


@pytest.fixture
def broken(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., Path]:
    """``broken(edit, ...)`` is a folder with the real data, or a part of it, changed by each ``edit(folder)``."""
    named = request.node.name
    part = request.path.match("test_faults*.py") and not any(name in named for name in OF_EVERY_ROW)
    part = part or any(name in named for name in OF_A_FEW_ROWS)
    source = request.getfixturevalue("small") if part else DATA

    def copy(*edits: Edit) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(source, folder, ignore=shutil.ignore_patterns("geo"))
        for edit in edits:
            edit(folder)
        return folder

    return copy
