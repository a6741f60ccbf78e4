"""What runs in the browser beside Streamlit, as one file: the scripts of ``scripts/`` in their order."""

import json
from functools import cache
from pathlib import Path

from components.doorway.shell_words import shell_words

SCRIPTS = ("words", "application", "drawing", "maps", "panels", "paper", "signed_in")


@cache
def shell_script() -> str:
    """The file, headed by Streamlit's words in French (``SHELL_WORDS``)."""
    folder = Path(__file__).parent / "scripts"
    parts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    return "\n".join([f"const SHELL_WORDS = {json.dumps(shell_words(), ensure_ascii=False)};", *parts])
