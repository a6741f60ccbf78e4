"""The tables of the data package as the models take them, for the tests of the models: reads, computes nothing."""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from built import CATALOGUE

from dossier.catalogue.records import ModelInput
from dossier.models.draws import DECIDING_SEED, SIZE, Sample
from dossier.models.inputs import Inputs
from dossier.models.laws import within_bounds
from dossier.scenario import tables
from dossier.scenario.cases import sample_of

VECTORS = Path(__file__).parent / "vectors"


class Row(NamedTuple):
    """One input of an option, made by hand."""

    input_id: str
    law: str
    low: float | None
    mode: Any
    high: float | None
    upper_end: float | None
    minimum: float | None
    maximum: float | None


def read(name: str) -> list[dict[str, str]]:
    """A file of stored values."""
    with (VECTORS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def index_table() -> Any:
    return CATALOGUE.table("price_index")


def dimensions() -> tuple[str, ...]:
    return tables.drawn_once(CATALOGUE)


def input_rows(option_id: str) -> dict[str, ModelInput]:
    return tables.input_rows(CATALOGUE, option_id)


def inputs(option_id: str, **overrides: Any) -> Inputs:
    """The option at its modes; what the models themselves refuse is refused by them."""
    rows = input_rows(option_id)
    return Inputs(
        **{name: row.mode for name, row in rows.items()}
        | {name: within_bounds(rows[name], value) for name, value in overrides.items()}
    )


def sample(option_id: str, size: int = SIZE, seed: int = DECIDING_SEED) -> Sample:
    return sample_of(CATALOGUE, option_id, size, seed)


def drawn(
    option_id: str, conditions: Iterable[str] = (), size: int = SIZE, seed: int = DECIDING_SEED, **overrides: Any
) -> Inputs:
    return sample(option_id, size, seed).inputs(conditions, **overrides)


def named(scenario_id: str) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    return tables.named(CATALOGUE, scenario_id)
