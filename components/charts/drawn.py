"""Exhibit -> SVG in the page, for the forms that are planned as a sheet: the same plan as on paper, in letters of the
screen, once a width of column, of which the stylesheet shows the one that fits.

Letters are those of the page, so that nothing is measured in a browser; a mark says its sentence on pointing. One HTML
block, every text escaped: ``exhibit/picture.py`` puts it into the page as it is.
"""

import math
import re
from collections.abc import Callable, Sequence
from html import escape, unescape

from components.charts import lettering
from dossier.charts.boxes import Box, Point
from dossier.charts.forms import SHEETS
from dossier.exhibits import Exhibit, Kind
from exports.files.fonts import shown
from exports.pictures.form import draw_form
from exports.svg.canvas import Canvas

#: Widths for which a picture is drawn, in pixels: a phone, a part of a page or a tablet, a page.
WIDTHS = (350.0, 680.0, 1120.0)
#: A slide of the presenter: width, height, sizes of its letters.
_STAGE = Box(0.0, 0.0, 1200.0, 500.0)
_STAGE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)

_OPENING = '<div class="picture">'
#: How an item that a picture leads to is written until its address is known.
_ITEM = "item:"
_HREF = re.compile(f'href="{_ITEM}([^"]*)"')

#: Kinds that are drawn so.
DRAWN: frozenset[Kind] = frozenset(SHEETS)


class ScreenCanvas(Canvas):
    """The pen of the screen: a place that says its sentence on pointing, or leads somewhere."""

    small = float(lettering.SMALL)
    leads = False

    def hint(self, box: Box, text: str) -> None:
        place = f'x="{box.x:.1f}" y="{box.y:.1f}" width="{max(box.w, 1):.1f}" height="{max(box.h, 1):.1f}"'
        self.parts.append(f'<rect {place} fill="transparent"><title>{escape(shown(text), quote=False)}</title></rect>')

    def link(self, box: Box, item: str, text: str) -> None:
        """Its address is that of the reader's state: ``linked`` writes it."""
        self.leads = True
        said = escape(shown(text), quote=True)
        self.parts.append(f'<a href="{_ITEM}{escape(item, quote=True)}" target="_self" aria-label="{said}">')
        self.hint(box, text)
        self.parts.append("</a>")

    def territory(self, rings: Sequence[Sequence[Point]], text: str, item: str) -> None:
        """What stands under a mark: the mark speaks first."""
        path = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings)
        area = f'<path class="territory" d="{path}" fill="transparent">'
        area += f"<title>{escape(shown(text), quote=False)}</title></path>"
        if item:
            self.leads = True
            said, leads = escape(shown(text), quote=True), escape(item, quote=True)
            area = f'<a href="{_ITEM}{leads}" target="_self" aria-label="{said}">{area}</a>'
        self.parts.append(area)


def picture_html(exhibit: Exhibit) -> str:
    """The picture in every width."""
    return _block(
        "".join(_picture(exhibit, Box(0.0, 0.0, wide, math.inf), (float(lettering.SIZE),)) for wide in WIDTHS)
    )


def linked(html: str, address: Callable[[str], str]) -> str:
    """The picture with the address of each item that it leads to."""
    return _HREF.sub(lambda found: f'href="{escape(address(unescape(found[1])), quote=True)}"', html)


def stage_html(exhibit: Exhibit) -> str:
    """The picture as a slide of the presenter, in letters as large as it allows; then as a narrow or enlarged window
    and a phone show it, in letters of the page.
    """
    narrow = (_picture(exhibit, Box(0.0, 0.0, wide, math.inf), (float(lettering.SIZE),)) for wide in WIDTHS[1::-1])
    return _block(_picture(exhibit, _STAGE, _STAGE_SIZES) + "".join(narrow))


def _picture(exhibit: Exhibit, frame: Box, sizes: tuple[float, ...]) -> str:
    canvas = ScreenCanvas(frame.w)
    canvas.height = draw_form(canvas, exhibit, frame, sizes, keyed=False) + 2
    # the children of an image are not there for who cannot see: a picture that leads somewhere is a group
    role = "group" if canvas.leads else "img"
    return canvas.svg(exhibit.text_alternative or exhibit.finding, unit="px", role=role)


def by_keyboard(html: str, name: str) -> str:
    """A picture of ``picture_html`` as a place that the keyboard reaches, whose name says its keys."""
    return html.replace(
        _OPENING, f'{_OPENING[:-1]} tabindex="0" role="group" aria-label="{escape(name, quote=True)}">', 1
    )


def _block(pictures: str) -> str:
    return f"{_OPENING}{' '.join(pictures.split())}</div>"
