"""An SVG read back: its texts with the room they take, its bars, its discs."""

from dataclasses import dataclass
from xml.etree import ElementTree

from exports.files.fonts import width

_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Text:
    words: str
    left: float
    top: float
    right: float
    bottom: float
    colour: str

    def meets(self, other: "Text", air: float = 0.8) -> bool:
        """Whether two texts cover each other by more than ``air`` points."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > air and down > air


@dataclass(frozen=True)
class Picture:
    width: float
    height: float
    alternative: str
    texts: list[Text]
    elements: list[ElementTree.Element]

    def all(self, name: str) -> list[ElementTree.Element]:
        return [element for element in self.elements if element.tag == _SVG + name]

    @property
    def words(self) -> str:
        return " ".join(text.words for text in self.texts)


def read(svg: str) -> Picture:
    """Parse a picture; raises where it is no XML."""
    root = ElementTree.fromstring(svg)
    elements = list(root.iter())
    texts = [_text(element) for element in elements if element.tag == _SVG + "text"]
    *_, wide, high = (float(part) for part in root.attrib["viewBox"].split())
    return Picture(wide, high, root.attrib["aria-label"], texts, elements)


def _text(element: ElementTree.Element) -> Text:
    words = element.text or ""
    size = float(element.attrib["font-size"])
    x, base = float(element.attrib["x"]), float(element.attrib["y"])
    room = width(words, size, "font-weight" in element.attrib)
    left = x - {"start": 0.0, "middle": room / 2, "end": room}[element.attrib["text-anchor"]]
    return Text(words, left, base - 0.75 * size, left + room, base + 0.2 * size, element.attrib["fill"])
