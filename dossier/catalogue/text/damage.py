"""Letters that an encoding turned into others, lost or doubled; and, where it can be told, the text that was meant."""

import re

from dossier.catalogue.text.finding import Finding, word_around
from dossier.catalogue.text.recoding import repaired
from dossier.catalogue.text.signs import code_point
from dossier.catalogue.text.vocabulary import HOLES, Vocabulary

#: What the second byte of a letter becomes when UTF-8 is read as Windows-1252 or Latin-1.
_SECOND = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_LETTER = "[^\\W\\d_]"
#: Each begins with a rare sign, so that a whole file is searched at once.
_MISREAD = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[ÂÃ][{_SECOND}]",
        r"[ÂÃ](?=\s)(?<!\w.)",  # its second half was a no-break space, since turned into a plain one
        r"[âÅÄïã](?:(?<=â)(?:€|[\x80-\x9f‚„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ])|(?<=Å)[\x80-\x9f“’¡¸º¾]|(?<=Ä)[\x80-\x9f…‡™±]"
        r"|(?<=ï)(?:»¿|¿½)|(?<=ã)[\xa7-\xaa\xae\xaf\xb4\xb6\xb9\xbc])",
        "[\ufffd\x80-\x9f]",
        r"[√‚\u2500-\u257f](?:(?<=√)[©®™†ß¥Æ¢ª´≤…§∞π∫ºµ]|(?<=‚)Ä|(?<=[\u2500-\u257f]))",  # read as Mac or as DOS
    )
)
_IN_TEXT = (
    # read as or from Mac or DOS: another sign, or a capital with an accent, where a small letter was
    re.compile(rf"[‚‡ˆ†‰ƒ¶¯](?={_LETTER})(?<={_LETTER}.)"),
    re.compile(r"[ÈËÁÍÙÓÎÔÚÞÛŠŒŽ](?=[a-zà-ÿ])(?<=[a-zà-ÿ].)"),
    re.compile(r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"),
    re.compile(r"=[0-9A-F]{2}(?:=[0-9A-F]{2})+"),
    re.compile(r"%C3%[0-9A-F]{2}"),
    re.compile(r"_x00[0-9A-F]{2}_"),
    re.compile(r"\+AO[a-z]-"),
)
#: No French word doubles these letters.
_DOUBLED = tuple(letter * 2 for letter in "çèêàâîôûùëœ")
#: A letter of Icelandic, and « ç » read as DOS.
_ICELANDIC = "þ"
#: Addresses hold question marks and escapes of their own.
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+\?\w+=\S*|\S+\.\w+/\S*\?\S+")
_QUESTION = re.compile(rf"(?<={_LETTER})\?+(?={_LETTER})|(?<![\w!?/])\?(?=[a-z])")
_AT_END = re.compile(rf"{_LETTER}+\?(?=[\s,;.)-]|$)")
_WORDS = re.compile(rf"{_LETTER}+")


def suspicious(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a whole file may hold a damaged cell: most do not, and need no look at each."""
    return (
        "?" in text
        or any(pattern.search(text) for pattern in _MISREAD + _IN_TEXT)
        or any(pair in text for pair in (*_DOUBLED, _ICELANDIC))
        or any(word in text for word in vocabulary.misspelt)
    )


def damage(cell: str, vocabulary: Vocabulary, prose: bool = True) -> Finding | None:
    """The first place of a cell where letters are not those that were typed.

    ``prose`` is false for ids and addresses, which hold escapes, question marks and shortened words by right.
    """
    text = (
        _ADDRESS.sub(lambda match: " " * len(match.group()), cell) if prose and ("?" in cell or "%" in cell) else cell
    )
    for pattern in _MISREAD + _IN_TEXT if prose else _MISREAD:
        if found := pattern.search(text):
            word = word_around(cell, *found.span())
            return _found(found.group(), word, repaired(word, vocabulary))
    return _lost(cell, text, vocabulary) if prose else None


def _lost(cell: str, text: str, vocabulary: Vocabulary) -> Finding | None:
    for pair in _DOUBLED:
        if (place := text.find(pair)) >= 0:
            word = word_around(cell, place, place + 2)
            return _found(pair, word, word.replace(pair, pair[0]))
    if "?" in text:
        if found := _QUESTION.search(text):
            word = word_around(cell, *found.span())
            return _found("?", word, vocabulary.refilled(word))
        for ending in _AT_END.finditer(text):  # « sant? » is no question where « santé » is a word of the package
            if meant := vocabulary.filled(ending.group(), HOLES):
                return _found("?", ending.group(), meant)
    for word in _WORDS.findall(text) if _ICELANDIC in text else ():
        if _ICELANDIC in word and (meant := repaired(word, vocabulary)):
            return _found(_ICELANDIC, word, meant)
    if vocabulary.misspelt:
        for word in _WORDS.findall(text):
            if word in vocabulary.misspelt:
                return Finding("lost_letter", word, vocabulary.misspelt[word])
    return None


def _found(sign: str, word: str, nearest: str) -> Finding:
    return Finding("damaged", word, nearest, {"signs": " ".join(code_point(each) for each in sign[:6])})
