"""The data package as one file: every table with its description, as they stand in it."""

import io
import zipfile

from dossier.catalogue import Catalogue
from dossier.catalogue.records import TABLES
from exports.files.frozen import frozen


def tables_zip(catalogue: Catalogue) -> bytes:
    """ZIP; equal data give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in TABLES:
            archive.writestr(f"{name}.csv", catalogue.content(name))
        archive.writestr("datapackage.json", (catalogue.folder / "datapackage.json").read_bytes())
    return frozen(buffer.getvalue(), catalogue.version.date)
