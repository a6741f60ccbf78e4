"""The record of an exhibit: its kind, its texts, its table, and which column of the table is what."""

from dataclasses import dataclass, field

import pandas as pd

from dossier.charts.encoding import Encoding, Kind, Table
from dossier.language import Language
from dossier.language.forms import Form
from dossier.selection import Facet


@dataclass(frozen=True)
class Column:
    """A column of the table that a reader sees."""

    name: str
    heading: str
    form: Form = Form.TEXT


@dataclass(frozen=True)
class Exhibit:
    """One finding and its evidence. All texts are in ``language``; the table holds raw values.

    ``rows`` are ``table:id`` references to the data behind it, ``sources`` the source ids behind those rows,
    ``caution`` the warnings that the data carry, ``coverage`` how much of the whole was read.
    """

    id: str
    page: str
    language: Language
    finding: str
    subtitle: str
    table: pd.DataFrame
    columns: tuple[Column, ...]
    encoding: Encoding = field(default_factory=Table)
    unit: str = ""
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    coverage: str = ""
    caution: tuple[str, ...] = ()
    quality: str = ""
    text_alternative: str = ""
    notes: str = ""
    responds: frozenset[Facet] = field(default_factory=frozenset)

    @property
    def kind(self) -> Kind:
        """The kind of its picture, which its encoding is of."""
        return self.encoding.kind

    @property
    def empty(self) -> bool:
        """Nothing is left under the selection: the finding says why."""
        return self.table.empty

    @property
    def drawn(self) -> bool:
        """Whether there is a picture to draw, or only a sentence with its source."""
        return not self.empty and len(self.table) >= self.encoding.fewest
