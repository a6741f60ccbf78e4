"""Actors: who holds which step of the chain: as dots, and by name."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Stage
from dossier.charts.encoding import Matrix
from dossier.charts.encoding_states import Chain
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.actors.words import shown_name
from dossier.language import Language, country, enumeration, t
from dossier.language.cells import unaccented
from dossier.rules.actors import (
    CHAIN,
    LATE,
    NEIGHBOURS,
    ending,
    holding,
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
    """Which steps of the chain are held, by territory: presence, and names for phase III; never counts of rows."""
    language = selection.language
    table, used, actors = _held(catalogue, selection)
    here = table[(table["territory"] == "besancon")]
    held_here = set(here.loc[here["shape"] == "solid", "stage"])
    table = table.assign(shape=["solid" if shape == "solid" else "missing" for shape in table["shape"]])
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
        _columns(catalogue, language),
        Chain(
            column="step",
            row="place",
            names="names",
            tone="tone",
            shape="shape",
            focus=catalogue.label(language, "actors", "stages", Stage.GMP_PHASE_3),
            key=(
                ("besancon", "solid", t(language, "exhibit.actors-chain.key.here")),
                ("slate", "solid", t(language, "exhibit.actors-chain.key.held")),
                ("slate", "missing", t(language, "exhibit.actors-chain.key.missing")),
            ),
        ),
        rows=[f"actors:{actor}" for actor in used],
        variant=variant,
        values={
            "held": len(held_here),
            "total": len(CHAIN),
            "n": len(_testers(actors)) if variant == "all_but_late" else len(held_here),
            "control": enumeration(language, _testers(actors)),
            "neighbours": _neighbours(language),
        },
    )


@exhibit("actors-chain-names", "actors", responds=(Facet.SECTORS,))
def chain_names(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Who holds each step, by territory: the names behind the dots of the chain."""
    table, used, _ = _held(catalogue, selection)
    empty = sum(shape != "solid" for shape in table["shape"])
    return compose(
        catalogue,
        selection,
        "actors-chain-names",
        table if used else table.iloc[:0],
        _columns(catalogue, selection.language),
        Matrix(column="place", row="step", names="names", tone="tone", shape="shape"),
        rows=[f"actors:{actor}" for actor in used],
        variant="none" if not used else "full" if not empty else "some",
        values={"n": empty, "total": len(table), "neighbours": _neighbours(selection.language)},
    )


def _columns(catalogue: Catalogue, language: Language) -> list[Column]:
    return [
        Column("step", catalogue.heading(language, "actors", "stages")),
        Column("place", t(language, "column.actors.territory")),
        Column("names", t(language, "column.actors.names")),
    ]


def _neighbours(language: Language) -> str:
    return enumeration(language, sorted(country(language, code) for code in NEIGHBOURS))


def _held(catalogue: Catalogue, selection: Selection) -> tuple[pd.DataFrame, list[str], pd.DataFrame]:
    """A row a step and a territory with the names found, the actors behind them in that order, the actors."""
    actors = selection.narrow(living_actors(catalogue.table("actors")), Facet.SECTORS)
    actors = actors.assign(territory=[territory(actor) for actor in actors.to_dict("records")])
    actors = actors[actors["territory"].isin(_TERRITORIES)]
    closing = ending(catalogue)
    actors = actors.assign(
        shown=[
            shown_name(catalogue, selection, name, closing.get(actor))
            for actor, name in zip(actors["actor_id"], actors["name"], strict=True)
        ]
    )
    cells: list[dict[str, object]] = []
    used: list[str] = []
    standing = holding(actors, *CHAIN)[["territory", "stages", "actor_id", "shown"]].to_dict("list")
    each = list(zip(*standing.values(), strict=True))
    for step in CHAIN:
        for place in _TERRITORIES:
            held = [(actor, shown) for where, stages, actor, shown in each if where == place and step in stages]
            cells.append(_cell(catalogue, selection, step, place, sorted((name for _, name in held), key=unaccented)))
            used.extend(actor for actor, _ in held)
    return pd.DataFrame(cells), used, actors


def _testers(actors: pd.DataFrame) -> list[str]:
    """Who holds quality control in Besançon: named, for a research consortium is not a release laboratory."""
    held = holding(actors[actors["territory"] == "besancon"], Stage.QUALITY_CONTROL)
    return sorted((short_actor_name(name) for name in held["name"]), key=unaccented)


def _cell(catalogue: Catalogue, selection: Selection, step: Stage, place: str, names: list[str]) -> dict[str, object]:
    language = selection.language
    project = place == "besancon" and step == Stage.GMP_PHASE_3 and not names
    shown = "\n".join(names[:_NAMED])
    if len(names) > _NAMED:
        shown += "\n" + t(language, "exhibit.actors-chain-names.others", n=len(names) - _NAMED)
    return {
        "stage": str(step),
        "step": catalogue.label(language, "actors", "stages", step),
        "territory": place,
        "place": t(language, f"exhibit.actors-chain-names.place.{place}"),
        "names": shown or t(language, f"exhibit.actors-chain-names.{'project' if project else 'nobody'}"),
        "tone": "besancon" if place == "besancon" else "slate",
        "shape": "solid" if names else "project" if project else "hollow",
    }
