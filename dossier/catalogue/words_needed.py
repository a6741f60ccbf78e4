"""The words that a code needs before a page may meet it: its labels, and the texts that are found by its name.

A new code is declared once, in an enumeration; what it still lacks is named here, not by a page that fails.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from dossier import contents
from dossier.catalogue import codes
from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import TABLES, Cells, Claim, cells_of, declared_in
from dossier.language import Language
from dossier.language.texts import LOCALES, files_of, has

#: Codes that no screen shows: a flag of layout, and a theme and a grade that repeat those of the rows quoted.
NEVER_SHOWN = frozenset({("argument", "page_one"), ("statements", "theme"), ("statements", "quality")})


@dataclass(frozen=True)
class Family:
    """Texts that are found by a code: ``key`` holds ``{code}``; ``holder`` in ``path`` declares the codes."""

    key: str
    codes: tuple[str, ...]
    holder: str
    path: str


def _of(key: str, enumeration: type[StrEnum], only: Iterable[str] = ()) -> Family:
    members = tuple(only) or tuple(enumeration)
    return Family(key, tuple(map(str, members)), enumeration.__name__, declared_in(enumeration))


def _pages(key: str, *but: str) -> Family:
    pages = tuple(page for page in contents.EVERY_PAGE if page not in but)
    return Family(key, pages, "PAGES", contents.__name__.replace(".", "/") + ".py")


def _stances(key: str) -> Family:
    cells = cells_of(Claim)["stance"]
    return Family(key, cells.codes, cells.holder.__name__, cells.path)


#: Every family of texts that is found by a code of ``codes`` or by the name of a page. Those of codes that the rules
#: make themselves (what a site can do, who owns it) are read by the tests of the exhibits.
FAMILIES = (
    _of("frame.sector.{code}", codes.Sector),
    _of("show.grade.{code}", codes.Grade),
    _of("export.quality.{code}", codes.Grade),
    _of("word.{code}", codes.YesNo),
    _of("watch.page.{code}", codes.SourceAnswer),
    _of("page.funding.from.{code}", codes.FunderLevel, codes.PUBLIC_LEVELS),
    _of("appraisal.law.{code}", codes.InputLaw),
    _of("appraisal.word.{code}", codes.YesNo),
    _of("lever.stands_on.{code}", codes.ConditionId),
    _of("lever.grants.{code}", codes.ConditionId),
    _stances("column.challenge.{code}"),
    _stances("column.challenge.answer_{code}"),
    _stances("exhibit.argument-{code}.reply"),
    _pages("page.{code}.short"),
    _pages("page.{code}.title", contents.STAGE),  # the title of the stage is the finding of its slide
)
#: Texts that are found by a cell: key, table, column, and the values that are written otherwise.
BY_CELL = (
    # A schedule is written in percent, without a unit.
    ("scenario.amount.{code}", "model_inputs", "unit", frozenset({"shares"})),
)


def lacking_words(readings: Mapping[str, Reading], known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """What codes lack in ``labels.csv`` and among the texts; ``known`` is table -> the ids of its rows."""
    if "labels" in known:
        yield from _labels(readings, known)
    yield from _texts()
    yield from _texts_of_cells(readings)


def _labels(readings: Mapping[str, Reading], known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """A code without a row in ``labels.csv`` would reach the screen raw."""
    labels = known["labels"]
    shown = {
        (table, column): cells
        for table, record in TABLES.items()
        for column, cells in cells_of(record).items()
        if cells.codes and (table, column) not in NEVER_SHOWN
    }
    labelled = {(row.table, row.column) for row in readings["labels"].rows if row.table in readings}
    for table, column in sorted(labelled | shown.keys()):
        used = {""}
        for row, line in readings[table].each():
            cell = getattr(row, column, None)
            target = known.get(row.links.get(column, ""))
            for code in cell if isinstance(cell, tuple) else (cell,):
                if code is None or (target is not None and code not in target):
                    continue  # an id that leads nowhere is a fault already
                used.add(code)
                if f"{table}/{column}/{code}" not in labels:
                    details = {"row": f"{table},{column},{code}"}
                    yield Fault(f"{table}.csv", "no_label", line, column, str(code), details)
        if cells := shown.get((table, column)):
            yield from _unused(table, column, cells, used, labels)


def _unused(table: str, column: str, cells: Cells, used: Collection[str], labels: Collection[str]) -> Iterator[Fault]:
    """Codes that no row holds yet: the filters offer them, and a row may hold them tomorrow."""
    for code in cells.codes:
        if code not in used and f"{table}/{column}/{code}" not in labels:
            details = {"code": code, "holder": cells.holder.__name__, "path": cells.path}
            yield Fault("labels.csv", "missing_label", value=f"{table},{column},{code}", details=details)


def _texts() -> Iterator[Fault]:
    for language, family in product(Language, FAMILIES):
        for code in family.codes:
            key = family.key.format(code=code)
            if not has(language, key):
                details = {"key": key, "code": code, "holder": family.holder, "path": family.path}
                yield Fault(_file(language, family.key), "no_text", details=details)


def _texts_of_cells(readings: Mapping[str, Reading]) -> Iterator[Fault]:
    for template, table, column, otherwise in BY_CELL:
        for row, line in readings[table].each():
            code = getattr(row, column)
            key = template.format(code=code)
            lacking = [language for language in Language if code not in otherwise and not has(language, key)]
            if lacking:
                details = {"key": key, "files": ", ".join(_file(language, template) for language in lacking)}
                yield Fault(f"{table}.csv", "no_text_of_cell", line, column, code, details)


def _file(language: Language, key: str) -> str:
    """The locale file in which a family of texts stands, or the folder where each page has its own."""
    files = files_of(language, key.partition("{")[0])
    return (files[0] if len(files) == 1 else LOCALES / language).relative_to(LOCALES.parents[2]).as_posix()
