"""The package of ``data/``, read and checked. Nothing here draws or argues."""

from dossier.catalogue.faults import BrokenPackage
from dossier.catalogue.load import DATA, Catalogue, UnknownRow, Version, load

__all__ = ["DATA", "BrokenPackage", "Catalogue", "UnknownRow", "Version", "load"]
