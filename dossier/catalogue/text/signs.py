"""Signs that the eye cannot see or cannot tell apart: their code points, and words as they are compared."""

import re
import unicodedata
from functools import cache, lru_cache

#: Spaces that French typography asks for, and the plain one.
_SPACES = frozenset(" \u00a0\u202f\u2009\u2007")
#: Signs that take no ink although Unicode counts them as letters, marks or symbols.
_NO_INK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc") | {chr(n) for n in range(0xFE00, 0xFE10)}
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_PUNCTUATION = re.compile(r"[\W_]+")


def code_point(sign: str) -> str:
    """``U+200B``."""
    return f"U+{ord(sign):04X}"


def sign_name(sign: str) -> str:
    """The code point with the name that Unicode gives it, where it has one."""
    return f"{code_point(sign)} {unicodedata.name(sign, '')}".rstrip()


@cache
def is_hidden(sign: str) -> bool:
    """Whether a sign is not seen, or is seen as another space. A line break inside a cell is a line break."""
    if sign in "\n\r" or sign in _SPACES:
        return False
    category = unicodedata.category(sign)
    return category in _HIDDEN_CATEGORIES or category == "Zs" or sign in _NO_INK


def visible(text: str) -> str:
    """The text with hidden signs, and the spaces at its ends, as ``[U+200B]``: what looks right is seen to be wrong."""
    inner = text.strip()
    start = text.find(inner)
    return "".join(
        f"[{code_point(sign)}]" if is_hidden(sign) or not start <= place < start + len(inner) else sign
        for place, sign in enumerate(text)
    )


def unlike(text: str, admitted: str) -> str:
    """The signs of ``text`` that ``admitted`` lacks and that look alike, named; Latin letters are seen."""
    odd = (sign for sign in dict.fromkeys(text) if sign not in admitted and not sign.isascii())
    return ", ".join(sign_name(sign) for sign in odd if not is_latin(sign))


def is_latin(sign: str) -> bool:
    """Whether a sign is a Latin letter; the micro sign and ordinals (ª, º) stand in Latin words by right."""
    ascii_letter = sign.isascii() and sign.isalpha()
    return ascii_letter or sign in "µªº" or unicodedata.name(sign, "").startswith("LATIN")


def without_accents(text: str) -> str:
    """Letters without their marks; a ligature is its letters."""
    spelt = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
    return "".join(sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign))


@lru_cache(maxsize=8192)  # some words come from readers: never without end
def folded(text: str) -> str:
    """A word as it is compared: without case, accents, hidden signs, and with one kind of space, hyphen, apostrophe."""
    seen = "".join(sign for sign in text if not is_hidden(sign) or sign.isspace())
    return _PUNCTUATION.sub(" ", without_accents(seen).casefold()).strip()
