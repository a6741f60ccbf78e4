"""Actors: who makes or made phase III or commercial batches in France."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.actors.words import in_words, shown_name, standing_words
from dossier.language import enumeration, t, texts
from dossier.language.cells import alphabetical
from dossier.rules.actors import LATE, ending, late_producers
from dossier.selection import Facet, Selection


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


def _named(catalogue: Catalogue, selection: Selection, actors: pd.DataFrame) -> list[str]:
    """The producers by name, each with what a reader must know of its late batches: for sale, or one trial only."""
    closing, found = ending(catalogue), []
    for actor, name in sorted(zip(actors["actor_id"], actors["name"], strict=True), key=lambda pair: pair[1]):
        key, shown = f"exhibit.actors-late.named.{actor}", shown_name(catalogue, selection, name, closing.get(actor))
        found.append(t(selection.language, key, name=shown) if texts.has(selection.language, key) else shown)
    return found
