"""In pictures: one patient and one batch, then the phases as patients, then the rooms."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Dots
from dossier.charts.encoding_sketches import Steps
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, number, t
from dossier.rules import home, proofs
from dossier.scenario import input_rows
from dossier.scenario.asked import central_scenario
from dossier.scenario.tables import input_references, option_references
from dossier.selection import Selection

_BATCH, _PHASES, _ROOMS = "pictures-batch", "pictures-phases", "pictures-rooms"
#: Steps of a batch and their pictograms.
_STEPS = {"patient": "patient", "cells": "cells", "room": "room", "control": "control", "back": "patient"}
_DAYS = "process_days"
#: A trial of each phase: first in man, first effects, proof.
_TRIALS = ("trial-size-secrethf", "trial-size-smart101", "eu-pivotal-atmp-median-patients")


@exhibit(_BATCH, "pictures")
def one_batch(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """One patient, one batch: cells are taken, grown in a cleanroom, tested, given back to the same patient."""
    language, option = selection.language, central_scenario(catalogue).option_id
    days = input_rows(catalogue, option)[_DAYS]
    values = {
        "days": number(language, float(str(days.mode))),
        "low": number(language, float(days.low or 0)),
        "high": number(language, float(days.high or 0)),
    }
    lines = [
        {
            "label": t(language, f"exhibit.{_BATCH}.step.{name}.label", **values),
            "figure": t(language, f"exhibit.{_BATCH}.step.{name}.figure", **values) if name == "room" else "",
            "said": t(language, f"exhibit.{_BATCH}.step.{name}.said", **values),
            "sign": sign,
            "tone": Tone.SLATE,
            "shape": Shape.SOLID,
        }
        for name, sign in _STEPS.items()
    ]
    return compose(
        catalogue,
        selection,
        _BATCH,
        pd.DataFrame(lines),
        [
            Column("label", t(language, "column.pictures.step")),
            Column("figure", t(language, "column.pictures.figure")),
            Column("said", t(language, "column.pictures.said")),
        ],
        Steps(label="label", figure="figure", said="said", sign="sign", tone="tone", shape="shape"),
        rows=input_references(catalogue, option, [_DAYS]),
        variant="some",
        values=values,
    )


@exhibit(_PHASES, "pictures")
def phases(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """From a phase I trial to a pivotal one: a dot a patient, so a batch where cells are the patient's own."""
    language = selection.language
    found = [catalogue.row("indicators", identifier) for identifier in _TRIALS]
    known = [(row, int(row.value)) for row in found if row.value]
    lines: list[dict[str, Any]] = [
        {
            "what": t(language, f"exhibit.{_PHASES}.what.{row.indicator_id}"),
            "patients": value,
            "of": value,
            "said": t(language, f"exhibit.{_PHASES}.patients", n=value),
            "name": getattr(row, f"name_{language}"),
            "tone": Tone.SLATE,
            "shape": Shape.SOLID,
        }
        for row, value in known
    ]
    sizes = [value for _, value in known]
    rises = len(sizes) == len(_TRIALS) and sizes == sorted(sizes) and sizes[0] < sizes[-1]
    return compose(
        catalogue,
        selection,
        _PHASES,
        pd.DataFrame(lines),
        [
            Column("what", t(language, "column.pictures.trial")),
            Column("patients", t(language, "column.pictures.patients"), Form.NUMBER),
            Column("name", t(language, "column.pictures.source")),
        ],
        Dots(category="what", value="patients", total="of", label="said", tone="tone", shape="shape", hover="name"),
        rows=[f"indicators:{row.indicator_id}" for row, _ in known],
        variant="rises" if rises else "other",
        values={"first": sizes[0] if sizes else 0, "last": sizes[-1] if sizes else 0, "n": len(sizes)},
    )


@exhibit(_ROOMS, "pictures")
def rooms(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The rooms that stand in Besançon, full; those that the project would add, dashed."""
    language, option = selection.language, central_scenario(catalogue).option_id
    there = int(catalogue.row("facilities", home.ROOMS).cleanrooms or 0)
    added = int(float(str(input_rows(catalogue, option)["rooms"].mode)))
    asked = len(proofs.counted(catalogue))
    lines = [_room(language, order + 1, order >= there, asked) for order in range(there + added)]
    return compose(
        catalogue,
        selection,
        _ROOMS,
        pd.DataFrame(lines),
        [
            Column("label", t(language, "column.pictures.room")),
            Column("said", t(language, "column.pictures.said")),
        ],
        Steps(label="label", said="said", sign="sign", tone="tone", shape="shape", joined=False),
        rows=[f"facilities:{home.ROOMS}", *option_references(catalogue, option)],
        variant="some",
        values={"n": there, "added": added, "proofs": asked},
    )


def _room(language: Language, order: int, missing: bool, asked: int) -> dict[str, Any]:
    kind = "asked" if missing else "there"
    return {
        "label": t(language, f"exhibit.{_ROOMS}.{kind}.label", order=order),
        "said": t(language, f"exhibit.{_ROOMS}.{kind}.said", n=asked),
        "sign": "room",
        "tone": Tone.BESANCON,
        "shape": Shape.MISSING if missing else Shape.SOLID,
    }
