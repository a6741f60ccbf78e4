"""The tables as they stand in a folder: their bytes, their rows, and what each column is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exports.editing.fields import FieldOfTable, fields_of
from exports.editing.files import TableFile, package_tables, parsed
from exports.editing.refused import EditRefused


@dataclass(frozen=True)
class Standing:
    """By table, in the order of the package."""

    folder: Path
    package: bytes
    contents: Mapping[str, bytes]
    tables: Mapping[str, TableFile]
    fields: Mapping[str, Mapping[str, FieldOfTable]]

    def table(self, name: str, content: bytes | None) -> TableFile:
        """Another version of a table, or the one that stands where it is the same or there is none."""
        if content is None or content == self.contents[name]:
            return self.tables[name]
        return _with_columns(name, content, self.fields[name])


def standing(folder: Path) -> Standing:
    """Read a folder. Raises ``EditRefused``."""
    described, package, contents = package_tables(folder)
    fields = {name: fields_of(package, name) for name in contents}
    tables = {name: _with_columns(name, content, fields[name]) for name, content in contents.items()}
    return Standing(folder, described, contents, tables, fields)


def _with_columns(name: str, content: bytes, fields: Mapping[str, FieldOfTable]) -> TableFile:
    table = parsed(name, content)
    if sorted(table.columns) != sorted(fields):
        raise EditRefused("table", file=f"{name}.csv")
    return table
