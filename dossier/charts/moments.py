"""Dates as the data write them, on an axis of years."""

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def decimal_year(date: str) -> float:
    """A date as a decimal year, in the middle of what it leaves open: ``2024`` is 2024.5, ``2024-02`` 2024.125.

    Raises ``ValueError`` for what is no date.
    """
    found = _DATE.fullmatch(date)
    if not found:
        raise ValueError(f"no date: {date!r}")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    if month is None:
        return year + 0.5
    return year + (month - 1 + (0.5 if day is None else (day - 0.5) / 31)) / 12
