"""In pictures: how far the French sites go, and what happens to a batch that is made abroad."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY
from dossier.charts.encoding_forms import Dots
from dossier.charts.encoding_sketches import Steps
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import t
from dossier.rules import sites
from dossier.rules.candidates import active, advanced_candidates, made_in_france
from dossier.rules.sites import Capability
from dossier.selection import Facet, Selection

_WHERE, _ABROAD = "pictures-where", "pictures-abroad"


@exhibit(_WHERE, "pictures", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def where(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A dot a French site: those that state phase III or commercial batches, those that state less or nothing."""
    language = selection.language
    found = sites.standing(selection.narrow(sites.french(catalogue), Facet.SECTORS))
    total = len(found)
    stages = {
        "late": found[found["capability"] == Capability.LATE],
        "early": found[found["capability"] == Capability.EARLY],
        "unstated": found[~found["capability"].isin((Capability.LATE, Capability.EARLY))],
    }
    lines = [
        {
            "stage": t(language, f"exhibit.{_WHERE}.stage.{name}"),
            "sites": len(frame),
            "of": total,
            "said": t(language, f"exhibit.{_WHERE}.said", n=len(frame), of=total),
            "tone": Tone.SLATE,
            "shape": Shape.SOLID,
        }
        for name, frame in stages.items()
        if total
    ]
    late = len(stages["late"])
    return compose(
        catalogue,
        selection,
        _WHERE,
        pd.DataFrame(lines, columns=["stage", "sites", "of", "said", "tone", "shape"]),
        [
            Column("stage", t(language, "column.pictures.stage")),
            Column("sites", t(language, "column.pictures.sites"), Form.NUMBER),
            Column("of", t(language, "column.pictures.of"), Form.NUMBER),
        ],
        Dots(category="stage", value="sites", total="of", label="said", tone="tone", shape="shape"),
        rows=[f"facilities:{site}" for frame in stages.values() for site in frame["facility_id"]],
        variant="nowhere" if not total else "none" if not late else "all" if late == total else "some",
        values={"n": late or total, "of": total},
    )


@exhibit(_ABROAD, "pictures", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def abroad(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What a French candidate goes through when its batch is made abroad, with how many do."""
    language = selection.language
    found = active(selection.narrow(advanced_candidates(catalogue), Facet.SECTORS))
    placed = found.loc[[bool(countries) for countries in found["manufacturing_country"]]]
    here = placed[made_in_france(placed)] if len(placed) else placed
    away = placed[~made_in_france(placed)] if len(placed) else placed
    values = {"n": len(away), "known": len(placed), "total": len(found), "here": len(here)}
    signs = {"sponsor": "office", "out": "border", "room": "room", "back": "border", "patient": "patient"}
    lines = [
        {
            "label": t(language, f"exhibit.{_ABROAD}.step.{name}.label", **values),
            "figure": t(language, f"exhibit.{_ABROAD}.step.{name}.figure", **values) if name == "room" else "",
            "said": t(language, f"exhibit.{_ABROAD}.step.{name}.said", **values),
            "sign": sign,
            "tone": Tone.QUIET if name == "room" else Tone.SLATE,
            "shape": Shape.SOLID,
        }
        for name, sign in signs.items()
        if len(placed)
    ]
    return compose(
        catalogue,
        selection,
        _ABROAD,
        pd.DataFrame(lines, columns=["label", "figure", "said", "sign", "tone", "shape"]),
        [
            Column("label", t(language, "column.pictures.step")),
            Column("figure", t(language, "column.pictures.figure")),
            Column("said", t(language, "column.pictures.said")),
        ],
        Steps(label="label", figure="figure", said="said", sign="sign", tone="tone", shape="shape"),
        rows=[f"pipeline:{name}" for frame in (away, here) for name in frame["candidate_id"]],
        variant="unknown" if not len(placed) else "none" if not len(away) else "some",
        values=values | {"n": len(away) or len(placed)},
    )
