"""The two commands: what they ask, what they say, in both languages, and no traceback for a curator."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from dossier.catalogue import DATA, BrokenPackage
from dossier.language import Language, t
from exports.editing.importing import Proposal, proposal, require_reason, write_proposal
from exports.editing.moving import told
from exports.editing.refused import EditRefused
from exports.editing.sheets import editing_xlsx
from exports.editing.telling import move_lines, summary
from exports.files.failure import ExportFailed

#: Command-line options of ``import`` that the Makefile fills from its variables; empty is as if not given.
_OPTIONS = ("over", "keys", "show")


def editing_command(arguments: Sequence[str], ask: Callable[[str], str] | None = None) -> int:
    """Run a command; 0 where all is well, 1 where nothing was done. ``ask`` puts a question to whoever sits there."""
    asked = _parser().parse_args(arguments)
    if ask is None and sys.stdin.isatty():
        ask = input
    try:
        if asked.command == "edit":
            return _edit(Path(asked.file), asked.folder)
        return _import(asked, ask)
    except BrokenPackage as broken:
        _refuse([broken.describe(language) for language in Language])
    except (EditRefused, ExportFailed) as refused:
        _refuse([refused.words(language) for language in Language])
    except (EOFError, KeyboardInterrupt):  # instead of an answer, or meanwhile
        _refuse([EditRefused("stopped").words(language) for language in Language])
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m exports.editing", description=_both("edit.command.what"))
    commands = parser.add_subparsers(dest="command", required=True)
    edit = commands.add_parser("edit", help=_both("edit.command.edit"))
    back = commands.add_parser("import", help=_both("edit.command.import"))
    for each in (edit, back):
        each.add_argument("file")
        each.add_argument("--folder", type=Path, default=DATA)
    for language in Language:
        back.add_argument(f"--reason-{language}", default="")
    for option in _OPTIONS:
        back.add_argument(f"--{option}", nargs="?", const="yes", default="", help=_both(f"edit.command.{option}"))
    return parser


def _edit(path: Path, folder: Path) -> int:
    content = editing_xlsx(folder)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = put_aside(path, content)
        path.write_bytes(content)
    except OSError as error:
        raise told(error, path) from error
    if kept:
        _say([t(language, "edit.done.kept", file=str(kept)) for language in Language])
    _say([t(language, "edit.done.edit", file=str(path)) for language in Language])
    return 0


def put_aside(path: Path, content: bytes) -> Path | None:
    """Somebody's edits are not written over: another file of this name is kept under a name of its own."""
    if not path.exists() or path.read_bytes() == content:
        return None
    turn = 1
    while (kept := path.with_name(f"{path.stem}-{turn}{path.suffix}")).exists():
        turn += 1
    path.rename(kept)
    return kept


def _import(asked: argparse.Namespace, ask: Callable[[str], str] | None) -> int:
    path = Path(asked.file)
    if not asked.file:
        raise EditRefused("no_file")
    reason = {language: text for language in Language if (text := getattr(asked, f"reason_{language}").strip())}
    keys = bool(asked.keys)
    found = proposal(path, asked.folder, reason=reason, keys_may_change=keys)
    _show(found)
    if found.faults:
        return 1
    if not found.moves or asked.show:
        return 0
    more = _asked(found, ask) if ask else {}
    if any(more.values()):
        found = proposal(path, asked.folder, reason={**reason, **more}, keys_may_change=keys)
        if found.faults:
            _show(found)
            return 1
    require_reason(found)
    _say([f"{language}: {found.reason[language]}" for language in Language])
    files = write_proposal(found, asked.folder, over=bool(asked.over))
    named = " ".join(str(_near(asked.folder / file)) for file in files)
    _say(
        [t(language, "edit.done.import", files=", ".join(files), undo=f"git restore {named}") for language in Language]
    )
    return 0


def _near(path: Path) -> Path:
    """A path as one types it where one stands."""
    return path.resolve().relative_to(Path.cwd()) if path.resolve().is_relative_to(Path.cwd()) else path


def _asked(found: Proposal, ask: Callable[[str], str]) -> Mapping[Language, str]:
    """The reason, asked in each language in which it lacks."""
    lacking = [language for language in Language if not found.reason.get(language)]
    return {language: ask(t(language, "edit.ask") + " ").strip() for language in lacking}


def _show(found: Proposal) -> None:
    if found.moves:
        _say([summary(language, found.moves) for language in Language])
        print(*move_lines(found.moves), sep="\n")
    elif not found.faults:
        _say([t(language, "edit.done.nothing") for language in Language])
    remarks = [remark for language in Language for remark in found.remarks(language)]
    if remarks:
        _say(remarks)
    if found.faults:
        blocks = []
        for language in Language:
            lines = [t(language, "edit.faults", n=len(found.faults))]
            blocks.append("\n".join(lines + [f"  - {fault.words(language, found.file)}" for fault in found.faults]))
        _refuse(blocks)


def _both(key: str) -> str:
    return " / ".join(t(language, key) for language in Language).replace("%", "%%")


def _say(lines: Sequence[str]) -> None:
    print(*lines, sep="\n")


def _refuse(blocks: Sequence[str]) -> None:
    sys.stdout.flush()
    print(*blocks, sep="\n\n", file=sys.stderr)
