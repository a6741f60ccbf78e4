"""``python -m dossier.catalogue [--describe] [folder]``: check a package, or first describe its tables anew."""

import argparse
import sys
from pathlib import Path

from dossier.catalogue import DATA, BrokenPackage, describe, load
from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import PACKAGE
from dossier.language import Language


def main() -> int:
    """Check the package of a folder; print its faults without a traceback."""
    parser = argparse.ArgumentParser(prog="python -m dossier.catalogue", description="Check the tables of a folder.")
    parser.add_argument("folder", nargs="?", type=Path, default=DATA)
    parser.add_argument(
        "--describe", action="store_true", help=f"write columns, types, codes and keys into {PACKAGE} first"
    )
    asked = parser.parse_args()
    if asked.describe:
        try:
            describe.write(asked.folder / PACKAGE)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError, ValueError, KeyError, TypeError):
            pass  # a file that cannot be described is named by the check, in a curator's words
        except OSError:
            return _told(BrokenPackage([Fault(PACKAGE, "not_written")]))
    try:
        catalogue = load(asked.folder)
    except BrokenPackage as broken:
        return _told(broken)
    print(f"data: {sum(map(len, catalogue.rows.values()))} rows, {len(catalogue.rows)} tables, {catalogue.version}")
    return 0


def _told(broken: BrokenPackage) -> int:
    """Print the faults in both languages; the exit code of a command that failed."""
    print(broken.describe(Language.FR), broken.describe(Language.EN), sep="\n\n", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
