"""The steps of an import: read, lay over the tables, check, and only then write, all or nothing."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.catalogue import DATA
from dossier.catalogue.reading import PACKAGE
from dossier.language import Language, enumeration, t
from exports.editing import dating
from exports.editing.files import Line, content_of, rendered
from exports.editing.grids import Reread
from exports.editing.merging import Merged, merged
from exports.editing.moves import CHANGES, Move, change_lines
from exports.editing.moving import replace_all, told
from exports.editing.opened import opened_workbook
from exports.editing.opened_csv import opened_csv
from exports.editing.refused import EditRefused, Misread
from exports.editing.standing import Standing, standing
from exports.editing.trial import Candidate, PlacedFault, each_once, faults_of, pattern_faults
from exports.editing.undoing import uncommitted

#: Largest file that is read.
_LARGEST = 60_000_000
#: Ends of names: a table, or a sheet a table.
_TABLE, _BOOK = (".csv", ".txt", ".tsv"), (".xlsx", ".ods")
#: Stands for the reason while a proposal without one is checked; it is never written.
_NO_REASON = "…"


@dataclass
class Proposal:
    """What an import would do: moves, the new bytes of the files, what stands against it, what was left aside."""

    file: str
    moves: Sequence[Move]
    faults: Sequence[Misread | PlacedFault]
    reason: Mapping[Language, str]
    contents: Mapping[str, bytes] = field(default_factory=dict)
    before: Mapping[str, bytes] = field(default_factory=dict)
    absent: Sequence[str] = ()
    unknown: Sequence[str] = ()
    lacking: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: Rows proposed and rows taken of them, where the file is a workbook of proposals.
    accepted: tuple[int, int] | None = None

    def remarks(self, language: Language) -> list[str]:
        """What was left aside, in words."""
        found = [t(language, "edit.remark.sheet", sheet=name) for name in self.unknown]
        if self.accepted:
            proposed, taken = self.accepted
            found.append(t(language, "edit.remark.accepted", n=taken, proposed=str(proposed)))
        if self.absent:
            names = enumeration(language, self.absent)
            found.append(t(language, "edit.remark.absent", tables=names, n=len(self.absent)))
        for table, columns in self.lacking.items():
            found.append(t(language, "edit.remark.columns", table=table, columns=", ".join(columns)))
        return found


def reread(path: Path, columns: Mapping[str, Sequence[str]]) -> Reread:
    """A file that came back, by the end of its name. Raises ``EditRefused``."""
    kind = path.suffix.casefold()
    content = content_of(path)
    if kind not in _TABLE + _BOOK:
        raise EditRefused("kind", file=path.name)
    if len(content) > _LARGEST:
        raise EditRefused("too_large", file=path.name)
    if not content.strip():
        raise EditRefused("nothing", file=path.name)
    return (opened_csv if kind in _TABLE else opened_workbook)(path.name, content, columns)


def proposal(
    path: Path,
    folder: Path = DATA,
    *,
    reason: Mapping[Language, str] | None = None,
    keys_may_change: bool = False,
    day: datetime.date | None = None,
) -> Proposal:
    """What importing a file into a folder would do; nothing is written. Raises ``EditRefused``.

    ``reason`` goes before that of the workbook; ``keys_may_change``: a row may take another key.
    """
    now = standing(folder)
    back = reread(path, {name: list(each) for name, each in now.fields.items()})
    why = {**back.reason, **(reason or {})}
    results = {
        name: merged(now.tables[name], now.table(name, (back.origin or {}).get(name)), grid, now.fields[name],
                     keys_may_change=keys_may_change)
        for name, grid in back.grids.items()
    }  # fmt: skip
    misread = [*back.misread, *(fault for result in results.values() for fault in result.misread)]
    if CHANGES in results and results[CHANGES].moves:
        misread.append(Misread(CHANGES, "changes"))
    moved = {name: results[name] for name in now.tables if name in results and results[name].moves and name != CHANGES}
    day = day or dating.date_of_today()
    candidates = _candidates(now, moved, why, day)
    before = {f"{name}.csv": content for name, content in now.contents.items()} | {PACKAGE: now.package}
    contents = {f"{name}.csv": each.content for name, each in candidates.items()}
    if candidates and (package := dating.dated_package(now.package, day)) != now.package:
        contents[PACKAGE] = package
    for name, result in moved.items():
        misread.extend(pattern_faults(now.tables[name], result, now.fields[name]))
    read = {*back.grids, *(fault.sheet for fault in misread)}
    return Proposal(
        back.file,
        [move for result in moved.values() for move in result.moves],
        each_once(misread, _checked(folder, {**before, **contents}, candidates, reasoned=all(map(why.get, Language)))),
        why,
        contents,
        {file: before[file] for file in contents},
        [name for name in now.tables if name not in read]
        if path.suffix.casefold() in _BOOK and back.proposed is None
        else [],
        back.unknown,
        {name: lacking for name, grid in back.grids.items()
         if (lacking := [column for column in now.fields[name] if column not in grid.columns])},
        None if back.proposed is None else (back.proposed, sum(len(grid.rows) for grid in back.grids.values())),
    )  # fmt: skip


def _candidates(
    now: Standing, moved: Mapping[str, Merged], why: Mapping[Language, str], day: datetime.date
) -> dict[str, Candidate]:
    """The files as they would be, ``changes.csv`` last; none where nothing moved."""
    if not moved:
        return {}
    found = {name: Candidate(*rendered(now.tables[name], result.lines)) for name, result in moved.items()}
    sources = moved["sources"].lines if "sources" in moved else now.tables["sources"].lines
    known = {now.tables["sources"].cells(line)["source_id"] for line in sources}
    reason = {language: why.get(language) or _NO_REASON for language in Language}
    moves = [move for result in moved.values() for move in result.moves]
    changes = now.tables[CHANGES]
    added = [Line(cells) for cells in change_lines(moves, reason, day, changes.columns, known)]
    content, rows = rendered(changes, [*changes.lines, *added])
    found[CHANGES] = Candidate(content, {line: row for line, row in rows.items() if not row.raw})
    return found


def _checked(
    folder: Path, contents: Mapping[str, bytes], candidates: Mapping[str, Candidate], *, reasoned: bool
) -> list[PlacedFault]:
    """Every fault of the package as it would be.

    Those of the lines of the import itself follow from others; alone, they are those of the reason, if there is one.
    """
    if not candidates:
        return []
    try:
        found = faults_of(contents, candidates)
    except OSError as error:
        raise told(error, folder) from error
    ours = candidates[CHANGES].rows
    others = [each for each in found if each.fault.file != f"{CHANGES}.csv" or each.fault.line not in ours]
    return others or (found if reasoned else [])


def write_proposal(asked: Proposal, folder: Path = DATA, *, over: bool = False) -> list[str]:
    """Write what is proposed; the names of the files. Raises ``EditRefused``: nothing is then written.

    ``over``: also over files that git would not bring back as they are.
    """
    require_reason(asked)
    if asked.faults:
        raise EditRefused("faults")
    dirty = [] if over else uncommitted(folder, asked.contents)
    if dirty is None:
        raise EditRefused("no_git")
    if dirty:
        raise EditRefused("uncommitted", files=", ".join(sorted(dirty)))
    replace_all(folder, asked.contents, asked.before)
    return list(asked.contents)


def require_reason(asked: Proposal) -> None:
    """Raises ``EditRefused`` unless the reason is there in both languages, each in its own."""
    given = [asked.reason.get(language, "").strip() for language in Language]
    if not all(given):
        raise EditRefused("reason")
    if len(set(given)) < len(given):
        raise EditRefused("reason_once")
