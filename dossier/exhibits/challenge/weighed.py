"""For and against at a glance: claims placed by the quality of their proof and by what hangs on them."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Bearing, Grade, Stance
from dossier.charts.encoding_sketches import Opposed
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.challenge.claims import claims
from dossier.language import t
from dossier.selection import Selection

_ID = "challenge-map"
#: From the middle outwards.
_LEVELS = (Bearing.CONTEXT, Bearing.CONTRIBUTES, Bearing.DECISIVE)
_GRADES = (Grade.A, Grade.B, Grade.C)


def _variant(balance: int, all_answered: bool) -> str:
    """Which side has more decisive claims; whether each decisive objection has a proof that would settle it."""
    if balance <= 0:
        return "for" if balance else "even"
    return "answered" if all_answered else "against"


@exhibit(_ID, "challenge")
def weighed(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every claim once: quality of proof across, bearing away from the middle, for above, against below."""
    language = selection.language
    sides = {stance: t(language, f"exhibit.{_ID}.side.{stance}") for stance in (Stance.FOR, Stance.AGAINST)}
    levels = {level: catalogue.label(language, "argument", "bearing", level) for level in _LEVELS}
    grades = {grade: t(language, f"exhibit.{_ID}.proof", grade=t(language, f"show.grade.{grade}")) for grade in _GRADES}
    found = [claim for stance in sides for claim in claims(catalogue, stance)]
    table = pd.DataFrame(
        [
            {
                "name": getattr(claim, f"short_{language}"),
                "title": getattr(claim, f"title_{language}"),
                "side": sides[Stance(claim.stance)],
                "level": levels[Bearing(claim.bearing)],
                "grade": grades[Grade(claim.evidence_grade)],
                "link": f"claim-{claim.argument_id}",
                "tone": Tone.SLATE,
                "shape": Shape.SOLID,
            }
            for claim in found
        ],
        columns=["name", "title", "side", "level", "grade", "link", "tone", "shape"],
    )
    decisive = {
        stance: sum(claim.stance == stance and claim.bearing == Bearing.DECISIVE for claim in found) for stance in sides
    }
    balance = decisive[Stance.AGAINST] - decisive[Stance.FOR]
    answered = sum(
        bool(claim.trigger_ids)
        for claim in found
        if (claim.stance, claim.bearing) == (Stance.AGAINST, Bearing.DECISIVE)
    )
    return compose(
        catalogue,
        selection,
        _ID,
        table,
        [
            Column("title", t(language, "column.challenge.claim")),
            Column("side", catalogue.heading(language, "argument", "stance")),
            Column("level", catalogue.heading(language, "argument", "bearing")),
            Column("grade", catalogue.heading(language, "argument", "evidence_grade")),
        ],
        Opposed(
            label="name",
            across="grade",
            up="level",
            side="side",
            link="link",
            hover="title",
            tone="tone",
            shape="shape",
            columns_in_order=tuple(grades.values()),
            rows_in_order=tuple(levels.values()),
            sides=(sides[Stance.FOR], sides[Stance.AGAINST]),
        ),
        rows=[reference for claim in found for reference in claim.evidence],
        variant=_variant(balance, answered == decisive[Stance.AGAINST]),
        values={
            "n": answered,
            "for": decisive[Stance.FOR],
            "against": decisive[Stance.AGAINST],
        },
    )
