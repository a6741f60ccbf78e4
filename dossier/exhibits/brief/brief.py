"""In brief: the answer with its conditions, four figures, the project's own steps, what is to be decided."""

import pandas as pd

from dossier.catalogue import Catalogue, quoting
from dossier.catalogue.codes import YesNo
from dossier.catalogue.placeholders import Placeholder
from dossier.exhibits import Column, Encoding, Exhibit, Form, Kind, compose, exhibit
from dossier.language import Language, t
from dossier.language import texts as lang
from dossier.rules.precedents import months
from dossier.selection import Selection

PROJECT = "centre-phase3-besancon"
#: Awards that pay for the project's study: their sources tell its story too.
_STUDY = ("study-phase3-gbm-2024", "study-phase3-region-2024")
#: The four figures of the first page, by the row and column that give each.
FIGURES = (
    Placeholder("facilities", "efs-mti-besancon", "cleanrooms"),
    Placeholder("indicators", "eu-pivotal-atmp-median-patients", "value"),
    Placeholder("funding", "drugcell-france2030-2025", "amount_eur"),
    Placeholder("indicators", "gb-utilisation-2022", "value"),
)
_CONDITIONS = ("demand", "position", "operator")


@exhibit("brief-answer", "brief")
def answer(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What the dossier supports, under which conditions, and who can meet each of them."""
    now = selection.language
    table = pd.DataFrame(
        [
            {
                "condition": t(now, f"exhibit.brief-answer.condition.{name}"),
                "holder": t(now, f"exhibit.brief-answer.holder.{name}"),
            }
            for name in _CONDITIONS
        ]
    )
    rows = ["facilities:efs-mti-besancon", "facilities:drugcell-usine", "facilities:cellforcure-les-ulis"]
    return compose(
        catalogue,
        selection,
        "brief-answer",
        Kind.TABLE,
        table,
        [
            Column("condition", t(now, "column.brief.condition")),
            Column("holder", t(now, "column.brief.holder")),
        ],
        rows=rows,
        variant="some",
    )


@exhibit("brief-figures", "brief")
def figures(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Four figures chosen by id, each with what it means, its source and its caution."""
    now = selection.language
    table = pd.DataFrame([_figure(catalogue, now, place) for place in FIGURES])
    return compose(
        catalogue,
        selection,
        "brief-figures",
        Kind.TABLE,
        table,
        [
            Column("label", t(now, "column.brief.figure")),
            Column("value", t(now, "column.brief.value")),
            Column("means", t(now, "column.brief.means")),
            Column("caution", t(now, "column.brief.caution")),
        ],
        rows=[f"{place.table}:{place.id}" for place in FIGURES],
        variant="some",
        values={"n": len(FIGURES)},
    )


def _figure(catalogue: Catalogue, now: Language, place: Placeholder) -> dict[str, object]:
    key = f"exhibit.brief-figures.{place.id}"
    row = catalogue.row(place.table, place.id)
    figure = quoting.figure(catalogue, now, place)
    return {
        "reference": f"{place.table}:{place.id}",
        "label": t(now, f"{key}.label"),
        "value": t(now, f"{key}.value", value=figure),
        "means": quoting.render(catalogue, now, lang.template(now, f"{key}.means")),
        "caution": getattr(row, f"caution_{now}", None) or t(now, f"{key}.caution"),
    }


@exhibit("brief-timeline", "brief")
def timeline(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The project's own steps: events that share a source with the project's row or with the study's awards."""
    now = selection.language
    told_by = set(catalogue.row("facilities", PROJECT).source_ids)
    for award in _STUDY:
        told_by |= set(catalogue.row("funding", award).source_ids)
    events = [event for event in catalogue.records("timeline") if told_by & set(event.source_ids)]
    today = catalogue.version.date
    rows = [
        {
            "date": event.date,
            "x": decimal_year(event.date),
            "lane": t(now, "exhibit.brief-timeline.lane"),
            "label": getattr(event, f"title_{now}"),
            "detail": getattr(event, f"detail_{now}"),
            "tone": "besancon",
            "shape": "solid",
        }
        for event in events
    ]
    if events:
        rows.append(
            {
                "date": today,
                "x": decimal_year(today),
                "lane": t(now, "exhibit.brief-timeline.lane"),
                "label": t(now, "exhibit.brief-timeline.today"),
                "detail": t(now, "exhibit.brief-timeline.today_detail"),
                "tone": "grey",
                "shape": "hollow",
            }
        )
    last = max((event.date for event in events), default=None)
    return compose(
        catalogue,
        selection,
        "brief-timeline",
        Kind.TIMELINE,
        pd.DataFrame(rows, columns=["date", "x", "lane", "label", "detail", "tone", "shape"]),
        [
            Column("date", catalogue.heading(now, "timeline", "date"), Form.DATE),
            Column("label", catalogue.heading(now, "timeline", f"title_{now}")),
            Column("detail", catalogue.heading(now, "timeline", f"detail_{now}")),
        ],
        Encoding(x="x", y="lane", label="label", tone="tone", shape="shape", hover="detail", x_form=Form.YEAR),
        rows=[f"facilities:{PROJECT}", *(f"funding:{award}" for award in _STUDY)],
        variant="none" if last is None else "gap",
        values={"last": lang.date(now, last), "n": (months(last, today) or 0) if last else 0},
    )


def decimal_year(date: str) -> float:
    """A date as a decimal year, at the beginning of what it leaves open: ``2024-02`` is 2024.083."""
    parts = [int(part) for part in date.split("-")]
    month = parts[1] if len(parts) > 1 else 1
    day = parts[2] if len(parts) > 2 else 1
    return parts[0] + (month - 1) / 12 + (day - 1) / 365.25


@exhibit("brief-decisions", "brief")
def decisions(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is missing and decides, and who holds it."""
    now = selection.language
    found = [gap for gap in catalogue.records("gaps") if gap.decisive == YesNo.YES]
    table = pd.DataFrame(
        [
            {
                "what": getattr(gap, f"what_{now}"),
                "holder": getattr(gap, f"holder_{now}"),
                "why": getattr(gap, f"why_it_matters_{now}"),
            }
            for gap in found
        ],
        columns=["what", "holder", "why"],
    )
    return compose(
        catalogue,
        selection,
        "brief-decisions",
        Kind.TABLE,
        table,
        [
            Column("what", catalogue.heading(now, "gaps", f"what_{now}")),
            Column("holder", catalogue.heading(now, "gaps", f"holder_{now}")),
            Column("why", catalogue.heading(now, "gaps", f"why_it_matters_{now}")),
        ],
        rows=[f"gaps:{gap.gap_id}" for gap in found],
        variant="none" if not found else "some",
        values={"n": len(found)},
    )
