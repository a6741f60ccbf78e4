"""Inputs of the models from the tables and a reader's values: at the modes, or drawn under conditions.

Nothing out of bounds gets through: a link is typed by anybody, and a slider's bounds bind only its slider.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.catalogue.records import ModelInput
from dossier.models.conditions import Condition, Contradicted
from dossier.models.draws import DECIDING_SEED, SIZE, TRAINING_SEED, Sample
from dossier.models.inputs import COUNTS, SCHEDULES, Inputs
from dossier.models.laws import NoMass
from dossier.scenario.faults import DeniedValue, NotANumber, NothingLeft, NotWhole, OutOfBounds, UnknownInput
from dossier.scenario.once import once
from dossier.scenario.tables import REFERENCE, drawn_once, input_rows


def inputs(catalogue: Catalogue, option_id: str, **overrides: Any) -> Inputs:
    """An option at its modes, to check the arithmetic, with the reader's values. A value may be an array.

    Raises a ``ValueError`` that names field, value and bound: ``UnknownOption``, ``NotComputable``,
    ``UnknownInput``, ``NotANumber``, ``NotWhole``, ``OutOfBounds``.
    """
    rows = input_rows(catalogue, option_id)
    values = {name: checked_value(rows, name, value) for name, value in overrides.items()}
    return nothing_built(option_id, Inputs(**{name: row.mode for name, row in rows.items()} | values))


def drawn(
    catalogue: Catalogue,
    option_id: str,
    conditions: Iterable[str | Condition] = (),
    size: int = SIZE,
    seed: int = DECIDING_SEED,
    **overrides: Any,
) -> Inputs:
    """``size`` draws of an option under conditions (C1 to C4); the reader's values are fixed, in every period.

    Raises as ``inputs``, ``DeniedValue`` for a value that denies a condition, ``NothingLeft`` for a condition that
    leaves nothing of a law.
    """
    if (size, seed) == (SIZE, DECIDING_SEED):
        sample = samples(catalogue, option_id)[0]
    else:
        sample = sample_of(catalogue, option_id, size, seed)
    return drawn_from(sample, option_id, conditions, overrides)


def drawn_from(
    sample: Sample, option_id: str, conditions: Iterable[str | Condition], overrides: Mapping[str, Any]
) -> Inputs:
    """The draws of a sample under conditions. Raises as ``drawn``."""
    rows: Any = sample.rows
    values = {name: checked_value(rows, name, value) for name, value in overrides.items()}
    try:
        found = sample.inputs(conditions, **values)
    except Contradicted as error:
        raise DeniedValue(error.field, error.value, error.bound, error.condition) from error
    except NoMass as error:
        raise NothingLeft(error.field, error.low, error.high) from error
    if not found.shape:  # the reader has set all that is drawn: one case, as many times as there are draws
        found = replace(found, closure_share=np.full(sample.size, found.closure_share))
    return nothing_built(option_id, found)


def sample_of(catalogue: Catalogue, option_id: str, size: int, seed: int) -> Sample:
    """The draws of an option under one scrambling, not kept."""
    return Sample(input_rows(catalogue, option_id), size=size, seed=seed, dimensions=drawn_once(catalogue))


@once(4)  # about 20 MB each: the options that can be computed
def samples(catalogue: Catalogue, option_id: str) -> tuple[Sample, Sample]:
    """The draws that decide, and those on which the review clause learns. Raises as ``input_rows``."""
    deciding, training = (sample_of(catalogue, option_id, SIZE, seed) for seed in (DECIDING_SEED, TRAINING_SEED))
    return deciding, training


def checked_value(rows: Mapping[str, ModelInput], name: str, value: Any) -> Any:
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


def nothing_built(option_id: str, case: Inputs) -> Inputs:
    """In the reference nothing is built and nobody is hired, whatever the reader sets: every flow is zero."""
    return replace(case, rooms=0.0, minimum_fte=0.0, other_fixed_cost=0.0) if option_id == REFERENCE else case
