"""Demand: the French candidates by class and stage, a mark each, told by where its batches are made."""

from enum import StrEnum
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_CLASSES, ADVANCED_THERAPY, CandidateStatus
from dossier.charts.encoding_states import Stages
from dossier.charts.palette import Shape, Tone
from dossier.charts.stages import Glyph
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.demand.candidate_words import (
    bare,
    candidate_labels,
    candidate_places,
    candidates_named,
    references,
    with_sponsor,
)
from dossier.language import Language, t, texts
from dossier.language.cells import unaccented
from dossier.rules import candidates, home
from dossier.rules.candidates import Origin, TrialStage
from dossier.selection import Facet, Selection

_ID = "demand-pipeline"
_FACETS = (Facet.SECTORS, Facet.REGIONS)
_TABLE = "pipeline"
#: The sign of a candidate whose source says that it is autologous.
_LETTER = "A"


class Made(StrEnum):
    """Where the batches of a candidate are made."""

    HERE = "here"
    FRANCE = "france"
    ABROAD = "abroad"
    UNKNOWN = "unknown"


_SIGNS = {
    Made.HERE: (Glyph.DISC, Tone.BESANCON),
    Made.FRANCE: (Glyph.DISC, Tone.SLATE),
    Made.ABROAD: (Glyph.SQUARE, Tone.VIOLET),
    Made.UNKNOWN: (Glyph.DIAMOND, Tone.QUIET),
}


@exhibit(_ID, "demand", responds=_FACETS, covers=ADVANCED_THERAPY)
def pipeline(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Which candidates stand where, by class and stage, each with the place of its batches."""
    language = selection.language
    everyone = candidates.active(candidates.advanced_candidates(catalogue))
    kept = selection.narrow(everyone, *_FACETS)
    late = kept[kept["stage"] == TrialStage.LATE]
    table = _marks(catalogue, language, kept)
    dates = sorted(str(date)[:4] for date in kept["phase_as_of"].dropna())
    variant = _variant(kept, late)
    # an outline says that nobody is there: not where a late candidate may be autologous
    wanted = t(language, f"exhibit.{_ID}.wanted") if variant in ("no_late", "only", "late_none_autologous") else ""
    return compose(
        catalogue,
        selection,
        _ID,
        table,
        [
            Column("class", catalogue.heading(language, _TABLE, "therapy_class")),
            Column("stage", t(language, "column.demand.stage")),
            Column("product", catalogue.heading(language, _TABLE, "product")),
            Column("sponsor", catalogue.heading(language, _TABLE, "sponsor")),
            Column("made", t(language, "column.demand.made")),
            Column("place", t(language, "column.demand.place"), Form.LIST),
            Column("origin", t(language, "column.demand.origin")),
        ],
        Stages(
            row="class",
            column="stage",
            form="form",
            letter="letter",
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            heads=tuple(_stage(language, stage) for stage in TrialStage),
            wanted=(_stage(language, TrialStage.LATE) if wanted else "", wanted),
            signs=_signs(language, table),
        ),
        rows=references(kept),
        variant=variant,
        values={
            "n": len(late) or len(kept),
            "total": len(kept),
            "names": candidates_named(language, late),
            "planned": int((kept["status"] == CandidateStatus.PLANNED).sum()),
            "no_status": int(kept["status"].isna().sum()),
            "no_region": int(selection.narrow(everyone, Facet.SECTORS)["region"].isna().sum()),
            "no_phase": int((kept["stage"] == TrialStage.UNSTATED).sum()),
            "unplaced": int((table["made"] == t(language, f"exhibit.{_ID}.made.{Made.UNKNOWN}")).sum()),
            "dates": texts.date(language, "/".join(dict.fromkeys((dates[0], dates[-1]))) if dates else None),
        },
    )


def _variant(kept: pd.DataFrame, late: pd.DataFrame) -> str:
    if kept.empty:
        return "none"
    if late.empty:
        return "no_late"
    # "None of them is autologous" may only be said when each source says what its product is made of.
    if not late["origin"].isin((Origin.ALLOGENEIC, Origin.VECTOR)).all():
        return "late"
    return "only" if len(kept) == 1 else "late_none_autologous"


def made(row: Any) -> Made:
    """Where the batches of a candidate are made: in Besançon, elsewhere in France, abroad alone, or unknown."""
    if not row.manufacturing_country:
        return Made.UNKNOWN
    if home.CITY in row.manufacturing_city:
        return Made.HERE
    return Made.FRANCE if home.COUNTRY in row.manufacturing_country else Made.ABROAD


def begun(row: Any) -> Shape:
    """The sign of a candidate: an outline while its trial is planned."""
    return Shape.HOLLOW if row.status == CandidateStatus.PLANNED else Shape.SOLID


def _marks(catalogue: Catalogue, language: Language, kept: pd.DataFrame) -> pd.DataFrame:
    """A row a candidate, class by class and stage by stage; those of one place stand together."""
    classes, stages = list(ADVANCED_CLASSES), list(TrialStage)
    found: list[dict[str, Any]] = []
    rows: list[Any] = list(kept.itertuples())
    for row, label, place in zip(
        rows,
        candidate_labels(catalogue, language, kept, "therapy_class"),
        candidate_places(language, kept),
        strict=True,
    ):
        where = made(row)
        form, tone = _SIGNS[where]
        said = t(language, f"exhibit.{_ID}.made.{where}")
        found.append(
            {
                "class": label,
                "stage": _stage(language, row.stage),
                "product": str(row.product),
                "sponsor": row.sponsor,
                "made": said,
                "place": place,
                "origin": t(language, f"exhibit.{_ID}.origin.{row.origin}"),
                "form": str(form),
                "tone": str(tone),
                "shape": str(begun(row)),
                "letter": _LETTER if row.origin == Origin.AUTOLOGOUS else None,
                "label": bare(row) if row.stage == TrialStage.LATE else None,
                "hover": f"{with_sponsor(row)} · {said}",
                "order": (classes.index(row.therapy_class), stages.index(row.stage), list(Made).index(where)),
            }
        )
    found.sort(key=lambda row: (row["order"], unaccented(row["product"])))
    names = [
        "class",
        "stage",
        "product",
        "sponsor",
        "made",
        "place",
        "origin",
        "form",
        "tone",
        "shape",
        "letter",
        "label",
    ]
    return pd.DataFrame(found, columns=[*names, "hover"])


def _stage(language: Language, stage: TrialStage) -> str:
    return t(language, f"exhibit.{_ID}.stage.{stage}")


def _signs(language: Language, table: pd.DataFrame) -> tuple[tuple[str, str, str, str, str], ...]:
    """What the marks mean: those that are there."""
    tones = set(table["tone"])
    found = [
        (str(form), str(tone), "", str(Shape.SOLID), t(language, f"exhibit.{_ID}.made.{where}"))
        for where, (form, tone) in _SIGNS.items()
        if tone in tones
    ]
    if (table["shape"] == Shape.HOLLOW).any():
        found.append((str(Glyph.DISC), str(Tone.GREY), "", str(Shape.HOLLOW), t(language, f"exhibit.{_ID}.planned")))
    if table["letter"].notna().any():
        found.append(("", "", _LETTER, str(Shape.SOLID), t(language, f"exhibit.{_ID}.origin.{Origin.AUTOLOGOUS}")))
    return tuple(found)
