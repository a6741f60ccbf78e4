"""``datapackage.json`` follows the records: describing changes nothing today, and a new column or table is written."""

import json
from collections.abc import Callable
from copy import deepcopy
from enum import StrEnum
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import Field
from test_faults import run

from dossier.catalogue import DATA, describe
from dossier.catalogue.records import TABLES, Facility, Record, cells_of
from dossier.catalogue.records.base import Count, Date, Identifier, Money, Reference, Schedule, Text

TEXT = (DATA / "datapackage.json").read_text(encoding="utf-8")
PACKAGE: dict[str, Any] = json.loads(TEXT)


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Wider(Facility):
    """A site of which more is published, as a newcomer would write it."""

    links: ClassVar = {**Facility.links, "option_id": "options", "neighbours": "facilities"}
    references: ClassVar = ("proofs",)
    placeholders: ClassVar = ("remark_fr",)

    doors: Count | None = None
    height: float | None = Field(default=None, gt=0, le=90)
    rent: Money | None = None
    colour: Colour | None = None
    colours: tuple[Colour, ...] = ()
    seen: Date
    option_id: Identifier | None = None
    neighbours: tuple[str, ...] = ()
    proofs: tuple[Reference, ...] = ()
    plan: float | Schedule | None = None
    remark_fr: Text | None = None


class Room(Record):
    """A table that nobody has described yet."""

    key: ClassVar = ("room_id",)

    room_id: Identifier
    colour: Colour


def fields(package: dict[str, Any], table: str) -> dict[str, dict[str, Any]]:
    resource = next(resource for resource in package["resources"] if resource["name"] == table)
    return {field["name"]: field for field in resource["schema"]["fields"]}


def schema(package: dict[str, Any], table: str) -> dict[str, Any]:
    return next(resource["schema"] for resource in package["resources"] if resource["name"] == table)


class TestToday:
    def test_describing_today_changes_no_byte(self, tmp_path: Path) -> None:
        copy = tmp_path / "datapackage.json"
        copy.write_text(TEXT, encoding="utf-8")
        describe.write(copy)
        assert copy.read_bytes() == (DATA / "datapackage.json").read_bytes()
        assert list(describe.stale_fields(PACKAGE)) == []

    @pytest.mark.parametrize("table", TABLES)
    def test_all_that_the_records_decide_is_written_again(self, table: str) -> None:
        """With every decided word spoilt, the same file comes back."""
        package = deepcopy(PACKAGE)
        spoilt = schema(package, table)
        spoilt["primaryKey"] = ["nobody"]
        spoilt["foreignKeys"] = []
        spoilt["fields"].reverse()
        for field in spoilt["fields"]:
            field |= {"type": "boolean", "delimiter": ";", "itemType": "date", "placeholders": False, "language": "de"}
            constraints = field.setdefault("constraints", {})
            constraints |= {"required": "maybe", "minimum": -7, "maximum": -7}
            if cells_of(TABLES[table])[field["name"]].codes:
                place, name = (field, "itemEnum") if "itemEnum" in field else (constraints, "enum")
                place[name] = ["no such code"]
        behind = list(describe.stale_fields(package))
        assert {table, *(f"{table}.{field['name']}" for field in spoilt["fields"])} == set(behind)
        assert json.dumps(schema(describe.described(package), table)) == json.dumps(schema(PACKAGE, table))


class TestNew:
    @pytest.fixture
    def package(self) -> dict[str, Any]:
        return describe.described(PACKAGE, {**TABLES, "facilities": Wider, "rooms": Room})

    def test_what_was_written_by_hand_stays(self, package: dict[str, Any]) -> None:
        before, after = fields(PACKAGE, "facilities"), fields(package, "facilities")
        assert {name: after[name] for name in before} == before
        assert list(after) == list(Wider.model_fields)
        for table in TABLES.keys() - {"facilities"}:
            assert fields(package, table) == fields(PACKAGE, table)

    @pytest.mark.parametrize(
        ("column", "expected"),
        [
            ("doors", {"type": "integer", "unit": "", "constraints": {"minimum": 0}}),
            ("height", {"type": "number", "unit": "", "constraints": {"minimum": 0, "maximum": 90}}),
            ("rent", {"type": "integer", "unit": "", "constraints": {"minimum": 0}}),
            ("colour", {"type": "string", "constraints": {"enum": ["red", "blue"]}}),
            ("colours", {"type": "list", "delimiter": "|", "itemType": "string", "itemEnum": ["red", "blue"]}),
            ("neighbours", {"type": "list", "delimiter": "|", "itemType": "string", "links": "facilities.facility_id"}),
            ("plan", {"type": "string"}),
            ("remark_fr", {"type": "string", "language": "fr", "placeholders": True}),
        ],
    )
    def test_a_new_column_has_its_form_and_no_title(
        self, column: str, expected: dict[str, Any], package: dict[str, Any]
    ) -> None:
        assert fields(package, "facilities")[column] == {"name": column, "title": "", "title_en": "", **expected}

    def test_patterns_of_the_records_are_given_to_what_is_new(self, package: dict[str, Any]) -> None:
        new = fields(package, "facilities")
        dated = fields(PACKAGE, "sources")["published"]["constraints"]["pattern"]
        assert new["seen"]["constraints"] == {"required": True, "pattern": dated}
        assert new["option_id"]["constraints"] == {"pattern": cells_of(Wider)["option_id"].pattern}
        assert new["proofs"]["links"] == "table:id"
        assert new["proofs"]["itemPattern"] == cells_of(Wider)["proofs"].pattern

    def test_a_link_is_a_foreign_key(self, package: dict[str, Any]) -> None:
        before, after = (schema(each, "facilities")["foreignKeys"] for each in (PACKAGE, package))
        (added,) = [key for key in after if key not in before]
        assert added == {"fields": ["option_id"], "reference": {"resource": "options", "fields": ["option_id"]}}

    def test_a_new_table_comes_last_with_empty_words(self, package: dict[str, Any]) -> None:
        room = package["resources"][-1]
        assert (room["name"], room["path"], room["schema"]["primaryKey"]) == ("rooms", "rooms.csv", ["room_id"])
        assert {room[key] for key in ("title", "title_en", "description", "description_en")} == {""}
        assert list(room) == list(PACKAGE["resources"][0])

    def test_what_is_gone_is_taken_out(self) -> None:
        class Narrower(Record):
            key: ClassVar = ("facility_id",)
            facility_id: Identifier
            name: Text

        package = describe.described(PACKAGE, {"facilities": Narrower})
        assert list(fields(package, "facilities")) == ["facility_id", "name"]
        assert set(schema(package, "facilities")) == {"fields", "primaryKey"}
        kept = [resource["name"] for resource in package["resources"]]
        assert kept == ["facilities", *(each["name"] for each in PACKAGE["resources"] if "schema" not in each)]


class TestUnits:
    """A unit is a property of its column, not a guess from its name."""

    @pytest.mark.parametrize("table", TABLES)
    def test_every_number_has_a_unit_or_the_column_of_its_unit(self, table: str) -> None:
        declared = fields(PACKAGE, table)
        for column, cells in cells_of(TABLES[table]).items():
            field = declared[column]
            if cells.kind in ("integer", "number") and column not in ("order", "rows"):
                assert bool(field.get("unit")) != bool(field.get("unitColumn")), column
            if "unitColumn" in field:
                assert declared[field["unitColumn"]]["type"] == "string"

    @pytest.mark.parametrize(("sign", "unit"), [("(m²)", "m2"), ("(€)", "eur"), ("(litres)", "litres")])
    def test_headings_say_the_same_unit(self, sign: str, unit: str) -> None:
        headed = [
            field for table in TABLES for field in fields(PACKAGE, table).values() if field["title"].endswith(sign)
        ]
        assert headed
        assert {field["unit"] for field in headed} == {unit}


class TestCommand:
    def test_a_column_that_is_behind_is_written_and_its_title_asked_for(self, broken: Callable[..., Path]) -> None:
        def forgotten(folder: Path) -> None:
            package = deepcopy(PACKAGE)
            schema(package, "facilities")["fields"].pop()
            schema(package, "actors")["fields"][2]["constraints"]["enum"].pop()
            (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")

        folder = broken(forgotten)
        before = run(str(folder))
        assert "actors.kind" in before.stderr and "--describe" in before.stderr
        after = run("--describe", str(folder))
        assert after.returncode == 1
        assert f"facilities.{list(Facility.model_fields)[-1]}" in after.stderr
        assert "actors.kind" not in after.stderr
        written = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        assert fields(written, "actors") == fields(PACKAGE, "actors")

    def test_a_file_that_cannot_be_described_is_named(self, broken: Callable[..., Path]) -> None:
        def spoilt(folder: Path) -> None:
            (folder / "datapackage.json").write_text("{,", encoding="utf-8")

        result = run("--describe", str(broken(spoilt)))
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        assert "datapackage.json" in result.stderr
