"""Words: the label of each code, the names that an English reader meets in English, and the glossary."""

from typing import ClassVar

from dossier.catalogue.records.base import Record, Text


class Label(Record):
    """The words of a code of a column; an empty code stands for an empty cell."""

    key: ClassVar = ("table", "column", "code")
    may_repeat: ClassVar = True

    table: Text
    column: Text
    code: str = ""
    label_fr: Text
    label_en: Text


class EnglishName(Record):
    """A name of the tables that describes in French, and what an English reader reads; a proper name has no row."""

    key: ClassVar = ("name_fr",)

    name_fr: Text
    name_en: Text


class Term(Record):
    """A term of the glossary."""

    key: ClassVar = ("term_fr",)

    term_fr: Text
    term_en: Text
    definition_fr: Text
    definition_en: Text
