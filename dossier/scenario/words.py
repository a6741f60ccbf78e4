"""Values of inputs in words: with their unit, or bare; pieces of a link as they are."""

import math

from dossier.catalogue.records import ModelInput
from dossier.language import Language, enumeration, money, number, percent, t

#: Units whose values are fractions of 1 and read better in percent.
_FRACTIONS = frozenset({"ratio", "share_of_investment", "share_of_pay", "per_year"})
#: Fractions whose unit is said all the same: of what they are a share.
_OF_SOMETHING = frozenset({"share_of_investment", "share_of_pay"})
#: Longest piece of a link that is quoted back to its reader.
_QUOTED = 40


def is_fraction(row: ModelInput) -> bool:
    """Whether the input is written in percent: a fraction of 1, not a multiple such as an overrun."""
    return row.unit in _FRACTIONS and row.maximum is not None and row.maximum <= 1


def value_with_unit(language: Language, row: ModelInput, value: float | tuple[float, ...]) -> str:
    """A value of an input with its unit: ``75 patients``, ``80 %``, ``51 k€ par ETP et par an``, ``× 1,3``."""
    if isinstance(value, tuple):
        return enumeration(language, [percent(language, 100 * share, 1) for share in value])
    shown = bare_value(language, row, value)
    if is_fraction(row) and row.unit not in _OF_SOMETHING:
        return shown
    return t(language, f"scenario.amount.{row.unit}", value=shown, n=value)


def bare_value(language: Language, row: ModelInput, value: float) -> str:
    """A value of an input without the words of its unit: ``75``, ``80 %``, ``51 k€``."""
    if is_fraction(row):
        return percent(language, 100 * value, 2)
    if row.unit == "ratio":
        return t(language, "scenario.times", value=number(language, value))
    # A price per kilowatt-hour is a few cents: thousandths of a euro count.
    return money(language, value, significant=4) if row.unit.startswith("eur_") else number(language, value)


def written_value(language: Language, row: ModelInput | None, value: object) -> str:
    """A number in the unit of its input; anything else as the link writes it."""
    try:
        figure = float(str(value))
    except ValueError:
        return quoted_piece(str(value or ""))
    if row is None or isinstance(row.mode, tuple) or not math.isfinite(figure):
        return quoted_piece(str(value))
    return value_with_unit(language, row, figure)


def quoted_piece(text: str) -> str:
    printable = "".join(character for character in text if character.isprintable())
    return printable if len(printable) <= _QUOTED else f"{printable[:_QUOTED]}…"
