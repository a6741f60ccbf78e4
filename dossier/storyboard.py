"""The stories told in a room, a row a picture in ``data/stories.csv``; and how a link changes what is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.catalogue.records import Slide
from dossier.exhibits import Exhibit, register
from dossier.exhibits.challenge.claims import claim
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection

CLAIM = "claim-"
#: The story of a link that names none.
FIRST = next(iter(StoryName))


@dataclass(frozen=True)
class Story:
    """``slides`` are the exhibits to show, in order; ``skipped`` those that the filters leave empty; ``unknown`` the
    ids of the link that name nothing. ``name`` is the story that it began with; ``unnamed`` one that there is not.
    """

    name: StoryName
    slides: tuple[Exhibit, ...]
    skipped: tuple[Exhibit, ...]
    unknown: tuple[str, ...]
    unnamed: str = ""


@dataclass(frozen=True)
class Spoken:
    """What a speaker says at a slide: what leads to it, the objection that it survives with its answer, the minutes."""

    transition: str
    objection: str
    answer: str
    minutes: float


def planned(catalogue: Catalogue, name: StoryName) -> tuple[Slide, ...]:
    """The rows of a story, in order."""
    rows: list[Slide] = [row for row in catalogue.records("stories") if row.story == name]
    return tuple(sorted(rows, key=lambda row: row.order))


def told_items(catalogue: Catalogue, name: StoryName) -> tuple[str, ...]:
    """The ids of a story as the table has it."""
    return tuple(row.item for row in planned(catalogue, name))


def choices(catalogue: Catalogue) -> tuple[str, ...]:
    """Every id that a story may hold: exhibits in the order of the pages, then claims."""
    claims = tuple(f"{CLAIM}{row.argument_id}" for row in catalogue.records("argument"))
    return (*register(), *claims)


def build(catalogue: Catalogue, selection: Selection, identifier: str) -> Exhibit:
    """One slide's exhibit. Raises ``KeyError`` (``UnknownRow`` is one) for an id that names nothing."""
    if identifier.startswith(CLAIM):
        return claim(catalogue, selection, identifier.removeprefix(CLAIM))
    return register()[identifier].build(catalogue, selection)


def story(
    catalogue: Catalogue,
    selection: Selection,
    wanted: Iterable[str] = (),
    name: str = "",
    made: Callable[[str, Selection], Exhibit] | None = None,
) -> Story:
    """The slides of a list of ids, each once; of the story ``name`` for none, the first story for a name of none.

    ``made`` gives a slide's exhibit where it is kept already; without it each is built.
    """
    chosen = StoryName(name) if name in list(StoryName) else FIRST
    slides: list[Exhibit] = []
    skipped: list[Exhibit] = []
    unknown: list[str] = []
    known = set(choices(catalogue))
    for identifier in dict.fromkeys(wanted) or told_items(catalogue, chosen):
        if identifier not in known:
            unknown.append(identifier)
            continue
        exhibit = made(identifier, selection) if made else build(catalogue, selection, identifier)
        (skipped if exhibit.empty else slides).append(exhibit)
    return Story(chosen, tuple(slides), tuple(skipped), tuple(unknown), "" if name in ("", chosen) else name)


def spoken(catalogue: Catalogue, selection: Selection, told: Story, identifier: str) -> Spoken | None:
    """What is said at a slide of the story; nothing for one that the link adds to it."""
    language = selection.language
    row = next((row for row in planned(catalogue, told.name) if row.item == identifier), None)
    if row is None:
        return None
    against = catalogue.row("argument", row.survives)
    return Spoken(
        str(getattr(row, f"transition_{language}")),
        render_with_results(catalogue, language, str(getattr(against, f"title_{language}"))),
        render_with_results(catalogue, language, str(getattr(against, f"answer_{language}"))),
        row.minutes,
    )


def lengths(catalogue: Catalogue, told: Story) -> tuple[float, ...]:
    """Minutes of each slide; one that the link adds takes as long as the others of the story do on average."""
    known = {row.item: row.minutes for row in planned(catalogue, told.name)}
    mean = sum(known.values()) / len(known) if known else 0.0
    return tuple(known.get(slide.id, mean) for slide in told.slides)


def minutes(catalogue: Catalogue, told: Story) -> int:
    """Length of what is told."""
    return round(sum(lengths(catalogue, told)))


def nearest_slide(number: str, count: int) -> tuple[int, bool]:
    """The slide of a link, 1 to ``count``, and whether it is the one asked for ("0", "99" and "x" are not)."""
    try:
        asked = int(number or "1")
    except ValueError:
        return 1, False
    found = min(max(asked, 1), max(count, 1))
    return found, found == asked
