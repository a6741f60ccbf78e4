"""Actors: who holds which step of the chain, and where batches can be made."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Stage
from dossier.charts.encoding import Matrix
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.actors.words import in_words, standing_words
from dossier.language import country, enumeration, t, texts
from dossier.language.cells import alphabetical, small, unaccented
from dossier.rules.actors import (
    CHAIN,
    LATE,
    NEIGHBOURS,
    ending,
    holding,
    late_producers,
    living_actors,
    short_actor_name,
    territory,
)
from dossier.selection import Facet, Selection

_TERRITORIES = ("besancon", "region", "france", "neighbours")
#: Names written in a cell before "and n others".
_NAMED = 3


@exhibit("actors-chain", "actors", responds=(Facet.SECTORS,))
def chain(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Who holds each step of the chain, by territory: presence and names, never counts of rows."""
    language = selection.language
    actors = selection.narrow(living_actors(catalogue.table("actors")), Facet.SECTORS)
    actors = actors.assign(territory=[territory(actor) for _, actor in actors.iterrows()])
    actors = actors[actors["territory"].isin(_TERRITORIES)]
    closing = ending(catalogue)
    actors = actors.assign(
        shown=[
            _shown(catalogue, selection, name, closing.get(actor))
            for actor, name in zip(actors["actor_id"], actors["name"], strict=True)
        ]
    )
    cells: list[dict[str, object]] = []
    used: list[str] = []
    for step in CHAIN:
        for place in _TERRITORIES:
            held = holding(actors[actors["territory"] == place], step)
            cells.append(_cell(catalogue, selection, step, place, sorted(held["shown"], key=unaccented)))
            used.extend(held["actor_id"])
    table = pd.DataFrame(cells)
    here = table[(table["territory"] == "besancon")]
    held_here = set(here.loc[here["shape"] == "solid", "stage"])
    if not used:
        variant = "none"
    elif not held_here:
        variant = "absent"
    elif held_here & set(LATE):
        variant = "late"
    else:
        variant = "all_but_late" if len(held_here) == len(CHAIN) - len(LATE) else "missing_late"
    return compose(
        catalogue,
        selection,
        "actors-chain",
        table if used else table.iloc[:0],
        [
            Column("step", catalogue.heading(language, "actors", "stages")),
            Column("place", t(language, "column.actors.territory")),
            Column("names", t(language, "column.actors.names")),
        ],
        Matrix(column="place", row="step", names="names", tone="tone", shape="shape"),
        rows=[f"actors:{actor}" for actor in used],
        variant=variant,
        values={
            "held": len(held_here),
            "total": len(CHAIN),
            "n": len(_testers(actors)) if variant == "all_but_late" else len(held_here),
            "control": enumeration(language, _testers(actors)),
            "neighbours": enumeration(language, sorted(country(language, code) for code in NEIGHBOURS)),
        },
    )


def _testers(actors: pd.DataFrame) -> list[str]:
    """Who holds quality control in Besançon: named, for a research consortium is not a release laboratory."""
    held = holding(actors[actors["territory"] == "besancon"], Stage.QUALITY_CONTROL)
    return sorted((short_actor_name(name) for name in held["name"]), key=unaccented)


def _shown(catalogue: Catalogue, selection: Selection, name: str, status: str | None) -> str:
    """The short name; of an actor whose site is for sale or said to close, that status too."""
    if status is None:
        return short_actor_name(name)
    return f"{short_actor_name(name)} ({small(catalogue.label(selection.language, 'facilities', 'status', status))})"


def _named(catalogue: Catalogue, selection: Selection, actors: pd.DataFrame) -> list[str]:
    """The producers by name, each with what a reader must know of its late batches: for sale, or one trial only."""
    closing, found = ending(catalogue), []
    for actor, name in sorted(zip(actors["actor_id"], actors["name"], strict=True), key=lambda pair: pair[1]):
        key, shown = f"exhibit.actors-late.named.{actor}", _shown(catalogue, selection, name, closing.get(actor))
        found.append(t(selection.language, key, name=shown) if texts.has(selection.language, key) else shown)
    return found


def _cell(catalogue: Catalogue, selection: Selection, step: Stage, place: str, names: list[str]) -> dict[str, object]:
    language = selection.language
    project = place == "besancon" and step == Stage.GMP_PHASE_3 and not names
    shown = "\n".join(names[:_NAMED])
    if len(names) > _NAMED:
        shown += "\n" + t(language, "exhibit.actors-chain.others", n=len(names) - _NAMED)
    return {
        "stage": str(step),
        "step": catalogue.label(language, "actors", "stages", step),
        "territory": place,
        "place": t(language, f"exhibit.actors-chain.place.{place}"),
        "names": shown or t(language, f"exhibit.actors-chain.{'project' if project else 'nobody'}"),
        "tone": "besancon" if place == "besancon" else "slate",
        "shape": "solid" if names else "project" if project else "hollow",
    }


@exhibit("actors-late", "actors", responds=(Facet.SECTORS, Facet.REGIONS))
def late(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Who makes or made phase III or commercial batches in France."""
    language = selection.language
    actors = catalogue.table("actors")
    actors = late_producers(selection.narrow(actors, Facet.SECTORS, Facet.REGIONS))
    # Of an organisation of several kinds of medicine no source says which of them its late batches are.
    advanced = actors.loc[[set(sectors) <= set(ADVANCED_THERAPY) for sectors in actors["sectors"]]]
    actors = actors.assign(
        advanced=actors["actor_id"].isin(advanced["actor_id"]),
        works=[in_words(catalogue, selection, "sectors", codes) for codes in actors["sectors"]],
        makes=[
            in_words(catalogue, selection, "stages", [step for step in LATE if step in steps])
            for steps in actors["stages"]
        ],
        standing=standing_words(catalogue, selection, actors),
    ).sort_values(["advanced", "name"], ascending=[False, True], key=alphabetical)
    n, k = len(actors), len(advanced)
    variant = "none" if not n else "no_advanced" if not k else "all_advanced" if k == n else "some_advanced"
    return compose(
        catalogue,
        selection,
        "actors-late",
        actors[["name", "city", "makes", "works", "standing"]],
        [
            Column("name", catalogue.heading(language, "actors", "name")),
            Column("city", catalogue.heading(language, "actors", "city")),
            Column("makes", t(language, "column.actors.makes")),
            Column("works", catalogue.heading(language, "actors", "sectors")),
            Column("standing", catalogue.heading(language, "actors", "status")),
        ],
        rows=[f"actors:{actor}" for actor in actors["actor_id"]],
        variant=variant,
        values={
            "n": k if variant == "some_advanced" else n,
            "of": n,
            "names": enumeration(language, _named(catalogue, selection, advanced)),
        },
    )
