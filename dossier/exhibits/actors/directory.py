"""Actors: the directory of organisations, and those without a published place."""

from dossier.catalogue import Catalogue
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.actors.words import in_words, standing_words
from dossier.language import country, enumeration
from dossier.language.cells import alphabetical
from dossier.rules import home
from dossier.rules.actors import living_actors, short_actor_name
from dossier.selection import Facet, Selection


@exhibit("actors-directory", "actors", responds=(Facet.SECTORS, Facet.REGIONS))
def actor_directory(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every actor under the filters, with what it does; actors that are gone hold no step."""
    language = selection.language
    actors = selection.narrow(catalogue.table("actors"), Facet.SECTORS, Facet.REGIONS)
    gone = ~actors["actor_id"].isin(living_actors(actors)["actor_id"])
    actors = actors.assign(
        nature=[catalogue.label(language, "actors", "kind", kind) for kind in actors["kind"]],
        works=[in_words(catalogue, selection, "sectors", codes) for codes in actors["sectors"]],
        does=[
            "" if is_gone else in_words(catalogue, selection, "stages", steps)
            for steps, is_gone in zip(actors["stages"], gone, strict=True)
        ],
        land=[country(language, code) for code in actors["country"]],
        standing=standing_words(catalogue, selection, actors),
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
