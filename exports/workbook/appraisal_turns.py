"""The value of each input at which the mean VAN-SE over the draws is zero, between the bounds of the input."""

from typing import Any

import numpy as np

from dossier.language import t
from dossier.scenario.figures import at_step
from dossier.scenario.tables import INPUT_TABLE, REFERENCE, input_rows
from dossier.scenario.turns import Turn, turns_of, written_step
from exports.workbook.appraisal_page import Head, Page
from exports.workbook.appraisal_results import Appraised
from exports.workbook.book import Book

_COLUMNS = {"name": 62, "unit": 24, "minimum": 12, "maximum": 12, "mean": 14, "turns": 16, "written": 16, "side": 46}


def rounded_turn(row: Any, turn: Turn) -> float:
    """Where the mean is zero, at the step at which a value of the input is written."""
    return at_step(turn.value, written_step(row.minimum, row.maximum))


def write_turns(book: Book, found: Appraised) -> None:
    """An input a row, those that turn the mean first; in words where none does."""
    language, option_id = found.language, found.scenario.option_id
    heads = [
        Head(t(language, f"appraisal.turn.{name}"), "text" if name in ("name", "unit", "side") else "value", width)
        for name, width in _COLUMNS.items()
    ]
    page = Page(book, language, "turns", heads)
    if option_id == REFERENCE:
        page.say(t(language, "appraisal.turn.reference"))
        return
    rows, used = input_rows(found.catalogue, option_id), found.draws[0].as_dict()
    turns = turns_of(found.catalogue, found.bare)
    for name, turn in sorted(turns.items(), key=lambda item: item[1] is None):
        row = rows[name]
        said = str(getattr(row, f"name_{language}"))
        unit = found.catalogue.label(language, INPUT_TABLE, "unit", row.unit)
        start = (said, unit, row.minimum, row.maximum, float(np.mean(used[name])))
        if turn is None:
            page.add(*start, None, None, t(language, "appraisal.turn.none"))
        else:
            side = t(language, f"appraisal.turn.{'above' if turn.above else 'below'}")
            page.add(*start, rounded_turn(row, turn), turn.obeyed, side)
    page.row += 1
    page.say(t(language, "appraisal.turn.how"))
