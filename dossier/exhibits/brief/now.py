"""In brief: why now. The dated European steps over the credits that shrink."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_time import Lanes
from dossier.charts.moments import decimal_year
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import t, texts
from dossier.rules import home
from dossier.selection import Selection

_ID = "brief-now"
#: Events of the table by a source of theirs; those that are only proposed are not there yet.
_EUROPE = ("wnh-sidley-pharma-2026", "oeil-biotech-act-2025", "wnh-oeil-cma-2026", "wnh-mccann-cma-2026")
_MONEY = ("wnh-senat-ii19-2025", "wnh-lemonde-france2030-2026")
_PROPOSED = frozenset({"oeil-biotech-act-2025", *_MONEY})
#: Dated statements on a European text -> the words of their mark.
_STATED = {"wnh-cma-champ": "critical", "wnh-centres-excellence-ue": "centres"}
#: Rows that carry the sources of the events.
_ROWS = (
    "statements:wnh-cma-champ", "statements:wnh-centres-excellence-ue", "statements:wnh-pharma-transition",
    "statements:wnh-biotech-act-essais", "statements:wnh-cma-parlement", "statements:wnh-cma-accord",
    "indicators:wnh-france2030-annulation-2026", "indicators:wnh-france2030-prevu-2026",
    "indicators:wnh-france2030-senat-2026",
)  # fmt: skip

_Row = dict[str, object]


@exhibit(_ID, "brief")
def now(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is dated in Europe and in the credits of the State, and whether any of it names Besançon."""
    language = selection.language
    europe = [*_stated(catalogue, selection), *_events(catalogue, selection, "europe", _EUROPE)]
    europe.sort(key=lambda row: str(row["date"]))
    money = _events(catalogue, selection, "money", _MONEY)
    today = str(catalogue.version.date)
    named = any(home.CITY in f"{row['label']} {row['detail']}" for row in europe)
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame([*europe, *money], columns=["lane", "date", "label", "detail", "moment", "tone", "shape"]),
        [
            Column("lane", t(language, "column.brief.lane")),
            Column("date", catalogue.heading(language, "timeline", "date"), Form.DATE),
            Column("label", catalogue.heading(language, "timeline", f"title_{language}")),
            Column("detail", catalogue.heading(language, "timeline", f"detail_{language}")),
        ],
        Lanes(
            moment="moment", lane="lane", label="label", date="date", tone="tone", shape="shape", hover="detail",
            now=(decimal_year(today), t(language, "export.picture.today")),
            key=(
                (Tone.SLATE, Shape.SOLID, t(language, f"exhibit.{_ID}.key.done")),
                (Tone.SLATE, Shape.HOLLOW, t(language, f"exhibit.{_ID}.key.proposed")),
            ),
        ),
        rows=_ROWS,
        variant="none" if not europe else "named" if named else "unnamed",
        values={
            "n": len(europe),
            "first": texts.date(language, str(europe[0]["date"])[:7]) if europe else "",
            "last": texts.date(language, str(europe[-1]["date"])[:7]) if europe else "",
        },
    )  # fmt: skip


def _stated(catalogue: Catalogue, selection: Selection) -> list[_Row]:
    """What a dated statement says of a European text."""
    found = []
    for identifier, key in _STATED.items():
        row = catalogue.row("statements", identifier)
        if row.date is not None:
            label = t(selection.language, f"exhibit.{_ID}.event.{key}")
            detail = str(getattr(row, f"says_{selection.language}"))
            found.append(_row(selection, "europe", row.date, label, detail, proposed=True))
    return found


def _events(catalogue: Catalogue, selection: Selection, lane: str, sources: tuple[str, ...]) -> list[_Row]:
    language = selection.language
    return [
        _row(
            selection,
            lane,
            event.date,
            str(getattr(event, f"title_{language}")),
            str(getattr(event, f"detail_{language}")),
            proposed=not _PROPOSED.isdisjoint(event.source_ids),
        )
        for event in catalogue.records("timeline")
        if not set(sources).isdisjoint(event.source_ids)
    ]


def _row(selection: Selection, lane: str, date: str, label: str, detail: str, *, proposed: bool) -> _Row:
    return {
        "lane": t(selection.language, f"exhibit.{_ID}.lane.{lane}"),
        "date": date,
        "label": label,
        "detail": detail,
        "moment": decimal_year(date),
        "tone": Tone.SLATE if lane == "europe" else Tone.GREY,
        "shape": Shape.HOLLOW if proposed else Shape.SOLID,
    }
