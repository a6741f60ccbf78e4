"""The package of ``data/``, read and checked: every fault by file, line, column, value and rule, before the start.

Nothing here draws, argues or interprets a row (``dossier/rules`` does). A new column is a field of its record in
``records`` and of ``data/datapackage.json``; a new code is a member of its list in ``codes.py`` and a row of
``labels.csv``. Read by ``tests/test_catalogue.py``, ``tests/test_faults.py``, ``tests/test_data_package.py``.
"""

from dossier.catalogue.faults import BrokenPackage
from dossier.catalogue.load import DATA, Catalogue, UnknownRow, Version, load

__all__ = ["DATA", "BrokenPackage", "Catalogue", "UnknownRow", "Version", "load"]
