"""Price levels: euros of one year in euros of another (M8)."""

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray


class IndexTable(Protocol):
    """A table by column: ``year``, ``name`` (of the index) and ``index``, one row a year and index."""

    def __getitem__(self, column: str, /) -> Any: ...


def price_level(index_table: IndexTable, name: str, from_year: int, to_year: int = 2024) -> float:
    """index(to_year) / index(from_year) of the index ``name``: the factor that brings an amount to ``to_year``.

    A year after the last published one takes the last (2025 was found for neither index) [D]. Raises ``ValueError``
    for an unknown index, a year before the first or one that is missing.
    """
    of_name = np.asarray(index_table["name"], dtype=str) == name
    if not of_name.any():
        raise ValueError(f"no price index is called {name!r}")
    years = np.asarray(index_table["year"], dtype=int)[of_name]
    levels = np.asarray(index_table["index"], dtype=float)[of_name]
    return _level(name, years, levels, to_year) / _level(name, years, levels, from_year)


def _level(name: str, years: NDArray[np.int64], levels: NDArray[np.float64], year: int) -> float:
    found = np.flatnonzero(years == min(year, years.max()))
    if not len(found):
        raise ValueError(f"the price index {name} has no value for {year}: it covers {years.min()} to {years.max()}")
    return float(levels[found[0]])
