"""The two commands: read the registers and propose; say what accepted rows would move. No traceback for a curator."""

import argparse
import datetime
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dossier.catalogue import DATA, BrokenPackage, Catalogue, load
from dossier.catalogue.records import is_date
from dossier.language import Language
from dossier.publisher import BrokenSettings
from exports.editing.commands import put_aside
from exports.editing.importing import reread
from exports.editing.moving import told
from exports.editing.refused import EditRefused
from exports.files.failure import ExportFailed
from watch.datasets import dataset_findings, french_names, row_findings
from watch.effects import effect_lines, effects_of, effects_xlsx
from watch.failure import WatchFailed, both
from watch.finding import Finding
from watch.labels import label_findings
from watch.matching import Ours, sponsor_names
from watch.pages import addresses_of, page_findings
from watch.polite import FRESH, Manners, Polite
from watch.proposals import proposals_path, proposals_xlsx, register_lines
from watch.reading import Heard, Reading
from watch.registers import clinical_trials, data_gouv, our_sources
from watch.rows import standing_of
from watch.settled import Settled
from watch.shelf import BUILD, Busy, OutsideShelf, alone, put
from watch.trials import left_out, trial_findings

Transport = httpx.BaseTransport | None


class Run:
    """One run: what is read, for which day, through what."""

    def __init__(
        self, catalogue: Catalogue, shelf: Path, since: str, day: str, fresh: float, through: Transport
    ) -> None:
        self.catalogue, self.since, self.day = catalogue, since, day
        self._shelf, self._fresh, self._through = shelf, fresh, through
        self.findings: list[Finding] = []
        self.readings: list[Reading[Any]] = []
        self.notes: list[str] = []

    def polite(self, register: str, hosts: frozenset[str], **manners: Any) -> Polite:
        return Polite(
            register, hosts, self._shelf / "watch", Manners(fresh=self._fresh, **manners), transport=self._through
        )


def _trials(run: Run, heard: Heard) -> None:
    numbers = [number for number in Ours(run.catalogue).numbers if number.startswith("NCT")]
    with run.polite(clinical_trials.NAME, frozenset({clinical_trials.HOST})) as polite:
        reading = clinical_trials.read_trials(polite, sponsor_names(run.catalogue), numbers, run.since, heard)
    whole = reading.whole and not reading.faults and not run.since  # a record that could not be read is not gone
    found = list(trial_findings(run.catalogue, reading.records, run.day, whole=whole))
    run.findings.extend(found)
    run.readings.append(reading)
    if reading.records:
        run.notes.append(both("watch.read.left_out", n=left_out(reading.records, found)))


def _datasets(run: Run, heard: Heard) -> None:
    with run.polite(data_gouv.NAME, data_gouv.HOSTS) as polite:
        reading = data_gouv.read_datasets(polite, heard)
        named = data_gouv.read_named_rows(polite, reading.records, french_names(run.catalogue), heard)
    reading.faults.extend(named.faults)
    reading.whole = reading.whole and named.whole
    run.findings.extend(dataset_findings(run.catalogue, reading.records))
    run.findings.extend(row_findings(run.catalogue, named.records))
    run.readings.append(reading)


def _sources(run: Run, heard: Heard) -> None:
    addresses = addresses_of(run.catalogue)
    hosts = our_sources.hosts_of(addresses)
    with run.polite(our_sources.NAME, hosts, limit=3600.0, largest=our_sources.HEAD, cut=True) as polite:
        reading = our_sources.read_pages(polite, addresses, heard)
    run.findings.extend(page_findings(run.catalogue, reading.records, run.day))
    run.readings.append(reading)


#: Name on the command line -> what reads it.
READERS: dict[str, Callable[[Run, Heard], None]] = {
    "clinicaltrials": _trials,
    "datagouv": _datasets,
    "sources": _sources,
}


def watch_command(arguments: Sequence[str], *, through: Transport = None, build: Path = BUILD) -> int:
    """Run a command; 1 where nothing was written. What a register did not give is said, and fails no run."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "effects":
            return _effects(Path(asked.file), asked.folder, build)
        if not _askable(asked):
            return 1
        with alone(build):
            return _read(asked, through, build)
    except BrokenPackage as broken:
        _refuse(broken.describe(language) for language in Language)
    except BrokenSettings as broken:
        _refuse(broken.describe(language) for language in Language)
    except (EditRefused, ExportFailed) as refused:
        _refuse(refused.words(language) for language in Language)
    except OSError as error:
        _refuse(told(error, build).words(language) for language in Language)
    except OutsideShelf as outside:
        _refuse([both("watch.outside", file=str(outside))])
    except Busy:
        _refuse([both("watch.busy")])
    except KeyboardInterrupt:
        _refuse([both("watch.stopped")])
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m watch")
    commands = parser.add_subparsers(dest="command", required=True)
    read, effects = commands.add_parser("read"), commands.add_parser("effects")
    effects.add_argument("file")
    for each in (read, effects):
        each.add_argument("--folder", type=Path, default=DATA)
    for option in ("only", "since", "afresh"):
        read.add_argument(f"--{option}", default="")
    return parser


def _only(asked: argparse.Namespace) -> list[str]:
    return [name.strip() for name in asked.only.split(",") if name.strip()]


def _askable(asked: argparse.Namespace) -> bool:
    unknown = [name for name in _only(asked) if name not in READERS]
    wrong = bool(unknown or (asked.since and not (is_date(asked.since) and len(asked.since) == 10)))
    if wrong:
        key = "watch.unknown" if unknown else "watch.since"
        _refuse([both(key, names=", ".join(unknown), known=", ".join(READERS), since=asked.since)])
    return not wrong


def _read(asked: argparse.Namespace, through: Transport, build: Path) -> int:
    day = datetime.date.today().isoformat()
    run = Run(load(asked.folder), build, asked.since, day, 0.0 if asked.afresh else FRESH, through)
    settled = _settled(run, build)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        for name in _only(asked) or READERS:
            task = bar.add_task(name, total=None)

            def heard(done: int, of: int, task: Any = task) -> None:
                bar.update(task, completed=done, total=of)

            try:
                READERS[name](run, heard)
            except (ValueError, ArithmeticError, LookupError, TypeError, RecursionError) as error:
                # what no form foresaw; the other registers go on
                broken = WatchFailed("broken", name, reason=repr(error)[:200])
                run.readings.append(Reading(name, faults=[broken], whole=False))
    run.findings = list(settled.applied(run.findings))
    run.findings.extend(label_findings(run.catalogue, run.findings))
    for reading in run.readings:
        print(f"{reading.register}", *(_indented(text) for text in register_lines(reading, run.findings)), sep="\n")
    print(*run.notes, sep="\n")
    if not any(reading.records for reading in run.readings):
        _refuse([both("watch.nothing")])
        return 1
    path = proposals_path(build)
    content = proposals_xlsx(run.catalogue, run.findings, run.readings, day)
    fresh = path.with_name(f".{path.name}.fresh")
    put(fresh, content, build)  # first: where it cannot be written, the proposals of before stay under their name
    try:
        kept = put_aside(path, content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    if kept:
        print(both("edit.done.kept", file=str(kept)))
    print(both("watch.done", file=str(path)))
    return 0


def _settled(run: Run, build: Path) -> Settled:
    """What was refused in the proposals of before, saved as a workbook of either kind, and earlier."""
    settled = Settled(build / "watch")
    if settled.lost:
        run.notes.append(both("watch.unsettled", file=str(settled.lost)))
    columns = {name: list(each) for name, each in standing_of(run.catalogue).fields.items()}
    path = proposals_path(build)
    for file in (each for each in (path, path.with_suffix(".ods")) if each.is_file()):
        try:
            settled.remember(reread(file, columns).refused, run.day)
        except EditRefused as refused:
            words = (refused.words(language) for language in Language)
            run.notes.append("\n".join([both("watch.unsettled", file=str(file)), *words]))
    return settled


def _effects(path: Path, folder: Path, build: Path) -> int:
    found, effects = effects_of(path, folder, build)
    if found.faults:
        _refuse(fault.words(language, found.file) for language in Language for fault in found.faults)
        return 1
    for language in Language:
        print(*found.remarks(language), sep="\n")
    print(*effect_lines(effects), sep="\n")
    day = datetime.date.today().isoformat()
    put(build / "effects.xlsx", effects_xlsx(found, effects, day), build)
    print(both("watch.effects.done", file=str(build / "effects.xlsx")))
    return 0


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.split("\n"))


def _refuse(blocks: Iterable[str]) -> None:
    sys.stdout.flush()
    print(*blocks, sep="\n", file=sys.stderr)
