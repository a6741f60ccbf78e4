"""Names of sheets: short, without the signs that the format forbids, each once whatever its case."""

import re
from collections.abc import Iterable

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def sheet_names(keys: Iterable[str]) -> dict[str, str]:
    """Key -> name of its sheet, in the order of the keys."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for key in dict.fromkeys(keys):
        base = _FORBIDDEN.sub("-", key)
        name, turn = base[:_LONGEST], 1
        while name.casefold() in taken:
            turn += 1
            end = f"-{turn}"
            name = base[: _LONGEST - len(end)] + end
        taken.add(name.casefold())
        found[key] = name
    return found
