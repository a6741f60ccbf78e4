"""What the screen keeps is what it built: the same under what changes nothing, and no exhibit of another name."""

import pytest

from components import cache
from dossier.selection import Selection


def test_an_exhibit_that_ignores_a_filter_is_the_same_object_under_it() -> None:
    """Only what a filter changes is built, and therefore drawn, again."""
    assert cache.exhibit("brief-answer", Selection()) is cache.exhibit(
        "brief-answer", Selection(sectors=("gene_therapy",))
    )


def test_an_unknown_exhibit_is_an_error() -> None:
    with pytest.raises(KeyError):
        cache.exhibit("nothing", Selection())
