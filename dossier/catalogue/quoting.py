"""Sentences whose figures are rows: ``{indicators:ID}``, ``{indicators:ID.low}``, ``{facilities:ID.column}``.

The only way in which a figure enters a text of ``data/`` or a finding: by the id of its row.
"""

from dossier.catalogue import Catalogue, UnknownRow
from dossier.catalogue.placeholders import PLACEHOLDER, Placeholder
from dossier.catalogue.records import TABLES, cells_of
from dossier.language import NO_BREAK, Language, date, money, number, percent, texts

#: Units of indicators that are money.
MONEY_UNITS = frozenset({"eur", "usd", "gbp", "cad", "aud", "dkk", "sek", "nok", "chf"})


def currency(unit: str) -> str:
    """The currency of a unit that is money, as ISO 4217 writes it; empty for another unit."""
    return unit.upper() if unit in MONEY_UNITS or unit.isupper() else ""


def has_sign(unit: str) -> bool:
    """Whether a figure in this unit is written with its sign (%, €, m²), or alone as a year is."""
    return bool(currency(unit)) or unit in ("percent", "m2", "year")


def row_name(catalogue: Catalogue, language: Language, table: str, identifier: str) -> str:
    """What a row is called by a reader: its name, its title or what it labels; else its id."""
    try:
        row = catalogue.told_in(language).rows_of(f"{table}:{identifier}")[0]
    except UnknownRow:
        return identifier
    named = ("name", "programme", "product", "speaker", "title", "label", "what", "term")
    for column in (name for stem in named for name in (stem, f"{stem}_{language}")):
        if getattr(row, column, None):
            return str(getattr(row, column))
    return identifier


def figure(catalogue: Catalogue, language: Language, place: Placeholder) -> str:
    """The figure of a placeholder, with its unit where the unit is written as a sign (%, €, m²).

    Other units stay in the sentence ("lots", "salles"): only the bare number is given. No year is written "2 024".
    """
    row = catalogue.row(place.table, place.id)
    value = getattr(row, place.column)
    if isinstance(value, str):
        if cells_of(TABLES[place.table])[place.column].dated:
            return date(language, value)
        known = catalogue.has("labels", f"{place.table}/{place.column}/{value}")
        return catalogue.label(language, place.table, place.column, value) if known else value
    unit = catalogue.unit(place.table, place.column, row)
    if unit == "year":
        return f"{value:.0f}"
    if unit == "percent":
        return percent(language, value, 1)
    if unit == "m2":
        return f"{number(language, value)}{NO_BREAK}m²"
    return money(language, value, currency(unit)) if currency(unit) else number(language, value)


def render(catalogue: Catalogue, language: Language, text: str) -> str:
    """``text`` with every placeholder replaced by its figure."""
    return PLACEHOLDER.sub(
        lambda m: figure(catalogue, language, Placeholder(m["table"], m["id"], m["column"] or "value")), text
    )


def sentence(catalogue: Catalogue, language: Language, key: str, /, **values: object) -> str:
    """A text of the locale files with its ``{table:id}`` placeholders and its parameters filled."""
    template = texts.template(language, key, values.get("n"))
    return texts.fill(language, render(catalogue, language, template), **values)
