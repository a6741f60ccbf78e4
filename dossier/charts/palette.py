"""Colours and shapes, as data: the same for screen and paper. Red is Besançon, always and only."""

from types import MappingProxyType

from dossier.catalogue.codes import InputStatus

#: Tone -> colour. An exhibit names tones, never colours.
COLOURS = MappingProxyType(
    {
        "besancon": "#C8102E",
        "slate": "#46688C",
        "teal": "#2F7F79",
        "ochre": "#8A6D1F",
        "violet": "#7A5A8C",
        "orange": "#B4540A",
        "green": "#3D7A4E",
        # Context that carries no meaning alone: rows outside the sum, the rest of the world.
        "quiet": "#8FA3B5",
        "ink": "#1B1F27",
        "grey": "#5F646B",
    }
)

#: Order in which categories without a meaning of their own take their tones. Past six, group.
CATEGORIES = ("slate", "teal", "orange", "green", "violet", "ochre")

INK = "#1B1F27"
GREY = "#5F646B"
HAIRLINE = "#DEDAD2"
SURFACE = "#F4F2EE"
PAPER = "#FFFFFF"
LINK = "#1F4E79"
RED = COLOURS["besancon"]

#: What a value is worth -> how it is drawn. Never by colour alone.
SHAPES = ("solid", "hollow", "hatched")
#: What a source says, what is computed from sources, what is supposed.
STATUS_SHAPES = MappingProxyType(
    {InputStatus.PUBLISHED: "solid", InputStatus.DERIVED: "hollow", InputStatus.ASSUMPTION: "hatched"}
)

# quoted: a name with a word that begins with a digit voids the whole list otherwise
TEXT_FONT = '"Source Sans 3", "Source Sans Pro", "Source Sans", Helvetica, Arial, sans-serif'


def contrast(colour: str, background: str = PAPER) -> float:
    """Contrast ratio of two ``#RRGGBB`` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(colour), _luminance(background)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
