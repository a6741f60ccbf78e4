"""Every exhibit, under every sector, every region, every pair of them, and a selection that leaves nothing.

Each exhibit is built once under every different selection that it responds to, then read from end to end.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pandas as pd
import pytest
import reader
from built import CATALOGUE, built, every

from dossier.catalogue import Catalogue, load
from dossier.catalogue.codes import Sector, SitePhase, SiteStatus
from dossier.catalogue.records import REGIONS, TABLES
from dossier.exhibits import Entry, Exhibit, register
from dossier.language import Language
from dossier.selection import FILTERS, Facet, Selection

REGISTER = register()
METROPOLE = REGIONS[: REGIONS.index("Guadeloupe")]
#: Descriptions, definitions, and what was looked for and not found: they state no fact of a source.
WITHOUT_SOURCES = frozenset(
    {
        *("data-tables", "glossary", "gaps", "brief-decisions", "evaluation-checklist"),
        *("about-road", "pictures-words", "pictures-signs", "sources-kinds"),
        *("freshness", "freshness-themes", "freshness-readings"),
    }
)


def choices() -> Iterator[Selection]:
    """What a reader may choose, in French: nothing, one of each, pairs in a diagonal, several, the impossible."""
    yield Selection()
    for sector in Sector:
        yield Selection(sectors=(sector,))
    for region in (*METROPOLE, "La Réunion"):
        yield Selection(regions=(region,))
    # A diagonal: the whole grid of sectors and regions is read for its sentences only, further down.
    for position, sector in enumerate(Sector):
        yield Selection(sectors=(sector,), regions=(METROPOLE[(5 * position + 1) % len(METROPOLE)],))
    yield Selection(sectors=(Sector.CELL_THERAPY,), regions=("Bourgogne-Franche-Comté",))
    yield Selection(sectors=(Sector.CELL_THERAPY, Sector.GENE_THERAPY), regions=("Île-de-France", "Occitanie"))
    for phase in SitePhase:
        yield Selection(phases=(phase,))
    for status in SiteStatus:
        yield Selection(statuses=(status,))
    yield Selection(cities=("Besançon",))
    yield IMPOSSIBLE


IMPOSSIBLE = Selection(
    sectors=(Sector.DIGITAL_HEALTH,),
    regions=("Corse",),
    phases=(SitePhase.COMMERCIAL,),
    statuses=(SiteStatus.FOR_SALE,),
    cities=("Atlantide",),
)
#: What a facet is tried with.
SAMPLES: dict[Facet, list[Selection]] = {
    Facet.SECTORS: [Selection(sectors=(sector,)) for sector in Sector],
    Facet.REGIONS: [Selection(regions=(region,)) for region in METROPOLE],
    Facet.PHASES: [Selection(phases=(phase,)) for phase in SitePhase],
    Facet.STATUSES: [Selection(statuses=(status,)) for status in SiteStatus],
    Facet.CITIES: [Selection(cities=("Besançon",)), Selection(cities=("Paris",))],
}

PAIR = frozenset({Facet.SECTORS, Facet.REGIONS})

Built = dict[Selection, tuple[Exhibit, Exhibit]]


def in_both_languages(entry: Entry) -> tuple[Built, list[str]]:
    """Each different exhibit of an entry in French and in English, and the selections under which it fails."""
    done: Built = {}
    failed = []
    for selection in dict.fromkeys(choice.only(entry.responds) for choice in choices()):
        try:
            french, english = (
                built(entry.id, replace(selection, language=language)) for language in (Language.FR, Language.EN)
            )
            done[selection] = french, english
        except Exception as error:  # the list of selections says more than the first traceback
            failed.append(f"{said(selection)}: raises {error!r}")
    return done, failed


def said(selection: Selection) -> str:
    """A selection in a few words, for the list of faults."""
    return ", ".join(item for facet in FILTERS for item in getattr(selection, facet)) or "no filter"


@pytest.mark.parametrize("identifier", REGISTER)
def test_a_reader_meets_no_fault(identifier: str) -> None:
    entry = REGISTER[identifier]
    built, faults = in_both_languages(entry)
    for selection, (french, english) in built.items():
        found = [
            *of_identity(entry, french, Language.FR),
            *of_identity(entry, english, Language.EN),
            *reader.of_everything(french, CATALOGUE),
            *reader.of_everything(english, CATALOGUE),
            *of_two_languages(french, english),
        ]
        faults.extend(f"{said(selection)}: {fault}" for fault in found)
    faults.extend(of_facets(entry, built))
    listed = list(dict.fromkeys(faults))
    assert not listed, "\n".join([f"{len(listed)} faults of {identifier}", *listed[:25]])


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("identifier", [name for name, entry in REGISTER.items() if entry.responds >= PAIR])
def test_every_pair_of_sector_and_region_is_told(identifier: str, language: Language) -> None:
    for sector, region in product(Sector, METROPOLE):
        pair = Selection(language=language, sectors=(sector,), regions=(region,))
        exhibit = built(identifier, pair)
        assert [*reader.of_sentences(exhibit), *reader.of_table(exhibit)] == [], said(pair)


def of_identity(entry: Entry, exhibit: Exhibit, language: Language) -> Iterator[str]:
    if (exhibit.id, exhibit.page, exhibit.responds) != (entry.id, entry.page, entry.responds):
        yield f"it says that it is {exhibit.id} of {exhibit.page}"
    if exhibit.language != language:
        yield f"it is in {exhibit.language}"
    if exhibit.id not in WITHOUT_SOURCES and not exhibit.empty and not exhibit.sources:
        yield f"no source behind {exhibit.finding!r}"
    if exhibit.drawn and exhibit.empty:
        yield "nothing is drawn of an empty table"


def of_two_languages(french: Exhibit, english: Exhibit) -> Iterator[str]:
    """Both say the same of the same rows, each in its words."""
    for part in ("finding", "subtitle"):
        if getattr(french, part) == getattr(english, part):
            yield f"{part} is not translated: {getattr(french, part)!r}"
    for part in ("kind", "quality", "unit") if not french.unit else ("kind", "quality"):
        if getattr(french, part) != getattr(english, part):
            yield f"{part} differs: {getattr(french, part)!r}, {getattr(english, part)!r}"
    if set(french.rows) != set(english.rows):
        yield f"other rows in English: {set(french.rows) ^ set(english.rows)}"
    if french.table.shape != english.table.shape:
        yield f"other tables: {french.table.shape}, {english.table.shape}"
    if [column.form for column in french.columns] != [column.form for column in english.columns]:
        yield "other columns"
    if len(french.caution) != len(english.caution):
        yield f"other cautions: {french.caution}, {english.caution}"
    for column in french.table.select_dtypes("number"):
        ours, theirs = (sorted(exhibit.table[column].dropna()) for exhibit in (french, english))
        if ours != pytest.approx(theirs):
            yield f"other figures in {column}"


def of_facets(entry: Entry, built: Built) -> Iterator[str]:
    """A facet that changes nothing is none: the page would say that it filters."""
    for facet in entry.responds & SAMPLES.keys():
        exhibits = [built[choice][0] for choice in [Selection(), *SAMPLES[facet]] if choice in built]
        if len({(exhibit.finding, exhibit.rows, len(exhibit.table)) for exhibit in exhibits}) < 2:
            yield f"it declares {facet}, which changes nothing"


@pytest.mark.parametrize("identifier", REGISTER)
def test_built_twice_it_is_the_same(identifier: str) -> None:
    entry = REGISTER[identifier]
    for selection in (Selection(), IMPOSSIBLE, Selection(language=Language.EN, sectors=(Sector.CELL_THERAPY,))):
        first = built(identifier, selection)
        before = first.table.copy(deep=True)
        assert_same(first, entry.build(CATALOGUE, selection.only(entry.responds)))
        pd.testing.assert_frame_equal(first.table, before)


def assert_same(one: Exhibit, other: Exhibit) -> None:
    pd.testing.assert_frame_equal(one.table, other.table)
    for name in vars(one).keys() - {"table"}:
        assert getattr(one, name) == getattr(other, name), name


def test_no_exhibit_changes_the_catalogue() -> None:
    every(Selection())
    fresh = load()
    for name in TABLES:
        pd.testing.assert_frame_equal(CATALOGUE.table(name), fresh.table(name))


def test_ids_can_stand_in_an_address() -> None:
    for identifier, entry in REGISTER.items():
        assert identifier == entry.id
        assert identifier == identifier.lower().replace("_", "-").replace(" ", "-")


class TestTheReader:
    """The checks see what they are for."""

    def exhibit(self, **changes: object) -> Exhibit:
        whole = built("funding-ranked-awards")
        return replace(whole, **changes)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "finding",
        [
            "Sans point",
            "Il y a {n} sites.",
            "Il y a 1 sites.",
            "Il y a nan sites.",
            "En 2\u00a0021, rien depuis 2\u00a0021.",
            "Le secteur cell_therapy domine.",
            "Rien ; ou presque.",
            "Deux  espaces.",
            "sans majuscule.",
            "",
        ],
    )
    def test_a_bad_finding_is_seen(self, finding: str, catalogue: Catalogue) -> None:
        assert list(reader.of_everything(self.exhibit(finding=finding), catalogue))

    def test_a_bad_table_is_seen(self, catalogue: Catalogue) -> None:
        whole = self.exhibit()
        assert list(reader.of_everything(whole, catalogue)) == []
        assert list(reader.of_table(self.exhibit(table=whole.table[["label"]] if "label" in whole.table else None)))
        assert list(reader.of_sources(self.exhibit(rows=("facilities:atlantis",)), catalogue))
        assert list(reader.of_sources(self.exhibit(sources=("nowhere",)), catalogue))
