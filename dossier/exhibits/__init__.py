"""An exhibit: one finding with the table that shows it. Screen, slide, brief and workbook render the same one.

One folder a page, one file a question: a function ``(Catalogue, Selection) -> Exhibit`` registered by id with its page,
found by its folder, in no list. Renderers compute nothing: order, bases, groups, tones and labels are columns of the
table. No drawing here, no digit in a text. Every exhibit under every selection is read by ``tests/test_exhibits.py``.
"""

from dossier.catalogue.quoting import sentence
from dossier.charts.encoding import Encoding, Kind
from dossier.charts.exhibit import Column, Exhibit
from dossier.exhibits.composing import compose
from dossier.exhibits.register import Entry, exhibit, register
from dossier.language.forms import Form

__all__ = [
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
