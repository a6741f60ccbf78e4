"""Words that the exhibits of organisations share."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.language.cells import separator, small
from dossier.rules.actors import ending, short_actor_name
from dossier.selection import Selection


def in_words(catalogue: Catalogue, selection: Selection, column: str, codes: object) -> str:
    """The labels of the codes of a cell, one after another."""
    assert isinstance(codes, (tuple, list))
    # labels hold commas themselves
    named = (catalogue.label(selection.language, "actors", column, code) for code in codes)
    return separator(selection.language).join(named)


def standing_words(catalogue: Catalogue, selection: Selection, actors: pd.DataFrame) -> list[str]:
    """The status of each actor; that of its sites where they are for sale or said to close."""
    closing = ending(catalogue)
    return [
        catalogue.label(selection.language, "facilities", "status", closing[actor])
        if actor in closing
        else catalogue.label(selection.language, "actors", "status", status)
        for actor, status in zip(actors["actor_id"], actors["status"], strict=True)
    ]


def shown_name(catalogue: Catalogue, selection: Selection, name: str, status: str | None) -> str:
    """The short name; of an actor whose site is for sale or said to close, that status too."""
    if status is None:
        return short_actor_name(name)
    return f"{short_actor_name(name)} ({small(catalogue.label(selection.language, 'facilities', 'status', status))})"
