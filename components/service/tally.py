"""What the script of a session did since its last line: exhibits built and errors met, told by the script's thread."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.service import meters
from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.exhibits.register import Entry
from dossier.selection import Selection

#: Sessions of which something is remembered; a line takes it out.
_MOST = 1000
_LOCK = Lock()


@dataclass
class Tally:
    """Since the last line of the session."""

    built: int = 0
    errors: int = 0


_TALLIES: "OrderedDict[str, Tally]" = OrderedDict()


def count_built() -> None:
    """From now on every exhibit that is built is counted: for the process, and for the session that waits for it."""
    if hasattr(Entry.build, "counted"):
        return
    build = Entry.build

    def counted(entry: Entry, catalogue: Catalogue, selection: Selection) -> Exhibit:
        meters.BUILT.inc()
        _add(built=1)
        return build(entry, catalogue, selection)

    counted.counted = True  # type: ignore[attr-defined]
    Entry.build = counted  # type: ignore[assignment, method-assign]


def count_error(page: str) -> None:
    """A run of this session met an error."""
    meters.ERRORS.labels(page).inc()
    _add(errors=1)


def taken_tally(session: str) -> Tally:
    """What was counted for a session; the count begins anew."""
    with _LOCK:
        return _TALLIES.pop(session, Tally())


def _add(built: int = 0, errors: int = 0) -> None:
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return
    with _LOCK:
        tally = _TALLIES.setdefault(context.session_id, Tally())
        tally.built += built
        tally.errors += errors
        while len(_TALLIES) > _MOST:
            _TALLIES.popitem(last=False)
