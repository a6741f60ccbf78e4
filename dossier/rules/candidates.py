"""The candidates of French sponsors that could ask for clinical batches: rules on the table ``pipeline``."""

from collections.abc import Iterable
from enum import StrEnum

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import (
    ADVANCED_CLASSES,
    SECTORS_OF_CLASS,
    ActorStatus,
    CandidateStatus,
    Sector,
    TherapyClass,
    TrialPhase,
)
from dossier.language import Language, texts
from dossier.rules import home

#: Classes that are made of cells or tissue, hence what the platforms of the EFS make; a vector is another trade.
OF_CELLS = tuple(
    therapy
    for therapy in ADVANCED_CLASSES
    if not {Sector.CELL_THERAPY, Sector.TISSUE_ENGINEERING}.isdisjoint(SECTORS_OF_CLASS[therapy])
)


class TrialStage(StrEnum):
    """Phases as far as batches are concerned, in order."""

    PRECLINICAL = "preclinical"
    FIRST = "first"
    SECOND = "second"
    LATE = "late"
    UNSTATED = "unstated"


_STAGES = {
    TrialPhase.PRECLINICAL: TrialStage.PRECLINICAL,
    TrialPhase.PHASE_1: TrialStage.FIRST,
    TrialPhase.PHASE_1_2: TrialStage.SECOND,
    TrialPhase.PHASE_2: TrialStage.SECOND,
    TrialPhase.PHASE_2_3: TrialStage.LATE,
    TrialPhase.PHASE_3: TrialStage.LATE,
    TrialPhase.PIVOTAL: TrialStage.LATE,
    TrialPhase.REGISTRATION: TrialStage.LATE,
}


class Origin(StrEnum):
    """Whose cells: a batch for each patient, a batch for many, no cells at all."""

    AUTOLOGOUS = "autologous"
    ALLOGENEIC = "allogeneic"
    VECTOR = "vector"
    UNSTATED = "unstated"


def advanced_candidates(catalogue: Catalogue) -> pd.DataFrame:
    """Candidates that are advanced therapies, with ``sectors``, ``region``, ``stage``, ``origin``, ``ended``.

    One row a product: of several indications, the one that goes furthest. The region is the sponsor's, or that of its
    city where the sponsor is no actor of the tables. Vaccines, antibodies and small molecules are context, not demand
    for the centre.
    """
    frame = catalogue.table("pipeline")
    frame = frame[frame["therapy_class"].isin(ADVANCED_CLASSES)].copy()
    frame["sectors"] = [SECTORS_OF_CLASS[TherapyClass(therapy)] for therapy in frame["therapy_class"]]
    actors = catalogue.records("actors")
    sponsors = {actor.actor_id: actor.region for actor in actors}
    gone = {actor.actor_id for actor in actors if actor.status == ActorStatus.DEFUNCT}
    # A trial that is over leaves a candidate that may go on to the next one, unless nobody is left to ask for it.
    frame["ended"] = (frame["status"] == CandidateStatus.TERMINATED) | frame["actor_id"].isin(gone)
    cities = {actor.city: actor.region for actor in actors if actor.region}
    frame["region"] = [
        sponsors.get(actor) or next((cities[city] for city in towns if city in cities), None)
        for actor, towns in zip(frame["actor_id"], frame["sponsor_city"], strict=True)
    ]
    frame["stage"] = [
        TrialStage.UNSTATED if phase is None else _STAGES[TrialPhase(phase)] for phase in _or_none(frame["phase"])
    ]
    frame["origin"] = [
        origin(therapy, note) for therapy, note in zip(frame["therapy_class"], _or_none(frame["note"]), strict=True)
    ]
    return _furthest_of_each_product(frame)


def _furthest_of_each_product(frame: pd.DataFrame) -> pd.DataFrame:
    """A product tried in two indications is one candidate, and is told at its furthest stage; an end comes last."""
    order = list(TrialStage)
    far = [len(order) if stage == TrialStage.UNSTATED else -order.index(stage) for stage in frame["stage"]]
    ranked = frame.assign(product_id=frame["product_id"].fillna(frame["candidate_id"]), far=far)
    kept = ranked.sort_values(["ended", "far"], kind="stable").drop_duplicates("product_id").index
    return frame.loc[frame.index.isin(kept)]


def active(frame: pd.DataFrame) -> pd.DataFrame:
    """Candidates of which no source says that they stopped or that their sponsor is gone."""
    return frame[~frame["ended"]]


def in_trial(frame: pd.DataFrame) -> pd.DataFrame:
    """Candidates of cells or tissue whose trial runs or has been completed, not yet at a late stage.

    The next batches that they would ask for are late-stage ones. A trial that is only planned is further away.
    """
    started = frame["status"].isin((CandidateStatus.ONGOING, CandidateStatus.COMPLETED))
    between = ~frame["stage"].isin((TrialStage.PRECLINICAL, TrialStage.LATE))
    return frame[started & between & ~frame["ended"] & frame["therapy_class"].isin(OF_CELLS)]


def made_in_france(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Which candidates have at least one place of manufacture published in France."""
    return frame["manufacturing_country"].map(lambda countries: home.COUNTRY in countries).astype(bool)


def made_in_house(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Which candidates their sponsor makes itself: it asks nobody for batches."""
    own = [sponsor in makers for sponsor, makers in zip(frame["sponsor"], frame["manufacturer"], strict=True)]
    return pd.Series(own, index=frame.index, dtype=bool)


def origin(therapy_class: str, note: str | None) -> Origin:
    """From the class, else from the words of the source kept in the note: the table has no column for it."""
    if therapy_class == TherapyClass.GENE_THERAPY_AAV:
        return Origin.VECTOR
    words = (note or "").casefold()
    if "autologue" in words:
        return Origin.AUTOLOGOUS
    return Origin.ALLOGENEIC if "allogénique" in words else Origin.UNSTATED


def made_in(language: Language, cities: Iterable[str], countries: Iterable[str]) -> tuple[str, ...]:
    """``Paris (France)`` for each place of manufacture; a country alone where the source names no city."""
    named = [texts.country(language, code) for code in countries]
    towns = list(cities)
    if len(towns) != len(named):
        return (*towns, *named)
    return tuple(f"{town} ({country})" for town, country in zip(towns, named, strict=True))


def _or_none(column: pd.Series) -> list[str | None]:
    return [None if pd.isna(value) else str(value) for value in column]
