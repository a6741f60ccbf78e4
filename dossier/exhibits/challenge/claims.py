"""For and against: the claims of ``data/argument.csv``, their numbers bound to rows, their evidence opened."""

from dataclasses import replace

import pandas as pd

from dossier.cards.evidence import evidence
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Bearing, Stance, YesNo
from dossier.catalogue.records import Claim, Gap
from dossier.exhibits import Column, Exhibit, compose, exhibit, sentence
from dossier.language import Language, enumeration, t
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection

_WEIGHT = {Bearing.DECISIVE: 0, Bearing.CONTRIBUTES: 1, Bearing.CONTEXT: 2}


def claims(catalogue: Catalogue, stance: Stance, *, page_one: bool = False) -> list[Claim]:
    """The claims of a stance, decisive first, then in the order of the table; ``page_one``: those of the brief."""
    found = [
        claim
        for claim in catalogue.records("argument")
        if claim.stance == stance and (not page_one or claim.page_one == YesNo.YES)
    ]
    return sorted(found, key=lambda claim: (_WEIGHT[Bearing(claim.bearing)], claim.order))


def other_decisive(catalogue: Catalogue) -> list[Claim]:
    """The decisive objections that the first page names without their answer."""
    shown = claims(catalogue, Stance.AGAINST, page_one=True)
    return [
        claim for claim in claims(catalogue, Stance.AGAINST) if claim.bearing == Bearing.DECISIVE and claim not in shown
    ]


def settled_by(catalogue: Catalogue, language: Language, claim: Claim) -> str:
    """Which proofs of the list would settle an objection, by their numbers; empty where none does."""
    orders = {row.trigger_id: row.order for row in catalogue.records("triggers")}
    numbers = [str(orders[name]) for name in claim.trigger_ids if orders[name]]
    if not numbers:
        return ""
    return t(language, "page.brief.answered", n=len(numbers), names=enumeration(language, numbers))


def missing_for(catalogue: Catalogue, claim: Claim) -> list[Gap]:
    """The decisive gaps of the theme of a claim: what nobody has published, and who holds it."""
    return [gap for gap in catalogue.records("gaps") if gap.theme == claim.theme and gap.decisive == YesNo.YES]


@exhibit("argument-against", "challenge")
def against(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every objection with its answer or concession."""
    return _listed(catalogue, selection, "argument-against", Stance.AGAINST)


@exhibit("argument-for", "challenge")
def in_favour(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every argument with what would weaken it."""
    return _listed(catalogue, selection, "argument-for", Stance.FOR)


def _listed(catalogue: Catalogue, selection: Selection, identifier: str, stance: Stance) -> Exhibit:
    language = selection.language
    found = claims(catalogue, stance)
    table = pd.DataFrame(
        [
            {
                "title": getattr(claim, f"title_{language}"),
                "bearing": catalogue.label(language, "argument", "bearing", claim.bearing),
                "grade": claim.evidence_grade,
                "statement": render_with_results(catalogue, language, getattr(claim, f"statement_{language}")),
                "answer": render_with_results(catalogue, language, getattr(claim, f"answer_{language}")),
            }
            for claim in found
        ],
        columns=["title", "bearing", "grade", "statement", "answer"],
    )
    decisive = sum(claim.bearing == Bearing.DECISIVE for claim in found)
    return compose(
        catalogue,
        selection,
        identifier,
        table,
        [
            Column("title", t(language, f"column.challenge.{stance}")),
            Column("bearing", catalogue.heading(language, "argument", "bearing")),
            Column("grade", catalogue.heading(language, "argument", "evidence_grade")),
            Column("statement", t(language, "column.challenge.statement")),
            Column("answer", t(language, f"column.challenge.answer_{stance}")),
        ],
        rows=[reference for claim in found for reference in claim.evidence],
        variant="some" if decisive else "none_decisive",
        values={"n": len(found), "decisive": decisive},
    )


def claim(catalogue: Catalogue, selection: Selection, identifier: str) -> Exhibit:
    """One claim as an exhibit of its own, for a slide or a page of the brief. Raises ``UnknownRow``."""
    language = selection.language
    row: Claim = catalogue.row("argument", identifier)
    title, reply = (
        str(getattr(row, f"title_{language}")),
        render_with_results(catalogue, language, getattr(row, f"answer_{language}")),
    )
    base = against(catalogue, selection) if Stance(row.stance) == Stance.AGAINST else in_favour(catalogue, selection)
    rows = [evidence(catalogue, language, reference) for reference in row.evidence]
    return replace(
        base,
        id=f"claim-{identifier}",
        finding=title,
        subtitle=render_with_results(catalogue, language, getattr(row, f"statement_{language}")),
        table=pd.DataFrame(
            [
                {
                    "name": item.name,
                    "says": t(language, "evidence.quote", text=item.quote) if item.quote else item.says,
                    "grade": item.grade,
                }
                for item in rows
            ]
        ),
        columns=(
            Column("name", t(language, "column.challenge.evidence")),
            Column("says", t(language, "column.challenge.says")),
            Column("grade", t(language, "column.challenge.grade")),
        ),
        rows=row.evidence,
        sources=catalogue.sources_of_rows(row.evidence),
        coverage="",
        caution=tuple(dict.fromkeys(item.caution for item in rows if item.caution)),
        quality=str(row.evidence_grade),
        text_alternative=f"{title} {reply}",
        notes=sentence(catalogue, language, f"exhibit.argument-{row.stance}.reply", answer=reply),
    )
