"""``python -m dossier.catalogue [folder]``: check a package."""

import sys
from pathlib import Path

from dossier.catalogue import DATA, BrokenPackage, load
from dossier.language import Language


def main() -> int:
    """Check the package of a folder; print its faults without a traceback."""
    try:
        catalogue = load(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
    except BrokenPackage as broken:
        print(broken.describe(Language.FR), broken.describe(Language.EN), sep="\n\n", file=sys.stderr)
        return 1
    print(f"data: {sum(map(len, catalogue.rows.values()))} rows, {len(catalogue.rows)} tables, {catalogue.version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
