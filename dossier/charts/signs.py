"""One sign, one meaning, on every page: what a tone or a shape says by itself, wherever it stands.

The words of each are ``sign.<name>`` of the locale files; an exhibit may say more precisely what a sign is in its
picture, never something else. Read by ``tests/test_signs.py`` over every exhibit.
"""

from typing import NamedTuple

from dossier.charts.palette import Shape, Tone


class Sign(NamedTuple):
    """A tone or a shape with a meaning; the other one is free."""

    name: str
    tone: Tone | None = None
    shape: Shape | None = None


MEANINGS = (
    Sign("besancon", tone=Tone.BESANCON),
    Sign("published", shape=Shape.SOLID),
    Sign("announced", shape=Shape.HOLLOW),
    Sign("assumed", shape=Shape.HATCHED),
    Sign("derived", shape=Shape.DERIVED),
    Sign("missing", shape=Shape.MISSING),
    Sign("lost", tone=Tone.ORANGE),
    Sign("gain", tone=Tone.TEAL),
    Sign("drug_cell", tone=Tone.OCHRE),
    Sign("context", tone=Tone.QUIET),
)
