"""Demand: trials by country and by year, European authorisations, size of the trials."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars, Lines
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import NO_BREAK, Language, country, date, enumeration, number, t
from dossier.rules import home
from dossier.rules.series import reason, series
from dossier.selection import Selection

_TABLE = "indicators"
#: One source counts these countries alike. China is another order of magnitude: said in words, not drawn.
_COUNTRIES = "vfa-atmp-trials-2024-by-country"
_FAR = "CN"

_ANSM = ("fr-ansm-atmp-trials-submitted", "fr-ansm-atmp-trials-authorised", "fr-ansm-atmp-trials-refused")
_AUTHORISED = _ANSM[1]
_ANSM_TONES = dict(zip(_ANSM, ("slate", "green", "ink"), strict=True))

_MEDIAN = "eu-pivotal-atmp-median-patients"
_SIZES = "trial-patients-by-candidate"
#: Words for a late phase after the product's name in the category of a trial.
_LATE = (", pivotal", ", phase III")


@exhibit("demand-trials-country", "demand")
def by_country(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Ongoing or planned trials by country, from one source that counts each country alike."""
    language = selection.language
    frame = series(catalogue, _COUNTRIES)
    near = frame[frame["geography"] != _FAR].sort_values("value", ascending=False).copy()
    near["country"] = [country(language, code) for code in near["geography"]]
    near["label"] = [number(language, value) for value in near["value"]]
    near["tone"] = ["slate" if code == home.COUNTRY else "quiet" for code in near["geography"]]
    own = float(near[near["geography"] == home.COUNTRY]["value"].iloc[0])
    ahead = near[near["value"] > own]
    behind = near[near["value"] < own]
    variant = "first" if ahead.empty else "middle" if len(behind) else "last"
    return compose(
        catalogue,
        selection,
        "demand-trials-country",
        near[["country", "value", "label", "tone"]],
        [
            Column("country", t(language, "column.demand.country")),
            Column("value", t(language, "column.demand.trials"), Form.NUMBER),
        ],
        Bars(value="value", category="country", label="label", tone="tone"),
        rows=_references(frame),
        variant=variant,
        values={
            "home": own,
            "n": len(ahead),
            "ahead": enumeration(language, [f"{row.country} ({row.label})" for row in ahead.itertuples()]),
        },
        unit=_unit(catalogue, language, "trials"),
    )


@exhibit("demand-ansm", "demand")
def ansm(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Trials submitted to ANSM, authorised and refused by year, up to the last year read."""
    language = selection.language
    frame = series(catalogue, *_ANSM).sort_values(["series", "year"]).copy()
    names = {row.series: getattr(row, f"label_{language}") for row in catalogue.records("comparable_series")}
    frame["outcome"] = [names[code] for code in frame["series"]]
    frame["tone"] = [_ANSM_TONES[code] for code in frame["series"]]
    frame["year"] = frame["year"].astype(int)
    done = frame[frame["series"] == _AUTHORISED]
    return compose(
        catalogue,
        selection,
        "demand-ansm",
        frame[["outcome", "year", "value", "tone"]],
        [
            Column("outcome", t(language, "column.demand.outcome")),
            Column("year", catalogue.heading(language, _TABLE, "year"), Form.YEAR),
            Column("value", t(language, "column.demand.trials"), Form.NUMBER),
        ],
        Lines(x="year", y="value", series="outcome", tone="tone", x_form=Form.YEAR),
        rows=_references(frame),
        variant="series",
        values={
            "first": str(done["year"].min()),
            "last": str(done["year"].max()),
            "low": float(done["value"].min()),
            "high": float(done["value"].max()),
            "latest": float(done[done["year"] == done["year"].max()]["value"].iloc[0]),
            "reason": reason(catalogue, language, *_ANSM),
        },
        unit=_unit(catalogue, language, "trials"),
    )


@exhibit("demand-eu-authorised", "demand")
def authorised(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """How many advanced therapies the Union ever authorised, and how many are still so: a sentence."""
    language = selection.language
    frame = series(catalogue, "eu-atmp-by-status").copy()
    frame["status"] = [catalogue.label(language, _TABLE, "category", code) for code in frame["category"]]
    gone = frame[frame["category"] != "authorised"]
    total = float(frame["value"].sum())
    return compose(
        catalogue,
        selection,
        "demand-eu-authorised",
        frame[["status", "value"]],
        [
            Column("status", t(language, "column.demand.authorisation")),
            Column("value", t(language, "column.demand.products"), Form.NUMBER),
        ],
        Bars(value="value", category="status"),
        rows=_references(frame),
        variant="gone" if gone["value"].sum() else "none",
        values={
            "n": round(float(gone["value"].sum())),
            "total": total,
            "date": date(language, str(frame["year"].max())),
            "causes": enumeration(
                language,
                [
                    t(language, f"exhibit.demand-eu-authorised.cause.{row.category}", n=round(float(str(row.value))))
                    for row in gone.itertuples()
                ],
            ),
        },
        unit=_unit(catalogue, language, "products"),
    )


@exhibit("demand-pivotal-size", "demand")
def sizes(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Patients by trial: the median of European pivotal trials, then late trials of French and comparable candidates.

    Earlier trials ask for other batches: they are said in words.
    """
    language = selection.language
    every = series(catalogue, _MEDIAN, _SIZES)
    late = every["category"].str.endswith(_LATE)
    early = every[(every["series"] == _SIZES) & ~late]
    frame = every[late | (every["series"] == _MEDIAN)].copy()
    reference = frame["series"] == _MEDIAN
    frame["row"] = [
        t(language, "exhibit.demand-pivotal-size.median")
        if median
        else catalogue.label(language, _TABLE, "category", category)
        for median, category in zip(reference, frame["category"], strict=True)
    ]
    frame["group"] = [
        t(language, f"exhibit.demand-pivotal-size.group.{'reference' if median else 'late'}") for median in reference
    ]
    frame["tone"] = ["ink" if median else "slate" for median in reference]
    frame["label"] = [_written(language, row) for row in frame.itertuples()]
    # A published interval has no central value: the bar stops at its lower end, the whisker goes on to the upper one.
    ranged = frame["low"].notna() & frame["high"].notna()
    frame["size"] = frame["value"].fillna(frame["low"])
    frame["low"], frame["high"] = frame["low"].where(ranged), frame["high"].where(ranged)
    frame["order"] = ~reference
    frame = frame.sort_values(["order", "size"], ascending=[True, False])
    return compose(
        catalogue,
        selection,
        "demand-pivotal-size",
        frame[["row", "group", "size", "low", "high", "label", "year", "tone"]],
        [
            Column("row", t(language, "column.demand.trial")),
            Column("label", t(language, "column.demand.patients")),
            Column("year", catalogue.heading(language, _TABLE, "year"), Form.DATE),
        ],
        Bars(value="size", category="row", low="low", high="high", label="label", tone="tone", group="group"),
        rows=[*_references(frame), *_references(early)],
        variant="median",
        values={
            "early": len(early),
            "smallest": float(early["value"].min()),
            "largest": float(early["value"].max()),
            "reason": reason(catalogue, language, _MEDIAN, _SIZES),
        },
        unit=_unit(catalogue, language, "patients"),
    )


def _written(language: Language, row: object) -> str:
    """``75 (22–118)``, ``150–200``, ``≥ 80`` or ``36``: as the source gives it."""
    value, low, high = (getattr(row, name) for name in ("value", "low", "high"))
    bounds = f"{number(language, low)}–{number(language, high)}" if pd.notna(low) and pd.notna(high) else ""
    if pd.isna(value):
        return bounds
    if bounds:
        return f"{number(language, value)} ({bounds})"
    return f"≥{NO_BREAK}{number(language, value)}" if pd.notna(low) else number(language, value)


def _references(frame: pd.DataFrame) -> list[str]:
    return [f"{_TABLE}:{indicator}" for indicator in frame["indicator_id"]]


def _unit(catalogue: Catalogue, language: Language, unit: str) -> str:
    return catalogue.label(language, _TABLE, "unit", unit)
