"""Words on a chart of the screen: escaped for Plotly, in lines, at two sizes."""

import html
from collections.abc import Iterable

from exports.files.fonts import SOURCE_SANS

#: Text sizes in pixels.
SIZE = 13
SMALL = 12
#: Height of a line of ``SIZE``.
LINE = 16
MOST_TICKS = 4
#: Width in pixels of the sentence shown on pointing.
_HOVER = 320.0


def escape(text: object) -> str:
    """Text that Plotly shows as it is: Plotly reads ``<b>``, ``<a href>`` and entities in every label."""
    return html.escape(str(text), quote=False)


def markup(lines: Iterable[str], bold: bool = False) -> str:
    """Escaped lines as Plotly reads them."""
    text = "<br>".join(escape(line) for line in lines)
    return f"<b>{text}</b>" if bold else text


def hover(text: object) -> str:
    """The sentence shown on pointing, in lines of a readable length."""
    return markup(SOURCE_SANS.wrap(str(text), _HOVER, SIZE, False))
