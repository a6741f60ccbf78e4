"""Words: the label of each code, and the glossary."""

from typing import ClassVar

from dossier.records.base import Record, Text


class Label(Record):
    key: ClassVar = ("table", "column", "code")

    table: Text
    column: Text
    code: str = ""
    label_fr: Text
    label_en: Text


class Term(Record):
    key: ClassVar = ("term_fr",)

    term_fr: Text
    term_en: Text
    definition_fr: Text
    definition_en: Text
