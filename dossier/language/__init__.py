"""Words and numbers in the reader's language, French and English, and how a raw value is written in a cell.

Every text that a reader sees is a key of ``locales/<language>/*.toml``, the same keys in both, plural forms named by
CLDR; a number is written by ``texts`` and ``cells``, nowhere else. No row of the data, no HTML. A new text is its key
in both folders. Read by ``tests/test_language.py``.
"""

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
