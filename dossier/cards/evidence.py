"""A row of the data as evidence: what it says in one line, and who says it."""

from dataclasses import dataclass
from typing import Any

from dossier.cards.card import amount_as_published
from dossier.catalogue import Catalogue, quoting
from dossier.catalogue.placeholders import Placeholder
from dossier.language import NO_BREAK, Language, date, number, t


@dataclass(frozen=True)
class Evidence:
    """``says`` is one line in the reader's language; ``quote`` the source's own words with their language."""

    reference: str
    name: str
    says: str
    sources: tuple[str, ...]
    grade: str = ""
    caution: str = ""
    quote: str = ""
    quote_language: str = ""


def evidence(catalogue: Catalogue, language: Language, reference: str) -> Evidence:
    """The row behind a ``table:id`` reference. Raises ``UnknownRow``."""
    table, _, identifier = reference.partition(":")
    row = catalogue.told_in(language).row(table, identifier)
    name, says = _LINES[table](catalogue, language, row)
    return Evidence(
        reference=reference,
        name=name,
        says=says,
        sources=catalogue.sources_of_rows([reference]),
        grade=str(getattr(row, "quality", None) or ""),
        caution=str(getattr(row, f"caution_{language}", None) or ""),
        quote=str(getattr(row, "quote", "")),
        quote_language=str(getattr(row, "quote_language", "")),
    )


def _indicator(catalogue: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    place = Placeholder("indicators", row.indicator_id, "value")
    value = quoting.figure(catalogue, language, place) if row.value is not None else t(language, "evidence.no_value")
    unit = "" if quoting.has_sign(row.unit) else catalogue.label(language, "indicators", "unit", row.unit)
    if row.low is not None and row.high is not None and row.low != row.high:
        bounds = [quoting.figure(catalogue, language, place._replace(column=column)) for column in ("low", "high")]
        value += " " + t(language, "evidence.between", low=bounds[0], high=bounds[1])
    elif row.low is not None and row.low == row.value:
        value = t(language, "evidence.at_least", value=value)
    elif row.high is not None and row.high == row.value:
        value = t(language, "evidence.at_most", value=value)
    about = [f"{value}{NO_BREAK}{unit.lower()}".strip(), date(language, row.year)]
    return str(getattr(row, f"name_{language}")), ", ".join(about)


def _facility(catalogue: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    status = catalogue.label(language, "facilities", "status", row.status)
    return row.name, f"{status}. {getattr(row, f'summary_{language}')}"


def _award(_: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    return (
        row.programme,
        f"{amount_as_published(language, row)}, {date(language, row.announced)}. {getattr(row, f'purpose_{language}')}",
    )


def _candidate(catalogue: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    phase = catalogue.label(language, "pipeline", "phase", row.phase)
    return f"{row.product}, {row.sponsor}", f"{getattr(row, f'indication_{language}')}, {phase}"


def _statement(_: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    return f"{getattr(row, f'speaker_{language}')}, {date(language, row.date)}", str(getattr(row, f"says_{language}"))


def _actor(_: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    return row.name, str(getattr(row, f"summary_{language}"))


def _parameter(catalogue: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    unit = catalogue.label(language, "parameters", "unit", row.unit)
    value = t(language, "evidence.no_value") if row.central is None else number(language, row.central)
    if row.low is not None and row.high is not None:
        bounds = t(language, "evidence.between", low=number(language, row.low), high=number(language, row.high))
        value = f"{value} {bounds}" if row.central is not None else bounds
    return str(getattr(row, f"name_{language}")), f"{value}, {unit.lower()}"


def _named_scenario(_: Catalogue, language: Language, row: Any) -> tuple[str, str]:
    return str(getattr(row, f"name_{language}")), str(getattr(row, f"says_{language}"))


_LINES = {
    "indicators": _indicator,
    "facilities": _facility,
    "funding": _award,
    "pipeline": _candidate,
    "statements": _statement,
    "actors": _actor,
    "parameters": _parameter,
    "named_scenarios": _named_scenario,
}
