"""What was corrected in the tables, cell by cell: the package tells its own errors."""

from typing import ClassVar

from dossier.catalogue.records.base import Date, Record, Text


class Change(Record):
    """A cell as it stood and as it stands, and why; without ``column``, a row added (``after``) or gone (``before``).

    ``row`` is the id of the row, its group or its date where the table has no key; cells are quoted as in the file.
    """

    links: ClassVar = {"source_ids": "sources"}
    quotes: ClassVar = ("before",)
    may_repeat: ClassVar = True

    date: Date
    table: Text
    row: Text
    column: Text | None = None
    before: Text | None = None
    after: Text | None = None
    why_fr: Text
    why_en: Text
    source_ids: tuple[Text, ...] = ()

    @property
    def removes(self) -> bool:
        """Whether the whole row went: it need not exist any more."""
        return self.column is None and self.after is None
