"""The brief: two A4 pages for somebody who was not in the room. Question, answer, conditions, exhibits, objections.

Everything comes from the exhibits and claims; what does not fit in two pages is set smaller, then left to the annex,
and the brief says so.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from dossier import storyboard
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Stance
from dossier.exhibits import Exhibit
from dossier.exhibits.challenge.claims import claims
from dossier.language import Language, date, t
from dossier.scenario import MODEL_VERSION
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection
from exports.files.cleaning import clean, shortened
from exports.files.failure import ExportFailed, guard
from exports.files.sources import Elsewhere, source_in_words, source_line
from exports.files.statements import file_statements, scope_in_words
from exports.paper.printed import TextGrid, table_grid
from exports.paper.typeset import compile_pdf, count_pages
from exports.svg.picture import drawable, svg

_TEMPLATE = "brief.typ"
_PAGES = 2
#: Width at which the chart is drawn: a little more than it takes, so that its letters are those of a table.
_WIDE = 560.0
#: How much longer than any other text the words of the selection may be.
_STATED = 25
#: Columns of the table of sites that a page has room for.
_SITES = ("where", "phases", "status", "held_by", "reading")


class _Room(NamedTuple):
    """How much is said: size of the text, sources and missing informations listed, letters of the longest text, and
    whether the claims are stated or only answered."""

    size: float
    sources: int
    decisions: int
    letters: int
    stated: bool = False


#: From the ample to the tight; the first that goes in two pages is taken. The last holds whatever the data say.
_ROOMS = (
    _Room(9.0, 14, 99, 900, stated=True),
    _Room(8.6, 14, 99, 900, stated=True),
    _Room(8.3, 12, 99, 900, stated=True),
    _Room(8.3, 8, 99, 900, stated=True),
    _Room(8.0, 6, 99, 900, stated=True),
    _Room(8.0, 14, 99, 900),
    _Room(7.8, 10, 99, 900),
    _Room(7.8, 10, 16, 600),
    _Room(7.6, 6, 10, 300),
    _Room(7.4, 4, 4, 120),
    _Room(7.0, 0, 0, 60),
    _Room(6.2, 0, 0, 40),
)


@guard
def brief_pdf(catalogue: Catalogue, selection: Selection) -> bytes:
    """The brief under a selection; equal inputs give equal bytes. Raises ``ExportFailed``."""
    for room in _ROOMS:
        data = brief_content(catalogue, selection, room)
        if count_pages(_TEMPLATE, data) <= _PAGES:
            return compile_pdf(_TEMPLATE, data, catalogue.version.date)
    raise ExportFailed("document", _TEMPLATE)


def brief_content(catalogue: Catalogue, selection: Selection, room: _Room = _ROOMS[0]) -> dict[str, Any]:
    """What the template is given."""
    language = selection.language
    made = {name: storyboard.build(catalogue, selection, name) for name in EXHIBITS}
    lines = file_statements(catalogue, selection)
    data = {
        "lang": str(language),
        "region": "FR" if language == Language.FR else "GB",
        "title": t(language, "paper.brief.document"),
        "author": "Phase III",
        "description": made["brief-answer"].finding,
        "keywords": [str(catalogue.version), MODEL_VERSION],
        "date": date_parts(catalogue.version.date),
        "size": room.size,
        "footer": t(language, "paper.footer", version=str(catalogue.version), model=MODEL_VERSION, filters=lines[0]),
        "question": t(language, "page.brief.title"),
        "stated": list(lines),
        "answer": {"finding": made["brief-answer"].finding, "said": scope_in_words(made["brief-answer"])},
        "conditions": {
            "title": t(language, "page.brief.conditions"),
            "items": made["brief-answer"].table.to_dict("records"),
        },
        "figures": _exhibit(catalogue, made["brief-figures"], 0)
        | {"items": _figures(catalogue, made["brief-figures"])},
        "sites": _exhibit(catalogue, made["capacity-phase3-france"], 4)
        | {"grid": _sites(made["capacity-phase3-france"])},
        "ladder": _exhibit(catalogue, made["option-ladder"], 6) | _picture(made["option-ladder"]),
        "reasons": _claims(catalogue, language, Stance.FOR, room.stated),
        "objections": _claims(catalogue, language, Stance.AGAINST, room.stated),
        "decisions": _decisions(catalogue, made["brief-decisions"], room.decisions),
        "sources": _sources(catalogue, selection, list(made.values()), room.sources),
    }
    kept: dict[str, Any] = _kept(data, room.letters)
    return kept


#: Exhibits of the brief, in their order.
EXHIBITS = ("brief-answer", "brief-figures", "capacity-phase3-france", "option-ladder", "brief-decisions")


def _exhibit(catalogue: Catalogue, exhibit: Exhibit, named: int) -> dict[str, Any]:
    """Finding, measure, and the line of sources with its caution; ``named`` publishers at most, none for no line."""
    line = ""
    if named:
        line = source_line(catalogue, exhibit, named, Elsewhere.ANNEX)
    return {"finding": exhibit.finding, "said": scope_in_words(exhibit), "sources": line}


def _figures(catalogue: Catalogue, exhibit: Exhibit) -> list[dict[str, str]]:
    found = []
    for row in exhibit.table.to_dict("records"):
        first = catalogue.row("sources", catalogue.sources_of_rows([row["reference"]])[0])
        said = f"{clean(first.publisher)}, {date(exhibit.language, first.published)}."
        found.append({name: str(row[name]) for name in ("label", "value", "means", "caution")} | {"source": said})
    return found


def _sites(exhibit: Exhibit) -> dict[str, Any] | None:
    return None if exhibit.empty else grid_data(table_grid(exhibit, _SITES))


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


def _picture(exhibit: Exhibit) -> dict[str, str]:
    return {"picture": svg(exhibit, _WIDE) if drawable(exhibit) else "", "alternative": exhibit.text_alternative}


def _claims(catalogue: Catalogue, language: Language, stance: Stance, stated_: bool) -> dict[str, Any]:
    """The claims of the first page: title, weight, statement if there is room, and what is answered."""
    word = t(language, "page.brief.weakens" if stance == Stance.FOR else "page.brief.reply")
    items = [
        {
            "title": str(getattr(claim, f"title_{language}")),
            "marks": " · ".join(
                (
                    catalogue.label(language, "argument", "bearing", claim.bearing),
                    t(language, "page.challenge.grade", grade=claim.evidence_grade),
                )
            ),
            "statement": render_with_results(catalogue, language, getattr(claim, f"statement_{language}"))
            if stated_
            else "",
            "word": word,
            "answer": render_with_results(catalogue, language, getattr(claim, f"answer_{language}")),
        }
        for claim in claims(catalogue, stance, page_one=True)
    ]
    return {"title": t(language, f"page.brief.{'reasons' if stance == Stance.FOR else 'objections'}"), "items": items}


def _decisions(catalogue: Catalogue, exhibit: Exhibit, most: int) -> dict[str, Any]:
    """What is missing and who holds it; why it matters is in the annex."""
    language = exhibit.language
    found = exhibit.table.to_dict("records")
    data = _exhibit(catalogue, exhibit, 0)
    if len(found) > most:
        data["sources"] = t(language, "paper.brief.more_decisions", n=len(found) - most)
    items = [{"what": str(row["what"]), "holder": str(row["holder"])} for row in found[:most]]
    return data | {"items": items, "half": first_column([item["what"] + item["holder"] for item in items])}


def first_column(texts: Sequence[str]) -> int:
    """How many of the texts go in the first of two columns of about the same height."""
    whole, used = sum(map(len, texts)), 0
    for count, text in enumerate(texts):
        if used + len(text) / 2 >= whole / 2:
            return count
        used += len(text)
    return len(texts)


def _sources(catalogue: Catalogue, selection: Selection, shown: list[Exhibit], most: int) -> dict[str, Any]:
    """Sources with their links, first the one of each figure; the others are counted."""
    language = selection.language
    figures = next(exhibit for exhibit in shown if exhibit.id == "brief-figures")
    first = [found for row in figures.rows for found in catalogue.sources_of_rows([row])[:1]]
    used = list(dict.fromkeys([*first, *(found for exhibit in shown for found in exhibit.sources)]))
    listed = [linked_source(*source_in_words(catalogue, language, identifier)) for identifier in used[:most]]
    rest = len(used) - len(listed)
    return {
        "title": t(language, "export.slide.all_sources"),
        "items": listed,
        "half": first_column([item["words"] for item in listed]),
        "rest": t(language, "paper.brief.more_sources", n=rest) if rest else "",
    }


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
