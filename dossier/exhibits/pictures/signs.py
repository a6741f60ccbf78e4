"""In pictures: what the signs of every picture mean."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Table
from dossier.charts.palette import Shape, Tone
from dossier.charts.signs import MEANINGS
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.language import t
from dossier.selection import Selection

_ID = "pictures-signs"


@exhibit(_ID, "pictures")
def signs(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A line a sign, drawn as the key of its table."""
    language = selection.language
    said = {sign: t(language, f"sign.{sign.name}") for sign in MEANINGS}
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(
            [
                {
                    "look": t(language, f"exhibit.{_ID}.look.{sign.name}"),
                    "meaning": said[sign],
                }
                for sign in MEANINGS
            ]
        ),
        [
            Column("look", t(language, "column.pictures.look")),
            Column("meaning", t(language, "column.pictures.meaning")),
        ],
        Table(key=tuple((sign.tone or Tone.SLATE, sign.shape or Shape.SOLID, said[sign]) for sign in MEANINGS)),
        variant="some",
        values={"n": len(MEANINGS)},
    )
