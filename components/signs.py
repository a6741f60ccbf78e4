"""The signs of a key on the screen: images of the signs of paper, so that no style sheet has to draw them."""

from functools import cache
from html import escape
from urllib.parse import quote

from dossier.charts.key import key_entries
from dossier.exhibits import Exhibit, Kind
from exports.svg.key import sign_svg


def key_html(exhibit: Exhibit) -> str:
    """What tones and shapes mean: a sign as its picture draws it, and words each. Every text is escaped."""
    entries = "".join(
        f"<li>{sign_html(exhibit.kind, tone, shape)}{escape(text)}</li>" for tone, shape, text in key_entries(exhibit)
    )
    return f'<ul class="key">{entries}</ul>' if entries else ""


@cache
def sign_html(kind: Kind, tone: str, shape: str) -> str:
    """A sign as an image without a name, since its words stand beside it: ``st.html`` lets no inline SVG through."""
    drawn = quote(sign_svg(kind, tone, shape).replace('"', "'"), safe=" '/=:;,.")
    return f'<img width="18" height="18" alt="" src="data:image/svg+xml,{drawn}">'
