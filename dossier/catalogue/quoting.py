"""Sentences whose figures are rows: ``{indicators:ID}``, ``{indicators:ID.low}``, ``{facilities:ID.column}``.

The only way in which a figure enters a text of ``data/`` or a finding: by the id of its row.
"""

from dossier.catalogue import Catalogue
from dossier.catalogue.placeholders import PLACEHOLDER, Placeholder
from dossier.language import NO_BREAK, Language, date, money, number, percent, texts

#: Units of indicators that are money.
MONEY_UNITS = frozenset({"eur", "usd", "gbp", "cad", "aud", "dkk", "sek", "nok", "chf"})
#: Columns of text that hold a date or a period.
DATES = frozenset({"published", "announced", "opened", "closed", "year", "date", "phase_as_of", "employees_as_of"})
#: Columns of numbers that hold a calendar year: never "2 024".
YEARS = frozenset({"year", "money_year", "year_of_money", "founded"})


def figure(catalogue: Catalogue, language: Language, place: Placeholder) -> str:
    """The figure of a placeholder, with its unit where the unit is written as a sign (%, €, m²).

    Other units stay in the sentence ("lots", "salles"): only the bare number is given.
    """
    row = catalogue.row(place.table, place.id)
    value = getattr(row, place.column)
    if isinstance(value, str):
        if place.column in DATES:
            return date(language, value)
        known = catalogue.has("labels", f"{place.table}/{place.column}/{value}")
        return catalogue.label(language, place.table, place.column, value) if known else value
    if place.table == "indicators":
        unit = row.unit
        if unit == "year":
            return f"{value:.0f}"
        if unit == "percent":
            return percent(language, value, 1)
        if unit in MONEY_UNITS:
            return money(language, value, unit.upper())
        if unit == "m2":
            return f"{number(language, value)}{NO_BREAK}m²"
    elif place.column.endswith("_eur"):
        return money(language, value)
    elif place.column == "amount" or place.column.endswith("_amount"):
        sibling = "currency" if place.column == "amount" else place.column.replace("_amount", "_currency")
        return money(language, value, getattr(row, sibling))
    elif place.column.endswith("_m2"):
        return f"{number(language, value)}{NO_BREAK}m²"
    if place.column in YEARS:
        return str(value)
    return number(language, value)


def render(catalogue: Catalogue, language: Language, text: str) -> str:
    """``text`` with every placeholder replaced by its figure."""
    return PLACEHOLDER.sub(
        lambda m: figure(catalogue, language, Placeholder(m["table"], m["id"], m["column"] or "value")), text
    )


def sentence(catalogue: Catalogue, language: Language, key: str, /, **values: object) -> str:
    """A text of the locale files with its ``{table:id}`` placeholders and its parameters filled."""
    template = texts.template(language, key, values.get("n"))
    return texts.fill(language, render(catalogue, language, template), **values)
