"""The inputs of the appraisal and the mean of its flows as CSV, each with what the file is."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from dossier.catalogue import Catalogue
from dossier.language import t
from dossier.selection import Selection
from exports.files.table import csv_cell
from exports.workbook.appraisal_inputs import INPUT_COLUMNS, input_lines
from exports.workbook.appraisal_means import MEAN_COLUMNS, MEAN_EUROS, mean_flows
from exports.workbook.appraisal_read import appraisal_statements
from exports.workbook.appraisal_results import Appraised, appraised


def inputs_csv(catalogue: Catalogue, selection: Selection) -> bytes:
    """The inputs of the scenario, then after an empty line what the file is; equal inputs give equal bytes."""
    found = appraised(catalogue, selection)
    heads = [t(found.language, f"appraisal.input.{name}") for name in INPUT_COLUMNS]
    rows = [[line.get(name) for name in INPUT_COLUMNS] for line in input_lines(found)]
    return _csv(heads, rows, found)


def flows_csv(catalogue: Catalogue, selection: Selection) -> bytes:
    """The mean over the draws of the flows, year by year, then what the file is."""
    found = appraised(catalogue, selection)
    told = {name: t(found.language, f"appraisal.mean.{name}") for name in MEAN_COLUMNS}
    told |= {name: t(found.language, "appraisal.mean.euros", name=told[name]) for name in MEAN_EUROS}
    heads = list(told.values())
    return _csv(heads, ([line[name] for name in MEAN_COLUMNS] for line in mean_flows(found)), found)


def _csv(heads: list[str], rows: Iterable[Iterable[Any]], found: Appraised) -> bytes:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(csv_cell(head) for head in heads)
    writer.writerows([csv_cell(value) for value in row] for row in rows)
    writer.writerow([])
    writer.writerows([csv_cell(value) for value in line] for line in appraisal_statements(found))
    return buffer.getvalue().encode("utf-8-sig")
