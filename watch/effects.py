"""What accepted rows would move: findings, triggers, inputs of the models, and the results of the named scenarios.

Both catalogues are built whole, the one that stands and the one that would be, and every sentence is compared. Nothing
is imported here.
"""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dossier.catalogue import DATA, Catalogue, load
from dossier.exhibits import Entry, register
from dossier.language import DEFAULT, Language, t
from dossier.scenario.asked import scenario_named
from dossier.scenario.quoted_results import RESULTS
from dossier.selection import Selection
from exports.editing.form_book import FormBook
from exports.editing.importing import Proposal, proposal
from exports.editing.telling import move_lines
from exports.files.failure import guard
from watch.failure import both
from watch.shelf import BUILD

#: Tables whose rows are inputs and triggers of the case itself.
_CASE = ("triggers", "model_inputs")
_RESULTS = ("mean", "positive")
SHEET = "Effets - Effects"


@dataclass(frozen=True)
class Effect:
    """``what``: a finding, a row of the case, a result; ``where`` names it; both languages, old and new."""

    what: str
    where: str
    before: str
    after: str


def effects_of(path: Path, folder: Path = DATA, shelf: Path = BUILD) -> tuple[Proposal, list[Effect]]:
    """What importing the file would move. With faults in it, nothing is computed. Raises ``EditRefused``."""
    found = proposal(path, folder)
    if found.faults or not found.moves:
        return found, []
    shelf.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="effects-", dir=shelf) as name:
        trial = Path(name) / "data"
        shutil.copytree(folder, trial, ignore=shutil.ignore_patterns("geo"))
        for file, content in found.contents.items():
            (trial / file).write_bytes(content)
        return found, list(compared(load(folder), load(trial), found))


def compared(
    before: Catalogue, after: Catalogue, found: Proposal, exhibits: Mapping[str, Entry] | None = None
) -> Iterator[Effect]:
    """Every effect, findings first; ``exhibits``: the whole register, or a part of it."""
    for identifier, entry in (register() if exhibits is None else exhibits).items():
        old, new = (
            "\n".join(entry.build(catalogue, Selection(language=language)).finding for language in Language)
            for catalogue in (before, after)
        )
        if old != new:
            yield Effect("finding", identifier, old, new)
    for move in found.moves:
        if move.table in _CASE:
            yield Effect(move.table, f"{move.row} {move.column}".strip(), move.before, move.after)
    for row in before.records("named_scenarios"):
        if after.has("named_scenarios", row.scenario_id):
            for name in _RESULTS:
                old, new = (_result(catalogue, name, row.scenario_id) for catalogue in (before, after))
                if old != new:
                    yield Effect("result", f"{row.scenario_id}.{name}", old, new)


def _result(catalogue: Catalogue, name: str, scenario: str) -> str:
    said = (RESULTS[name](catalogue, language, scenario_named(catalogue, scenario)) for language in Language)
    return "\n".join(dict.fromkeys(said))


def effect_lines(effects: list[Effect]) -> Iterator[str]:
    """For the terminal."""
    if not effects:
        yield both("watch.effects.none")
        return
    yield both("watch.effects.some", n=len(effects))
    for each in effects:
        yield f"\n{each.where} ({both(f'watch.effects.{each.what}').replace(chr(10), ' / ')})"
        for old, new in zip(each.before.split("\n") or [""], each.after.split("\n") or [""], strict=False):
            yield f"  - {old or '∅'}\n  + {new or '∅'}"
    if all(each.what != "result" for each in effects):
        yield f"\n{both('watch.effects.results_same')}"


@guard
def effects_xlsx(found: Proposal, effects: list[Effect], day: str) -> bytes:
    """The same as a sheet. Raises ``ExportFailed``."""
    book = FormBook({SHEET: SHEET}, day, {"title": t(DEFAULT, "watch.effects.title")})
    book.widths(SHEET, 20, 34, 80, 80)
    look = {"text_wrap": True, "valign": "top"}
    for column, head in enumerate(("what", "where", "before", "after")):
        book.text(SHEET, 0, column, both(f"watch.effects.{head}").replace("\n", " / "), bold=True, **look)
    rows = [(both(f"watch.effects.{each.what}"), each.where, each.before, each.after) for each in effects]
    rows += [(both("watch.effects.move"), line.strip(), "", "") for line in move_lines(found.moves)]
    if not effects:
        rows.insert(0, (both("watch.effects.none"), "", "", ""))
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts):
            book.text(SHEET, row, column, text, **look)
    book.freeze(SHEET, 1, 0)
    return book.close()
