"""Words that the exhibits of the evaluation share: ranges, what is granted, names of inputs."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.language import Language, enumeration, t
from dossier.language.cells import quoted, small
from dossier.scenario import Scenario, input_rows
from dossier.scenario.figures import Figures
from dossier.scenario.told import figure_words, in_millions


def between(language: Language, low: str, high: str) -> str:
    """``de −20,7 M€ à 9,6 M€``; one amount where both are written alike."""
    return low if low == high else t(language, "page.evaluation.between", low=low, high=high)


def range_words(language: Language, found: Figures) -> str:
    """From the P5 to the P95, each at its step."""
    return between(language, figure_words(language, found, "p5"), figure_words(language, found, "p95"))


def amounts_between(language: Language, low: float, high: float) -> str:
    """From an amount to another, both at their step already, the lower one first."""
    return between(language, *(in_millions(language, value) for value in sorted((low, high))))


def supposed(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """What a scenario grants and sets, in few words: ``avec 3 conditions accordées et la clause de revoyure``.

    Rooms that the reader has set are said: the name of the option may hold their number.
    """
    bare, values = scenario.without_clause(), scenario.as_dict()
    rooms, own = values.pop("rooms", None), input_rows(catalogue, scenario.option_id)["rooms"].mode
    said = [
        *([t(language, "page.evaluation.conditions", n=len(bare.conditions))] if bare.conditions else []),
        *([t(language, "page.evaluation.clause")] if scenario.has_clause else []),
        *([t(language, "page.evaluation.rooms", n=rooms, own=own)] if rooms is not None else []),
        *([t(language, "page.evaluation.values", n=len(values))] if values else []),
    ]
    if not said:
        return t(language, "page.evaluation.nothing_granted")
    return t(language, "page.evaluation.granted", names=enumeration(language, said))


def aside_words(language: Language, scenario: Scenario) -> str:
    """Said after a mean that leaves the clause of the scenario aside."""
    return t(language, "page.evaluation.aside") if scenario.has_clause else ""


def joined(*sentences: str) -> str:
    """Sentences one after another; an empty one leaves no space."""
    return " ".join(sentence for sentence in sentences if sentence)


def quoted_names(language: Language, names: Iterable[str]) -> str:
    """``« a », « b » et « c »``."""
    return enumeration(language, [quoted(language, small(name)) for name in names])


def input_name(row: Any, language: Language) -> str:
    """What an input is called."""
    return str(getattr(row, f"name_{language}"))


def rounded(value: float, digits: int = 3) -> float:
    """A computed value with as many digits as it deserves."""
    return float(f"{value:.{digits}g}")


def table_of(columns: Iterable[str], lines: list[dict[str, object]]) -> pd.DataFrame:
    """The lines as a table that has its columns even where there is no line."""
    return pd.DataFrame(lines, columns=list(columns))
