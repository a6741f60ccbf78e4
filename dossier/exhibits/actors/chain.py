"""Actors: who holds which step of the chain, and where batches can be made."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Stage
from dossier.charts.encoding import Matrix
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.language import country, enumeration, t, texts
from dossier.language.cells import alphabetical, separator, small, unaccented
from dossier.rules import home
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


def _standing(catalogue: Catalogue, selection: Selection, actors: pd.DataFrame) -> list[str]:
    """The status of each actor; that of its sites where they are for sale or said to close."""
    closing = ending(catalogue)
    return [
        catalogue.label(selection.language, "facilities", "status", closing[actor])
        if actor in closing
        else catalogue.label(selection.language, "actors", "status", status)
        for actor, status in zip(actors["actor_id"], actors["status"], strict=True)
    ]


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
        works=[_words(catalogue, selection, "sectors", codes) for codes in actors["sectors"]],
        makes=[
            _words(catalogue, selection, "stages", [step for step in LATE if step in steps])
            for steps in actors["stages"]
        ],
        standing=_standing(catalogue, selection, actors),
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


@exhibit("actors-directory", "actors", responds=(Facet.SECTORS, Facet.REGIONS))
def actor_directory(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every actor under the filters, with what it does; actors that are gone hold no step."""
    language = selection.language
    actors = selection.narrow(catalogue.table("actors"), Facet.SECTORS, Facet.REGIONS)
    gone = ~actors["actor_id"].isin(living_actors(actors)["actor_id"])
    actors = actors.assign(
        nature=[catalogue.label(language, "actors", "kind", kind) for kind in actors["kind"]],
        works=[_words(catalogue, selection, "sectors", codes) for codes in actors["sectors"]],
        does=[
            "" if is_gone else _words(catalogue, selection, "stages", steps)
            for steps, is_gone in zip(actors["stages"], gone, strict=True)
        ],
        land=[country(language, code) for code in actors["country"]],
        standing=_standing(catalogue, selection, actors),
        summary=actors[f"summary_{language}"],
    )
    actors = actors.assign(
        about=[
            " · ".join(part for part in (city, nature, status) if isinstance(part, str) and part)
            for city, nature, status in zip(
                actors["city"], actors["nature"], actors["standing"].where(gone, ""), strict=True
            )
        ]
    ).sort_values("name", key=alphabetical)
    return compose(
        catalogue,
        selection,
        "actors-directory",
        actors[
            ["actor_id", "name", "nature", "city", "region", "land", "works", "does", "standing", "summary", "about"]
        ],
        [
            Column("name", catalogue.heading(language, "actors", "name")),
            Column("nature", catalogue.heading(language, "actors", "kind")),
            Column("city", catalogue.heading(language, "actors", "city")),
            Column("region", catalogue.heading(language, "actors", "region")),
            Column("land", catalogue.heading(language, "actors", "country")),
            Column("works", catalogue.heading(language, "actors", "sectors")),
            Column("does", catalogue.heading(language, "actors", "stages")),
            Column("standing", catalogue.heading(language, "actors", "status")),
            Column("summary", catalogue.heading(language, "actors", f"summary_{language}")),
        ],
        rows=[f"actors:{actor}" for actor in actors["actor_id"]],
        variant="none" if actors.empty else "some",
        values={
            "n": len(actors),
            "gone": int(gone.sum()),
            "regionless": int((actors["region"].isna() & (actors["country"] == home.COUNTRY)).sum()),
            "unplaced": int(actors["lat"].isna().sum()),
        },
    )


@exhibit("actors-unplaced", "actors", responds=(Facet.SECTORS, Facet.REGIONS))
def unplaced(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Actors that no map can show: their sources give no place."""
    language = selection.language
    actors = selection.narrow(catalogue.table("actors"), Facet.SECTORS, Facet.REGIONS)
    actors = actors[actors["lat"].isna()].sort_values("name", key=alphabetical)
    actors = actors.assign(
        nature=[catalogue.label(language, "actors", "kind", kind) for kind in actors["kind"]],
        land=[country(language, code) for code in actors["country"]],
    )
    return compose(
        catalogue,
        selection,
        "actors-unplaced",
        actors[["name", "nature", "land"]],
        [
            Column("name", catalogue.heading(language, "actors", "name")),
            Column("nature", catalogue.heading(language, "actors", "kind")),
            Column("land", catalogue.heading(language, "actors", "country")),
        ],
        rows=[f"actors:{actor}" for actor in actors["actor_id"]],
        variant="none" if actors.empty else "some",
        values={
            "n": len(actors),
            "names": enumeration(language, [short_actor_name(name) for name in actors["name"]], limit=3),
        },
    )


def _words(catalogue: Catalogue, selection: Selection, column: str, codes: object) -> str:
    assert isinstance(codes, (tuple, list))
    # labels hold commas themselves
    named = (catalogue.label(selection.language, "actors", column, code) for code in codes)
    return separator(selection.language).join(named)
