"""The story told in a room: which exhibits and claims, in which order, and how a link changes it."""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, register
from dossier.exhibits.challenge.claims import claim
from dossier.selection import Selection

CLAIM = "claim-"

#: Question and answer, what is missing, who says so, how small it is, who would come, what speaks against, what it is
#: worth, what must be true together, what is risked and when one stops, what is to be proved, what is to be decided.
DEFAULT_STORY: tuple[str, ...] = (
    "brief-answer",
    "capacity-phase3-france",
    "claim-for-single-site-at-risk",
    "capacity-published",
    "claim-for-missing-link-said",
    "claim-for-small-pivotal-trials",
    "demand-next",
    "claim-against-drugcell",
    "claim-against-cellforcure",
    "option-ladder",
    "option-grid",
    "option-stop",
    "option-triggers",
    "brief-decisions",
)


@dataclass(frozen=True)
class Story:
    """``slides`` are the exhibits to show, in order; ``skipped`` those that the filters leave empty; ``unknown`` the
    ids of the link that name nothing."""

    slides: tuple[Exhibit, ...]
    skipped: tuple[Exhibit, ...]
    unknown: tuple[str, ...]


def choices(catalogue: Catalogue) -> tuple[str, ...]:
    """Every id that a story may hold: exhibits in the order of the pages, then claims."""
    claims = tuple(f"{CLAIM}{row.argument_id}" for row in catalogue.records("argument"))
    return (*register(), *claims)


def build(catalogue: Catalogue, selection: Selection, identifier: str) -> Exhibit:
    """One slide's exhibit. Raises ``KeyError`` (``UnknownRow`` is one) for an id that names nothing."""
    if identifier.startswith(CLAIM):
        return claim(catalogue, selection, identifier.removeprefix(CLAIM))
    return register()[identifier].build(catalogue, selection)


def story(catalogue: Catalogue, selection: Selection, wanted: Iterable[str] = ()) -> Story:
    """The slides of a list of ids (the default story for none), each once."""
    slides: list[Exhibit] = []
    skipped: list[Exhibit] = []
    unknown: list[str] = []
    known = set(choices(catalogue))
    for identifier in dict.fromkeys(wanted) or DEFAULT_STORY:
        if identifier not in known:
            unknown.append(identifier)
            continue
        exhibit = build(catalogue, selection, identifier)
        (skipped if exhibit.empty else slides).append(exhibit)
    return Story(tuple(slides), tuple(skipped), tuple(unknown))


def nearest_slide(number: str, count: int) -> tuple[int, bool]:
    """The slide of a link, 1 to ``count``, and whether it is the one asked for ("0", "99" and "x" are not)."""
    try:
        asked = int(number or "1")
    except ValueError:
        return 1, False
    found = min(max(asked, 1), max(count, 1))
    return found, found == asked
