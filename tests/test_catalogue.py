"""The catalogue: nothing in it changes, nothing is more precise than its source, everything leads to a source."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import breakages as b
import pandas as pd
import pytest
from pydantic import ValidationError

from dossier.catalogue import DATA, Catalogue, UnknownRow, load
from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.records import TABLES
from dossier.language import Language

SITE = "efs-mti-besancon"


class TestImmutable:
    def test_a_changed_copy_changes_nothing_else(self, catalogue: Catalogue) -> None:
        before = catalogue.table("facilities")
        copy = catalogue.table("facilities")
        copy.loc[0, "name"] = "Atlantide"
        copy["total_m2"] = 0.0
        copy["extra"] = 1
        copy.insert(0, "first", 0)
        pd.testing.assert_frame_equal(catalogue.table("facilities"), before)
        assert "extra" not in catalogue.table("facilities")
        assert catalogue.records("facilities")[0].name != "Atlantide"

    def test_cells_of_lists_cannot_grow(self, catalogue: Catalogue) -> None:
        for table, column in (("facilities", "phases"), ("actors", "sectors"), ("funding", "source_ids")):
            assert {type(cell) for cell in catalogue.table(table)[column]} == {tuple}

    def test_records_are_frozen(self, catalogue: Catalogue) -> None:
        for table in TABLES:
            row = catalogue.records(table)[0]
            column = next(iter(type(row).model_fields))
            with pytest.raises(ValidationError):
                setattr(row, column, "other")

    def test_tables_are_frozen(self, catalogue: Catalogue) -> None:
        rows: Any = catalogue.rows
        with pytest.raises(TypeError):
            rows["actors"] = ()
        package: Any = catalogue.package
        with pytest.raises(TypeError):
            package["version"] = "other"
        with pytest.raises(TypeError):
            package["resources"][0]["title"] = "other"
        with pytest.raises(AttributeError):
            catalogue.version = None  # type: ignore[misc,assignment]
        assert isinstance(catalogue.records("actors"), tuple)


class TestTypes:
    def test_dates_keep_their_precision(self, catalogue: Catalogue) -> None:
        lengths = {len(row.published) for row in catalogue.records("sources") if row.published}
        assert lengths == {4, 7, 10}
        raw = (DATA / "sources.csv").read_text(encoding="utf-8")
        for row in catalogue.records("sources"):
            assert row.published is None or f",{row.published}," in raw
        assert catalogue.row("facilities", SITE).opened == "2015"
        assert pd.api.types.is_string_dtype(catalogue.table("funding")["announced"].dropna())

    def test_whole_numbers_may_be_missing(self, catalogue: Catalogue) -> None:
        for table, column in (("facilities", "cleanrooms"), ("actors", "founded"), ("actors", "employees")):
            cells = catalogue.table(table)[column]
            assert str(cells.dtype) == "Int64"
            assert cells.isna().any()
            assert cells.notna().any()

    def test_decimals_are_decimals(self, catalogue: Catalogue) -> None:
        for table, column in (("facilities", "total_m2"), ("funding", "amount_eur"), ("indicators", "value")):
            assert str(catalogue.table(table)[column].dtype) == "float64"

    def test_an_empty_cell_is_never_zero(self, catalogue: Catalogue) -> None:
        row = catalogue.row("facilities", SITE)
        assert row.batches_per_year is None
        assert row.cleanrooms == 2
        frame = catalogue.table("facilities").set_index("facility_id")
        assert pd.isna(frame.loc[SITE, "batches_per_year"])

    def test_frames_hold_what_the_records_hold(self, catalogue: Catalogue) -> None:
        for table, record in TABLES.items():
            frame = catalogue.table(table)
            assert list(frame.columns) == list(record.model_fields)
            assert len(frame) == len(catalogue.records(table))
            for position, row in enumerate(catalogue.records(table)):
                first = next(iter(record.model_fields))
                assert frame[first].iloc[position] == getattr(row, first)

    def test_an_input_is_a_number_or_a_schedule(self, catalogue: Catalogue) -> None:
        kinds = {type(row.mode) for row in catalogue.records("model_inputs")}
        assert kinds == {float, tuple}
        for row in catalogue.records("model_inputs"):
            if isinstance(row.mode, tuple):
                assert row.mode and all(isinstance(item, float) for item in row.mode)


class TestLookUp:
    def test_rows_by_id(self, catalogue: Catalogue) -> None:
        assert catalogue.row("facilities", SITE).facility_id == SITE
        assert catalogue.row("exchange_rates", "GBP/2022").units_per_eur > 0
        assert catalogue.has("facilities", SITE)
        assert not catalogue.has("facilities", "atlantis")
        assert not catalogue.has("nowhere", SITE)

    @pytest.mark.parametrize(("table", "identifier"), [("facilities", "atlantis"), ("nowhere", SITE), ("timeline", "")])
    def test_an_unknown_row_is_an_error(self, table: str, identifier: str, catalogue: Catalogue) -> None:
        with pytest.raises(UnknownRow, match=f"{table}:{identifier}"):
            catalogue.row(table, identifier)

    def test_words_for_codes(self, catalogue: Catalogue) -> None:
        french = catalogue.label(Language.FR, "actors", "sectors", "cell_therapy")
        english = catalogue.label(Language.EN, "actors", "sectors", "cell_therapy")
        assert french != english
        assert "_" not in french + english
        with pytest.raises(UnknownRow):
            catalogue.label(Language.FR, "actors", "sectors", "robots")

    def test_headings_and_descriptions(self, catalogue: Catalogue) -> None:
        assert catalogue.heading(Language.FR, "actors", "city") == "Ville"
        assert catalogue.heading(Language.EN, "actors", "city") == "City"
        assert catalogue.resource("actors")["path"] == "actors.csv"


class TestSources:
    def test_every_row_leads_to_a_source(self, catalogue: Catalogue) -> None:
        """But the rows of design: options, labels, headings, assumptions stated as such."""
        known = {row.source_id for row in catalogue.records("sources")}
        for table in (
            "actors",
            "facilities",
            "funding",
            "indicators",
            "pipeline",
            "statements",
            "argument",
            "parameters",
        ):
            for row in catalogue.records(table):
                found = catalogue.sources_of(table, [getattr(row, row.key[0])])
                assert found, row
                assert known.issuperset(found)

    def test_inputs_lead_to_sources_through_their_basis(self, catalogue: Catalogue) -> None:
        for row in catalogue.records("model_inputs"):
            found = catalogue.sources_of("model_inputs", [f"{row.input_id}/{row.option_id or ''}"])
            assert bool(found) == bool(row.source_ids), row.input_id

    def test_each_source_once_in_order_of_first_use(self, catalogue: Catalogue) -> None:
        first, second = catalogue.records("facilities")[:2]
        found = catalogue.sources_of("facilities", [first.facility_id, second.facility_id, first.facility_id])
        assert found == tuple(dict.fromkeys(first.source_ids + second.source_ids))

    def test_a_source_is_its_own_source(self, catalogue: Catalogue) -> None:
        assert catalogue.sources_of("sources", [SITE]) == (SITE,)

    def test_a_study_is_all_its_figures(self, catalogue: Catalogue) -> None:
        rows = catalogue.rows_of("cost_studies:swiss_inhouse")
        assert len(rows) == sum(row.study_id == "swiss_inhouse" for row in catalogue.records("cost_studies"))
        assert set(catalogue.sources_of("cost_studies", ["swiss_inhouse"])) == {
            source for row in rows for source in row.source_ids
        }
        with pytest.raises(UnknownRow):
            catalogue.rows_of("cost_studies:atlantis")

    def test_a_claim_rests_on_its_evidence_and_on_what_it_quotes(self, catalogue: Catalogue) -> None:
        for claim in catalogue.records("argument"):
            found = set(catalogue.sources_of("argument", [claim.argument_id]))
            quoted = [
                f"{place.table}:{place.id}"
                for text in claim.placeholders
                for place in placeholders(getattr(claim, text))
            ]
            for reference in [*claim.evidence, *quoted]:
                assert found.issuperset(catalogue.sources_of_rows([reference])), (claim.argument_id, reference)

    def test_an_unknown_row_has_no_sources(self, catalogue: Catalogue) -> None:
        with pytest.raises(UnknownRow):
            catalogue.sources_of("facilities", ["atlantis"])
        with pytest.raises(UnknownRow):
            catalogue.sources_of_rows(["nowhere:atlantis"])

    def test_used_by_is_the_way_back(self, catalogue: Catalogue) -> None:
        for reference in catalogue.used_by[SITE]:
            table, _, identifier = reference.partition(":")
            if TABLES[table].key:
                assert SITE in catalogue.row(table, identifier).source_ids
        assert f"facilities:{SITE}" in catalogue.used_by[SITE]


@pytest.fixture(scope="module")
def few(small: Path) -> Catalogue:
    return load(small)


class TestVersion:
    def test_it_names_the_package(self, catalogue: Catalogue) -> None:
        assert catalogue.version.date == catalogue.package["created"][:10]
        assert len(catalogue.version.digest) == 8
        assert str(catalogue.version) == f"{catalogue.version.date} · {catalogue.version.digest}"

    def test_the_same_bytes_are_the_same_version(self, catalogue: Catalogue, broken: Callable[..., Path]) -> None:
        folder = broken()
        for path in folder.iterdir():
            os.utime(path, (1, 1))
        assert load(folder).version == catalogue.version

    @pytest.mark.parametrize("table", TABLES)
    def test_one_byte_of_any_table_is_another_version(
        self, table: str, few: Catalogue, broken: Callable[..., Path]
    ) -> None:
        def a_byte(folder: Path) -> None:
            path = folder / f"{table}.csv"
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())  # a mark that changes no cell

        changed = load(broken(a_byte))
        assert changed.records(table) == few.records(table)
        assert changed.version.digest != few.version.digest

    def test_a_corrected_figure_is_another_version(self, catalogue: Catalogue, broken: Callable[..., Path]) -> None:
        changed = load(broken(b.change("facilities.csv", SITE, cleanrooms="3")))
        assert changed.row("facilities", SITE).cleanrooms == 3
        assert changed.version.digest != catalogue.version.digest
