"""What the actors of the chain can do, and where: rules on the table ``actors``, shared by exhibits and cards."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import DEFUNCT_ACTORS, SiteStatus, Stage
from dossier.rules import home

#: The steps from the laboratory to the patient, in order; governance and funding are no step of the chain.
CHAIN = (
    Stage.RESEARCH,
    Stage.PRECLINICAL,
    Stage.PROCESS_DEVELOPMENT,
    Stage.GMP_EARLY_PHASE,
    Stage.GMP_PHASE_3,
    Stage.GMP_COMMERCIAL,
    Stage.QUALITY_CONTROL,
    Stage.CLINICAL_TRIALS,
    Stage.TECHNOLOGY_SUPPLY,
    Stage.TRAINING,
)
LATE = (Stage.GMP_PHASE_3, Stage.GMP_COMMERCIAL)

#: Countries a French sponsor can reach by road in a day: land borders, and Great Britain through the tunnel.
NEIGHBOURS = ("BE", "CH", "DE", "ES", "GB", "IT", "LU")

_IN_BRACKETS = re.compile(r"^(?P<before>.+?) \((?P<within>[^()]+)\)$")
#: Longest name that a cell of the matrix takes on two lines.
_LONGEST = 34


def living_actors(actors: pd.DataFrame) -> pd.DataFrame:
    """Actors that may hold a step: an actor taken over or defunct holds none, whatever its row says."""
    return actors[~actors["status"].isin(DEFUNCT_ACTORS)]


def ending(catalogue: Catalogue) -> dict[str, str]:
    """Actors whose every site is for sale or said to close, with that status: they hold their step, not for long."""
    statuses: dict[str, set[str | None]] = {}
    for site in catalogue.records("facilities"):
        statuses.setdefault(site.actor_id, set()).add(site.status)
    return {
        actor: str(next(iter(found)))
        for actor, found in statuses.items()
        if len(found) == 1 and found <= {SiteStatus.FOR_SALE, SiteStatus.CLOSURE_ANNOUNCED}
    }


def holding(actors: pd.DataFrame, *steps: Stage) -> pd.DataFrame:
    """Standing actors that hold at least one of the steps."""
    wanted = set(steps)
    each = zip(actors["status"], actors["stages"], strict=True)
    return actors.loc[[status not in DEFUNCT_ACTORS and not wanted.isdisjoint(stages) for status, stages in each]]


def late_producers(actors: pd.DataFrame) -> pd.DataFrame:
    """French actors said to make, or to have made, phase III or commercial batches. A parent and its site are one."""
    found = holding(actors, *LATE)
    return found[(found["country"] == home.COUNTRY) & ~found["name"].isin(parents(found["name"]))]


def territory(actor: Any) -> str:
    """``besancon``, ``region`` (the rest of it), ``france``, ``neighbours`` or ``elsewhere``, of a row by column."""
    if actor["city"] == home.CITY:
        return "besancon"
    if actor["region"] == home.REGION:
        return "region"
    if actor["country"] == home.COUNTRY:
        return "france"
    return "neighbours" if actor["country"] in NEIGHBOURS else "elsewhere"


def parents(names: Iterable[str]) -> set[str]:
    """Names whose acronym, or which themselves, stand as a word in another one ("Seqens" in "CELLforCURE by Seqens").

    The parent of a site makes its batches there: one producer, at the place of the site and not of the head office.
    """
    return set(_parents(tuple(names)))


@lru_cache(maxsize=64)
def _parents(names: tuple[str, ...]) -> frozenset[str]:
    """Every name against every other: too slow to be done again at each change of a filter."""
    return frozenset(
        name
        for name in names
        if any(other != name and re.search(rf"\b{re.escape(short_actor_name(name))}\b", other) for other in names)
    )


def short_actor_name(name: str) -> str:
    """A name for a cell or a label: the acronym in brackets of a long name, else the name without its brackets."""
    match = _IN_BRACKETS.match(name)
    if not match or len(name) <= _LONGEST:
        return name
    within, before = match["within"], match["before"]
    if len(within) <= 12 and within.upper()[:2] == within[:2]:
        return within
    return before
