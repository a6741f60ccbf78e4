"""An exhibit as a picture that stands alone: finding, measure, picture, reserves, sources, filters and version.

Whoever finds it in a mail can say what it shows, of what, under which filters, and where it comes from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.catalogue import Catalogue
from dossier.charts.palette import GREY, HAIRLINE, INK, PAPER
from dossier.exhibits import Exhibit
from dossier.language import t
from dossier.publisher import signature
from dossier.scenario import MODEL_VERSION
from dossier.selection import Selection
from dossier.selection_words import applied
from exports.files.cleaning import clean
from exports.files.failure import guard
from exports.files.sources import Elsewhere, source_line
from exports.files.statements import scope_in_words
from exports.svg.canvas import LINE, Canvas
from exports.svg.picture import drawable, drawn_sheet

#: Width of the whole picture, of one that is a table, and of its rim, in points.
_WIDTH, _OF_A_TABLE, _RIM = 640.0, 860.0, 18.0
_TITLE, _SCOPE, _FOOT = 15.0, 9.5, 7.6
#: Headings are set in letters a little wider than those that are measured.
_SERIF_ROOM = 0.9
#: Publishers named; the dashboard has them all.
_NAMED = 3


@dataclass
class _Frame:
    """What stands above and below the picture, line by line; ``y`` is where the next line goes."""

    canvas: Canvas
    y: float = _RIM

    def write(self, text: str, size: float, colour: str, *, serif: bool = False) -> None:
        room = (self.canvas.width - 2 * _RIM) * (_SERIF_ROOM if serif else 1.0)
        lines = self.canvas.measure.wrap(clean(text), room, size, serif)
        self.canvas.text(_RIM, self.y, lines, size, colour, bold=serif, serif=serif)
        self.y += len(lines) * size * LINE

    def insert(self, sheet: Canvas) -> None:
        """A picture of its own, moved to its place."""
        self.canvas.parts.append(f'<g transform="translate({_RIM:.0f} {self.y:.2f})">{"".join(sheet.parts)}</g>')
        self.y += sheet.height


@guard
def framed_svg(catalogue: Catalogue, selection: Selection, exhibit: Exhibit, address: str) -> str:
    """The picture under the filters of ``selection``; ``address``, where the exhibit stands, is its last line.

    Equal inputs give equal bytes. Raises ``ExportFailed`` where the letters are missing.
    """
    width = _WIDTH if drawable(exhibit) else _OF_A_TABLE
    frame = _Frame(Canvas(width))
    frame.write(exhibit.finding, _TITLE, INK, serif=True)
    frame.y += 4
    if scope := scope_in_words(exhibit):
        frame.write(scope, _SCOPE, GREY)
    frame.y += 10
    if not exhibit.empty:
        frame.insert(drawn_sheet(exhibit, width - 2 * _RIM))
        frame.y += 8
    frame.canvas.line((_RIM, frame.y), (width - _RIM, frame.y), HAIRLINE)
    frame.y += 5
    for text in (*under_picture(catalogue, selection, exhibit), address):
        frame.write(text, _FOOT, GREY)
        frame.y += 1.5
    frame.canvas.height = frame.y + _RIM - 4
    frame.canvas.parts.insert(0, f'<rect width="100%" height="100%" fill="{PAPER}"/>')
    return frame.canvas.svg(exhibit.text_alternative or exhibit.finding)


def under_picture(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> Sequence[str]:
    """Reserves, sources, filters, version and who publishes: what must not be lost when a picture leaves its page."""
    language = exhibit.language
    cautions = [t(language, "export.slide.caution", n=1, text=clean(text)) for text in exhibit.caution]
    return (
        *cautions,
        source_line(catalogue, exhibit, _NAMED, Elsewhere.DASHBOARD),
        applied(catalogue, selection, exhibit.responds),
        t(language, "export.slide.versions", version=str(catalogue.version), model=MODEL_VERSION),
        signature(language),
    )
