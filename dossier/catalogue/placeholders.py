"""Placeholders of figures in texts: ``{table:id}`` or ``{table:id.column}``, found but not filled (see ``quoting``)."""

import re
from typing import NamedTuple

PLACEHOLDER = re.compile(r"\{(?P<table>[a-z_]+):(?P<id>[^{}.]+)(?:\.(?P<column>[a-z_0-9]+))?\}")


class Placeholder(NamedTuple):
    table: str
    id: str
    column: str


def placeholders(text: str) -> list[Placeholder]:
    """The placeholders of a text, in order. Without a column, the column is ``value``."""
    return [Placeholder(m["table"], m["id"], m["column"] or "value") for m in PLACEHOLDER.finditer(text)]
