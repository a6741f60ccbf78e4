"""The real catalogue, read once, and every exhibit built once a selection: all checks of a worker read the same one.

Nothing here may be changed by a test. Whoever needs other data, other draws or a second building builds by himself.
"""

from functools import cache

from dossier.catalogue import load
from dossier.exhibits import Exhibit, register
from dossier.selection import Selection

CATALOGUE = load()


def built(identifier: str, selection: Selection = Selection()) -> Exhibit:  # noqa: B008 (frozen)
    """The exhibit under the part of the selection that it responds to."""
    return _kept(identifier, selection.only(register()[identifier].responds))


@cache
def _kept(identifier: str, selection: Selection) -> Exhibit:
    return register()[identifier].build(CATALOGUE, selection)


def every(selection: Selection) -> list[Exhibit]:
    """The whole register, in the order of the pages."""
    return [built(identifier, selection) for identifier in register()]
