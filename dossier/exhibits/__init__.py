"""An exhibit: one finding with the table that shows it. Screen, slide, brief and workbook render the same one.

Every exhibit is a function ``(Catalogue, Selection) -> Exhibit`` registered by id with its page, in a file of that
page's folder: no list names it. Renderers compute nothing: order, bases, groups, tones and labels are columns of the
table.
"""

from dossier.catalogue.quoting import sentence
from dossier.charts.exhibit import FEWEST_MARKS, Column, Encoding, Exhibit, Kind
from dossier.exhibits.composing import compose
from dossier.exhibits.register import Entry, exhibit, register
from dossier.language.forms import Form

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
