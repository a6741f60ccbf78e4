"""In brief: the dated facts of the project, of The Drug Cell and of Les Ulis, in lanes over one axis of years."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SiteStatus
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding_time import Lanes
from dossier.charts.moments import decimal_year
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import t, texts
from dossier.rules import home
from dossier.rules.precedents import months
from dossier.rules.sums import CENTRE_STUDY
from dossier.selection import Selection

_ID = "brief-timeline"
_DRUGCELL, _ULIS = "drugcell-usine", "cellforcure-les-ulis"
#: What is reported by local authorities alone: the source in which the Region tells the visit.
_REPORTED = "region-bfc-phare-2023"
#: Facts of Les Ulis -> the source that dates them; the site's own row dates its opening.
_SOLD = {
    "ordered": "pharmtech-c4c-2012",
    "novartis": "l-usine-nouvelle-2019-cede",
    "seqens": "seqens-cellforcure-2023",
    "sale": "seqens-cellforcure-sale-2026",
}
#: What The Drug Cell aims at -> the row that holds the year.
_AIMS = {"trials": "fr-drugcell-essais", "market": "fr-drugcell-calendrier"}
#: The only activity found for Les Ulis.
_SERVED = "fr-ulis-patients-an-2021"
#: A lane without a dated fact for longer than this many months is silent.
_SILENT = 12

_Row = dict[str, object]


@exhibit(_ID, "brief")
def timeline(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Three lanes of dated facts; where a lane has none for more than a year up to today, that is said."""
    language, today = selection.language, str(catalogue.version.date)
    # the sources of the awards that pay for the study tell the story of the project too
    study = [f"funding:{award}" for award in CENTRE_STUDY]
    project = _told(catalogue, selection, "project", [f"facilities:{home.PROJECT}", *study], Tone.BESANCON)
    lanes = [
        project,
        [
            *_told(catalogue, selection, "drugcell", [f"facilities:{_DRUGCELL}"], Tone.OCHRE),
            *_aims(catalogue, selection),
        ],
        _ulis(catalogue, selection),
    ]
    rows = [row for lane in lanes for row in (*lane, *_silence(selection, lane, today))]
    last = max((str(row["date"]) for row in project), default=None)
    for_sale = catalogue.row("facilities", _ULIS).status == SiteStatus.FOR_SALE
    names = ["lane", "date", "label", "said", "detail", "moment", "until", "tone", "shape"]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(rows, columns=names),
        [
            Column("lane", t(language, "column.brief.lane")),
            Column("date", catalogue.heading(language, "timeline", "date"), Form.DATE),
            Column("label", catalogue.heading(language, "timeline", f"title_{language}")),
            Column("said", t(language, "column.brief.said")),
            Column("detail", catalogue.heading(language, "timeline", f"detail_{language}")),
        ],
        Lanes(
            moment="moment", until="until", lane="lane", label="label", date="date", said="said", tone="tone",
            shape="shape", hover="detail", now=(decimal_year(today), t(language, "export.picture.today")),
        ),
        rows=[
            f"facilities:{home.PROJECT}", *study, f"facilities:{_DRUGCELL}", f"facilities:{_ULIS}",
            *(f"indicators:{row}" for row in (*_AIMS.values(), _SERVED)),
        ],
        variant="none" if last is None else "gap_sale" if for_sale else "gap",
        values={"last": texts.date(language, last), "n": (months(last, today) or 0) if last else 0},
    )  # fmt: skip


def _told(catalogue: Catalogue, selection: Selection, lane: str, references: list[str], tone: Tone) -> list[_Row]:
    """The events that share a source with a row."""
    sources = set(catalogue.sources_of_rows(references))
    return [
        _row(
            selection,
            lane,
            event.date,
            str(getattr(event, f"title_{selection.language}")),
            tone,
            said="reported" if _REPORTED in event.source_ids else "",
            detail=str(getattr(event, f"detail_{selection.language}")),
        )
        for event in catalogue.records("timeline")
        if sources & set(event.source_ids)
    ]


def _aims(catalogue: Catalogue, selection: Selection) -> list[_Row]:
    """What The Drug Cell plans: years that are only aimed at."""
    found = []
    for key, identifier in _AIMS.items():
        row = catalogue.row("indicators", identifier)
        label = t(selection.language, f"exhibit.{_ID}.event.{key}")
        found.append(_row(selection, "drugcell", f"{row.value:.0f}", label, Tone.OCHRE, Shape.HOLLOW))
    return found


def _ulis(catalogue: Catalogue, selection: Selection) -> list[_Row]:
    """Les Ulis from its announcement to its sale, each fact dated by its source."""
    site = catalogue.row("facilities", _ULIS)
    dated = {key: catalogue.row("sources", source).published for key, source in _SOLD.items()}
    dated["opened"] = site.opened
    dated["served"] = catalogue.row("indicators", _SERVED).year
    found = []
    for key, date in dated.items():
        if not date or (key == "sale" and site.status != SiteStatus.FOR_SALE):
            continue
        label = sentence(catalogue, selection.language, f"exhibit.{_ID}.event.{key}")
        found.append(_row(selection, "ulis", date, label, Tone.ORANGE if key == "sale" else Tone.SLATE))
    return sorted(found, key=lambda row: str(row["date"]))


def _silence(selection: Selection, lane: list[_Row], today: str) -> list[_Row]:
    """The stretch from the last fact of a lane to today, where it is longer than a year."""
    past = [str(row["date"]) for row in lane if str(row["date"]) <= today]
    last = max(past, default=today)
    if (months(last, today) or 0) <= _SILENT:
        return []
    words = t(selection.language, f"exhibit.{_ID}.silent", last=texts.date(selection.language, last[:7]))
    return [
        {
            "lane": lane[0]["lane"],
            "date": last,
            "label": words,
            "moment": decimal_year(last),
            "until": decimal_year(today),
            "tone": Tone.GREY,
            "shape": Shape.MISSING,
        }
    ]


def _row(
    selection: Selection,
    lane: str,
    date: str,
    label: str,
    tone: Tone,
    shape: Shape = Shape.SOLID,
    *,
    said: str = "",
    detail: str = "",
) -> _Row:
    return {
        "lane": t(selection.language, f"exhibit.{_ID}.lane.{lane}"),
        "date": date,
        "label": label,
        "said": t(selection.language, f"exhibit.{_ID}.{said}") if said else None,
        "detail": detail or None,
        "moment": decimal_year(date),
        "tone": tone,
        "shape": shape,
    }
