"""Buttons of our own that change keys of the address: a step of the browser's history, as Back and Forward are.

They are text of the page (``doorway/scripts/address.js`` hears them): what Streamlit draws as a widget it sends and
draws again at every change.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode


def turning_button(
    words: str, turns: Mapping[str, str], *, name: str = "", said: str = "", now: bool = False, off: bool = False
) -> str:
    """HTML of a button. ``turns``: what it writes into the address, an empty value taking the key out.

    ``name``: its id, where it is the same button after the turn and keeps the keyboard. ``said``: what is read out in
    the place of its words. ``now``: what it leads to is shown. ``off``: it leads nowhere for now.
    """
    marks = {
        "id": name,
        "data-turn": urlencode(turns),
        "aria-label": said,
        "aria-current": "page" if now else "",
        "aria-disabled": "true" if off else "",
    }
    written = "".join(f' {mark}="{escape(value, quote=True)}"' for mark, value in marks.items() if value)
    return f'<button type="button"{written}>{escape(words)}</button>'
