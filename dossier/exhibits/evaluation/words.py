"""Words that the exhibits of the evaluation share: ranges, shares of draws, names of options and inputs."""

from collections.abc import Iterable

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.language import Language, enumeration, percent, t
from dossier.language.cells import quoted, small
from dossier.scenario.effects import signed
from dossier.scenario.percentiles import Range


def between(language: Language, low: float, high: float) -> str:
    """``de −18 M€ à +12 M€``; one amount where both are written alike."""
    ends = signed(language, low), signed(language, high)
    if ends[0] == ends[1]:
        return ends[0]
    return t(language, "page.evaluation.between", low=ends[0], high=ends[1])


def spread_words(language: Language, found: Range) -> str:
    return between(language, found.low, found.high)


def portion(language: Language, share: float) -> str:
    """A share of draws in whole percent; never 0 % or 100 % of draws that are not none or all."""
    if 0 < share < 0.005:
        return t(language, "page.evaluation.less_than", bound=percent(language, 1))
    if 0.995 <= share < 1:
        return t(language, "page.evaluation.more_than", bound=percent(language, 99))
    return percent(language, 100 * share)


def joined(*sentences: str) -> str:
    """Sentences one after another; an empty one leaves no space."""
    return " ".join(sentence for sentence in sentences if sentence)


def quoted_names(language: Language, names: Iterable[str]) -> str:
    """``« a », « b » et « c »``."""
    return enumeration(language, [quoted(language, small(name)) for name in names])


def rounded(value: float, digits: int = 3) -> float:
    """A computed value with as many digits as it deserves."""
    return float(f"{value:.{digits}g}")


def option(catalogue: Catalogue, language: Language, option_id: str) -> str:
    """The short name of an option."""
    return catalogue.label(language, "options", "option_id", option_id)


def written(columns: Iterable[str], lines: list[dict[str, object]]) -> pd.DataFrame:
    """The lines as a table that has its columns even where there is no line."""
    return pd.DataFrame(lines, columns=list(columns))
