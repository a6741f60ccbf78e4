"""The annex: every registered exhibit with its finding, picture, table, text alternative, cautions, method, sources.

Sources are numbered once, by the register at the end, and every exhibit gives the numbers of its own.
"""

from dataclasses import replace
from itertools import islice
from typing import Any

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import Language, t
from dossier.language.cells import ABSENT
from dossier.scenario import MODEL_VERSION
from dossier.selection import Selection
from exports.files.chapters import SOURCE_REGISTER, chapters, cited_numbers, source_numbers
from exports.files.cleaning import shortened
from exports.files.failure import guard
from exports.files.progress import SILENT, Heard, Making, Stage, unheard
from exports.files.sources import followable
from exports.files.statements import author, file_statements
from exports.paper.brief import date_parts, grid_data
from exports.paper.printed import TextGrid, printed_exhibit
from exports.paper.typeset import compile_pdf

_TEMPLATE = "annex.typ"
#: A table of more columns than this is written row by row: on paper its columns would be a word wide.
_COLUMNS = 7
#: Letters of a cell that a page can hold; the workbook has the longest whole.
_LONGEST = 6000
#: Letters of a heading, which stands on every page of its table: one as high as a page would leave no room for rows.
_LONGEST_HEAD = 120


@guard
def annex_pdf(catalogue: Catalogue, selection: Selection, heard: Heard = unheard) -> bytes:
    """The annex under a selection; equal inputs give equal bytes. Raises ``ExportFailed``."""
    making = Making(heard, Stage.EXHIBITS, Stage.CONTENTS, Stage.LAYOUT)
    content = annex_content(catalogue, selection, making)
    making.begin(Stage.LAYOUT)
    return compile_pdf(_TEMPLATE, content, catalogue.version.date)


def annex_content(catalogue: Catalogue, selection: Selection, making: Making = SILENT) -> dict[str, Any]:
    """What the template is given."""
    language = selection.language
    found = chapters(catalogue, selection, making)
    every = [exhibit for exhibits in found.values() for exhibit in exhibits]
    known = source_numbers(every)
    lines = file_statements(catalogue, selection)
    told = making.each(Stage.CONTENTS, every)
    return {
        "lang": str(language),
        "region": "FR" if language == Language.FR else "GB",
        "title": t(language, "paper.annex.document"),
        "author": author(),
        "description": t(language, "paper.annex.about"),
        "keywords": [str(catalogue.version), MODEL_VERSION],
        "date": date_parts(catalogue.version.date),
        "footer": shortened(
            t(language, "paper.footer", version=str(catalogue.version), model=MODEL_VERSION, filters=lines[0]), 300
        ),
        "question": t(language, "page.brief.title"),
        "about": t(language, "paper.annex.about"),
        "stated": list(lines),
        "contents": t(language, "paper.annex.contents"),
        "colon": "\u00a0: " if language == Language.FR else ": ",
        "chapters": [
            {
                "title": t(language, f"page.{page}.title"),
                "exhibits": [_exhibit(catalogue, selection, exhibit, known) for exhibit in islice(told, len(exhibits))],
            }
            for page, exhibits in found.items()
        ],
    }


def _exhibit(catalogue: Catalogue, selection: Selection, exhibit: Exhibit, known: dict[str, int]) -> dict[str, Any]:
    language = exhibit.language
    printed = printed_exhibit(catalogue, selection, exhibit)
    grids = [_numbered(grid) if exhibit.id == SOURCE_REGISTER else grid for grid in printed.grids]
    wide = [grid for grid in grids if len(grid.heads) > _COLUMNS or exhibit.id == SOURCE_REGISTER]
    sources = cited_numbers(exhibit.sources, known)
    lines = [list(line) for line in printed.statements]
    if sources and exhibit.id != SOURCE_REGISTER:
        lines.append([t(language, "export.slide.all_sources"), t(language, "paper.annex.numbers", numbers=sources)])
    return {
        "id": exhibit.id,
        "finding": exhibit.finding,
        "said": printed.scope,
        "picture": printed.picture,
        "alternative": exhibit.text_alternative,
        "tables": [_cut(grid_data(grid)) for grid in grids if grid not in wide],
        "records": [record for grid in wide for record in _records(grid, linked=exhibit.id == SOURCE_REGISTER)],
        "named": " · ".join(grid.heads[grid.named] for grid in wide),
        "lines": lines,
    }


def _numbered(grid: TextGrid) -> TextGrid:
    """The register with the numbers that the exhibits give."""
    rows = tuple((f"{row}. {first}", *others) for row, (first, *others) in enumerate(grid.rows, start=1))
    return replace(grid, rows=rows)


def _cut(grid: dict[str, Any]) -> dict[str, Any]:
    heads = [shortened(head, _LONGEST_HEAD) for head in grid["heads"]]
    return grid | {"heads": heads, "rows": [[shortened(cell, _LONGEST) for cell in row] for row in grid["rows"]]}


def _records(grid: TextGrid, linked: bool) -> list[dict[str, Any]]:
    """Each row as its name and what the other cells say, those that say nothing left out; ``linked``: addresses are
    to be followed."""
    return [
        {
            "name": shortened(row[grid.named], _LONGEST),
            "red": (position, 0) in grid.red,
            "cells": [
                {
                    "head": shortened(head, _LONGEST_HEAD),
                    "words": shortened(cell, _LONGEST),
                    "url": followable(cell) if linked else "",
                }
                for column, (head, cell) in enumerate(zip(grid.heads, row, strict=True))
                if cell != ABSENT and column != grid.named
            ],
        }
        for position, row in enumerate(grid.rows)
    ]
