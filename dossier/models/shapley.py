"""Shapley values: what each condition brings, over all the orders in which conditions can be granted (D3)."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import factorial
from typing import TypeVar

Player = TypeVar("Player")


def shapley(
    value_by_subset: Mapping[Iterable[Player], float], players: Sequence[Player]
) -> dict[Player, tuple[float, float, float]]:
    """(value, smallest gain, largest gain) of each player over the n! orders; values sum to whole less nothing [F].

    ``value_by_subset`` holds every subset of the players. Raises ``ValueError`` naming one that it lacks.
    """
    values = {frozenset(subset): value for subset, value in value_by_subset.items()}
    number = len(players)
    found = {}
    for player in players:
        others = [other for other in players if other != player]
        share, gains = 0.0, []
        for size in range(number):
            orders = factorial(size) * factorial(number - size - 1) / factorial(number)
            for before in map(frozenset, combinations(others, size)):
                gain = _value(values, before | {player}) - _value(values, before)
                share += orders * gain
                gains.append(gain)
        found[player] = (share, min(gains), max(gains))
    return found


def _value(values: Mapping[frozenset[Player], float], subset: frozenset[Player]) -> float:
    if subset not in values:
        raise ValueError(f"no value for {', '.join(sorted(map(str, subset))) or 'the empty subset'}")
    return values[subset]
