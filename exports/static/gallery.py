"""``python -m exports.static.gallery FOLDER``: each kind of picture once, with real data, in both languages.

For who draws: every form on a page of paper and on a phone, side by side, so that a change is seen everywhere at once.
"""

import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path

from dossier.catalogue import Catalogue, load
from dossier.charts.encoding import Kind
from dossier.exhibits import Exhibit, register
from dossier.language import Language, t
from dossier.selection import Selection
from exports.files.cleaning import clean
from exports.static.page import html_document
from exports.svg.picture import svg

#: Widths in points: a page of paper, a phone.
_WIDTHS = (482.0, 250.0)


def one_of_each(catalogue: Catalogue, language: Language) -> Mapping[Kind, Exhibit]:
    """The first exhibit of each kind that has rows, in the order of the kinds."""
    found: dict[Kind, Exhibit] = {}
    for entry in register().values():
        exhibit = entry.build(catalogue, Selection(language=language))
        if exhibit.drawn:
            found.setdefault(exhibit.kind, exhibit)
    return {kind: found[kind] for kind in Kind if kind in found}


def gallery_html(catalogue: Catalogue, language: Language) -> str:
    """A page with a section a kind: its name, the finding, the picture at two widths."""
    parts = ["<main id='main'><h1>Phase III</h1>"]
    for kind, exhibit in one_of_each(catalogue, language).items():
        pictures = "".join(f"<figure>{svg(exhibit, width)}</figure>" for width in _WIDTHS)
        parts.append(
            f'<section id="{kind}"><h2>{escape(clean(exhibit.finding), quote=False)}</h2>'
            f'<p class="said">{kind} · {escape(exhibit.id)}</p>{pictures}</section>'
        )
    return html_document(language, t(language, "frame.title"), "".join(parts) + "</main>")


def write_gallery(folder: Path, catalogue: Catalogue | None = None) -> list[Path]:
    """A file a language; the paths written."""
    catalogue = catalogue or load()
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for language in Language:
        path = folder / f"{language}.html"
        path.write_text(gallery_html(catalogue, language), encoding="utf-8")
        found.append(path)
    return found


if __name__ == "__main__":
    for written in write_gallery(Path(sys.argv[1])):
        print(written)
