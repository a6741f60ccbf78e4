"""Capacity: what the French sites publish of themselves, beside the British survey that shows what is missing."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY
from dossier.charts.encoding import Bars, Lines
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import aside
from dossier.language import NO_BREAK, enumeration, percent, t, texts
from dossier.language.cells import small
from dossier.rules import sites
from dossier.rules.series import series
from dossier.selection import Selection

_BY_REGION, _MEAN = "gb-utilisation-by-region", "gb-gmp-utilisation"


@exhibit("capacity-published", "capacity", responds=sites.SITE_FACETS, covers=ADVANCED_THERAPY)
def published_figures(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Of the sites under the filters, how many state each figure: the rest is silence, not zero."""
    language = selection.language
    every = sites.french(catalogue)
    kept = selection.narrow(every, *sites.SITE_FACETS)
    bars = []
    for column in sites.PUBLISHED:
        stating = sites.stating(catalogue, kept, column)
        names = ", ".join(sites.short_site_name(name) for name in stating["name"])
        bars.append(
            {
                "column": column,
                "what": t(language, f"exhibit.capacity-published.what.{column}"),
                "n": len(stating),
                "of": len(kept),
                "label": t(language, "page.capacity.of", k=len(stating), total=len(kept)),
                "sites": names,
                "tone": "slate",
                "hover": names or t(language, "page.capacity.nothing"),
            }
        )
    table = pd.DataFrame(bars).sort_values("n", ascending=False, kind="stable") if len(kept) else pd.DataFrame()
    count = {str(bar["column"]): int(str(bar["n"])) for bar in bars}
    return compose(
        catalogue,
        selection,
        "capacity-published",
        table,
        [
            Column("what", t(language, "column.capacity.what")),
            Column("n", t(language, "column.capacity.stating"), Form.NUMBER),
            Column("of", t(language, "column.capacity.of"), Form.NUMBER),
            Column("sites", t(language, "column.capacity.sites")),
        ],
        Bars(
            value="n",
            category="what",
            label="label",
            tone="tone",
            hover="hover",
            references=((float(len(kept)), t(language, "page.capacity.all_sites", n=len(kept))),) if len(kept) else (),
        ),
        rows=[f"facilities:{row}" for row in kept["facility_id"]],
        variant="none" if kept.empty else _single(count) if len(kept) == 1 else "some",
        values={
            "n": len(kept),
            "site": "" if kept.empty else sites.short_site_name(kept["name"].iloc[0]),
            "given": enumeration(language, [small(str(bar["what"])) for bar in bars if bar["n"]]),
            "missing": enumeration(language, [small(str(bar["what"])) for bar in bars if not bar["n"]]),
            **{column: _how_many(selection, number) for column, number in count.items()},
            "listing": ", ".join(f"{bar['what']} ({texts.number(language, float(str(bar['n'])))})" for bar in bars),
            "aside": aside(catalogue, selection, every, age=False),
        },
        unit=t(language, "page.capacity.unit.sites"),
    )


def _single(count: dict[str, int]) -> str:
    """What to say of one site alone: some figures, none or all of them."""
    given = sum(count.values())
    return "single_silent" if not given else "single_whole" if given == len(count) else "single"


def _how_many(selection: Selection, number: int) -> str:
    """A number in a sentence; zero and one are said in a word."""
    words = {0: "none_of_them", 1: "one_of_them"}
    if number in words:
        return t(selection.language, f"page.capacity.{words[number]}")
    return texts.number(selection.language, number)


@exhibit("capacity-uk-survey", "capacity")
def uk_survey(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """British use of GMP capacity by region, against the mean of the same year and survey."""
    language = selection.language
    both = series(catalogue, _BY_REGION, _MEAN)
    rows = both[both["series"] == _BY_REGION].sort_values("value", ascending=False)
    year = str(rows["year"].max())
    means = both[(both["series"] == _MEAN) & (both["year"] == year)]
    mean = float(means["value"].iloc[0]) if len(means) else None
    table = pd.DataFrame(
        {
            "region": [catalogue.label(language, "indicators", "category", code) for code in rows["category"]],
            "value": rows["value"],
            "year": rows["year"],
            "label": [percent(language, value) for value in rows["value"]],
            "tone": "slate",
        }
    )
    first, last = table.iloc[0], table.iloc[-1]
    return compose(
        catalogue,
        selection,
        "capacity-uk-survey",
        table,
        [
            Column("region", t(language, "column.capacity.uk_region")),
            Column("value", t(language, "column.capacity.use"), Form.PERCENT),
            Column("year", t(language, "column.capacity.year"), Form.YEAR),
        ],
        Bars(
            value="value",
            category="region",
            label="label",
            tone="tone",
            form=Form.PERCENT,
            references=((mean, t(language, "exhibit.capacity-uk-survey.mean", value=percent(language, mean))),)
            if mean is not None
            else (),
        ),
        rows=[f"indicators:{row}" for row in [*rows["indicator_id"], *means["indicator_id"]]],
        variant="tie" if first["value"] == last["value"] else "spread",
        values={
            "year": year,
            "high": percent(language, first["value"]),
            "high_region": first["region"],
            "low": percent(language, last["value"]),
            "low_region": last["region"],
            "listing": ", ".join(f"{row['region']} ({row['label']})" for _, row in table.iterrows()),
            "mean": percent(language, mean) if mean is not None else "",
        },
        unit=NO_BREAK + "%",
    )


@exhibit("capacity-uk-trend", "capacity")
def uk_trend(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The mean of the same survey over the years it gives; the booked capacity of 2020 is another notion, kept out."""
    language = selection.language
    rows = series(catalogue, _MEAN).sort_values("year")
    table = pd.DataFrame(
        {
            "year": [int(year) for year in rows["year"]],
            "value": rows["value"],
            "series": t(language, "exhibit.capacity-uk-trend.series"),
            "label": [percent(language, value) for value in rows["value"]],
            "tone": "slate",
        }
    )
    # From the first year read to the last: from the best year on, any series falls.
    first, last = table.iloc[0], table.iloc[-1]
    change = float(last["value"] - first["value"])
    between = ", ".join(
        t(language, "exhibit.capacity-uk-trend.point", value=row["label"], year=str(row["year"]))
        for _, row in table.iloc[1:-1].iterrows()
    )
    return compose(
        catalogue,
        selection,
        "capacity-uk-trend",
        table,
        [
            Column("year", t(language, "column.capacity.year"), Form.YEAR),
            Column("value", t(language, "column.capacity.use"), Form.PERCENT),
        ],
        # Points without a line: years are missing between them.
        Lines(
            x="year",
            y="value",
            series="series",
            label="label",
            tone="tone",
            joined=False,
            x_form=Form.YEAR,
            y_form=Form.PERCENT,
        ),
        rows=[f"indicators:{row}" for row in rows["indicator_id"]],
        variant="down" if change < 0 else "up" if change > 0 else "same",
        values={
            "last": last["label"],
            "last_year": str(last["year"]),
            "first": first["label"],
            "first_year": str(first["year"]),
            "between": t(language, "exhibit.capacity-uk-trend.between", listing=between) if between else "",
            "listing": ", ".join(f"{row['label']} ({row['year']})" for _, row in table.iterrows()),
        },
        unit=NO_BREAK + "%",
    )
