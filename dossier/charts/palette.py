"""Colours and shapes, as data: the same for screen and paper. Red is Besançon, always and only."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dossier.catalogue.codes import InputStatus


class Tone(StrEnum):
    """What an exhibit names, never a colour."""

    BESANCON = "besancon"
    SLATE = "slate"
    TEAL = "teal"
    OCHRE = "ochre"
    VIOLET = "violet"
    ORANGE = "orange"
    GREEN = "green"
    #: Context: rows outside the sum, the rest of the world. As pale as graphics may be, and no blue: slate is.
    QUIET = "quiet"
    INK = "ink"
    GREY = "grey"


class Shape(StrEnum):
    """What a value is worth, never by colour alone; on a map also a size, in a matrix or a list also a state."""

    SOLID = "solid"
    HOLLOW = "hollow"
    HATCHED = "hatched"
    #: Computed from what is published: pale within its outline.
    DERIVED = "derived"
    LARGE = "large"
    SMALL = "small"
    PLAIN = "plain"
    PROJECT = "project"
    #: Where something would stand: a dashed outline.
    MISSING = "missing"
    #: In the key of a map whose marks are discs and squares.
    SQUARE = "square"


#: Colour of each tone; looked up by its name as the table of an exhibit holds it.
COLOURS: Mapping[str, str] = MappingProxyType(
    {
        Tone.BESANCON: "#C8102E",
        Tone.SLATE: "#46688C",
        Tone.TEAL: "#2F7F79",
        Tone.OCHRE: "#8A6D1F",
        Tone.VIOLET: "#7A5A8C",
        Tone.ORANGE: "#B4540A",
        Tone.GREEN: "#3D7A4E",
        Tone.QUIET: "#999488",
        Tone.INK: "#1B1F27",
        Tone.GREY: "#5F646B",
    }
)

#: Order in which categories take their tones: none of those that mean something of their own. Past four, group.
CATEGORIES = (Tone.SLATE, Tone.GREEN, Tone.INK, Tone.VIOLET)

INK = "#1B1F27"
GREY = "#5F646B"
HAIRLINE = "#DEDAD2"
SURFACE = "#F4F2EE"
PAPER = "#FFFFFF"
LINK = "#1F4E79"
RED = COLOURS[Tone.BESANCON]

#: How a mark is drawn: filled, outlined, hatched, pale within its outline.
SHAPES = (Shape.SOLID, Shape.HOLLOW, Shape.HATCHED, Shape.DERIVED)
#: What a source says, what is computed from sources, what is supposed.
STATUS_SHAPES = MappingProxyType(
    {
        InputStatus.PUBLISHED: Shape.SOLID,
        InputStatus.DERIVED: Shape.DERIVED,
        InputStatus.ASSUMPTION: Shape.HATCHED,
    }
)

# quoted: a name with a word that begins with a digit voids the whole list otherwise
TEXT_FONT = '"Source Sans 3", "Source Sans Pro", "Source Sans", Helvetica, Arial, sans-serif'


def colour(tone: object) -> str:
    """The colour of a tone; of a tone that the palette does not know, slate."""
    return COLOURS.get(str(tone), COLOURS[Tone.SLATE])


def pale(colour: str, part: float = 0.4) -> str:
    """``#RRGGBB`` of a colour thinned with white: ``part`` of it is left."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - part * (255 - channel)):02X}" for channel in channels)


def contrast(ink: str, background: str = PAPER) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(ink), _luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
