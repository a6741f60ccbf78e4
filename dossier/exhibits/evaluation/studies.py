"""The evaluation: published studies recomputed with our models, misses included."""

import re
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import joined
from dossier.language import Language, number, percent, t, texts
from dossier.language.texts import MINUS
from dossier.rules.studies import GROWTH, RATE, SUMS, TRAJECTORY, Check, checks
from dossier.selection import Selection

_STUDIES = "evaluation-studies"


@exhibit(_STUDIES, "evaluation")
def studies(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Each published figure beside ours, and whether they agree at the digits printed."""
    language = selection.language
    found = checks(catalogue)
    computed = [check for check in found if check.ours is not None]
    missed = [check for check in computed if not check.agrees]
    wrong, apart = [check for check in missed if check.kind in SUMS], len(found) - len(computed)
    furthest = max(
        (check for check in missed if check.kind not in SUMS and check.gap is not None),
        key=lambda check: abs(check.gap or 0),
        default=None,
    )
    return compose(
        catalogue,
        selection,
        _STUDIES,
        pd.DataFrame([_line(catalogue, language, check) for check in found]),
        [
            Column("study", t(language, "column.evaluation.study")),
            Column("figure", t(language, "column.evaluation.figure")),
            Column("published", t(language, "column.evaluation.printed"), Form.NUMBER),
            Column("ours", t(language, "column.evaluation.ours"), Form.NUMBER),
            Column("unit", catalogue.heading(language, "cost_studies", "unit")),
            Column("gap", t(language, "column.evaluation.gap"), Form.PERCENT),
            Column("verdict", t(language, "column.evaluation.verdict")),
        ],
        rows=[*(check.reference for check in found), *(f"parameters:{name}" for name in (GROWTH, RATE, *TRAJECTORY))],
        variant="none" if not computed else "misses" if furthest else "sums" if missed else "all",
        values={
            "total": len(computed),
            "agree": len(computed) - len(missed),
            "details": joined(
                t(language, f"exhibit.{_STUDIES}.wrong", n=len(wrong)) if wrong else "",
                t(language, f"exhibit.{_STUDIES}.apart", n=apart) if apart else "",
            ),
            "furthest": _named(language, furthest) if furthest else "",
            "gap": _gap(language, furthest) if furthest else "",
        },
    )


def _line(catalogue: Catalogue, language: Language, check: Check) -> dict[str, Any]:
    verdict = "apart" if check.ours is None else "agrees" if check.agrees else "differs"
    table = check.reference.partition(":")[0]
    return {
        "study": _study(language, check),
        "figure": _figure(language, check),
        "published": check.published,
        "ours": None if check.ours is None else float(f"{check.ours:.5g}") if check.ours < 1e5 else round(check.ours),
        "unit": catalogue.label(language, table, "unit", check.unit),
        "gap": None if check.gap is None else 100 * check.gap,
        "verdict": t(language, f"exhibit.{_STUDIES}.verdict.{verdict}"),
    }


def _study(language: Language, check: Check) -> str:
    identifier = check.reference.partition(":")[2]
    return t(language, f"exhibit.{_STUDIES}.study.{'metro' if check.kind == 'van_se' else identifier}")


def _figure(language: Language, check: Check) -> str:
    """What the figure is; a detail without words of ours stays as the study writes it."""
    key = f"exhibit.{_STUDIES}.detail.{re.sub(r'[^a-z0-9]+', '-', check.detail.lower())}"
    detail = t(language, key) if texts.has(language, key) else check.detail
    first, _, second = detail.partition("/")
    if "." in first:  # the data write a decimal point
        first = number(language, float(first))
    return t(language, f"exhibit.{_STUDIES}.figure.{check.kind}", detail=detail, first=first, second=second)


def _named(language: Language, check: Check) -> str:
    return t(language, f"exhibit.{_STUDIES}.named", study=_study(language, check), figure=_figure(language, check))


def _gap(language: Language, check: Check) -> str:
    text = percent(language, 100 * (check.gap or 0))
    return text if text.startswith(MINUS) else f"+{text}"
