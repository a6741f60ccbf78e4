"""The past years that a map can show, and which sites are known to have stood at the end of one of them.

Dates are ISO texts as precise as published (``2013``, ``2013-09``, ``2013-09-10``), empty where no source says.
"""

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.rules import sites, sums


def openings(catalogue: Catalogue) -> tuple[str, ...]:
    """Whole years from the first opening of a French site known to the last one before the date of the data."""
    return tuple(catalogue.derived(_openings)["year"])


def awards(catalogue: Catalogue) -> tuple[str, ...]:
    """Whole years from the first public award known to the last one before the date of the data."""
    return tuple(catalogue.derived(_awards)["year"])


def shown(catalogue: Catalogue) -> tuple[str, ...]:
    """The years of any map: those that an address may ask for."""
    return tuple(sorted({*openings(catalogue), *awards(catalogue)}))


def _openings(catalogue: Catalogue) -> pd.DataFrame:
    return _since_the_first(catalogue, sites.french(catalogue)["opened"])


def _awards(catalogue: Catalogue) -> pd.DataFrame:
    return _since_the_first(catalogue, sums.public(catalogue.table("funding"))["announced"])


def _since_the_first(catalogue: Catalogue, dates: Iterable[object]) -> pd.DataFrame:
    """A column ``year`` of text. Made once a catalogue (``derived``): every run asks for it."""
    known = [year for year in map(sums.year_of, dates) if year is not None]
    last = int(catalogue.version.date[:4])
    return pd.DataFrame({"year": [str(year) for year in range(min(known, default=last), last)]})


def open_at_the_end_of(frame: pd.DataFrame, year: str) -> pd.DataFrame:
    """Sites known to have opened by the end of ``year`` and to have closed, or changed hands, only after it."""
    return frame.loc[[_opened(row, year) and not _ended(row, year) and not _end_unknown(row) for row in _rows(frame)]]


def undated(frame: pd.DataFrame, year: str) -> pd.DataFrame:
    """Sites of which nobody can say whether they stood at the end of ``year``: no opening date, or no closing date."""
    return frame.loc[
        [
            not _ended(row, year) and (not isinstance(row.opened, str) or (_opened(row, year) and _end_unknown(row)))
            for row in _rows(frame)
        ]
    ]


def _rows(frame: pd.DataFrame) -> Iterable[Any]:
    return frame[["opened", "closed", "status"]].itertuples(index=False)


def _opened(row: Any, year: str) -> bool:
    return (sums.year_of(row.opened) or math.inf) <= int(year)


def _ended(row: Any, year: str) -> bool:
    return (sums.year_of(row.closed) or math.inf) <= int(year)


def _end_unknown(row: Any) -> bool:
    return row.status in sites.DEFUNCT_SITES and not isinstance(row.closed, str)
