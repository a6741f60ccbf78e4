"""Composing an exhibit: its texts filled, and what its rows bring by themselves (sources, cautions, grade)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Sector
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding import Encoding, Table
from dossier.charts.exhibit import Column, Exhibit
from dossier.exhibits.register import Entry, entered
from dossier.language import Language, enumeration, t, texts
from dossier.language.cells import quoted, small
from dossier.selection import Selection

#: Of a table, which has no marks.
_PLAIN = Table()


def compose(
    catalogue: Catalogue,
    selection: Selection,
    identifier: str,
    table: pd.DataFrame,
    columns: Iterable[Column],
    encoding: Encoding = _PLAIN,
    *,
    rows: Iterable[str] = (),
    variant: str,
    values: Mapping[str, object] = MappingProxyType({}),
    caution: Iterable[str] = (),
    unit: str = "",
    texts_at: str = "",
) -> Exhibit:
    """An exhibit whose texts are the locale keys ``exhibit.<id>.*`` (or ``<texts_at>.*``) filled with ``values``.

    ``finding.<variant>`` and ``subtitle`` are required; ``alternative`` (or ``alternative.<variant>``), ``coverage``
    and ``notes`` are optional. ``rows`` give sources, cautions and the weakest grade of quality by themselves.
    """
    entry = entered(identifier)
    prefix = texts_at or f"exhibit.{identifier}"
    references = tuple(dict.fromkeys(rows))

    def text(key: str) -> str:
        full = f"{prefix}.{key}"
        return sentence(catalogue, selection.language, full, **values) if texts.has(selection.language, full) else ""

    finding = sentence(catalogue, selection.language, f"{prefix}.finding.{variant}", **values)
    beyond = _beyond(catalogue, entry, selection)
    if beyond and not references and len(entry.outside(selection)) == len(selection.sectors):
        finding = t(selection.language, "outside.finding", **beyond)
    subtitle = sentence(catalogue, selection.language, f"{prefix}.subtitle", **values)
    warnings, grades = _warnings(catalogue, selection.language, references)
    return Exhibit(
        id=identifier,
        page=entry.page,
        language=selection.language,
        finding=finding,
        subtitle=subtitle,
        table=table.reset_index(drop=True),
        columns=tuple(columns),
        encoding=encoding,
        unit=unit,
        rows=references,
        sources=catalogue.sources_of_rows(references),
        coverage=" ".join(filter(None, (text("coverage"), t(selection.language, "outside.coverage", **beyond))))
        if beyond
        else text("coverage"),
        caution=tuple(dict.fromkeys([*caution, *warnings])),
        quality=max(grades, default=""),
        text_alternative=text(f"alternative.{variant}") or text("alternative") or f"{finding} {subtitle}",
        notes=text("notes").strip(),  # it may end with details that a selection does not have
        responds=entry.responds,
    )


def under(selection: Selection) -> str:
    """Said after what was found: nothing, or that a filter narrows it."""
    return t(selection.language, "word.under") if selection else ""


def _beyond(catalogue: Catalogue, entry: Entry, selection: Selection) -> dict[str, object]:
    """What a sentence needs to say that sectors asked for are not in the scope; empty where all are."""
    outside, language = entry.outside(selection), selection.language
    if not outside:
        return {}
    named = [quoted(language, _sector(catalogue, language, code)) for code in outside]
    covered = [small(_sector(catalogue, language, code)) for code in Sector if code in entry.covers]
    return {
        "n": len(outside),
        "sectors": enumeration(language, named, limit=3),
        "covered": enumeration(language, covered),
    }


def _sector(catalogue: Catalogue, language: Language, code: str) -> str:
    return catalogue.label(language, "actors", "sectors", code)


def _warnings(catalogue: Catalogue, language: Language, references: Iterable[str]) -> tuple[list[str], list[str]]:
    """Cautions and grades of the rows; of tables without the column, nothing."""
    cautions, grades = [], []
    for row in (row for reference in references for row in catalogue.rows_of(reference)):
        caution = getattr(row, f"caution_{language}", None)
        if caution:
            cautions.append(str(caution))
        grade = getattr(row, "quality", None)
        if grade:
            grades.append(str(grade))
    return cautions, grades
