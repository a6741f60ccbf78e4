"""Letters of another alphabet in a Latin word, forms of letters made for print, marks that no letter took up.

Greek is at home in biology (IFNγ, γδT, µm): only letters that look like Latin ones are at fault.
"""

import re
import unicodedata

from dossier.catalogue.text.finding import Finding, word_around
from dossier.catalogue.text.signs import is_latin, sign_name

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTYXaesijopcyxhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
#: Greek letters that are symbols of their own, and look-alikes only between two small Latin letters.
_SYMBOLS = dict(zip("αικνρυω", "aikvpuw", strict=True))
_LATIN = _CYRILLIC | _GREEK
#: Full width, ligatures, Roman numerals and letters of formulas that each are one sign.
_PRINTED = re.compile("[\u2160-\u217f\ufb00-\ufb06\uff10-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W\d_]*)*")
_MARK = re.compile("[\u0300-\u036f]")
#: Everything beyond Latin letters and the signs of European typography: a text without these needs no look.
SUSPECT = re.compile(
    "[\u0300-\u1dff\u2160-\u217f\u2c80-\u2dff\ua640-\ua69f\uab70-\uabbf\ufb00-\ufb06\uff10-\uff5a\U00010000-\U0001ffff]"
)


def look_alike(cell: str) -> Finding | None:
    """The first letter of a cell that is another than it seems."""
    if not SUSPECT.search(cell):
        return None
    if printed := _PRINTED.search(cell):
        word = word_around(cell, *printed.span())
        return _found(printed.group(), word, unicodedata.normalize("NFKC", word))
    latin = any(is_latin(letter) for letter in cell)
    for match in _WORD.finditer(cell):
        word = match.group()
        if not word.isascii() and (sign := _foreign(word, latin)):
            return _found(sign, word, "".join((_LATIN | _SYMBOLS).get(letter, letter) for letter in word))
        if len(word) > 2 and (mark := _MARK.search(word)):  # one letter and its mark are a symbol: x̄
            return _found(mark.group(), word, "")
    return None


def _found(sign: str, word: str, nearest: str) -> Finding:
    return Finding("look_alike", word, nearest if nearest != word else "", {"sign": sign_name(sign)})


def _foreign(word: str, among_latin: bool) -> str:
    """The letter of a word that belongs to another alphabet than it seems to; empty where there is none."""
    letters = [sign for sign in word if sign.isalpha()]
    if any(map(is_latin, letters)):
        for place, letter in enumerate(letters):
            if is_latin(letter):
                continue
            if letter in _GREEK or not _is_greek(letter):
                return letter
            around = letters[max(place - 1, 0) : place] + letters[place + 1 : place + 2]
            if letter in _SYMBOLS and len(around) == 2 and all(map(_is_small_latin, around)):
                return letter
        return ""
    return letters[0] if among_latin and all(letter in _LATIN for letter in letters) else ""


def _is_small_latin(letter: str) -> bool:
    return letter.islower() and is_latin(letter)


def _is_greek(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("GREEK")
