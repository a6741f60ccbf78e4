"""A row of the data as evidence: what it says in one line, and who says it."""

from dataclasses import dataclass
from typing import Any

from dossier.cards.card import awarded
from dossier.catalogue import Catalogue, quoting
from dossier.catalogue.placeholders import Placeholder
from dossier.language import Language, t
from dossier.language import texts as lang


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


def evidence(catalogue: Catalogue, now: Language, reference: str) -> Evidence:
    """The row behind a ``table:id`` reference. Raises ``UnknownRow``."""
    table, _, identifier = reference.partition(":")
    row = catalogue.row(table, identifier)
    name, says = _LINES[table](catalogue, now, row)
    return Evidence(
        reference=reference,
        name=name,
        says=says,
        sources=catalogue.sources_of_rows([reference]),
        grade=str(getattr(row, "quality", None) or ""),
        caution=str(getattr(row, f"caution_{now}", None) or ""),
        quote=str(getattr(row, "quote", "")),
        quote_language=str(getattr(row, "quote_language", "")),
    )


def _indicator(catalogue: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    place = Placeholder("indicators", row.indicator_id, "value")
    value = quoting.figure(catalogue, now, place) if row.value is not None else t(now, "evidence.no_value")
    signed = row.unit in quoting.MONEY_UNITS or row.unit in ("percent", "m2", "year")
    unit = "" if signed else catalogue.label(now, "indicators", "unit", row.unit)
    if row.low is not None and row.high is not None and row.low != row.high:
        bounds = [quoting.figure(catalogue, now, place._replace(column=column)) for column in ("low", "high")]
        value += " " + t(now, "evidence.between", low=bounds[0], high=bounds[1])
    elif row.low is not None and row.low == row.value:
        value = t(now, "evidence.at_least", value=value)
    elif row.high is not None and row.high == row.value:
        value = t(now, "evidence.at_most", value=value)
    about = [f"{value}{lang.NO_BREAK}{unit.lower()}".strip(), lang.date(now, row.year)]
    return str(getattr(row, f"name_{now}")), ", ".join(about)


def _facility(catalogue: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    status = catalogue.label(now, "facilities", "status", row.status)
    return row.name, f"{status}. {getattr(row, f'summary_{now}')}"


def _award(_: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    return row.programme, f"{awarded(now, row)}, {lang.date(now, row.announced)}. {getattr(row, f'purpose_{now}')}"


def _candidate(catalogue: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    phase = catalogue.label(now, "pipeline", "phase", row.phase)
    return f"{row.product}, {row.sponsor}", f"{getattr(row, f'indication_{now}')}, {phase}"


def _statement(_: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    return f"{getattr(row, f'speaker_{now}')}, {lang.date(now, row.date)}", str(getattr(row, f"says_{now}"))


def _actor(_: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    return row.name, str(getattr(row, f"summary_{now}"))


def _parameter(catalogue: Catalogue, now: Language, row: Any) -> tuple[str, str]:
    unit = catalogue.label(now, "parameters", "unit", row.unit)
    value = t(now, "evidence.no_value") if row.central is None else lang.number(now, row.central)
    if row.low is not None and row.high is not None:
        bounds = t(now, "evidence.between", low=lang.number(now, row.low), high=lang.number(now, row.high))
        value = f"{value} {bounds}" if row.central is not None else bounds
    return str(getattr(row, f"name_{now}")), f"{value}, {unit.lower()}"


_LINES = {
    "indicators": _indicator,
    "facilities": _facility,
    "funding": _award,
    "pipeline": _candidate,
    "statements": _statement,
    "actors": _actor,
    "parameters": _parameter,
}
