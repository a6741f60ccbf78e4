"""What somebody may paste into a cell, and exhibits that hold it wherever a text may stand."""

from dataclasses import replace

import pandas as pd

from dossier.exhibits import Exhibit, Form

TEXTS = (
    '<script src="http://evil.example/x.js"></script> <img src=x onerror=alert(1)> & </svg>',
    '=HYPERLINK("http://evil.example","x")',
    '#panic("x") #read("/etc/passwd") $x$ *b* _i_ @ref <label> [ ] \\ // /* `raw`',
    "\u202egnp.exe\u2066 \u200f \u05d0\u0627 漢字 😀 \u00ad\ufeff",
    "mot " * 2500,
    "x" * 10_000,
    "a\x00b\x08c\x1bd\ud800e\ufffef",
    "ligne\r\nligne\rligne\x0bligne\u2028ligne",
    "",
)


def spoilt(exhibit: Exhibit, text: str) -> Exhibit:
    """The exhibit with ``text`` in every second row and in everything that is said of it."""
    table = exhibit.table.copy()
    for name in table.columns:
        if not pd.api.types.is_numeric_dtype(table[name]) and name not in ("tone", "shape", "source_id", "reference"):
            values = [text if i % 2 else value for i, value in enumerate(table[name])]
            table[name] = pd.Series(values, dtype=object)
    titles = {role: text[:200] for role in ("title", "x_title", "y_title") if hasattr(exhibit.encoding, role)}
    return replace(
        exhibit,
        table=table,
        finding=text or "x",
        subtitle=text,
        coverage=text,
        caution=(text, text),
        notes=text,
        text_alternative=text or "x",
        encoding=replace(exhibit.encoding, key=(("slate", "solid", text),) if text else (), **titles),
        columns=tuple(replace(column, heading=text or "x", form=Form.TEXT) for column in exhibit.columns),
    )
