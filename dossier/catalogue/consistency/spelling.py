"""Names that are grouped, filtered or matched have one spelling: two that differ by case or accents are two names."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import TABLES
from dossier.catalogue.text.signs import folded

#: Lines that are listed one by one in a sentence.
_LISTED = 10


@dataclass
class _Spellings:
    """What one name is written like: spelling -> how often, and where (table, column) -> lines."""

    counts: Counter[str] = field(default_factory=Counter)
    places: dict[tuple[str, str, str], list[int]] = field(default_factory=lambda: defaultdict(list))


def two_spellings(readings: Mapping[str, Reading]) -> Iterator[Fault]:
    """Each rarer spelling of a name, once a table and column, with the usual one and its lines."""
    found: dict[tuple[str, str], _Spellings] = defaultdict(_Spellings)
    for table, reading in readings.items():
        for column, kind in TABLES[table].names.items():
            for row, line in reading.each():
                cell = getattr(row, column)
                for name in cell if isinstance(cell, tuple) else (cell,):
                    if name:
                        spellings = found[kind, folded(name)]
                        spellings.counts[name] += 1
                        spellings.places[name, table, column].append(line)
    for spellings in found.values():
        if len(spellings.counts) > 1:
            usual = max(spellings.counts, key=lambda name: (spellings.counts[name], not name.isascii()))
            yield from _rarer(spellings, usual)


def _rarer(spellings: _Spellings, usual: str) -> Iterator[Fault]:
    for (name, table, column), lines in spellings.places.items():
        if name != usual:
            listed = ", ".join(map(str, lines[:_LISTED])) + (", …" if len(lines) > _LISTED else "")
            details = {"times": str(spellings.counts[usual]), "lines": listed}
            yield Fault(f"{table}.csv", "two_spellings", lines[0], column, name, details, usual)
