"""In brief: what Besançon has measured in line, and what is still missing before a room can rely on it."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import TriggerState
from dossier.charts.encoding_states import Sides
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import t
from dossier.selection import Selection

_ID = "brief-measured"
#: Dated statements on the sensors -> the words of their box.
_MEASURED = {
    "wnh-capteur-lymphocytes": "cells",
    "wnh-capteur-bacteries": "bacteria",
    "wnh-capteur-contamination": "contamination",
}
#: What the trigger on the sensor asks for.
_TRIGGER = "sensor-protocol"
_MISSING = ("real_cells", "gmp", "limit")


@exhibit(_ID, "brief")
def sensors(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Published measurements against what the protocol of its trigger has to show."""
    language = selection.language
    rows: list[dict[str, object]] = []
    for identifier, key in _MEASURED.items():
        said = catalogue.row("statements", identifier)
        rows.append(
            {
                "side": t(language, f"exhibit.{_ID}.side.measured"),
                "label": t(language, f"exhibit.{_ID}.box.{key}"),
                "date": said.date,
                "detail": str(getattr(said, f"says_{language}")),
                "tone": Tone.BESANCON,
                "shape": Shape.SOLID,
            }
        )
    obtained = catalogue.row("triggers", _TRIGGER).state == TriggerState.OBTAINED
    rows += [
        {
            "side": t(language, f"exhibit.{_ID}.side.missing"),
            "label": t(language, f"exhibit.{_ID}.box.{key}"),
            "date": None,
            "detail": t(language, f"exhibit.{_ID}.detail.{key}"),
            "tone": Tone.BESANCON if obtained else Tone.GREY,
            "shape": Shape.SOLID if obtained else Shape.MISSING,
        }
        for key in _MISSING
    ]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(rows),
        [
            Column("side", t(language, "column.brief.side")),
            Column("date", catalogue.heading(language, "timeline", "date"), Form.DATE),
            Column("label", t(language, "column.brief.measure")),
            Column("detail", catalogue.heading(language, "timeline", f"detail_{language}")),
        ],
        Sides(side="side", label="label", date="date", detail="detail", tone="tone", shape="shape"),
        rows=[
            *(f"statements:{row}" for row in _MEASURED),
            "indicators:wnh-capteur-lymphocytes",
            "indicators:wnh-capteur-bacteries",
            f"triggers:{_TRIGGER}",
        ],
        variant="obtained" if obtained else "missing",
        values={"n": len(_MEASURED)},
    )
