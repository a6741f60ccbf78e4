"""The copy that needs no server: a folder of pages in both languages with the deck, the brief, the annex, the workbook.

``python -m exports.static build/static`` writes it; ``index.html`` opens it, from a disk or a stick, without network.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from dossier.catalogue import Catalogue, load
from dossier.catalogue.codes import StoryName
from dossier.catalogue.faults import BrokenPackage
from dossier.language import Language, t
from dossier.publisher import BrokenSettings
from dossier.selection import Selection
from exports.files.chapters import chapters
from exports.files.failure import ExportFailed, guard
from exports.paper.annex import annex_pdf
from exports.paper.brief import brief_pdf
from exports.slides.deck import told_pptx
from exports.static.page import exhibits_page, front_page, html_document
from exports.workbook.exhibits import workbook_xlsx

#: Name of a file -> what makes it.
FILES: dict[str, Callable[[Catalogue, Selection], bytes]] = {
    "brief.pdf": brief_pdf,
    **{f"deck-{name}.pptx": partial(told_pptx, name) for name in StoryName},
    "annex.pdf": annex_pdf,
    "workbook.xlsx": workbook_xlsx,
}


@guard
def write_copy(
    folder: Path,
    catalogue: Catalogue | None = None,
    selection: Selection | None = None,
    *,
    files: bool = True,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Write the copy under the filters and the scenario of ``selection``, in both languages; the paths written.

    Equal inputs give equal bytes. Files of other names in the folder are left alone. ``files`` false: pages only.
    Raises ``ExportFailed``.
    """
    catalogue, selection = catalogue or load(), selection or Selection()
    found = []
    for name, content in _contents(catalogue, selection, files):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        found.append(path)
        if progress:
            progress(name)
    return found


def _contents(catalogue: Catalogue, selection: Selection, files: bool) -> Iterator[tuple[str, bytes]]:
    yield "index.html", _door().encode()
    for language in Language:
        asked = _in(selection, language)
        pages = chapters(catalogue, asked)
        named = FILES if files else {}
        yield f"{language}/index.html", front_page(catalogue, asked, pages, named).encode()
        for page in pages:
            yield f"{language}/{page}.html", exhibits_page(catalogue, asked, page, pages).encode()
        for name, make in named.items():
            yield f"{language}/{name}", make(catalogue, asked)


def _in(selection: Selection, language: Language) -> Selection:
    return replace(selection, language=language)


def _door() -> str:
    """The first page: which language."""
    items = "".join(
        f'<li lang="{language}"><a href="{language}/index.html" hreflang="{language}">'
        f"{t(language, 'paper.static.this')} · "
        f"{t(language, 'page.brief.title')}</a></li>"
        for language in Language
    )
    return html_document(Language.FR, "Phase III", f"<main><h1>Phase III</h1><ul>{items}</ul></main>")


def write_copy_command(arguments: list[str]) -> int:
    """``python -m exports.static FOLDER``; what cannot be made is said in both languages, without a traceback."""
    if len(arguments) != 1:
        print("python -m exports.static FOLDER", file=sys.stderr)
        return 2
    try:
        found = write_copy(Path(arguments[0]), progress=print)
    except (BrokenPackage, BrokenSettings) as broken:
        print(broken.describe(), file=sys.stderr)
        return 1
    except ExportFailed as failed:
        print(*(failed.words(language) for language in Language), sep="\n", file=sys.stderr)
        return 1
    print(f"{len(found)} files, {sum(path.stat().st_size for path in found) / 1e6:.1f} MB: {arguments[0]}/index.html")
    return 0
