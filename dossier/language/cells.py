"""How a raw value of an exhibit's table is written for a reader: the same on screen, slide and paper."""

import math
import re
import unicodedata
from collections.abc import Iterable
from numbers import Real
from typing import Any

import pandas as pd

from dossier.language import NO_BREAK, Language, date, money, number, percent
from dossier.language.forms import Form
from dossier.language.texts import decimals

#: What stands in a cell where the source says nothing. Never zero, never a blank that looks like an error.
ABSENT = "—"
#: A sentence with the space after it: it ends before a space or the end, never inside a number.
_END_OF_SENTENCE = re.compile(r"[.!?…](?:\s+|$)")

#: What a name begins with that is not the name: an article of either language.
_ARTICLE = re.compile(r"(?:Les?|La|The) |L’")


def absent(value: object) -> bool:
    """Whether there is no value: ``None``, not a number, missing, empty text or empty list."""
    if value is None or isinstance(value, (str, tuple, list)):
        return not value
    try:
        return bool(value != value)  # NaN and NaT differ from themselves
    except TypeError:  # pandas.NA refuses to be judged
        return True


def written(language: Language, form: Form, value: Any, *, short: bool = False) -> str:
    """``value`` in words and figures of ``language``; empty where there is none (an undated date is said aloud).

    ``short`` for axes and for the labels of marks, which have room for few figures; there, what is not nothing is
    never written as 0.
    """
    if form == Form.DATE:
        return date(language, None if absent(value) else str(value))
    if absent(value):
        return ""
    if form == Form.LIST:
        items = [value] if isinstance(value, str) else value
        return separator(language).join(written(language, Form.TEXT, item) for item in items)
    if not isinstance(value, Real) or isinstance(value, bool):
        return str(value)
    amount = float(value)
    if not math.isfinite(amount):
        return ""
    if form == Form.MONEY:
        return money(language, amount)
    if form == Form.PERCENT:
        return percent(language, amount, decimals(amount, 1) if short else 1)
    if form == Form.YEAR or (form == Form.TEXT and amount.is_integer()):
        return f"{amount:.0f}"
    return number(language, amount, decimals(amount, 0 if abs(amount) >= 100 else 2) if short else None)


def cell(language: Language, form: Form, value: Any) -> str:
    """A cell of a table for a reader: as ``written``, with a dash where the source says nothing."""
    return written(language, form, value) or ABSENT


def separator(language: Language) -> str:
    """What stands between the items of a list whose items may hold commas."""
    return f"{NO_BREAK}; " if language == Language.FR else "; "


def colon(language: Language) -> str:
    """What stands between a name and what is said of it."""
    return f"{NO_BREAK}: " if language == Language.FR else ": "


def listed(language: Language, items: Iterable[str]) -> str:
    """Names one after another; a name that holds a comma is quoted, or two names would read as three."""
    return ", ".join(quoted(language, item) if "," in item else item for item in items)


def quoted(language: Language, text: str) -> str:
    return f"«{NO_BREAK}{text}{NO_BREAK}»" if language == Language.FR else f"“{text}”"


def small(text: str) -> str:
    """A label inside a sentence: small first letter, unless the word is an acronym or a sign."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def without_capital(name: str) -> str:
    """Somebody named at the head of a cell, inside a sentence: the article is small, a name keeps its capital."""
    return name[:1].lower() + name[1:] if _ARTICLE.match(name) else name


def shortened(text: str, limit: int) -> str:
    """``text`` of at most ``limit`` characters, cut at a word, the cut shown by an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    space = head.rfind(" ")
    return (head[:space] if space > limit // 2 else head).rstrip(" ,;:.\u00a0") + "…"


def unaccented(text: str) -> str:
    """Small letters without their marks, a ligature as its letters: "evry" finds "Évry", which stands before "Lyon"."""
    spelt = text.casefold().replace("œ", "oe").replace("æ", "ae")
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign)).casefold()


def alphabetical(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """The key that sorts a frame by its words; other columns keep their own order."""
    return column if column.dtype == bool else column.map(unaccented)


def first_sentences(text: str, least: int = 60) -> str:
    """The first sentence of a text, and the ones after it until ``least`` characters are said."""
    end = 0
    for mark in _END_OF_SENTENCE.finditer(text):
        if mark.start() > end:  # a sentence is more than its mark
            end = mark.end()
            if end >= least:
                break
    return text[:end].strip() or text
