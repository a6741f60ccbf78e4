"""Rows of the stored tables as the models take them, until the data package holds them: reads, computes nothing."""

import csv
import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from dossier.modelling.draws import DECIDING_SEED, SIZE, Sample
from dossier.modelling.inputs import BY_PERIOD, Inputs
from dossier.modelling.laws import is_constant, within_bounds

TABLES = Path(__file__).parent / "vectors" / "modelling"


class Row(NamedTuple):
    """One input of an option."""

    input_id: str
    law: str
    low: float | None
    mode: Any
    high: float | None
    upper_end: float | None
    minimum: float | None
    maximum: float | None


def read(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def index_table() -> dict[str, list[Any]]:
    rows = read("price_index.csv")
    return {
        "year": [int(row["year"]) for row in rows],
        "name": [row["name"] for row in rows],
        "index": [float(row["index"]) for row in rows],
    }


def _number(text: str) -> float | None:
    return float(text) if text else None


def _row(line: dict[str, str]) -> Row:
    mode: Any = json.loads(line["mode"])
    return Row(
        line["input_id"],
        line["law"],
        _number(line["low"]),
        tuple(mode) if isinstance(mode, list) else float(mode),
        *(_number(line[name]) for name in ("high", "upper_end", "minimum", "maximum")),
    )


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[str, Row], ...]:
    return tuple((line["option_id"], _row(line)) for line in read("model_inputs.csv"))


@lru_cache(maxsize=1)
def dimensions() -> tuple[str, ...]:
    """Inputs drawn once: those with a law in some row, in the order of the table."""
    drawn = {row.input_id for _, row in _table() if not is_constant(row) and row.input_id not in BY_PERIOD}
    return tuple(row.input_id for option, row in _table() if not option and row.input_id in drawn)


def input_rows(option_id: str) -> dict[str, Row]:
    general = {row.input_id: row for option, row in _table() if not option}
    return general | {row.input_id: row for option, row in _table() if option == option_id}


def inputs(option_id: str, **overrides: Any) -> Inputs:
    """The option at its modes."""
    rows = input_rows(option_id)
    return Inputs(
        **{name: row.mode for name, row in rows.items()}
        | {name: within_bounds(rows[name], value) for name, value in overrides.items()}
    )


def sample(option_id: str, size: int = SIZE, seed: int = DECIDING_SEED) -> Sample:
    return Sample(input_rows(option_id), size=size, seed=seed, dimensions=dimensions())


def drawn(
    option_id: str, conditions: Iterable[str] = (), size: int = SIZE, seed: int = DECIDING_SEED, **overrides: Any
) -> Inputs:
    return sample(option_id, size, seed).inputs(conditions, **overrides)


def named(scenario_id: str) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    line = next(line for line in read("named_scenarios.csv") if line["scenario_id"] == scenario_id)
    return line["option_id"], tuple(filter(None, line["conditions"].split("|"))), json.loads(line["overrides"])
