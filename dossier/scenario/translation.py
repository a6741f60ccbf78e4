"""Codes of version 1 of the models in the words of version 2: only where an input still says the same thing."""

from collections.abc import Iterable, Mapping

from dossier.catalogue import Catalogue
from dossier.models.prices import price_level
from dossier.scenario.faults import Problem

#: Inputs of version 1 that are no more, or whose name says something else now -> why, a key of ``scenario.gone``.
GONE: Mapping[str, str] = {"open_days": "open_days", "changeover_days": "changeover_days"}

#: Amounts of version 1 in the euros of another year: input -> (price index, year). The others were in today's euros, or
#: in euros of no year that was said.
FORMER_EUROS: Mapping[str, tuple[str, int]] = {
    "fee": ("ipc", 2023),
    "price_abroad": ("ipc", 2023),
    "variable_cost": ("ipc", 2020),
}

#: A share of all batches in version 1, of those made without the project now (D).
SHARE, NOT_MADE = "share_abroad", "share_not_made"


def translated(
    catalogue: Catalogue, pairs: Iterable[tuple[str, str]]
) -> tuple[list[tuple[str, str]], tuple[Problem, ...]]:
    """The names and values of a code of version 1 as version 2 has them, what is left out, and what was converted.

    An unreadable value is passed on as it is: it is refused like any other. A converted one is told as a problem of the
    kind ``converted``, whose bound is the new value.
    """
    given = dict(pairs)
    kept: list[tuple[str, str]] = []
    told: list[Problem] = []
    for name, text in given.items():
        if name in GONE:
            told.append(Problem("gone", name, text, GONE[name]))
            continue
        factor = _factor(catalogue, name, given)
        value = _finite(text)
        if factor is None or value is None or factor == 1.0:
            if factor is not None:
                kept.append((name, text))
            else:
                told.append(Problem("gone", name, text, "no_batch_made"))
            continue
        converted = _rounded(name, value * factor)
        kept.append((name, repr(converted)))
        told.append(Problem("converted", name, text, converted))
    return kept, tuple(told)


def _factor(catalogue: Catalogue, name: str, given: Mapping[str, str]) -> float | None:
    """What a value is multiplied by; None where it has no meaning left."""
    if name in FORMER_EUROS:
        index, year = FORMER_EUROS[name]
        return price_level(catalogue.table("price_index"), index, year)
    if name == SHARE:
        not_made = _finite(given.get(NOT_MADE, "0")) or 0.0
        return 1.0 if not 0 < not_made <= 1 else None if not_made == 1 else 1 / (1 - not_made)
    return 1.0


def _rounded(name: str, value: float) -> float:
    """Euros whole; a share as it is, but one that rounding carries above the whole."""
    if name == SHARE:
        return min(value, 1.0) if value < 1 + 1e-9 else value
    return float(round(value))


def _finite(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None
