"""The way back from a text that was written in one encoding and read in another."""

import quopri
import re
from urllib.parse import unquote_to_bytes

from dossier.catalogue.text.vocabulary import HOLES, Vocabulary

_SECOND = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
#: Runs of signs that are the bytes of UTF-8, read one by one as Windows-1252.
_BYTES = re.compile(
    rf"(?:[\xc2-\xdf][{_SECOND}]|[\xe0-\xef][{_SECOND}]{{2}}|[\xf0-\xf4][{_SECOND}]{{3}}|[ŠŒŽšœž][{_SECOND}])+"
)
#: How it was read, how it was written.
_FROM_UTF_8 = (("mac_roman", "utf-8"), ("cp850", "utf-8"), ("cp437", "utf-8"))
_FROM_ONE_BYTE = (("mac_roman", "cp1252"), ("cp850", "cp1252"), ("cp1252", "cp850"), ("cp1252", "mac_roman"))
_WORDS = re.compile(r"[^\W\d_]+")
#: A letter written out by a program, and the halves of letters of which the other half is gone.
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_HALVES = {"Ã": "à", "Â": ""}


def repaired(word: str, vocabulary: Vocabulary) -> str:
    """The word before it was misread; empty where no way back gives one."""
    if word in _HALVES:
        return _HALVES[word]
    if unescaped := _unescaped(word):
        return unescaped
    if set(word) & set(HOLES):
        return vocabulary.refilled(word)
    text = word
    for _ in range(3):  # what was misread twice is put right twice
        better = _BYTES.sub(lambda match: _reread(match.group()), text)
        if better == text:
            break
        text = better
    if text != word:
        return text
    if any("\x80" <= sign <= "\x9f" for sign in word):
        return _recoded(word, "latin-1", "cp1252")
    for read, wrote in _FROM_UTF_8:
        if back := _recoded(word, read, wrote):
            return back
    for read, wrote in _FROM_ONE_BYTE:
        back = _recoded(word, read, wrote)
        if back and all(part in vocabulary.counts for part in _WORDS.findall(back)):
            return back
    return ""


def _unescaped(word: str) -> str:
    text = _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), word)
    if "=" in word:
        text = _decoded(quopri.decodestring(word.encode("utf-8")))
    elif "%" in word:
        text = _decoded(unquote_to_bytes(word))
    return text if text != word else ""


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", errors="ignore")


def _reread(run: str) -> str:
    try:
        return b"".join(map(_byte, run)).decode("utf-8")
    except UnicodeDecodeError:
        return run


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1", errors="replace")


def _recoded(word: str, read: str, wrote: str) -> str:
    try:
        back = word.encode(read).decode(wrote)
    except UnicodeError:
        return ""
    return back if back != word else ""
