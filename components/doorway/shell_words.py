"""Streamlit's own words in the reader's language, and the script that puts them there.

Streamlit 1.67 speaks English only: buttons of its tables, lists to choose from, dialogues. ``shell.word`` of the
English texts holds its words as they stand in its bundle, those of the French texts what a French reader reads;
``{name}`` stands for what it puts in. Read against the installed bundle by ``tests/test_doorway.py``.
"""

import json
from functools import cache
from pathlib import Path

from streamlit.elements.exception import _GENERIC_UNCAUGHT_EXCEPTION_TEXT

from dossier.language import Language
from dossier.language.texts import texts

SCRIPTS = ("words", "application", "drawing", "maps", "paper")
_PREFIX = "shell.word."


def shell_words() -> dict[str, str]:
    """English -> French."""
    french, english = texts(Language.FR), texts(Language.EN)
    stopped = {_GENERIC_UNCAUGHT_EXCEPTION_TEXT: str(french["shell.stopped"])}
    return stopped | {str(words): str(french[key]) for key, words in english.items() if key.startswith(_PREFIX)}


@cache
def shell_script() -> str:
    """What runs in the browser beside Streamlit, as one file."""
    folder = Path(__file__).parent / "scripts"
    parts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n".join([f"const SHELL_WORDS = {json.dumps(shell_words(), ensure_ascii=False)};", *parts])
