"""Option + overrides -> inputs of the models: the only place where models meet data.

``rows_of`` gives the rows of an option, ``inputs`` one case, ``drawn_inputs`` its draws; a ``Scenario`` is
what a reader has chosen, and travels in a link as a short code. Nothing out of bounds gets through: a link is
typed by anybody, and a slider's bounds bind only its slider.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from dossier.catalogue import Catalogue
from dossier.catalogue.records import ModelInput
from dossier.models.inputs import COUNTS, SCHEDULES, Inputs
from dossier.models.uncertainty import draw
from dossier.scenario.faults import (
    ImpossibleCombination,
    NotANumber,
    NotOffered,
    NotWhole,
    OutOfBounds,
    Problem,
    ScenarioFault,
    UnknownInput,
)
from dossier.scenario.rows import (
    REFERENCE,
    default_option,
    rows_of,
)
from dossier.selection import Selection

#: Changes whenever the same inputs no longer give the same results; stands on the screen and in every export.
MODEL_VERSION = "1.0"
#: Changes when the form of the code in a link does; each older form keeps its decoder below.
CODE_VERSION = "1"
SEED = 2026
#: Without the project a batch is bought abroad, or not made, or made elsewhere in France (the rest).
SHARES = ("share_abroad", "share_not_made")


class Given(NamedTuple):
    """An input as the models take it: the row of the option, or the reader's value, which has no range."""

    input_id: str
    low: float | None
    mode: Any
    high: float | None


@dataclass(frozen=True)
class Scenario:
    """An option and the values that the reader has set: pairs sorted by name (a mapping is taken too)."""

    option_id: str
    overrides: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        pairs = sorted((name, float(value)) for name, value in dict(self.overrides).items())
        object.__setattr__(self, "overrides", tuple(pairs))

    def as_dict(self) -> dict[str, float]:
        return dict(self.overrides)

    def encode(self) -> str:
        """The code ``s`` of a link, such as ``1~efs-two-rooms~rooms=3``; every digit of a value is kept."""
        pairs = (f"{name}={repr(value).removesuffix('.0')}" for name, value in self.overrides)
        return "~".join((CODE_VERSION, self.option_id, *pairs))

    @classmethod
    def of(cls, catalogue: Catalogue, selection: Selection) -> "Scenario":
        """What the reader has chosen. What the link says wrongly is left out: the levers tell it, once."""
        return cls.decode(catalogue, selection.scenario)[0]

    @classmethod
    def decode(cls, catalogue: Catalogue, code: str) -> tuple["Scenario", tuple[Problem, ...]]:
        """The scenario of a code, whatever is written there, and what had to be left out of it.

        Never raises. An empty code is the first option that can be computed; so is one whose version or
        option cannot be read, without its values: they were meant for another option.
        """
        default = cls(default_option(catalogue))
        if not code:
            return default, ()
        version, _, body = code.partition("~")
        if version not in DECODERS:
            return default, (Problem("version", "version", version, CODE_VERSION),)
        option_id, texts = DECODERS[version](body)
        try:
            rows = rows_of(catalogue, option_id)
        except ScenarioFault as fault:
            return default, (Problem(fault.kind, fault.field, option_id, fault.bound),)
        kept: dict[str, Any] = {}
        problems = []
        for name, text in texts:
            try:
                kept[name] = _read(rows, name, text)
            except ScenarioFault as fault:
                problems.append(Problem(fault.kind, fault.field, text, fault.bound))
        for _ in SHARES:
            try:
                _check_shares(rows, kept)
            except ImpossibleCombination as fault:
                problems.append(Problem(fault.kind, fault.field, str(fault.value), fault.bound))
                kept.pop(fault.field, None)
        return cls(option_id, tuple(kept.items())), tuple(problems)


def given_inputs(catalogue: Catalogue, option_id: str, **overrides: Any) -> tuple[Given, ...]:
    """The inputs of an option with the reader's values in place, each fixed at its value; see ``inputs``."""
    rows = rows_of(catalogue, option_id)
    values = {name: _checked(rows, name, value) for name, value in overrides.items()}
    _check_shares(rows, values)
    given = {name: Given(name, row.low, row.mode, row.high) for name, row in rows.items()}
    given.update({name: Given(name, None, value, None) for name, value in values.items()})
    abroad, not_made = given["share_abroad"], given["share_not_made"]
    if abroad.high is not None:  # batches that would not be made are not bought abroad either
        left = 1 - float(np.max(not_made.mode))
        given["share_abroad"] = abroad._replace(high=max(abroad.mode, min(abroad.high, left)))
    return tuple(given.values())


def inputs(catalogue: Catalogue, option_id: str, **overrides: Any) -> Inputs:
    """The case of an option: modes, and the reader's values. A value may be an array: a curve is one call.

    Raises a ``ValueError`` that names field, value and bound: ``UnknownOption``, ``NotComputable``,
    ``UnknownInput``, ``NotANumber``, ``OutOfBounds``, ``ImpossibleCombination``.
    """
    table = given_inputs(catalogue, option_id, **overrides)
    return _without_project(option_id, Inputs(**{row.input_id: row.mode for row in table}))


def drawn_inputs(
    catalogue: Catalogue, option_id: str, size: int = 10_000, seed: int = SEED, **overrides: Any
) -> Inputs:
    """``size`` draws of an option; the reader's values are fixed. Raises as ``inputs`` does."""
    cases = draw(given_inputs(catalogue, option_id, **overrides), size, seed)
    possible = np.minimum(cases.share_abroad, 1 - cases.share_not_made)
    return _without_project(option_id, replace(cases, share_abroad=possible))


def limits(catalogue: Catalogue, option_id: str, input_id: str, **overrides: Any) -> tuple[float, float] | None:
    """The bounds between which an input can move, the others being where they are; None for a schedule."""
    rows = rows_of(catalogue, option_id)
    if input_id not in rows:
        raise UnknownInput(input_id, "")
    low, high = rows[input_id].minimum, rows[input_id].maximum
    if low is None or high is None:
        return None

    def at(name: str) -> float:
        return float(np.max(overrides.get(name, rows[name].mode)))

    if input_id in SHARES:
        high = min(high, 1 - at(SHARES[1 - SHARES.index(input_id)]))
    if input_id == "renewal_year":
        high = min(high, at("operating_years"))  # past it nothing is renewed: not a later renewal, none
    return low, high


def _checked(rows: Mapping[str, ModelInput], name: str, value: Any) -> Any:
    """The value as a field of ``Inputs``: a float, an array of draws, or the tuple of a schedule."""
    if name not in rows:
        raise UnknownInput(name, value)
    values = np.asarray(value)
    if values.dtype.kind not in "iuf" or not np.all(np.isfinite(values)):
        raise NotANumber(name, value)
    if (name in SCHEDULES) != isinstance(value, tuple | list):
        raise NotANumber(name, value)
    minimum = 0.0 if name in SCHEDULES else rows[name].minimum
    for bound, broken in ((minimum, np.less), (rows[name].maximum, np.greater)):
        if bound is not None and np.any(broken(values, bound)):
            raise OutOfBounds(name, values[broken(values, bound)].flat[0], bound)
    if name in COUNTS and np.any(values != np.floor(values)):
        raise NotWhole(name, value, float(np.floor(values).flat[0]))
    if name in SCHEDULES:
        return tuple(float(share) for share in values)
    return values.astype(float) if values.ndim else float(values)


def _check_shares(rows: Mapping[str, ModelInput], overrides: Mapping[str, Any]) -> None:
    abroad, not_made = (np.asarray(overrides.get(name, rows[name].mode), dtype=float) for name in SHARES)
    if np.any(abroad + not_made > 1 + 1e-9):
        if "share_not_made" in overrides:
            raise ImpossibleCombination("share_not_made", overrides["share_not_made"], 1 - float(np.max(abroad)))
        raise ImpossibleCombination("share_abroad", overrides.get("share_abroad"), 1 - float(np.max(not_made)))


def _without_project(option_id: str, case: Inputs) -> Inputs:
    """In the reference nothing is built and nobody is hired, whatever the reader sets: every flow is zero."""
    return replace(case, rooms=0.0, minimum_fte=0.0, other_fixed_cost=0.0) if option_id == REFERENCE else case


def _read(rows: Mapping[str, ModelInput], name: str, text: str) -> float:
    if name in SCHEDULES:
        raise NotOffered(name, text)
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    return float(_checked(rows, name, value))


def _decode_1(body: str) -> tuple[str, Iterable[tuple[str, str]]]:
    """``option~name=value~name=value``; of a repeated name the last value counts."""
    option_id, *parts = body.split("~")
    pairs = (part.partition("=") for part in parts if part)
    return option_id, {name: text for name, _, text in pairs}.items()


#: How to read each version of a code: option, then names with their values as text. Old links stay readable.
DECODERS: Mapping[str, Callable[[str], tuple[str, Iterable[tuple[str, str]]]]] = {"1": _decode_1}
