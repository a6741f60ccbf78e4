"""Enough of a spreadsheet to recalculate the appraisal: names, ranges, its functions; stored values are never read."""

import ast
import io
import math
import re
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
import openpyxl
from openpyxl.utils import column_index_from_string, get_column_letter


def numbers(values: Any) -> Any:
    """The numbers of a range, empty cells and words left out."""
    flat = np.ravel(np.asarray(values, dtype=object))
    return np.array([value for value in flat if isinstance(value, int | float)], dtype=float)


def filled(values: Any) -> Any:
    """A range as numbers, zero where a cell is empty."""
    return np.array([0.0 if value is None else value for value in np.ravel(values)], dtype=float)


def matching(values: Any, criterion: str) -> Any:
    """Which cells of a range a criterion names: above zero, or a word."""
    flat = np.ravel(np.asarray(values, dtype=object))
    if criterion == ">0":
        return np.array([isinstance(value, int | float) and value > 0 for value in flat])
    return np.array([value == criterion for value in flat])


class Lazy(ast.NodeTransformer):
    """Branches of IF as functions: the one not taken may divide by zero."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "IF":
            nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
            node.args[1:] = [ast.Lambda(args=nothing, body=branch) for branch in node.args[1:]]
        return node


class Spreadsheet:
    """A workbook whose formulas are calculated here; ``shown`` is what a viewer that calculates nothing shows."""

    functions: ClassVar[dict[str, Callable[..., Any]]] = {
        "IF": lambda test, yes, no: yes() if test else no(),
        "AND": lambda *tests: all(tests),
        "ABS": abs,
        "INT": math.floor,
        "FACT": lambda value: math.factorial(int(value)),
        "ISNUMBER": lambda value: isinstance(value, int | float),
        "MAX": lambda *values: max(np.concatenate([numbers(value) for value in values])),
        "MIN": lambda *values: min(np.concatenate([numbers(value) for value in values])),
        "SUM": lambda values: float(numbers(values).sum()),
        "COUNT": lambda *values: sum(len(numbers(value)) for value in values),
        "COUNTIF": lambda values, criterion: int(matching(values, criterion).sum()),
        "SUMIF": lambda values, criterion: float(filled(values)[matching(values, criterion)].sum()),
        "AVERAGE": lambda values: float(numbers(values).mean()),
        "PERCENTILE": lambda values, share: float(np.percentile(numbers(values), 100 * share)),
        "SUMPRODUCT": lambda *values: float(np.prod([filled(value) for value in values], axis=0).sum()),
        "INDEX": lambda values, place: np.ravel(np.asarray(values, dtype=object))[int(place) - 1],
        "MATCH": lambda value, values, _: list(np.ravel(values)).index(value) + 1,
    }
    cell = r"\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>\d+)(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>\d+))?(?![A-Za-z0-9_(])"
    token = re.compile(
        r'(?P<text>"(?:[^"]|"")*")|(?:\'(?P<sheet>[^\']+)\'!)?' + cell + r"|(?P<call>[A-Z]+)(?=\()"
        r"|(?P<name>\b[a-z][a-z_0-9]*\b)|(?P<equal>(?<![<>])=)|(?P<power>\^)"
    )

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        self.names = {name: defined.attr_text for name, defined in self.book.defined_names.items()}
        self.known: dict[tuple[str, str], Any] = {}
        self.ranges: dict[tuple[str, ...], Any] = {}
        self.codes: dict[str, Any] = {}

    def put(self, sheet: str, cell: str, value: Any) -> None:
        self.book[sheet][cell] = value
        self.known.clear()
        self.ranges.clear()

    def named(self, name: str) -> Any:
        return self.calculate("", self.names[name])

    def value(self, sheet: str, cell: str) -> Any:
        if (sheet, cell) not in self.known:
            written = self.book[sheet][cell].value
            formula = isinstance(written, str) and written.startswith("=")
            self.known[sheet, cell] = self.calculate(sheet, written[1:]) if formula else written
        return self.known[sheet, cell]

    def range(self, sheet: str, left: str, top: str, right: str, bottom: str) -> Any:
        key = (sheet, left, top, right, bottom)
        if key not in self.ranges:
            columns = range(column_index_from_string(left), column_index_from_string(right) + 1)
            cells = [f"{get_column_letter(each)}{row}" for row in range(int(top), int(bottom) + 1) for each in columns]
            found = [self.value(sheet, cell) for cell in cells]
            self.ranges[key] = np.array(found, dtype=object if any(isinstance(x, str | None) for x in found) else float)
        return self.ranges[key]

    def calculate(self, sheet: str, formula: str) -> Any:
        scope = {
            **self.functions,
            "cell": lambda name, place: self.empty_is_zero(place or sheet, name),
            "cells": lambda place, *corners: self.range(place or sheet, *corners),
            "named": self.named,
        }
        if formula not in self.codes:
            tree = Lazy().visit(ast.parse(self.token.sub(python, formula), mode="eval"))
            self.codes[formula] = compile(ast.fix_missing_locations(tree), formula, "eval")
        found = eval(self.codes[formula], {"__builtins__": {}, **scope})
        return float(found) if isinstance(found, np.generic | bool) else found

    def empty_is_zero(self, sheet: str, cell: str) -> Any:
        """A cell; in a calculation an empty one is zero, but it is no number."""
        return Empty() if (found := self.value(sheet, cell)) is None else found

    def formulas(self) -> Iterator[tuple[str, str]]:
        for sheet in self.book:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")

    def wrong(self) -> list[tuple[str, str]]:
        """Formulas whose stored value is not what they give."""
        return [
            (sheet, cell)
            for sheet, cell in self.formulas()
            if not agree(self.shown[sheet][cell].value, self.value(sheet, cell))
        ]


class Empty(np.ndarray):
    """What an empty cell is to a formula: zero when it is added or multiplied, no number when one asks."""

    def __new__(cls) -> "Empty":
        return np.zeros(()).view(cls)


def agree(shown: Any, found: Any) -> bool:
    if isinstance(shown, str) or isinstance(found, str):
        return bool(shown == found)
    return math.isclose(shown, float(found), rel_tol=1e-10, abs_tol=1e-6)


def python(found: re.Match[str]) -> str:
    """A token of a formula as Python."""
    if found["text"]:
        return repr(found["text"][1:-1].replace('""', '"'))
    if found["c1"] and found["c2"]:
        return f"cells({found['sheet'] or ''!r}, {found['c1']!r}, {found['r1']!r}, {found['c2']!r}, {found['r2']!r})"
    if found["c1"]:
        return f"cell({found['c1'] + found['r1']!r}, {found['sheet'] or ''!r})"
    if found["name"]:
        return f"named({found['name']!r})"
    return found["call"] or ("==" if found["equal"] else "**")
