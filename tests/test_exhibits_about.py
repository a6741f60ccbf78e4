"""The road of a figure: counts made anew from the tables, sentences that hold without the press, files that exist."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from built import CATALOGUE

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SourceKind
from dossier.exhibits import register
from dossier.exhibits.about.road import TAKEN
from dossier.language import Language, number, t
from dossier.rules.support import SOURCED, Support, supported
from dossier.selection import Selection
from exports.static.site import FILES

FIRM = {SourceKind.OFFICIAL, SourceKind.PEER_REVIEWED}


def built(catalogue: Catalogue, language: Language) -> Any:
    return register()["about-road"].build(catalogue, Selection(language=language))


def all_of(kind: SourceKind) -> Catalogue:
    rows = tuple(row.model_copy(update={"kind": kind}) for row in CATALOGUE.records("sources"))
    return replace(CATALOGUE, rows=MappingProxyType({**CATALOGUE.rows, "sources": rows}))


@pytest.mark.parametrize("language", Language)
def test_the_finding_counts_the_rows_by_what_stands_behind_them(language: Language) -> None:
    kinds = {row.source_id: row.kind for row in CATALOGUE.records("sources")}
    behind = [
        {kinds[source] for source in CATALOGUE.sources_of_rows([item for item in row.source_ids if ":" in item])}
        | {kinds[item] for item in row.source_ids if ":" not in item}
        for table in SOURCED
        for row in CATALOGUE.records(table)
    ]
    firm, press = sum(bool(each & FIRM) for each in behind), sum(each == {SourceKind.PRESS} for each in behind)
    finding = built(CATALOGUE, language).finding
    assert all(number(language, n) in finding for n in (len(behind), firm, press))


def test_a_row_without_a_source_is_an_assumption_of_the_calculation() -> None:
    bare = supported(CATALOGUE).query("support == @Support.NONE")
    assumed = [row for row in CATALOGUE.records("model_inputs") if row.status == "assumption" and not row.source_ids]
    assert set(bare["table"]) == {"model_inputs"} and len(bare) == len(assumed) > 0


@pytest.mark.parametrize("language", Language)
def test_without_the_press_the_finding_says_so(language: Language) -> None:
    rows = number(language, len(supported(CATALOGUE)))
    none, whole = built(all_of(SourceKind.OFFICIAL), language), built(all_of(SourceKind.PRESS), language)
    assert none.finding != whole.finding and number(language, len(supported(CATALOGUE))) in none.finding
    firm = number(language, int((supported(all_of(SourceKind.OFFICIAL))["support"] == Support.FIRM).sum()))
    assert none.finding == t(language, "exhibit.about-road.finding.no_press", rows=rows, firm=firm)


def test_the_grades_of_the_picture_are_all_that_there_are() -> None:
    graded = sum(getattr(row, "quality", None) is not None for table in SOURCED for row in CATALOGUE.records(table))
    assert built(CATALOGUE, Language.EN).table["count"].tolist()[2] == graded


def test_every_file_that_is_made_is_of_a_kind_that_the_picture_names() -> None:
    made = {name.partition(".")[0].partition("-")[0] for name in FILES}
    assert made == set(TAKEN) - {"copy", "csv"}
