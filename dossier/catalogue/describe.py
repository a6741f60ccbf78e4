"""``datapackage.json`` from the records: columns, types, codes, bounds and keys are written, never by hand.

What a person writes is kept as it is: titles, descriptions, units, patterns, and the values that the records leave open
(the regions that have rows). A column or a table that is new comes with an empty title: the check then asks for it.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.catalogue.records import TABLES, Cells, Record, cells_of
from dossier.language import Language

Tables = Mapping[str, type[Record]]

#: The order in which a field is written; what else a person adds comes before the constraints.
_ORDER = (
    *("name", "type", "delimiter", "itemType", "title", "title_en", "description", "description_en"),
    *("unit", "unitColumn", "language", "placeholders", "links", "itemEnum", "itemPattern"),
)
_CONSTRAINTS = ("required", "pattern", "enum", "minimum", "maximum")
#: A table that nobody has described yet.
_NEW = {
    "name": "",
    "type": "table",
    "profile": "tabular-data-resource",
    "path": "",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    **dict.fromkeys(("title", "title_en", "description", "description_en"), ""),
}
#: What the records decide of a field: it is written anew, or taken out.
_DECIDED = frozenset({"name", "type", "delimiter", "itemType", "language", "placeholders", "itemEnum", "constraints"})


def described(package: Mapping[str, Any], tables: Tables = TABLES) -> dict[str, Any]:
    """The package with the schema of every table written from its record. Raises ``KeyError`` without resources."""
    known = {resource["name"]: resource for resource in package["resources"]}
    kept = [
        _table(resource["name"], tables[resource["name"]], tables, resource)
        if resource["name"] in tables
        else dict(resource)
        for resource in package["resources"]
        if resource["name"] in tables or "schema" not in resource  # boundaries have no schema
    ]
    added = [_table(name, record, tables, {}) for name, record in tables.items() if name not in known]
    return {**package, "resources": kept + added}


def write(path: Path, tables: Tables = TABLES) -> None:
    """Describe the tables of a package file. Raises ``OSError``, ``ValueError`` or ``KeyError`` where it is none."""
    package = json.loads(path.read_text(encoding="utf-8"))
    text = json.dumps(described(package, tables), ensure_ascii=False, indent=2)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text + "\n", encoding="utf-8", newline="\n")
        beside.replace(path)  # at once: a full disk leaves the old description whole
    finally:
        beside.unlink(missing_ok=True)


def stale_fields(package: Mapping[str, Any], tables: Tables = TABLES) -> Iterator[str]:
    """What of the package is behind the records: ``table.column``, or ``table`` for its keys and the order of columns.

    A table or a column that is missing is not named: it has a fault of its own.
    """
    for old in package["resources"]:
        if old["name"] not in tables:
            continue
        name, schema = old["name"], _table(old["name"], tables[old["name"]], tables, old)["schema"]
        before, after = ({field["name"]: field for field in each["fields"]} for each in (old["schema"], schema))
        yield from (f"{name}.{column}" for column, field in before.items() if after.get(column) != field)
        keys = [{key: value for key, value in each.items() if key != "fields"} for each in (old["schema"], schema)]
        common = [[column for column in each if column in before and column in after] for each in (before, after)]
        if keys[0] != keys[1] or common[0] != common[1]:
            yield name


def _table(name: str, record: type[Record], tables: Tables, old: Mapping[str, Any]) -> dict[str, Any]:
    """A resource: what a person wrote of it, and its schema."""
    new = {**_NEW, "name": name, "path": f"{name}.csv", **{key: old[key] for key in old if key != "schema"}}
    before = {field["name"]: field for field in old.get("schema", {}).get("fields", ())}
    fields = [
        _field(column, cells, record, tables, before.get(column, {})) for column, cells in cells_of(record).items()
    ]
    decided = ("fields", "primaryKey", "foreignKeys")
    schema: dict[str, Any] = {"fields": fields}
    if record.key:
        schema["primaryKey"] = list(record.key)
    foreign = [
        {"fields": [column], "reference": {"resource": table, "fields": [tables[table].key[0]]}}
        for column, table in record.links.items()
        if cells_of(record)[column].kind != "list" and "." not in table  # one part of a key is no key
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    schema |= {key: value for key, value in old.get("schema", {}).items() if key not in decided}
    return {**new, "schema": schema}


def _field(column: str, cells: Cells, record: type[Record], tables: Tables, old: Mapping[str, Any]) -> dict[str, Any]:
    """A column: what a person wrote of it, and what the record says."""
    field: dict[str, Any] = {"title": "", "title_en": ""}
    if not old and cells.kind in ("integer", "number"):
        field["unit"] = ""
    field |= {key: value for key, value in old.items() if key not in _DECIDED}
    field |= {"name": column, "type": "integer" if cells.whole else cells.kind}
    if cells.kind == "list":
        field |= {"delimiter": "|", "itemType": "string"}
        field.pop("links", None)
        if column in record.links:
            target = record.links[column]
            field["links"] = target if "." in target else f"{target}.{tables[target].key[0]}"
        elif column in record.references:
            field["links"] = "table:id"
        if cells.codes:
            field["itemEnum"] = list(cells.codes)
        elif not old and cells.pattern:
            field["itemPattern"] = cells.pattern
    language = column.rpartition("_")[2]
    if language in list(Language):
        field["language"] = str(language)
    if column in record.placeholders:
        field["placeholders"] = True
    constraints = _constraints(cells, old)
    ordered = {key: field[key] for key in _ORDER if key in field} | field
    return ordered | ({"constraints": constraints} if constraints else {})


def _constraints(cells: Cells, old: Mapping[str, Any]) -> dict[str, Any]:
    constraints = dict(old.get("constraints", {}))
    if cells.kind != "list" and cells.codes:
        constraints |= {"enum": list(cells.codes), "pattern": None}
    elif cells.kind != "list" and not old:
        constraints["pattern"] = cells.pattern
    constraints |= {"required": cells.required or None, "minimum": cells.minimum, "maximum": cells.maximum}
    return {key: constraints[key] for key in _CONSTRAINTS if constraints.get(key) is not None} | {
        key: value for key, value in constraints.items() if key not in _CONSTRAINTS
    }
