"""Words and numbers in the reader's language."""

from dossier.language.texts import (
    DEFAULT,
    NO_BREAK,
    Language,
    country,
    date,
    enumeration,
    money,
    number,
    percent,
    t,
)

__all__ = ["DEFAULT", "NO_BREAK", "Language", "country", "date", "enumeration", "money", "number", "percent", "t"]
