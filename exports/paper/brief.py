"""The brief: two A4 pages for somebody who was not in the room: request, map, grid, proofs, objections.

Everything comes from the exhibits and claims; what does not fit in two pages is left to the annex, then set smaller,
and the brief says so.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dossier import storyboard
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Stance
from dossier.exhibits import Exhibit
from dossier.exhibits.challenge.claims import claims, settled_by
from dossier.language import Language, t
from dossier.language.cells import first_sentences
from dossier.scenario import MODEL_VERSION
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection
from exports.files.cleaning import clean, shortened
from exports.files.failure import ExportFailed, guard
from exports.files.progress import Heard, Making, Stage, unheard
from exports.files.sources import Elsewhere, source_in_words, source_line
from exports.files.statements import author, file_statements, scope_in_words
from exports.paper.printed import TextGrid
from exports.paper.typeset import compile_pdf, count_pages
from exports.svg.picture import drawable, svg_within

_TEMPLATE = "brief.typ"
_PAGES = 2
#: Width at which the pictures are drawn, in points, so that their letters are of nine across the page.
_WIDE = 453.0
#: The most height of each picture, in points.
_PICTURES = {"brief-answer": math.inf, "brief-map": 134.0, "option-grid": 180.0}
#: How much longer than any other text the words of the selection may be.
_STATED = 25
#: Exhibits of the brief, in their order.
EXHIBITS = (
    "brief-answer",
    "brief-map",
    "brief-figures",
    "brief-triggers",
    "option-grid",
    "brief-withdrawals",
    "brief-requests",
)


class _Room(NamedTuple):
    """How much is said: size of the text, sources listed, letters of the longest text, of an answer at least."""

    size: float
    sources: int
    letters: int
    answer: int


#: From the ample to the tight; the first that goes in two pages is taken. The last holds whatever the data say.
_ROOMS = (
    _Room(9.4, 8, 900, 220),
    _Room(9.0, 6, 900, 160),
    _Room(9.0, 4, 900, 60),
    _Room(9.0, 2, 500, 60),
    _Room(8.2, 2, 300, 60),
    _Room(7.6, 2, 160, 60),
    _Room(7.0, 0, 60, 30),
    _Room(6.2, 0, 40, 20),
)


@guard
def brief_pdf(catalogue: Catalogue, selection: Selection, heard: Heard = unheard) -> bytes:
    """The brief under a selection; equal inputs give equal bytes. Raises ``ExportFailed``."""
    making = Making(heard, Stage.LAYOUT)
    making.begin(Stage.LAYOUT)
    return compile_pdf(_TEMPLATE, brief_content(catalogue, selection), catalogue.version.date)


def brief_content(catalogue: Catalogue, selection: Selection) -> dict[str, Any]:
    """What the template is given: as much as goes in two pages. Raises ``ExportFailed`` where nothing does."""
    made = {name: storyboard.build(catalogue, selection, name) for name in EXHIBITS}
    pictures = {name: _picture(made[name], high) for name, high in _PICTURES.items()}
    for room in _ROOMS:
        data = _content(catalogue, selection, made, pictures, room)
        if count_pages(_TEMPLATE, data) <= _PAGES:
            return data
    raise ExportFailed("document", _TEMPLATE)


def _content(
    catalogue: Catalogue,
    selection: Selection,
    made: Mapping[str, Exhibit],
    pictures: Mapping[str, dict[str, str]],
    room: _Room,
) -> dict[str, Any]:
    """As much as is said in ``room``."""
    language = selection.language
    *lines, signed = file_statements(catalogue, selection)
    data = {
        "lang": str(language),
        "region": "FR" if language == Language.FR else "GB",
        "title": t(language, "paper.brief.document"),
        "author": author(),
        "description": made["brief-answer"].finding,
        "keywords": [str(catalogue.version), MODEL_VERSION],
        "date": date_parts(catalogue.version.date),
        "size": room.size,
        "footer": t(language, "paper.footer", version=str(catalogue.version), model=MODEL_VERSION, filters=lines[0]),
        "question": t(language, "page.brief.title"),
        "signed": signed,
        "stated": lines,
        "answer": _exhibit(catalogue, made["brief-answer"], 0) | pictures["brief-answer"],
        "map": _exhibit(catalogue, made["brief-map"], 3) | pictures["brief-map"],
        "figures": [_texts(row, ("label", "value", "means", "caution")) for row in _rows(made["brief-figures"])],
        "triggers": _triggers(made["brief-triggers"]),
        "grid": _exhibit(catalogue, made["option-grid"], 3) | pictures["option-grid"],
        "objections": _objections(catalogue, language, room.answer),
        "withdrawals": _listed(made["brief-withdrawals"], "what", "holder"),
        "requests": _listed(made["brief-requests"], "ask", "whom", "when"),
        "sources": _sources(catalogue, selection, list(made.values()), room.sources),
    }
    kept: dict[str, Any] = _kept(data, room.letters)
    return kept


def _exhibit(catalogue: Catalogue, exhibit: Exhibit, named: int) -> dict[str, Any]:
    """Finding, measure, and the line of sources; ``named`` publishers at most, none for no line."""
    line = ""
    if named:
        line = source_line(catalogue, exhibit, named, Elsewhere.ANNEX)
    return {"finding": exhibit.finding, "said": scope_in_words(exhibit), "sources": line}


def _picture(exhibit: Exhibit, high: float) -> dict[str, str]:
    picture = svg_within(exhibit, _WIDE, high) if drawable(exhibit) else ""
    return {"picture": picture, "alternative": exhibit.text_alternative}


def _triggers(exhibit: Exhibit) -> dict[str, Any]:
    """The boxes to tick, as many as there are, and their count."""
    items = [_texts(row, ("threshold", "holder", "state", "shape")) for row in _rows(exhibit)]
    return {"finding": exhibit.finding, "count": getattr(exhibit.encoding, "count", ""), "items": items}


def _rows(exhibit: Exhibit) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in exhibit.table.to_dict("records")]


def _texts(row: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    return {name: clean(str(row[name])) for name in names}


def _listed(exhibit: Exhibit, first: str, *then: str) -> dict[str, Any]:
    """A list under its finding: a text, and in grey what goes with it."""
    items = [
        {"text": clean(str(row[first])), "more": ", ".join(clean(str(row[name])) for name in then)}
        for row in _rows(exhibit)
    ]
    return {"finding": exhibit.finding, "items": items}


def _objections(catalogue: Catalogue, language: Language, least: int) -> dict[str, Any]:
    """The objections of the first page: title, the beginning of the answer, the proofs that would settle it."""
    items = [
        {
            "title": render_with_results(catalogue, language, str(getattr(claim, f"title_{language}"))),
            "answer": first_sentences(
                render_with_results(catalogue, language, str(getattr(claim, f"answer_{language}"))), least
            ),
            "settled": settled_by(catalogue, language, claim),
        }
        for claim in claims(catalogue, Stance.AGAINST, page_one=True)
    ]
    return {"title": t(language, "page.brief.objections"), "items": items}


def _sources(catalogue: Catalogue, selection: Selection, shown: list[Exhibit], most: int) -> dict[str, Any]:
    """Sources with their links, those of the first exhibits first; the others are counted."""
    language = selection.language
    used = list(dict.fromkeys(found for exhibit in shown for found in exhibit.sources))
    listed = [linked_source(*source_in_words(catalogue, language, identifier)) for identifier in used[:most]]
    rest = len(used) - len(listed)
    return {
        "title": t(language, "export.slide.all_sources"),
        "items": listed,
        "half": first_column([item["words"] for item in listed]),
        "rest": t(language, "paper.brief.more_sources", n=rest) if rest else "",
    }


def grid_data(grid: TextGrid) -> dict[str, Any]:
    """A table as a template takes it: with the width of each column, in parts."""
    return {
        "heads": list(grid.heads),
        "rows": [list(row) for row in grid.rows],
        "right": list(grid.right),
        "red": [list(place) for place in sorted(grid.red)],
        "widths": _widths(grid),
    }


def _widths(grid: TextGrid) -> list[float]:
    """What the longest word and the mean text of a column ask for; long columns give way to short ones."""
    found = []
    for position, head in enumerate(grid.heads):
        texts = [row[position] for row in grid.rows] or [""]
        mean = sum(map(len, texts)) / len(texts)
        word = max(len(word) for text in [head, *texts] for word in text.split() or [""])
        found.append(max(min(mean, 160.0) ** 0.62, min(word, 18) * 0.62, 3.0))
    return [round(width, 2) for width in found]


def first_column(texts: Sequence[str]) -> int:
    """How many of the texts go in the first of two columns of about the same height."""
    whole, used = sum(map(len, texts)), 0
    for count, text in enumerate(texts):
        if used + len(text) / 2 >= whole / 2:
            return count
        used += len(text)
    return len(texts)


def linked_source(words: str, url: str) -> dict[str, str]:
    """A source as a template takes it; the link shows the site only."""
    site = shortened(urlsplit(url).netloc.removeprefix("www."), 40) if url else ""
    return {"words": words, "url": url, "shown": site}


def date_parts(day: str) -> list[int]:
    """A date of the data as year, month, day: what it leaves open is the first."""
    year, month, date_ = (*(int(part) for part in day.split("-")), 1, 1)[:3]
    return [year, month, date_]


def _kept(node: Any, letters: int, name: str = "") -> Any:
    """No text longer than ``letters``, except pictures and links; what was selected is cut only at the very last."""
    if isinstance(node, Mapping):
        return {key: _kept(value, letters, key) for key, value in node.items()}
    if isinstance(node, list):
        return [_kept(item, letters, name) for item in node]
    if not isinstance(node, str) or name in ("picture", "url"):
        return node
    return shortened(node, letters * _STATED if name == "stated" else letters)
