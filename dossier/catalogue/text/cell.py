"""The one question to a cell before its type is known: does it hold what no cell may hold?"""

from collections.abc import Iterator, Mapping

from dossier.catalogue.text.damage import damage, suspicious
from dossier.catalogue.text.finding import Finding, word_around
from dossier.catalogue.text.left_over import has_draft, left_over
from dossier.catalogue.text.look_alikes import SUSPECT, look_alike
from dossier.catalogue.text.signs import is_hidden, sign_name
from dossier.catalogue.text.vocabulary import Vocabulary

#: What programs write for an empty cell; among numbers, the type refuses it.
_NOT_A_NUMBER = "nan"


class CellReader:
    """Reads the cells of one file. What the whole file does not hold is not looked for in each of its cells."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._hidden = frozenset(sign for sign in set(text) if is_hidden(sign))
        self._look_alikes = bool(SUSPECT.search(text))
        self._damaged = suspicious(text, vocabulary)
        self._drafts = has_draft(text)

    def findings(self, cells: Mapping[str, str], codes: frozenset[str]) -> Iterator[tuple[str, Finding]]:
        """Column and finding of each cell at fault, the first cause found. ``codes``: columns that hold no prose."""
        for column, cell in cells.items():
            if cell and (found := self._first(cell, column not in codes)):
                yield column, found

    def _first(self, cell: str, prose: bool) -> Finding | None:
        found = left_over(cell, self._drafts and prose)
        if not found and prose and cell.casefold() == _NOT_A_NUMBER:
            found = Finding("draft", cell)
        if not found and self._damaged:
            found = damage(cell, self._vocabulary, prose)
        if not found and self._hidden and not self._hidden.isdisjoint(cell):
            found = _hidden(cell)
        if not found and self._look_alikes:
            found = look_alike(cell)
        return found


def _hidden(cell: str) -> Finding:
    place = next(place for place, sign in enumerate(cell) if is_hidden(sign))
    seen = "".join(" " if sign.isspace() else sign for sign in cell if not is_hidden(sign) or sign.isspace())
    part, nearest = (word_around(cell, place, place + 1), "") if len(cell) > 60 else (cell, " ".join(seen.split(" ")))
    signs = dict.fromkeys(sign_name(sign) for sign in cell if is_hidden(sign))
    return Finding("hidden_sign", part, nearest.strip(), {"signs": ", ".join(signs)})
