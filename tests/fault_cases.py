"""A package broken in one place, and what must be said of it: once, in both languages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import breakages as b
import pytest

from dossier.catalogue import load
from dossier.catalogue.faults import BrokenPackage, Fault
from dossier.language import Language

Broken = Callable[..., Path]
#: Rule -> what its sentence says, in French and in English.
Words = Mapping[str, tuple[str, str]]
ACTOR, SITE, AWARD = "efs-bfc", "efs-mti-besancon", "study-phase3-gbm-2024"
LAST, IN_PORTUGUESE = -1, "the one source in Portuguese"


@dataclass(frozen=True)
class Case:
    """One broken package: the edit, where its one fault is, and the rule broken.

    ``line`` is a number, ``LAST``, or the first cell of the row at fault.
    """

    edit: b.Edit
    file: str
    line: int | str | None
    column: str | None
    value: str | None
    rule: str


def cell(file: str, row: str, column: str, value: str, rule: str, shown: str = "") -> Case:
    """A cell that a curator mistyped. ``shown`` is the part of it that is at fault."""
    return Case(b.change(file, row, **{column: value}), file, row, column, shown or value.strip() or None, rule)


def expected_line(folder: Path, case: Case) -> int | None:
    if case.line == LAST:
        return len((folder / case.file).read_text(encoding="utf-8").splitlines())
    if case.line == IN_PORTUGUESE:
        rows = (folder / case.file).read_text(encoding="utf-8").splitlines()
        return next(number for number, row in enumerate(rows, 1) if ",pt," in f"{row},")
    if isinstance(case.line, str):
        return b.line_of(folder, case.file, case.line)
    return case.line


def faults_of(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(BrokenPackage) as caught:
        load(folder)
    return caught.value.faults


def said_once(case: Case, words: Words, broken: Broken) -> Fault:
    """Break the package, and hold the one fault against the case and its words."""
    folder = broken(case.edit)
    (fault,) = faults_of(folder)
    line = expected_line(folder, case)
    found = (fault.file, fault.line, fault.column, fault.value, fault.rule)
    assert found == (case.file, line, case.column, case.value, case.rule)
    french = fault.describe(Language.FR).replace("\u00a0", " ")
    english = fault.describe(Language.EN)
    assert words[case.rule][0] in french
    assert words[case.rule][1] in english
    for sentence, says_line, says_column, says_value in (
        (french, "ligne {}", "colonne « {} »", "valeur « {} »"),
        (english, "line {}", "column “{}”", "value “{}”"),
    ):
        assert sentence.startswith(case.file)
        assert line is None or says_line.format(line) in sentence
        assert case.column is None or says_column.format(case.column) in sentence
        assert case.value is None or says_value.format(case.value) in sentence
        assert "{" not in sentence.replace(case.value or "", "")
    return fault
