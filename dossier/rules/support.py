"""What the rows of facts rest on: an official or peer-reviewed source, the press alone, something else, nothing."""

from enum import StrEnum

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SourceKind
from dossier.catalogue.records import TABLES

#: Rows that name sources and are no facts of today: what was corrected, what the calculation of version 1 assumed.
_BEHIND = frozenset({"changes", "former_inputs"})
#: Tables whose rows name their sources.
SOURCED = tuple(name for name, record in TABLES.items() if "source_ids" in record.model_fields and name not in _BEHIND)
_FIRM = frozenset({SourceKind.OFFICIAL, SourceKind.PEER_REVIEWED})


class Support(StrEnum):
    """The best that stands behind a row; of ``OTHER`` at least one source is no press, and none is ``FIRM``."""

    FIRM = "firm"
    OTHER = "other"
    PRESS = "press"
    NONE = "none"


def supported(catalogue: Catalogue) -> pd.DataFrame:
    """Every row of the tables of ``SOURCED``: its ``table``, its ``support``, its grade of ``quality`` (none: none)."""
    return catalogue.derived(_supported)


def _supported(catalogue: Catalogue) -> pd.DataFrame:
    kinds = {row.source_id: row.kind for row in catalogue.records("sources")}
    rows = []
    for table in SOURCED:
        for row in catalogue.records(table):
            # an input names rows of other tables: what stands behind it are their sources
            named = catalogue.sources_of_rows(row.source_ids) if "source_ids" in row.references else row.source_ids
            rows.append(
                {
                    "table": table,
                    "support": _support(frozenset(kinds[source] for source in named)),
                    "quality": getattr(row, "quality", None),
                }
            )
    return pd.DataFrame(rows, columns=["table", "support", "quality"])


def _support(kinds: frozenset[SourceKind]) -> Support:
    if not kinds:
        return Support.NONE
    if kinds & _FIRM:
        return Support.FIRM
    return Support.PRESS if kinds == {SourceKind.PRESS} else Support.OTHER
