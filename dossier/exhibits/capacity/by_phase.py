"""Capacity: how many sites state each phase, by status."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SitePhase
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import (
    STATUS_MARKS,
    STATUS_ORDER,
    aside,
    counts_in_words,
    key,
    status_label,
)
from dossier.language import enumeration, number, t
from dossier.language.cells import colon, small
from dossier.rules import sites
from dossier.selection import Selection


@exhibit("capacity-by-phase", "capacity", responds=sites.SITE_FACETS, covers=ADVANCED_THERAPY)
def by_phase(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Sites that state each phase, by status. A site stands in the bar of each phase that it states."""
    language = selection.language
    every = sites.french(catalogue)
    kept = selection.narrow(every, *sites.SITE_FACETS)
    # Plain tuples: filtering a frame once a part of a bar costs more than all the rest of the exhibit.
    stated = [
        (phases, None if pd.isna(status) else status, sites.short_site_name(name))
        for phases, status, name in zip(kept["phases"], kept["status"], kept["name"], strict=True)
    ]
    cells = []
    for phase in (*SitePhase, None):
        for status in STATUS_ORDER:
            here = [
                name
                for phases, own, name in stated
                if own == status and (phase in phases if phase is not None else not phases)
            ]
            if not here:
                continue
            names = ", ".join(here)
            tone, shape = STATUS_MARKS[status]
            cells.append(
                {
                    "phase_code": str(phase or ""),
                    "status_code": str(status or ""),
                    "phase": catalogue.label(language, "facilities", "phases", phase),
                    "status": status_label(catalogue, language, status),
                    "n": len(here),
                    "sites": names,
                    "tone": tone,
                    "shape": shape,
                    "hover": f"{catalogue.label(language, 'facilities', 'phases', phase)}, "
                    f"{small(status_label(catalogue, language, status))}{colon(language)}{names}",
                }
            )
    table = pd.DataFrame(cells, columns=_PHASE_COLUMNS)
    # A site is in the bar of each phase it states, once: the total of a bar is a number of sites.
    totals = table.groupby("phase_code")["n"].transform("sum")
    table["bar"] = [f"{phase} ({number(language, total)})" for phase, total in zip(table["phase"], totals, strict=True)]
    # A number cannot be read on hatching: the total in the name of the bar tells it.
    table["label"] = [
        "" if shape == "hatched" else number(language, n) for shape, n in zip(table["shape"], table["n"], strict=True)
    ]
    late = kept.loc[sites.states(kept, SitePhase.PHASE_3)]
    silent = sum(not phases for phases in kept["phases"])
    variant = "none" if kept.empty else "all_silent" if silent == len(kept) else "no_phase3" if late.empty else "some"
    if variant == "some" and len(kept) == 1:
        variant = "single"
    if selection.phases and len(kept):
        variant = "filtered"  # that each site states a phase is the filter's own doing
    return compose(
        catalogue,
        selection,
        "capacity-by-phase",
        table,
        [
            Column("phase", t(language, "column.capacity.phase")),
            Column("status", catalogue.heading(language, "facilities", "status")),
            Column("n", t(language, "column.capacity.n"), Form.NUMBER),
            Column("sites", t(language, "column.capacity.sites")),
        ],
        Bars(
            value="n",
            category="bar",
            series="status",
            stacked=True,
            tone="tone",
            shape="shape",
            label="label",
            hover="hover",
            key=key(catalogue, language, table),
        ),
        rows=[f"facilities:{row}" for row in kept["facility_id"]],
        variant=variant,
        values={
            "n": len(late) if variant == "some" else len(kept),
            "of": len(kept),
            "silent": silent,
            "names": enumeration(language, sorted(sites.city_or_name(row) for _, row in late.iterrows())),
            "listing": counts_in_words(table, "phase", "n", language) or t(language, "page.capacity.nothing"),
            "aside": aside(catalogue, selection, every),
        },
        unit=t(language, "page.capacity.unit.sites"),
    )


_PHASE_COLUMNS = ["phase_code", "status_code", "phase", "status", "n", "sites", "tone", "shape", "hover"]
