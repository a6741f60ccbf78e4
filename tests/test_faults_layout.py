"""A file saved otherwise than expected has one cause and one sentence; padding around a table is no fault."""

import errno
import subprocess
import sys
from pathlib import Path

import breakages as b
import pytest
from fault_cases import ACTOR, Broken, Case, faults_of, said_once

from dossier.catalogue import DATA, BrokenPackage, describe, load
from dossier.language import Language

FILE = "actors.csv"
HEADER, _, BODY = (DATA / FILE).read_bytes().partition(b"\n")
EMPTY = b",,,,,,,,,,,,,,,,,,\n"


def whole(edit: b.Edit, rule: str, line: int | None = 1) -> Case:
    return Case(edit, FILE, line, None, None, rule)


def in_quotes(raw: bytes) -> bytes:
    return b"\n".join(b'"' + line.replace(b'"', b'""') + b'"' for line in raw.splitlines())


CASES = {
    "tabs": whole(b.recoded(FILE, lambda raw: raw.replace(b",", b"\t")), "separator_tab"),
    "bars": whole(b.recoded(FILE, lambda raw: raw.replace(b"|", b" ").replace(b",", b"|")), "separator_bar"),
    "order to a spreadsheet": whole(b.recoded(FILE, lambda raw: b"sep=,\n" + raw), "sep_line"),
    "title above": whole(b.recoded(FILE, lambda raw: b"Table des acteurs,,,\n" + raw), "title_rows"),
    "title, blank line, date above": whole(b.recoded(FILE, lambda raw: b"Acteurs\n\n29/11\n" + raw), "title_rows"),
    "blank line above": whole(b.recoded(FILE, lambda raw: b"\n" + raw), "title_rows"),
    "lines in quotes": whole(b.recoded(FILE, in_quotes), "quoted_lines"),
    "no byte": whole(b.recoded(FILE, lambda _: b""), "empty_file", None),
    "only a mark and a line end": whole(b.recoded(FILE, lambda _: b"\xef\xbb\xbf\r\n"), "empty_file", None),
    "workbook": whole(b.recoded(FILE, lambda _: b"PK\x03\x04..."), "holds_spreadsheet", None),
    "document": whole(b.recoded(FILE, lambda _: b"%PDF-1.7"), "holds_document", None),
    "page": whole(b.recoded(FILE, lambda _: b"<!DOCTYPE html><html></html>"), "holds_page", None),
    "folder": whole(b.folder_in_place_of(FILE), "is_folder", None),
    "no header": Case(
        b.recoded(FILE, lambda _: BODY.partition(b"\n")[0]),
        FILE,
        1,
        None,
        ACTOR,
        "no_header",
    ),
    "another table": whole(b.recoded(FILE, lambda _: (DATA / "labels.csv").read_bytes()), "other_table"),
    "header in capitals": Case(
        b.recoded(FILE, lambda _: HEADER.upper() + b"\n" + BODY), FILE, 1, "ACTOR_ID", None, "header_written"
    ),
    "empty row within": whole(b.recoded(FILE, lambda raw: raw.replace(b"\n", b"\n" + EMPTY, 1)), "empty_rows", 2),
    "copy by a browser": Case(b.beside("actors (1).csv"), "actors (1).csv", None, None, None, "stranger"),
    "lock of a spreadsheet": Case(b.beside("~$actors.xlsx"), "~$actors.xlsx", None, None, None, "open_elsewhere"),
}
WORDS = {
    "separator_tab": ("séparées par des tabulations", "separated by tabs"),
    "separator_bar": ("séparées par des barres verticales", "separated by vertical bars"),
    "sep_line": ("une consigne de tableur", "an order to a spreadsheet"),
    "title_rows": ("des lignes précèdent l’en-tête", "lines stand above the header"),
    "quoted_lines": ("chaque ligne est entre guillemets", "each line is in quotation marks"),
    "empty_file": ("le fichier est vide", "the file is empty"),
    "holds_spreadsheet": ("le fichier est un classeur", "the file is a workbook"),
    "holds_document": ("est un document PDF", "is a PDF document"),
    "holds_page": ("est une page web", "is a web page"),
    "is_folder": ("un dossier se trouve à la place du fichier", "a folder stands in the place of the file"),
    "no_header": ("ne porte pas les noms des colonnes", "does not hold the names of the columns"),
    "other_table": ("les colonnes de labels.csv", "the columns of labels.csv"),
    "header_written": ("casse, espaces ou signes invisibles", "case, spaces or invisible signs"),
    "empty_rows": ("des lignes vides coupent la table (lignes : 2)", "empty rows break the table (lines: 2)"),
    "stranger": ("aucune table ne porte ce nom", "no table has this name"),
    "open_elsewhere": ("qu’un tableur tient une table ouverte", "that a spreadsheet holds a table open"),
}
#: Rules of what no edit of a file can bring about.
SAID_ELSEWHERE = {"no_folder", "unreadable_file", "not_written"}


@pytest.mark.parametrize("name", CASES)
def test_one_fault_is_said_once_in_both_languages(name: str, broken: Broken) -> None:
    said_once(CASES[name], WORDS, broken)


SEVERAL = {
    "French spreadsheet": (
        (b.with_semicolons(FILE), b.recoded(FILE, lambda raw: raw.decode().encode("cp1252", "replace"))),
        ["encoding", "separator"],
    ),
    "French spreadsheet with its order": (
        (
            b.with_semicolons(FILE),
            b.recoded(FILE, lambda raw: b"sep=;\r\n" + raw.decode().encode("cp1252", "replace")),
        ),
        ["encoding", "separator", "sep_line"],
    ),
    "Unicode text": (
        (b.recoded(FILE, lambda raw: raw.decode().replace(",", "\t").encode("utf-16")),),
        ["encoding", "separator_tab"],
    ),
    "title over semicolons": (
        (b.with_semicolons(FILE), b.recoded(FILE, lambda raw: b"Acteurs;;\n" + raw)),
        ["separator", "title_rows"],
    ),
}


@pytest.mark.parametrize("name", SEVERAL)
def test_causes_that_come_together_are_told_together(name: str, broken: Broken) -> None:
    edits, rules = SEVERAL[name]
    (fault,) = faults_of(broken(*edits))
    assert [fault.rule, *fault.also] == rules
    for language in Language:
        assert len(fault.describe(language).splitlines()) == 1


PADDING = {
    "blank lines at the end": lambda raw: raw + b"\n\n\n",
    "commas at the end": lambda raw: raw + EMPTY * 3,
    "spaces and commas at the end": lambda raw: raw + b" , ,\n,\n",
    "columns that were once touched": lambda raw: raw.replace(b"\n", b",,,\n"),
    "line ends of an old Mac": lambda raw: raw.replace(b"\n", b"\r"),
    "no line end at the end": lambda raw: raw.rstrip(b"\n"),
}


@pytest.mark.parametrize("name", PADDING)
def test_padding_is_no_fault(name: str, broken: Broken) -> None:
    folder = broken(b.recoded(FILE, PADDING[name]))
    assert load(folder).records("actors") == load().records("actors")


def test_all_empty_rows_of_a_file_are_one_fault(broken: Broken) -> None:
    (fault,) = faults_of(broken(b.recoded(FILE, lambda raw: raw.replace(b"\n", b"\n\n" + EMPTY, 4))))
    assert (fault.rule, fault.line, fault.details["lines"]) == ("empty_rows", 2, "2, 3, 5, 6, 8, 9, 11, 12")


@pytest.mark.parametrize(
    ("written", "shown"), [("name ", "name[U+0020]"), ("na\u200bme", "na[U+200B]me"), ("Name", "Name")]
)
def test_a_heading_that_looks_right_is_shown_and_told_once(written: str, shown: str, broken: Broken) -> None:
    (fault,) = faults_of(broken(b.renamed_column(FILE, "name", written)))
    assert (fault.rule, fault.nearest) == ("unknown_column", "name")
    for language in Language:
        assert shown in fault.describe(language)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("actors (1).csv", FILE), ("Copie de actors.csv", FILE), ("actors.csv.bak", FILE), ("remarques.docx", "")],
)
def test_a_file_beside_the_tables_is_named_with_the_one_it_may_be(name: str, nearest: str, broken: Broken) -> None:
    (fault,) = faults_of(broken(b.beside(name)))
    assert (fault.file, fault.rule, fault.nearest) == (name, "stranger", nearest)


@pytest.mark.parametrize("name", ["README.md", ".DS_Store", "Thumbs.db", "geo"])
def test_what_belongs_beside_the_tables_passes(name: str, broken: Broken) -> None:
    assert load(broken(b.beside(name)))


def test_a_table_under_another_name_is_not_missing_as_well(broken: Broken) -> None:
    def renamed(folder: Path) -> None:
        (folder / FILE).rename(folder / "Actors.csv")

    (fault,) = faults_of(broken(renamed))
    assert (fault.file, fault.rule, fault.nearest) == ("Actors.csv", "stranger", FILE)


@pytest.mark.parametrize("file", [FILE, "datapackage.json"])
def test_a_file_that_cannot_be_read_is_told_in_words(
    file: str, broken: Broken, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == file:
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    folder = broken()
    monkeypatch.setattr(Path, "read_bytes", refused)
    (fault,) = faults_of(folder)
    assert (fault.file, fault.rule) == (file, "unreadable_file")
    assert "ne peut pas être lu" in fault.describe(Language.FR)
    assert "cannot be read" in fault.describe(Language.EN)


@pytest.mark.parametrize("place", ["nowhere", FILE])
def test_a_folder_that_is_none_is_one_fault(place: str) -> None:
    with pytest.raises(BrokenPackage) as caught:
        load(DATA / place)
    assert [(fault.file, fault.rule) for fault in caught.value.faults] == [(place, "no_folder")]
    assert "ce n’est pas un dossier de données" in caught.value.describe(Language.FR)
    assert "this is no folder of data" in caught.value.describe(Language.EN)


def test_a_description_that_cannot_be_written_stays_whole(broken: Broken, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves no half of a file, and nothing beside it."""
    folder = broken()
    before = (folder / "datapackage.json").read_bytes()

    def full(path: Path, text: str, **_: object) -> int:
        path.write_bytes(text[:10].encode())
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        describe.write(folder / "datapackage.json")
    assert (folder / "datapackage.json").read_bytes() == before
    assert load(folder)


def test_the_command_tells_a_folder_in_the_place_of_a_file(broken: Broken) -> None:
    folder = broken(b.folder_in_place_of("datapackage.json"))
    command = [sys.executable, "-m", "dossier.catalogue", "--describe", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=DATA.parent)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "un dossier se trouve à la place du fichier" in result.stderr


def test_a_damaged_key_does_not_lose_its_row(broken: Broken) -> None:
    """Rows that name it are not at fault, whatever the damage."""
    for damaged in ("efs-bfc\u200b", "EFS BFC", "efs bfc"):
        folder = broken(b.change(FILE, ACTOR, actor_id=damaged))
        (fault,) = faults_of(folder)
        assert (fault.file, fault.column, fault.nearest) == (FILE, "actor_id", ACTOR)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
