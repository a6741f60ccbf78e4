"""A PDF read back: its words, its bookmarks, its links, what it declares to a screen reader."""

import io
import re
from functools import cached_property
from typing import Any
from urllib.parse import quote

from pypdf import PdfReader

#: In what is drawn on a page: a font, codes of letters of two bytes each, or what is only said of them;
#: within codes, brackets of which each is closed stand as they are.
_SHOWN = re.compile(
    rb"/(?P<font>\w+) [\d.]+ Tf"
    rb"|(?P<aside>/\w+)?(?:\((?P<codes>(?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))*)\)|<(?P<hex>[0-9A-F]+)>)",
    re.DOTALL,
)
#: A byte that is written as something else.
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_PLAIN = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    **{each: each for each in (b"(", b")", b"\\")},
}
#: A code and its letters in UTF-16.
_NAMED = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)


class Pdf:
    def __init__(self, content: bytes) -> None:
        self.file = PdfReader(io.BytesIO(content))
        self.root: Any = self.file.trailer["/Root"]
        self._fonts: dict[int, dict[int, str]] = {}

    @cached_property
    def pages(self) -> list[str]:
        """The letters of each page in the order in which they are drawn.

        As ``extract_text`` has them, without its blanks: it follows every stroke of the pictures, for a minute.
        """
        return [self._letters(page) for page in self.file.pages]

    def _letters(self, page: Any) -> str:
        fonts = {name[1:].encode(): self._font(font) for name, font in page["/Resources"].get("/Font", {}).items()}
        contents, found, letters = page.get_contents(), [], dict[int, str]()
        for shown in _SHOWN.finditer(contents.get_data() if contents is not None else b""):
            if shown["font"]:
                letters = fonts[shown["font"]]
                continue
            if shown["aside"]:
                continue
            if shown["hex"]:
                codes = bytes.fromhex(shown["hex"].decode())
            else:
                codes = _ESCAPE.sub(lambda escape: _PLAIN.get(escape[1]) or bytes([int(escape[1], 8)]), shown["codes"])
            found += [letters[high << 8 | low] for high, low in zip(codes[::2], codes[1::2], strict=True)]
        return "".join(found)

    def _font(self, reference: Any) -> dict[int, str]:
        """Code -> what it says, from the table that whoever copies the text is given too."""
        if reference.idnum not in self._fonts:
            said = reference.get_object()["/ToUnicode"].get_object().get_data()
            assert b"beginbfrange" not in said, "the files name each letter"
            self._fonts[reference.idnum] = {
                int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _NAMED.findall(said)
            }
        return self._fonts[reference.idnum]

    @cached_property
    def text(self) -> str:
        """All letters: a line may break anywhere, and where is no matter."""
        return squeezed(" ".join(self.pages))

    def holds(self, words: str) -> bool:
        return squeezed(words) in self.text

    def holds_over_pages(self, words: str) -> bool:
        """The words stand whole, or in two parts where a page ends within them."""
        letters = squeezed(words)
        return self.holds(words) or any(
            letters[:cut] in self.text and letters[cut:] in self.text for cut in range(8, len(letters) - 8)
        )

    @property
    def bookmarks(self) -> list[str]:
        return list(_titles(self.file.outline))

    @property
    def links(self) -> set[str]:
        found = set()
        for page in self.file.pages:
            for reference in page.get("/Annots", ()):
                action = reference.get_object().get("/A")
                if action is not None and "/URI" in action:
                    found.add(str(action["/URI"]))
        return found

    @property
    def metadata(self) -> str:
        return str(self.root["/Metadata"].get_object().get_data().decode("utf-8"))

    @property
    def alternatives(self) -> list[str]:
        """The descriptions of the pictures, from the tree that a screen reader walks."""
        found: list[str] = []
        stack = [self.root["/StructTreeRoot"].get_object()]
        while stack:
            node = stack.pop()
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt", "")))
            children = node.get("/K", [])
            children = children.get_object() if hasattr(children, "get_object") else children
            for child in children if isinstance(children, list) else [children]:
                child = child.get_object() if hasattr(child, "get_object") else child
                if isinstance(child, dict):
                    stack.append(child)
        return found


def squeezed(text: str) -> str:
    """``text`` without blanks, breaks and hyphens: at the end of a line a hyphen is read back as a soft one."""
    return re.sub(r"[\s\u200b\u00ad-]+", "", text)


def _titles(outline: Any) -> Any:
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.title)


def encoded(address: str) -> str:
    """An address as a file may write it: letters outside ASCII in percent signs."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")
