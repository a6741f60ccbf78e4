"""The proofs that open the first stage: which ones are counted, which are there, and what their states amount to."""

from collections.abc import Sequence

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import TriggerState, YesNo
from dossier.catalogue.records.staging import Trigger


def counted(catalogue: Catalogue) -> list[Trigger]:
    """The numbered proofs, in their order; what must be done beforehand is not among them."""
    return sorted((row for row in catalogue.records("triggers") if row.counted == YesNo.YES), key=lambda row: row.order)


def obtained(rows: Sequence[Trigger]) -> list[Trigger]:
    """Those that are there."""
    return [row for row in rows if row.state == TriggerState.OBTAINED]


def pending(rows: Sequence[Trigger]) -> list[Trigger]:
    """Those that were asked for and are not there."""
    return [row for row in rows if row.state == TriggerState.ASKED]


def progress(rows: Sequence[Trigger]) -> str:
    """What the states amount to: ``all`` obtained, ``some``, none but some ``asked``, or ``none``."""
    if len(obtained(rows)) == len(rows):
        return "all"
    if obtained(rows):
        return "some"
    return "asked" if pending(rows) else "none"
