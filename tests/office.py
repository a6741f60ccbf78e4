"""LibreOffice, as whoever has no Excel uses it: a file opened there and saved as another kind."""

import shutil
import subprocess
from pathlib import Path

import pytest

OFFICE = shutil.which("soffice")


def converted(path: Path, ending: str, folder: Path) -> Path:
    """The file as LibreOffice saves it, in the folder."""
    if OFFICE is None:
        pytest.fail("no LibreOffice found: run `make test-deps` (as root)")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", ending, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"{path.stem}.{ending}"
