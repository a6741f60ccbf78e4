"""An exhibit: one finding with the table that shows it. Screen, slide, brief and workbook render the same one.

Every exhibit is a function ``(Catalogue, Selection) -> Exhibit`` registered by id with its page. Renderers compute
nothing: order, bases, groups, tones and labels are columns of the table.
"""

from dossier.exhibits.composing import compose
from dossier.exhibits.record import FEWEST_MARKS, Column, Encoding, Exhibit, Kind
from dossier.exhibits.registering import Entry, exhibit, register
from dossier.forms import Form
from dossier.prose import sentence

__all__ = [
    "FEWEST_MARKS",
    "Column",
    "Encoding",
    "Entry",
    "Exhibit",
    "Form",
    "Kind",
    "compose",
    "exhibit",
    "register",
    "sentence",
]
