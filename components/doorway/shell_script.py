"""What runs in the browser beside Streamlit, as one file: the scripts of ``scripts/`` in their order."""

import json
from functools import cache
from pathlib import Path

from components.doorway.chart_library import PLOTLY_NAME
from components.doorway.shell_words import shell_words

SCRIPTS = (
    "aids",
    "words",
    "answers",
    "application",
    "drawing",
    "maps",
    "address",
    "plots",
    "panels",
    "copy",
    "paper",
    "signed_in",
)


@cache
def shell_script() -> str:
    """The file, headed by Streamlit's words in French and by where the library of charts lies."""
    folder = Path(__file__).parent / "scripts"
    parts = [(folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    told = {"SHELL_WORDS": shell_words(), "PLOTLY_ADDRESS": f"./door/{PLOTLY_NAME}"}
    said = (f"const {name} = {json.dumps(value, ensure_ascii=False)};" for name, value in told.items())
    return "\n".join([*said, *parts])
