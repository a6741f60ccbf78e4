"""The state of a screen: to and from the address, and what it keeps of a table."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Sector, SitePhase, SiteStatus
from dossier.catalogue.records import REGIONS
from dossier.language import Language
from dossier.selection import FILTERS, KEYS, LANGUAGE_KEY, Facet, Rejected, Selection


def some(values: Any) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from([str(value) for value in values]), unique=True).map(tuple)


WORDS = st.text(min_size=1)
SELECTIONS = st.builds(
    Selection,
    language=st.sampled_from(Language),
    sectors=some(Sector),
    regions=some(REGIONS),
    phases=some(SitePhase),
    statuses=some(SiteStatus),
    cities=st.lists(WORDS, unique=True, max_size=3).map(tuple),
    scenario=st.one_of(st.just(""), WORDS),
    compared=st.lists(WORDS, unique=True, max_size=3).map(tuple),
    year=st.one_of(st.just(""), st.integers(1000, 9999).map(str)),
)


class TestAddress:
    @given(SELECTIONS)
    def test_round_trip(self, selection: Selection) -> None:
        assert Selection.from_query(selection.to_query()) == (selection, ())

    @given(SELECTIONS)
    def test_defaults_are_left_out(self, selection: Selection) -> None:
        query = selection.to_query()
        for facet, key in KEYS.items():
            assert (key in query) == bool(getattr(selection, facet))
        assert (LANGUAGE_KEY in query) == (selection.language != Language.FR)

    def test_nothing_chosen_is_an_empty_address(self) -> None:
        assert Selection().to_query() == {}
        assert Selection.from_query({}) == (Selection(), ())

    @given(st.dictionaries(st.sampled_from([LANGUAGE_KEY, *KEYS.values(), "actor", "x"]), st.lists(st.text())))
    def test_no_address_raises(self, query: dict[str, list[str]]) -> None:
        """An address is typed by anybody: what remains is a state that travels on."""
        selection, rejected = Selection.from_query(query)
        assert Selection.from_query(selection.to_query()) == (selection, ())
        for refused in rejected:
            assert refused.value in query[refused.key]

    @given(SELECTIONS, st.text(min_size=1))
    def test_what_means_nothing_is_named_and_the_rest_obeyed(self, selection: Selection, noise: str) -> None:
        judged = {"sector": frozenset(Sector), "region": frozenset(REGIONS), "phase": frozenset(SitePhase)}
        query = selection.to_query()
        expected = []
        for key, known in judged.items():
            if noise not in known:
                query[key] = [noise, *query.get(key, ())]
                expected.append(Rejected(key, noise))
        assert Selection.from_query(query) == (selection, tuple(expected))

    def test_each_bad_value_is_named(self) -> None:
        selection, rejected = Selection.from_query(
            {"sector": ["cell_therapy", "robots"], "region": ["Atlantide"], "lang": ["de"], "status": ["open"]}
        )
        assert selection == Selection(sectors=("cell_therapy",))
        assert set(rejected) == {
            Rejected("sector", "robots"),
            Rejected("region", "Atlantide"),
            Rejected("lang", "de"),
            Rejected("status", "open"),
        }

    def test_keys_of_others_are_left_alone(self) -> None:
        assert Selection.from_query({"actor": ["efs-bfc"], "exhibit": ["x"]}) == (Selection(), ())

    def test_repeated_and_empty_values_count_once_or_not_at_all(self) -> None:
        query = {
            "sector": ["cell_therapy", "cell_therapy", ""],
            "region": [""],
            "s": ["1~a", "1~b"],
            "lang": ["en", "en"],
        }
        selection, rejected = Selection.from_query(query)
        assert selection == Selection(language=Language.EN, sectors=("cell_therapy",), scenario="1~b")
        assert rejected == ()

    def test_short_keys_never_change(self) -> None:
        """Links shared in mails hold them."""
        assert {str(facet): key for facet, key in KEYS.items()} == {
            "sectors": "sector",
            "regions": "region",
            "phases": "phase",
            "statuses": "status",
            "cities": "city",
            "scenario": "s",
            "compared": "c",
            "year": "year",
        }
        assert LANGUAGE_KEY == "lang"

    def test_every_facet_has_a_field_and_a_key(self) -> None:
        assert set(Facet) == set(KEYS) == set(Selection.__dataclass_fields__) - {"language"}
        assert len(set(KEYS.values())) == len(KEYS)


class TestIdentity:
    @given(SELECTIONS, st.sets(st.sampled_from(Facet)))
    def test_only_keeps_what_an_exhibit_responds_to(self, selection: Selection, facets: set[Facet]) -> None:
        kept = selection.only(facets)
        for facet in Facet:
            assert getattr(kept, facet) == (
                getattr(selection, facet) if facet in facets else getattr(Selection(), facet)
            )
        assert kept.language == selection.language
        assert kept.only(facets) == kept

    def test_equal_states_share_a_place_in_a_cache(self) -> None:
        one = Selection(sectors=("cell_therapy",), cities=("Besançon",)).only([Facet.SECTORS])
        two = Selection(sectors=("cell_therapy",), scenario="1~a").only([Facet.SECTORS])
        assert one == two
        assert hash(one) == hash(two)

    def test_a_selection_cannot_change(self) -> None:
        with pytest.raises(AttributeError):
            Selection().sectors = ("cell_therapy",)  # type: ignore[misc]

    def test_language_and_scenario_filter_nothing(self) -> None:
        assert not Selection(language=Language.EN, scenario="1~a", compared=("1~b",))
        for facet in FILTERS:
            assert Selection(**{facet: ("x",)})  # type: ignore[arg-type]


FRAME = pd.DataFrame(
    {
        "id": ["both", "cells", "genes", "nowhere"],
        "sectors": [("cell_therapy", "gene_therapy"), ("cell_therapy",), ("gene_therapy",), ("cell_therapy",)],
        "phases": [("phase_1", "phase_2"), (), ("phase_3",), ("phase_1",)],
        "region": ["Bretagne", "Occitanie", "Bretagne", None],
        "city": ["Rennes", "Toulouse", "Brest", None],
        "status": ["operating", None, "closed", "operating"],
    },
    index=[3, 7, 5, 1],
)


class TestNarrow:
    def ids(self, selection: Selection, *facets: Facet) -> list[str]:
        return selection.narrow(FRAME, *facets)["id"].tolist()

    def test_no_filter_keeps_everything_missing_cells_too(self) -> None:
        assert self.ids(Selection(), *FILTERS) == FRAME["id"].tolist()

    def test_a_row_of_several_sectors_is_kept_by_each(self) -> None:
        assert self.ids(Selection(sectors=("cell_therapy",)), Facet.SECTORS) == ["both", "cells", "nowhere"]
        assert self.ids(Selection(sectors=("gene_therapy",)), Facet.SECTORS) == ["both", "genes"]
        assert self.ids(Selection(sectors=("cell_therapy", "gene_therapy")), Facet.SECTORS) == FRAME["id"].tolist()

    def test_a_row_without_region_is_kept_by_no_region(self) -> None:
        assert self.ids(Selection(regions=("Bretagne",)), Facet.REGIONS) == ["both", "genes"]
        assert "nowhere" not in self.ids(Selection(regions=REGIONS), Facet.REGIONS)

    def test_phases_statuses_and_cities(self) -> None:
        assert self.ids(Selection(phases=("phase_1",)), Facet.PHASES) == ["both", "nowhere"]
        assert self.ids(Selection(statuses=("operating",)), Facet.STATUSES) == ["both", "nowhere"]
        assert self.ids(Selection(cities=("Brest", "Toulouse")), Facet.CITIES) == ["cells", "genes"]

    def test_facets_narrow_together(self) -> None:
        selection = Selection(sectors=("cell_therapy",), regions=("Bretagne",))
        assert self.ids(selection, Facet.SECTORS, Facet.REGIONS) == ["both"]
        assert self.ids(selection, Facet.SECTORS) == ["both", "cells", "nowhere"]
        assert self.ids(selection) == FRAME["id"].tolist()

    def test_nothing_left_keeps_its_columns(self) -> None:
        """An exhibit goes on computing with the empty table."""
        selection = Selection(sectors=("digital_health",), regions=("Corse",), phases=("commercial",))
        left = selection.narrow(FRAME, Facet.SECTORS, Facet.REGIONS, Facet.PHASES)
        assert left.empty
        assert list(left.columns) == list(FRAME.columns)
        again = Selection(sectors=("cell_therapy",)).narrow(left, Facet.SECTORS)
        assert list(again.columns) == list(FRAME.columns)

    def test_the_table_given_is_not_changed(self) -> None:
        before = FRAME.copy()
        left = Selection(sectors=("gene_therapy",)).narrow(FRAME, Facet.SECTORS)
        left.loc[:, "id"] = "other"
        pd.testing.assert_frame_equal(FRAME, before)

    def test_sectors_of_the_real_tables(self, catalogue: Catalogue) -> None:
        for table in ("actors", "facilities", "funding"):
            frame = catalogue.table(table)
            for sector in Sector:
                kept = Selection(sectors=(sector,)).narrow(frame, Facet.SECTORS)
                assert len(kept) == sum(sector in row.sectors for row in catalogue.records(table))
