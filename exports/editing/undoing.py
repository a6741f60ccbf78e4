"""Git, by which an import is undone: whether the files that it writes are in it as they stand."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def uncommitted(folder: Path, files: Iterable[str]) -> list[str] | None:
    """The files that git would not bring back as they are; ``None`` without git, or outside of it."""
    command = ["git", "status", "--porcelain=v1", "-z", "--ignored", "--", *files]
    try:
        said = subprocess.run(command, cwd=folder, capture_output=True, check=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    return [Path(entry[3:]).name for entry in said.decode("utf-8", "replace").split("\0") if len(entry) > 3]
