"""A PDF read back: its words, its bookmarks, its links, what it declares to a screen reader."""

import io
import re
from functools import cached_property
from typing import Any
from urllib.parse import quote

from pypdf import PdfReader


class Pdf:
    def __init__(self, content: bytes) -> None:
        self.file = PdfReader(io.BytesIO(content))
        self.root: Any = self.file.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        return [page.extract_text() for page in self.file.pages]

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
