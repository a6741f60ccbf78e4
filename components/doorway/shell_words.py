"""Streamlit's own words in the reader's language; ``scripts/words.js`` puts them there.

Streamlit 1.67 speaks English only: buttons of its tables, lists to choose from, dialogues. ``shell.word`` of the
English texts holds its words as they stand in its bundle, those of the French texts what a French reader reads;
``{name}`` stands for what it puts in. Read against the installed bundle by ``tests/test_doorway.py``.
"""

from streamlit.elements.exception import _GENERIC_UNCAUGHT_EXCEPTION_TEXT

from dossier.language import Language
from dossier.language.texts import texts

_PREFIX = "shell.word."


def shell_words() -> dict[str, str]:
    """English -> French."""
    french, english = texts(Language.FR), texts(Language.EN)
    stopped = {_GENERIC_UNCAUGHT_EXCEPTION_TEXT: str(french["shell.stopped"])}
    return stopped | {str(words): str(french[key]) for key, words in english.items() if key.startswith(_PREFIX)}
