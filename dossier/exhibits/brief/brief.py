"""In brief: the project's own steps, what is to be decided."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import YesNo
from dossier.charts.encoding import Timeline
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import t, texts
from dossier.rules import home
from dossier.rules.precedents import months
from dossier.selection import Selection

#: Awards that pay for the project's study: their sources tell its story too.
_STUDY = ("study-phase3-gbm-2024", "study-phase3-region-2024")


@exhibit("brief-timeline", "brief")
def timeline(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The project's own steps: events that share a source with the project's row or with the study's awards."""
    language = selection.language
    told_by = set(catalogue.row("facilities", home.PROJECT).source_ids)
    for award in _STUDY:
        told_by |= set(catalogue.row("funding", award).source_ids)
    events = [event for event in catalogue.records("timeline") if told_by & set(event.source_ids)]
    today = catalogue.version.date
    rows = [
        {
            "date": event.date,
            "x": decimal_year(event.date),
            "lane": t(language, "exhibit.brief-timeline.lane"),
            "label": getattr(event, f"title_{language}"),
            "detail": getattr(event, f"detail_{language}"),
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
                "lane": t(language, "exhibit.brief-timeline.lane"),
                "label": t(language, "exhibit.brief-timeline.today"),
                "detail": t(language, "exhibit.brief-timeline.today_detail"),
                "tone": "grey",
                "shape": "hollow",
            }
        )
    last = max((event.date for event in events), default=None)
    return compose(
        catalogue,
        selection,
        "brief-timeline",
        pd.DataFrame(rows, columns=["date", "x", "lane", "label", "detail", "tone", "shape"]),
        [
            Column("date", catalogue.heading(language, "timeline", "date"), Form.DATE),
            Column("label", catalogue.heading(language, "timeline", f"title_{language}")),
            Column("detail", catalogue.heading(language, "timeline", f"detail_{language}")),
        ],
        Timeline(
            moment="x",
            lane="lane",
            label="label",
            tone="tone",
            shape="shape",
            hover="detail",
        ),
        rows=[f"facilities:{home.PROJECT}", *(f"funding:{award}" for award in _STUDY)],
        variant="none" if last is None else "gap",
        values={"last": texts.date(language, last), "n": (months(last, today) or 0) if last else 0},
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
    language = selection.language
    found = [gap for gap in catalogue.records("gaps") if gap.decisive == YesNo.YES]
    table = pd.DataFrame(
        [
            {
                "what": getattr(gap, f"what_{language}"),
                "holder": getattr(gap, f"holder_{language}"),
                "why": getattr(gap, f"why_it_matters_{language}"),
            }
            for gap in found
        ],
        columns=["what", "holder", "why"],
    )
    return compose(
        catalogue,
        selection,
        "brief-decisions",
        table,
        [
            Column("what", catalogue.heading(language, "gaps", f"what_{language}")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
            Column("why", catalogue.heading(language, "gaps", f"why_it_matters_{language}")),
        ],
        rows=[f"gaps:{gap.gap_id}" for gap in found],
        variant="none" if not found else "some",
        values={"n": len(found)},
    )
