"""The appraisal as a workbook with live formulas: an expert changes a value of a draw and sees its VAN-SE follow.

Formulas and their values are both written: a viewer that calculates nothing shows the same numbers.
"""

from functools import partial

from dossier.catalogue import Catalogue
from dossier.language import t
from dossier.selection import Selection
from exports.files.progress import Heard, Making, Stage, unheard
from exports.workbook.appraisal_case import write_case
from exports.workbook.appraisal_clause import write_clause
from exports.workbook.appraisal_draws import write_draws, write_sample
from exports.workbook.appraisal_flows import write_flows
from exports.workbook.appraisal_information import write_information
from exports.workbook.appraisal_inputs import write_inputs, write_laws
from exports.workbook.appraisal_means import write_means
from exports.workbook.appraisal_options import write_options
from exports.workbook.appraisal_paths import write_paths
from exports.workbook.appraisal_read import write_checks, write_read
from exports.workbook.appraisal_result import write_result
from exports.workbook.appraisal_results import appraised
from exports.workbook.appraisal_settled import write_settled
from exports.workbook.appraisal_shares import write_shares
from exports.workbook.appraisal_turns import write_turns
from exports.workbook.book import Book

#: The sheets in their order: what the file is, what goes in, one draw, all draws, the decision.
SHEETS = (
    *("read", "checks", "inputs", "laws"),
    *("case", "settled", "flows", "result"),
    *("means", "sample", "draws"),
    *("paths", "shares", "clause", "information", "turns", "options"),
)
#: How they are written: what goes in, all draws, one draw, their means, the decision.
_PARTS = ("inputs", "draws", "case", "means", "decision")


def appraisal_xlsx(catalogue: Catalogue, selection: Selection, heard: Heard = unheard) -> bytes:
    """The file of the scenario; equal inputs give equal bytes. ``heard`` is told of a part of the sheets at a time."""
    making = Making(heard, Stage.SHEETS, Stage.WRITING)
    at = partial(making.at, Stage.SHEETS, items=_PARTS)
    at("inputs")
    found = appraised(catalogue, selection)
    names = {name: t(found.language, f"appraisal.sheet.{name}") for name in SHEETS}
    book = Book(names, catalogue.version.date, {"title": t(found.language, "appraisal.title")})
    write_read(book, found, SHEETS[1:])
    write_inputs(book, found)
    write_laws(book, found)
    at("draws")
    drawn = write_draws(book, found)
    sample = write_sample(book, found, drawn)
    at("case")
    cells = write_case(book, found, drawn)
    write_settled(book, found, cells)
    stored = write_result(book, found, write_flows(book, found, cells), drawn)
    at("means")
    means = write_means(book, found)
    shares = write_shares(book, found, write_paths(book, found))
    at("decision")
    write_clause(book, found)
    write_information(book, found, drawn)
    write_turns(book, found)
    write_options(book, found)
    pairs = {
        "by_formulas": ("van_se", stored["without"]),
        "by_formulas_observed": (stored["clause"], stored["observed"]),
        "means": (means["sum"], means["whole"]),
    }
    if shares:
        pairs |= {f"shares_{each}": (shares[f"sum_{each}"], shares[f"whole_{each}"]) for each in ("mean", "positive")}
    write_checks(book, found, pairs, sample["agrees"])
    making.begin(Stage.WRITING)
    return book.close()
