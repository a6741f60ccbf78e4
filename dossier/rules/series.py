"""The only way to several series of indicators at once: the guard against axes that mix scopes.

Site counts of 2012, 2018 and 2024 have three scopes; a rate of booked capacity is not a rate of use. Series may
stand together only if ``comparable_series.csv`` puts them in one group, with its reason.
"""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.language import Language


class NotComparable(ValueError):
    """Series are asked for together that no group of ``comparable_series`` holds."""


def series(catalogue: Catalogue, *names: str) -> pd.DataFrame:
    """Rows of the indicators of one series, or of several that one comparable group holds, in file order.

    A row alone is a series under its own id. Raises ``ValueError`` without a name, ``KeyError`` for a series that no
    row has, ``NotComparable`` for series that may not share an axis.
    """
    if not names:
        raise ValueError("name at least one series")
    frame = catalogue.table("indicators")
    for name in names:
        if not (frame["series"] == name).any():
            raise KeyError(f"no indicator belongs to the series {name!r}")
    if len(set(names)) > 1:
        group(catalogue, *names)
    return frame[frame["series"].isin(names)]


def group(catalogue: Catalogue, *names: str) -> str:
    """Id of the comparable group that holds all the names. Raises ``NotComparable``."""
    groups: dict[str, set[str]] = {}
    for row in catalogue.records("comparable_series"):
        groups.setdefault(row.group_id, set()).add(row.series)
    for identifier, members in groups.items():
        if members.issuperset(names):
            return identifier
    raise NotComparable(f"no group of comparable_series.csv holds all of {', '.join(sorted(set(names)))}")


def reason(catalogue: Catalogue, language: Language, *names: str) -> str:
    """Why the series may share an axis, in the words of the table."""
    identifier = group(catalogue, *names)
    rows = [row for row in catalogue.records("comparable_series") if row.group_id == identifier]
    return str(getattr(rows[0], f"reason_{language}"))
