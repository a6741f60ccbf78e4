"""How a file of rows is laid out: where its header is, what separates its cells, what lies around them.

A file saved otherwise than expected has one cause, however many columns it seems to lack.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence

from dossier.catalogue.faults import Fault
from dossier.catalogue.nearest import nearest_word
from dossier.catalogue.records import TABLES, Record, declared_in
from dossier.catalogue.text.signs import folded

#: Rule -> the separator of cells that it names.
_SEPARATORS = {"separator": ";", "separator_tab": "\t", "separator_bar": "|"}
#: A header further down is no header.
_DEEPEST = 40
_SEP_LINE = re.compile(r'"?sep=.{0,2}"?[,;\t]*', re.IGNORECASE)


def causes(text: str, record: type[Record]) -> list[str]:
    """The rules that the layout of a file breaks, the most telling first; empty where the header is at fault alone."""
    expected = set(record.model_fields)
    lines = text.splitlines()[:_DEEPEST]
    best = max(
        ((len(expected.intersection(names)), -place, rule) for place, rule, names in _readings(lines)),
        default=(0, 0, ""),
    )
    matched, place, rule = best[0], -best[1], best[2]
    if matched * 2 < len(expected):
        return []
    above = lines[:place]
    found = [] if rule in ("", "quoted_lines") else [rule]
    if above and _SEP_LINE.fullmatch(above[0].strip()):
        found.append("sep_line")
        above = above[1:]
    if above:
        found.append("title_rows")
    return [*found, "quoted_lines"] if rule == "quoted_lines" else found


def _readings(lines: Sequence[str]) -> Iterable[tuple[int, str, list[str]]]:
    """Each of the first lines read as a header in each way: its place, the rule that this way breaks, its names."""
    for place, line in enumerate(lines):
        names = _cells(line, ",")
        yield place, "", names
        for rule, separator in _SEPARATORS.items():
            if separator in line:
                yield place, rule, _cells(line, separator)
        if names and len(names[0]) < len(line) and "," in names[0] and line.strip()[:1] == line.strip()[-1:] == '"':
            yield place, "quoted_lines", _cells(names[0], ",")


def _cells(line: str, separator: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=separator), [])]


def header_faults(file: str, header: Sequence[str], record: type[Record]) -> list[Fault]:
    """What is wrong with the names of the columns; a name written otherwise is said once, not as lacking too."""
    expected = list(record.model_fields)
    present = [column for column in header if column in expected]
    if len(set(present)) * 2 < len(expected):
        return [_no_header(file, header, expected)]
    declared = {"holder": record.__name__, "path": declared_in(record)}
    missing = [column for column in expected if column not in header]
    found: list[Fault] = []
    for column in dict.fromkeys(header):
        if column not in expected:
            near = _same(column, missing) or nearest_word(column, missing)
            found.append(Fault(file, "unknown_column", line=1, column=column, details=declared, nearest=near))
            missing = [name for name in missing if name != near]
        elif header.count(column) > 1:
            found.append(Fault(file, "duplicate_column", line=1, column=column))
    return found + [Fault(file, "missing_column", line=1, column=column, details=declared) for column in missing]


def _same(column: str, among: Iterable[str]) -> str:
    """The name that differs from ``column`` only by case, accents, spaces or hidden signs."""
    return next((name for name in among if folded(name) == folded(column)), "")


def _no_header(file: str, header: Sequence[str], expected: Sequence[str]) -> Fault:
    """The first line names no columns of this table; perhaps those of another, or the same written otherwise."""
    if sum(bool(_same(column, expected)) for column in header) * 2 >= len(expected):
        wrong = next(column for column in header if column not in expected)
        return Fault(file, "header_written", line=1, column=wrong, nearest=_same(wrong, expected))
    others: Mapping[str, set[str]] = {name: set(table.model_fields) for name, table in TABLES.items()}
    held = next((f"{name}.csv" for name, columns in others.items() if columns <= set(header)), "")
    if held:
        return Fault(file, "other_table", line=1, details={"other": held})
    return Fault(file, "no_header", line=1, value=header[0], details={"expected": ",".join(expected)})
