"""What is asked and of whom: which requests are open, and by when the last of them is to be met."""

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import TriggerState
from dossier.catalogue.records import Request


def requests(catalogue: Catalogue) -> list[Request]:
    """All of them, in their order."""
    return sorted(catalogue.records("requests"), key=lambda row: row.order)


def is_met(catalogue: Catalogue, request: Request) -> bool:
    """Whether every proof that answers it is there; what no proof answers stays open."""
    states = [catalogue.row("triggers", name).state for name in request.trigger_ids]
    return bool(states) and all(state == TriggerState.OBTAINED for state in states)


def open_requests(catalogue: Catalogue) -> list[Request]:
    """Those that are not met, in their order."""
    return [row for row in requests(catalogue) if not is_met(catalogue, row)]


def latest_months(catalogue: Catalogue) -> int | None:
    """Months, from the date of the data, that the open requests leave at most; ``None`` where none has a date."""
    return max((row.within_months for row in open_requests(catalogue) if row.within_months), default=None)


def months_after(day: str, count: int) -> str:
    """The month ``count`` months after a date (ISO, known to the month at least), as ``2028-05``."""
    year, month = (int(part) for part in day.split("-")[:2])
    years, months = divmod(month - 1 + count, 12)
    return f"{year + years}-{months + 1:02d}"
