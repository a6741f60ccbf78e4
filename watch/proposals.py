"""The workbook of proposals: every finding with its reason, and the rows to be accepted, in the form of an import."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dossier.catalogue import Catalogue
from dossier.language import DEFAULT, Language, date, t
from exports.editing.accepting import ACCEPTED, FINDINGS, PROPOSED, REGISTERS
from exports.editing.cells import LONGEST
from exports.editing.form_book import FormBook
from exports.editing.grids import GUIDE, ORIGIN, REASON, REASONS
from exports.editing.opened import origin_cells
from exports.files.failure import guard
from watch.failure import both
from watch.finding import Finding, Verdict
from watch.gathering import Gathered, gathered, record_of
from watch.reading import Reading
from watch.rows import rows_of_table, standing_of

_TEXT = {"text_wrap": True, "valign": "top"}
_HEAD = {"bold": True, "bg_color": "#E8ECF1", "bottom": 1, **_TEXT}
_TO_FILL = {"bg_color": "#FFF7DB", "border": 1, **_TEXT}
_CHANGED = {"bold": True, "bg_color": "#E3F1EC", **_TEXT}
_STEPS = ("what", "classes", "accept", "fill", "source", "effects", "import", "again")
_WIDTHS = {ACCEPTED: 12.0, "_reason": 46.0, "_excerpt": 46.0, "_address": 30.0, "_record": 22.0, "_missing": 18.0}
#: The order in which a person reads: what may be accepted first.
_READ = (Verdict.CHANGED, Verdict.NEW, Verdict.GONE, Verdict.DOUBTFUL, Verdict.SETTLED, Verdict.SAME)


@guard
def proposals_xlsx(
    catalogue: Catalogue, findings: Sequence[Finding], readings: Sequence[Reading[object]], day: str
) -> bytes:
    """The workbook; equal findings of a day give equal bytes. Raises ``EditRefused`` or ``ExportFailed``."""
    rows = proposed_rows(catalogue, findings)
    tables = list(dict.fromkeys(row.table for row in rows))
    names = [GUIDE, REASON, *tables, FINDINGS, REGISTERS, ORIGIN]
    book = FormBook({name: name for name in names}, day, {"title": t(DEFAULT, "watch.guide.title")})
    _guide(book, catalogue, day)
    _reason(book, day)
    for table in tables:
        _table(book, catalogue, table, [row for row in rows if row.table == table])
    _findings(book, findings)
    _registers(book, readings, findings)
    contents = {table: standing_of(catalogue).contents[table] for table in tables}
    book.text(ORIGIN, 0, 0, both("edit.origin"))
    for row, cell in enumerate(origin_cells(contents, LONGEST - 2_000), 1):
        book.text(ORIGIN, row, 0, cell)
    book.hide(ORIGIN)
    return book.close()


def proposed_rows(catalogue: Catalogue, findings: Sequence[Finding]) -> list[Gathered]:
    """The rows to be accepted, one a key, the surest first."""
    tables = {row.table for finding in findings for row in finding.rows}
    there = {table: rows_of_table(catalogue, table) for table in tables}
    return sorted(gathered(findings, there), key=lambda row: _READ.index(row.verdict))


def _guide(book: FormBook, catalogue: Catalogue, day: str) -> None:
    book.widths(GUIDE, 70, 70)
    for column, language in enumerate(Language):
        book.text(GUIDE, 0, column, t(language, "watch.guide.title"), **_TEXT, bold=True, font_size=14)
        version = t(language, "watch.guide.version", date=date(language, day), version=str(catalogue.version))
        book.text(GUIDE, 1, column, version, **_TEXT)
        for row, step in enumerate(_STEPS, 3):
            book.text(GUIDE, row, column, t(language, f"watch.guide.{step}"), **_TEXT)
    for row, step in enumerate(_STEPS, 3):
        _fit(book, GUIDE, row, [(t(language, f"watch.guide.{step}"), 62.0) for language in Language])


def _reason(book: FormBook, day: str) -> None:
    """Filled in; whoever accepts rows may say more."""
    book.widths(REASON, 14, 90)
    for row, (language, key) in enumerate(REASONS.items()):
        book.text(REASON, row, 0, key, **_HEAD)
        book.text(REASON, row, 1, t(language, "watch.reason", date=date(language, day)), num_format="@", **_TO_FILL)


def _table(book: FormBook, catalogue: Catalogue, table: str, rows: Sequence[Gathered]) -> None:
    columns = standing_of(catalogue).tables[table].columns
    for column, name in enumerate((*PROPOSED, *columns)):
        book.column(table, column, _WIDTHS.get(name, 16.0), num_format="@", **_TEXT)
        book.text(table, 0, column, name, **_HEAD)
        if name in PROPOSED:
            book.note(table, 0, column, both(f"watch.head.{name.removeprefix('_')}"))
    for place, row in enumerate(rows, 1):
        book.text(table, place, 0, "", num_format="@", **_TO_FILL)
        first = row.findings[0]
        why = [
            both(f"watch.verdict.{row.verdict}"),
            "\n".join(_why(row)),
            "\n".join(dict.fromkeys(each.excerpt for each in row.findings)),
            "" if first.score is None else f"{first.score:.0f}",
            first.register,
            first.address,
            record_of(row),
            ", ".join(row.missing),
        ]
        for column, text in enumerate(why, 1):
            book.text(table, place, column, text, **_TEXT)
        _fit(book, table, place, [(why[1], _WIDTHS["_reason"]), (why[2], _WIDTHS["_excerpt"])])
        for column, name in enumerate(columns, len(PROPOSED)):
            text = row.cells[name]
            look = _TO_FILL if name in row.missing else _CHANGED if name in row.changed else _TEXT
            book.text(table, place, column, text, num_format="@", **look)
            if row.before and name in row.changed:
                book.note(table, place, column, f"{row.before[name] or '∅'} → {text or '∅'}")
    book.freeze(table, 1, len(PROPOSED) + 1)
    book.filters(table, len(rows), len(PROPOSED) + len(columns) - 1)


def _why(row: Gathered) -> Iterator[str]:
    """Why a row is proposed, and what about it is not as the register has it."""
    yield from dict.fromkeys(each.reason for each in row.findings)
    for column, signs in row.too_long.items():
        yield both("watch.too_long", column=column, n=signs, most=LONGEST)
    if row.disputed:
        yield both("watch.disputed")


def _findings(book: FormBook, findings: Sequence[Finding]) -> None:
    heads = ("verdict", "register", "identifier", "ours", "score", "reason", "excerpt", "address")
    book.widths(FINDINGS, 14, 18, 22, 26, 22, 60, 60, 40)
    for column, head in enumerate(heads):
        book.text(FINDINGS, 0, column, both(f"watch.head.{head}").replace("\n", " / "), **_HEAD)
    _fit(book, FINDINGS, 0, [(both("watch.head.score").replace("\n", " / "), 20.0)])
    ranked = sorted(findings, key=lambda each: _READ.index(each.verdict))
    for row, each in enumerate(ranked, 1):
        score = "" if each.score is None else f"{each.score:.0f}"
        verdict = both(f"watch.verdict.{each.verdict}")
        texts = (verdict, each.register, each.identifier, each.ours, score, each.reason, each.excerpt, each.address)
        for column, text in enumerate(texts):
            book.text(FINDINGS, row, column, text, **_TEXT)
        _fit(book, FINDINGS, row, [(each.reason, 60.0), (each.excerpt, 60.0)])
    book.freeze(FINDINGS, 1, 0)
    book.filters(FINDINGS, max(1, len(ranked)), len(heads) - 1)


def _registers(book: FormBook, readings: Sequence[Reading[object]], findings: Sequence[Finding]) -> None:
    book.widths(REGISTERS, 22, 110)
    place = 0
    for reading in readings:
        for text in register_lines(reading, findings):
            book.text(REGISTERS, place, 0, reading.register, **_TEXT)
            book.text(REGISTERS, place, 1, text, **_TEXT)
            _fit(book, REGISTERS, place, [(text, 110.0)])
            place += 1


def _fit(book: FormBook, sheet: str, row: int, texts: Sequence[tuple[str, float]]) -> None:
    """As high as the highest of its texts, each line of it on a line of its own."""
    lines = [(sum(1 + int(len(line) // letters) for line in text.split("\n")), letters) for text, letters in texts]
    book.height(sheet, row, [("x" * round(count * letters), letters) for count, letters in lines])


def register_lines(reading: Reading[object], findings: Sequence[Finding]) -> list[str]:
    """What became of a register, a sentence in both languages each: how much was read, as of when, what failed."""
    of_it = [each for each in findings if each.register == reading.register]
    lines = [both(f"watch.read.{'whole' if reading.whole else 'part'}", n=len(reading.records))]
    if reading.as_of:
        lines.append("\n".join(t(each, "watch.read.as_of", date=date(each, reading.as_of)) for each in Language))
    counts = {verdict: sum(each.verdict == verdict for each in of_it) for verdict in _READ}
    said = [
        ", ".join(f"{t(language, f'watch.verdict.{verdict}')} {n}" for verdict, n in counts.items() if n)
        for language in Language
    ]
    lines += ["\n".join(said)] if any(said) else []
    # a host that is left alone has one sentence, however many of its addresses were to be asked
    return [*lines, *dict.fromkeys("\n".join(map(fault.words, Language)) for fault in reading.faults)]


def proposals_path(build: Path) -> Path:
    """Where the workbook stands."""
    return build / "proposals.xlsx"
