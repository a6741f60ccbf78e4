"""SVG into the page. ``st.html`` lets no SVG through, and ``st.markdown`` parses it anew at each run, changed or not:
on a page of pictures that was most of a reader's wait. So it travels as escaped text, which a script of one line, known
to the policy by its hash, hands to the browser's own parser; a picture that did not change is left alone.
"""

from html import escape

import streamlit as st

#: The same for every picture: ``app.py`` allows it by its hash.
SCRIPT = "(drawn=>{drawn.innerHTML=drawn.textContent})(document.currentScript.previousElementSibling)"


def draw_picture(html: str, below: str = "") -> None:
    """A picture and a text below it. All is ours, and every text in it is escaped (``charts.drawn``, ``texts``)."""
    st.html(f"{picture_text(html)}{below}", unsafe_allow_javascript=True)


def picture_text(html: str) -> str:
    """What is sent: the picture as text, and the script that draws it."""
    return f"<div>{escape(html, quote=False)}</div><script>{SCRIPT}</script>"
