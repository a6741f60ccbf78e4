"""The data package stands on its own: a reader without our code gets the same tables under the same rules."""

import csv
import json
import re
from pathlib import Path
from typing import Annotated, Any

import frictionless
import pytest
from built import raw
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from dossier.catalogue import DATA, Catalogue
from dossier.catalogue.codes import DEFUNCT_ACTORS, PUBLIC_LEVELS, Instrument, Scope
from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.records import REGIONS, TABLES, cells_of, in_order, is_date
from dossier.catalogue.words_needed import NEVER_SHOWN
from dossier.language import Language

PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
FIELDS = {
    name: {field["name"]: field for field in resource["schema"]["fields"]}
    for name, resource in RESOURCES.items()
    if "schema" in resource
}
COLUMNS = [(table, column) for table, record in TABLES.items() for column in record.model_fields]
VECTORS = Path(__file__).parent / "vectors"

#: Sources that came before what rests on them: the method of the value of information.
AWAITED = {"pth-strong-oakley-brennan-2014", "pth-voi-package-2024", "pth-heormodel-voi-2026"}


class TestFrictionless:
    def test_the_package_is_valid(self) -> None:
        report = frictionless.validate(str(DATA / "datapackage.json"))
        assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])

    def test_the_check_can_fail(self, broken: Any) -> None:
        """A link to an actor that does not exist is seen by the public tool too."""

        def edit(folder: Path) -> None:
            funding = folder / "funding.csv"
            actor = next(row["actor_id"] for row in raw("funding") if row["actor_id"])
            text = funding.read_text(encoding="utf-8")
            funding.write_text(text.replace(f",{actor},", ",nobody,", 1), encoding="utf-8")
            two = [resource for resource in PACKAGE["resources"] if resource["name"] in ("funding", "actors")]
            (folder / "datapackage.json").write_text(json.dumps(PACKAGE | {"resources": two}), encoding="utf-8")

        report = frictionless.validate(str(broken(edit) / "datapackage.json"))
        assert [error.type for task in report.tasks for error in task.errors] == ["foreign-key"]

    def test_the_package_says_what_it_is(self) -> None:
        for key in ("title", "title_en", "description", "description_en", "version", "licenses", "created"):
            assert PACKAGE[key], key
        for resource in PACKAGE["resources"]:
            for key in ("title", "title_en", "description", "description_en"):
                assert resource[key].strip(), (resource["name"], key)
            assert (DATA / resource["path"]).is_file()

    def test_every_file_is_described(self) -> None:
        described = {resource["path"] for resource in PACKAGE["resources"]}
        found = {str(path.relative_to(DATA)) for path in DATA.rglob("*") if path.suffix in (".csv", ".geojson")}
        assert described == found

    def test_boundaries_keep_their_own_licences(self) -> None:
        for resource in PACKAGE["resources"]:
            if resource["path"].startswith("geo/"):
                assert resource["licenses"], resource["name"]


class TestRecordsAgree:
    def test_every_table_is_a_resource(self) -> None:
        assert set(FIELDS) == set(TABLES)
        for name in TABLES:
            assert RESOURCES[name]["path"] == f"{name}.csv"

    @pytest.mark.parametrize("table", TABLES)
    def test_the_file_has_the_columns_in_the_same_order(self, table: str) -> None:
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(TABLES[table].model_fields)

    @pytest.mark.parametrize("table", TABLES)
    def test_same_codes_where_the_records_leave_them_open(self, table: str, catalogue: Catalogue) -> None:
        """The other lists of codes are written from the enumerations (``tests/test_describe.py``)."""
        for column, cells in cells_of(TABLES[table]).items():
            declared = FIELDS[table][column].get("constraints", {}).get("enum")
            labelled = {row.code for row in catalogue.records("labels") if (row.table, row.column) == (table, column)}
            if cells.codes or not declared:
                continue
            if column == "region":
                # The package lists the regions that have rows; the records every official name.
                assert set(declared) <= set(REGIONS)
                assert labelled - {""} <= set(declared)
            elif (table, column) in {("labels", "table"), ("changes", "table")}:
                assert set(declared) == set(TABLES)
            else:
                # The package's list is held at load by the labels: a code without words is refused.
                assert labelled - {""} == set(declared), column

    @given(st.data())
    @settings(max_examples=200)
    def test_records_admit_what_the_package_admits(self, data: st.DataObject) -> None:
        """No cell that ``frictionless validate`` lets pass stops the app: its form is known to the records."""
        forms = [
            (table, column, pattern)
            for table, column in COLUMNS
            if column != "mode"
            for pattern in [FIELDS[table][column].get("constraints", {}).get("pattern")]
            if pattern and FIELDS[table][column]["type"] == "string"
        ]
        table, column, pattern = data.draw(st.sampled_from(forms))
        value = data.draw(st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii")))
        parts = value.split("/")
        if re.match(r"\d{4}", value) and not (all(map(is_date, parts)) and in_order(parts[0], parts[-1])):
            return  # 31 February, a period that ends before it begins: a pattern cannot tell, the records can
        info = TABLES[table].model_fields[column]
        adapter = TypeAdapter(Annotated[info.annotation, info])  # type: ignore[valid-type]
        try:
            assert adapter.validate_python(value) == value
        except ValidationError as error:
            raise AssertionError(f"{table}.{column} refuses {value!r}, which the package admits") from error

    @pytest.mark.parametrize("table", TABLES)
    def test_every_column_has_a_heading_in_both_languages(self, table: str, catalogue: Catalogue) -> None:
        for column in TABLES[table].model_fields:
            for language in Language:
                heading = catalogue.heading(language, table, column)
                assert heading.strip()
                assert "_" not in heading, f"{table}.{column}: the heading is the raw name"


class TestLinks:
    """Read from the files alone, as a reader without our code would follow them."""

    def test_ids_inside_lists_lead_somewhere(self) -> None:
        names = {
            name: {row[RESOURCES[name]["schema"]["primaryKey"][0]] for row in raw(name)}
            for name in TABLES
            if "primaryKey" in RESOURCES[name]["schema"]
        }
        names["indicators.series"] = {row["series"] for row in raw("indicators")}
        names["cost_studies"] = {row["study_id"] for row in raw("cost_studies")}
        names["ese_examples"] = {row["example_id"] for row in raw("ese_examples")}
        followed = 0
        for table, fields in FIELDS.items():
            linked = {column: field["links"] for column, field in fields.items() if field.get("links")}
            for line, row in enumerate(raw(table), 2):
                for column, target in linked.items():
                    for item in filter(None, row[column].split("|")):
                        if target == "table:id":
                            name, _, identifier = item.partition(":")
                        else:
                            name = target if target in names else target.split(".")[0]
                            identifier = item
                        assert identifier in names[name], f"{table}.csv line {line}, {column}: {item}"
                        followed += 1
        assert followed > sum(len(rows) for rows in names.values()) / 2

    def test_placeholders_lead_to_a_figure(self) -> None:
        tables = {name: {next(iter(row.values())): row for row in raw(name)} for name in TABLES}
        for table, record in TABLES.items():
            for line, row in enumerate(raw(table), 2):
                for column in record.placeholders:
                    for place in placeholders(row[column]):
                        if place.column in TABLES[place.table].computed:
                            continue
                        assert tables[place.table][place.id][place.column], (
                            f"{table}.csv line {line}, {column}: {place}"
                        )

    def test_no_text_outside_the_argument_holds_a_placeholder(self) -> None:
        for table, record in TABLES.items():
            if table == "changes":
                continue  # it quotes the cells of the argument as the file has them
            for line, row in enumerate(raw(table), 2):
                for column in set(row) - set(record.placeholders):
                    assert not placeholders(row[column]), f"{table}.csv line {line}, {column}"

    def test_placeholders_are_the_same_in_both_languages(self) -> None:
        for row in raw("argument"):
            for column in ("title", "statement", "answer"):
                french, english = (sorted(placeholders(row[f"{column}_{language}"])) for language in Language)
                assert french == english, (row["argument_id"], column)

    def test_every_source_is_used(self, catalogue: Catalogue) -> None:
        used = set(catalogue.used_by)
        for path in VECTORS.glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    used.update((row.get("source_ids") or "").split("|"))
        assert {source.source_id for source in catalogue.records("sources")} - used == AWAITED


class TestLabels:
    @pytest.mark.parametrize("table", TABLES)
    def test_every_code_in_use_has_words(self, table: str, catalogue: Catalogue) -> None:
        for column in TABLES[table].model_fields:
            if not cells_of(TABLES[table])[column].codes or (table, column) in NEVER_SHOWN:
                continue
            for row in catalogue.records(table):
                cell = getattr(row, column)
                for code in cell if isinstance(cell, tuple) else (cell,):
                    if code is None:
                        continue
                    for language in Language:
                        words = catalogue.label(language, table, column, code)
                        assert "_" not in words, words

    def test_an_empty_code_has_words_where_it_occurs(self, catalogue: Catalogue) -> None:
        """``status`` empty is "not stated", not a blank on the screen."""
        for table, column in {(row.table, row.column) for row in catalogue.records("labels")}:
            if table not in TABLES or column not in TABLES[table].model_fields:
                continue
            if not cells_of(TABLES[table])[column].codes:
                continue
            if any(getattr(row, column) in (None, ()) for row in catalogue.records(table)):
                assert catalogue.has("labels", f"{table}/{column}/"), (table, column)


class TestFiguresAreSane:
    def test_bounds_hold_their_value(self, catalogue: Catalogue) -> None:
        for table, value in (("indicators", "value"), ("parameters", "central")):
            frame = catalogue.table(table)
            wrong = frame[(frame.low > frame[value]) | (frame[value] > frame.high) | (frame.low > frame.high)]
            assert wrong.empty, wrong.iloc[:, 0].tolist()

    def test_every_indicator_has_a_figure(self, catalogue: Catalogue) -> None:
        frame = catalogue.table("indicators")
        assert frame[frame[["value", "low", "high"]].isna().all(axis=1)].indicator_id.tolist() == []

    def test_inputs_stay_within_their_bounds(self, catalogue: Catalogue) -> None:
        for row in (*catalogue.records("former_inputs"), *catalogue.records("model_inputs")):
            for mode in row.mode if isinstance(row.mode, tuple) else (row.mode,):
                given = [row.minimum, row.low, mode, row.high, row.maximum]
                numbers = [number for number in given if number is not None]
                assert numbers == sorted(numbers), (row.input_id, row.option_id, given)

    def test_a_series_is_one_definition(self, catalogue: Catalogue) -> None:
        for series, rows in catalogue.table("indicators").groupby("series"):
            for column in ("unit", "breakdown"):
                assert rows[column].nunique() == 1, (series, column)

    def test_only_a_breakdown_has_categories(self, catalogue: Catalogue) -> None:
        for row in catalogue.records("indicators"):
            assert (row.breakdown == "none") == (row.category is None), row.indicator_id

    def test_money_has_a_currency(self, catalogue: Catalogue) -> None:
        for table, amount, currency in (
            ("funding", "amount", "currency"),
            ("facilities", "capex_amount", "capex_currency"),
            ("facilities", "public_amount", "public_currency"),
        ):
            for row in catalogue.records(table):
                assert (getattr(row, amount) is None) == (getattr(row, currency) is None), row

    def test_euros_are_the_amount_published_in_euros(self, catalogue: Catalogue) -> None:
        for row in catalogue.records("funding"):
            if row.currency == "EUR":
                assert row.amount == row.amount_eur, row.award_id
        for row in catalogue.records("facilities"):
            if row.capex_currency == "EUR":
                assert row.capex_amount == row.capex_eur, row.facility_id

    def test_what_may_be_summed_is_an_award(self, catalogue: Catalogue) -> None:
        """An envelope, a row of another field or a project's whole cost in a sum would be the first thing attacked."""
        for row in catalogue.records("funding"):
            if row.counted == "yes":
                assert row.instrument != Instrument.PROGRAMME_ENVELOPE, row.award_id
                assert row.scope != Scope.OUTSIDE, row.award_id
                assert row.status != "cancelled", row.award_id
                assert row.amount is not None, row.award_id

    def test_public_money_found_is_of_the_order_published(self, catalogue: Catalogue) -> None:
        """Re-read row by row, the awards found in France are about 379 million euros in 28 rows."""
        frame = catalogue.table("funding")
        kept = frame[(frame.counted == "yes") & (frame.country == "FR") & frame.funder_level.isin(PUBLIC_LEVELS)]
        assert 20 <= len(kept) <= 60
        assert 300e6 < kept.amount_eur.sum() < 600e6

    def test_dates_of_a_site_are_in_order(self, catalogue: Catalogue) -> None:
        for row in catalogue.records("facilities"):
            if row.opened and row.closed:
                assert row.opened[:4] <= row.closed[:4], row.facility_id

    def test_a_lost_site_says_why(self, catalogue: Catalogue) -> None:
        lost = {"closed", "closure_announced", "for_sale", "transferred"}
        for row in catalogue.records("facilities"):
            if row.status in lost:
                assert row.closed_reason_fr and row.closed_reason_en, row.facility_id

    def test_french_places_are_in_france(self, catalogue: Catalogue) -> None:
        for table in ("actors", "facilities", "funding"):
            for row in catalogue.records(table):
                assert (row.lat is None) == (row.lon is None), row
                if row.lat is not None and row.country == "FR":
                    assert 41 < row.lat < 51.5 and -5.5 < row.lon < 9.8, row
                assert row.region is None or row.country == "FR", row

    def test_places_of_one_city_agree(self, catalogue: Catalogue) -> None:
        seen: dict[str, set[str]] = {}
        for table in ("actors", "facilities", "funding"):
            for row in catalogue.records(table):
                if row.country == "FR" and row.city and row.region:
                    seen.setdefault(row.city, set()).add(row.region)
        assert {city: regions for city, regions in seen.items() if len(regions) > 1} == {}

    def test_texts_stand_in_both_languages(self) -> None:
        for table in TABLES:
            for line, row in enumerate(raw(table), 2):
                for column in row:
                    if column.endswith("_fr"):
                        assert bool(row[column]) == bool(row[column[:-2] + "en"]), f"{table}.csv line {line}, {column}"

    def test_gone_actors_are_told(self, catalogue: Catalogue) -> None:
        """Defunct or taken over: the status is there, so that no page counts a step that nobody holds."""
        gone = {row.actor_id for row in catalogue.records("actors") if row.status in DEFUNCT_ACTORS}
        assert {"accinov", "txcell", "vmic"} <= gone
