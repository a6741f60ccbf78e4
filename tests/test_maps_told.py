"""What the two maps say in words, read back and held against the raw tables, under any filter, in both languages.

A finding is one of the sentences of its locale; which one, and what stands in its gaps, is counted in ``told_maps``.
"""

import re
from dataclasses import replace
from itertools import product
from typing import NamedTuple

import pytest
from made_maps import REAL, TABLES, made
from told_maps import TOLD, read, same, sentences

from dossier.catalogue.codes import Sector
from dossier.catalogue.records import REGIONS
from dossier.exhibits import register
from dossier.language import Language
from dossier.selection import Selection

#: Characters of a finding without a filter, and under any.
PLAIN, FILTERED = 160, 220


class Case(NamedTuple):
    data: str
    selection: Selection

    def __str__(self) -> str:
        return f"{self.data}: {self.selection}"


def cases(name: str, language: Language) -> list[Case]:
    """Every sector in every year of the real data, every region, two cities; of other data a few."""
    column = "opened" if name == "capacity-map" else "announced"
    years = sorted({row[column][:4] for row in made(name)[REAL].rows if row["country"] == "FR" and row[column]})
    past = [year for year in years if year < made(name)[REAL].catalogue.version.date[:4]]

    def chosen(
        sectors: list[str], regions: list[str], years: list[str], cities: tuple[str, ...] = ()
    ) -> list[Selection]:
        return [
            Selection(
                language, sectors=(sector,) * bool(sector), regions=(region,) * bool(region), cities=cities, year=year
            )
            for sector, region, year in product(sectors, regions, years)
        ]

    outside = Selection(language, sectors=("digital_health", "medtech_diagnostics"), regions=("Corse",))
    few = ["", "cell_therapy", "tissue_engineering"]
    near = ["", "Bourgogne-Franche-Comté", "Occitanie"]
    found = [
        *chosen(["", *Sector], [""], ["", *past]),
        *chosen([""], [region for region in REGIONS if region], ["", "2021"]),
        *chosen(few, [""], ["", "2024"], ("Besançon",)),
        *chosen([""], [""], ["", "2025"], ("Toulouse", "Lyon")),
        outside,
        replace(outside, year="2021"),
    ]
    others = [*chosen(few, near, ["", "2021", "2025"]), *chosen([""], [""], ["", "2025"], ("Besançon",))]
    return [
        *(Case(REAL, selection) for selection in found),
        *(Case(data, selection) for data in made(name) if data != REAL for selection in others),
    ]


@pytest.mark.grid
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(TABLES))
def test_a_map_says_in_one_short_sentence_what_the_raw_rows_say(name: str, language: Language) -> None:
    for case in cases(name, language):
        data, selection = made(name)[case.data], case.selection
        finding = register()[name].build(data.catalogue, selection).finding
        most = PLAIN if selection == Selection(language) else FILTERED
        assert finding.endswith(".") and (len(finding) <= most or case.data != REAL), finding
        assert not re.search(r"[{}]|  |\(\)|\bnan\b", finding), finding
        said = list(read(name, selection, finding))
        assert len(said) == 1, (str(case), finding, said)
        counted = TOLD[name](data, selection)
        assert said[0].variant == counted.variant, (str(case), finding)
        for gap, words in said[0].gaps.items():
            if gap in counted.gaps:
                assert same(gap, str(words), counted.gaps[gap]), (str(case), finding, gap, counted.gaps[gap])


@pytest.mark.parametrize("dated", [False, True], ids=["today", "year"])
@pytest.mark.parametrize("name", list(TABLES))
def test_every_sentence_of_a_map_is_met(name: str, dated: bool) -> None:
    """Every variant of the locale, at one and at several where it counts: what no case builds goes unread."""
    wanted = {(variant, form) for variant, forms in sentences(name, dated, Language.EN).items() for form in forms}
    met = set()
    for case in cases(name, Language.EN):
        if bool(case.selection.year) == dated:
            told = TOLD[name](made(name)[case.data], case.selection)
            met |= {(told.variant, ""), (told.variant, told.gaps["form"])}
    assert not wanted - met
