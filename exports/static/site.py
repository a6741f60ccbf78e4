"""The copy that needs no server: a folder of pages in both languages with the deck, the brief, the annex, the workbook.

``python -m exports.static build/static`` writes it; ``index.html`` opens it, from a disk or a stick, without network.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from dossier.catalogue import Catalogue, load
from dossier.catalogue.codes import StoryName
from dossier.catalogue.faults import BrokenPackage
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.publisher import BrokenSettings
from dossier.selection import Selection
from exports.files.chapters import chapters
from exports.files.failure import ExportFailed, guard
from exports.files.progress import Heard, Making, Stage, Step
from exports.paper.annex import annex_pdf
from exports.paper.brief import brief_pdf
from exports.slides.deck import told_pptx
from exports.static.page import exhibits_page, front_page, html_document
from exports.workbook.exhibits import workbook_xlsx

_DOOR = "index.html"
#: What a terminal takes for: begin the line again, and leave nothing of it.
_OVER = "\r\x1b[K"
#: Name of a file -> what makes it.
FILES: dict[str, Callable[[Catalogue, Selection, Heard], bytes]] = {
    "brief.pdf": brief_pdf,
    **{f"deck-{name}.pptx": partial(told_pptx, name) for name in StoryName},
    "annex.pdf": annex_pdf,
    "workbook.xlsx": workbook_xlsx,
}


@dataclass(frozen=True)
class Written:
    """The file that is being made: its name, its ``number`` of ``of``, and its step where it has some."""

    name: str
    number: int
    of: int
    step: Step | None = None


Told: TypeAlias = Callable[[Written], None]


def _untold(_: Written) -> None:
    """Nobody waits."""


@guard
def write_copy(
    folder: Path,
    catalogue: Catalogue | None = None,
    selection: Selection | None = None,
    *,
    files: bool = True,
    told: Told = _untold,
) -> list[Path]:
    """Write the copy under the filters and the scenario of ``selection``, in both languages; the paths written.

    Equal inputs give equal bytes. Files of other names in the folder are left alone. ``files`` false: pages only.
    ``told`` hears the name of each file before it is made, how many there are, and its steps. Raises ``ExportFailed``.
    """
    catalogue, selection = catalogue or load(), selection or Selection()
    found: list[Path] = []
    of = 1 + len(Language) * (1 + len({entry.page for entry in register().values()}) + (len(FILES) if files else 0))

    def heard(name: str, step: Step | None = None) -> None:
        told(Written(name, len(found) + 1, of, step))

    for name, content in _contents(catalogue, selection, files, heard):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        found.append(path)
    return found


def _contents(
    catalogue: Catalogue, selection: Selection, files: bool, heard: Callable[..., None]
) -> Iterator[tuple[str, bytes]]:
    """Each file by its name, told before it is made: what is written is what was told last."""
    heard(_DOOR)
    yield _DOOR, _door().encode()
    for language in Language:
        asked, named = _in(selection, language), FILES if files else {}
        front = f"{language}/{_DOOR}"
        heard(front)
        pages = chapters(catalogue, asked, Making(partial(heard, front), Stage.EXHIBITS))
        yield front, front_page(catalogue, asked, pages, named).encode()
        for page in pages:
            name = f"{language}/{page}.html"
            heard(name)
            yield name, exhibits_page(catalogue, asked, page, pages).encode()
        for file, make in named.items():
            name = f"{language}/{file}"
            heard(name)
            yield name, make(catalogue, asked, partial(heard, name))


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


def _print(written: Written) -> None:
    """A line a file; on a terminal its steps too, each over the one before."""
    line = f"[{written.number:>{len(str(written.of))}}/{written.of}] {written.name}"
    over = _OVER if sys.stdout.isatty() else ""
    if written.step is None:
        print(f"{over}{line}", flush=True)
    elif over:
        print(f"{over}{' ' * len(line)} {written.step.words(Language.EN)}", end="", flush=True)


def write_copy_command(arguments: list[str]) -> int:
    """``python -m exports.static FOLDER``; what cannot be made is said in both languages, without a traceback."""
    if len(arguments) != 1:
        print("python -m exports.static FOLDER", file=sys.stderr)
        return 2
    try:
        found = write_copy(Path(arguments[0]), told=_print)
    except (BrokenPackage, BrokenSettings) as broken:
        print(broken.describe(), file=sys.stderr)
        return 1
    except ExportFailed as failed:
        print(*(failed.words(language) for language in Language), sep="\n", file=sys.stderr)
        return 1
    size = sum(path.stat().st_size for path in found) / 1e6
    print(f"{_OVER if sys.stdout.isatty() else ''}{len(found)} files, {size:.1f} MB: {arguments[0]}/index.html")
    return 0
