"""Words that the exhibits of candidates share."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.language import Language, enumeration
from dossier.rules import candidates

_TABLE = "pipeline"


def bare(row: Any) -> str:
    """The product, without what its name has in brackets."""
    return str(row.product).split(" (")[0]


def with_sponsor(row: Any) -> str:
    """``SMART101 (Smart Immune)``."""
    return f"{bare(row)} ({row.sponsor})"


def candidates_named(language: Language, frame: pd.DataFrame) -> str:
    """``SMART101 (Smart Immune) et …``, without the sponsors where there are several: the table has them."""
    words = bare if len(frame) > 2 else with_sponsor
    return enumeration(language, [words(row) for row in frame.itertuples()])


def references(frame: pd.DataFrame) -> list[str]:
    """The rows behind an exhibit, as ``table:id``."""
    return [f"{_TABLE}:{candidate}" for candidate in frame["candidate_id"]]


def candidate_labels(catalogue: Catalogue, language: Language, frame: pd.DataFrame, column: str) -> list[str]:
    """The words for the codes of a column, a row each; of an empty cell, those for "not stated"."""
    return [catalogue.label(language, _TABLE, column, None if pd.isna(code) else code) for code in frame[column]]


def candidate_places(language: Language, frame: pd.DataFrame) -> list[tuple[str, ...]]:
    """Where each candidate is made, in words: cities with their countries."""
    return [
        candidates.made_in(language, cities, countries)
        for cities, countries in zip(frame["manufacturing_city"], frame["manufacturing_country"], strict=True)
    ]
