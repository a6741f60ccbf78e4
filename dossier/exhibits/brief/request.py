"""In brief: what is asked, in stages, with its cost, its ceiling and its date; and of whom."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import TriggerState, YesNo
from dossier.catalogue.records import Request
from dossier.charts.encoding_forms import Checklist
from dossier.charts.encoding_sketches import Steps
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.evaluation.cap import STUDY, stakes
from dossier.exhibits.evaluation.words import amounts_between
from dossier.language import Language, date, money, t
from dossier.scenario import Scenario, input_rows
from dossier.scenario.asked import central_scenario
from dossier.scenario.staged import path_of
from dossier.scenario.tables import input_references, option_references
from dossier.scenario.told import in_millions, worst
from dossier.scenario.turns import tornado_of
from dossier.selection import Selection

_ANSWER, _REQUESTS = "brief-answer", "brief-requests"
#: Inputs on which the answer hangs most, whose sources stand under it.
_DRIVERS = 3
_STEPS = ("proofs", "rooms", "review")
_SIGNS = {"proofs": "proofs", "rooms": "room", "review": "stop"}


@exhibit(_ANSWER, "brief")
def brief_answer(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The request in three steps, as the evaluation says it before a reader sets anything."""
    language, chosen = selection.language, central_scenario(catalogue)
    counted = [row for row in catalogue.records("triggers") if row.counted == YesNo.YES]
    obtained = sum(row.state == TriggerState.OBTAINED for row in counted)
    values = _values(catalogue, language, chosen)
    values |= {"n": len(counted) - obtained, "obtained": obtained, "total": len(counted)}
    lines = [_step(language, name, values, obtained == len(counted)) for name in _STEPS]
    bars = tornado_of(catalogue, chosen).bars[:_DRIVERS]
    return compose(
        catalogue,
        selection,
        _ANSWER,
        pd.DataFrame(lines),
        [
            Column("label", t(language, "column.brief.step")),
            Column("figure", t(language, "column.brief.value")),
            Column("said", t(language, "column.brief.means")),
            Column("exit", t(language, "column.brief.exit")),
        ],
        Steps(label="label", sign="sign", figure="figure", said="said", exit="exit", tone="tone", shape="shape"),
        rows=[
            *input_references(catalogue, chosen.option_id, ["capex_per_room", *[bar.input_id for bar in bars]]),
            *option_references(catalogue, chosen.option_id),
            f"gaps:{STUDY}",
            *(f"triggers:{row.trigger_id}" for row in counted),
        ],
        variant="built" if obtained == len(counted) else "some" if obtained else "none",
        values=values,
    )


def _values(catalogue: Catalogue, language: Language, chosen: Scenario) -> dict[str, object]:
    """What the sentences of the request hold, in words."""
    path, paid = path_of(catalogue, chosen), stakes(catalogue, chosen)
    works = paid["works"]
    asked = [row.within_months for row in catalogue.records("requests") if row.within_months]
    study = catalogue.row("gaps", STUDY)
    review = input_rows(catalogue, chosen.option_id)["review_year"].mode
    return {
        "months": max(asked, default=0),
        "day": date(language, months_after(catalogue.version.date, max(asked, default=0))),
        "works": in_millions(language, works.printed("p50")),
        "works_range": amounts_between(language, works.printed("p5"), works.printed("p95")),
        "loss": worst(language, path.without),
        "loss_clause": worst(language, path.with_clause),
        "closing": in_millions(language, paid["closing"].printed("p50")),
        "study": money(language, float(study.cost_high or 0.0)),
        "review": review,
    }


def _step(language: Language, name: str, values: dict[str, object], proved: bool) -> dict[str, Any]:
    key = f"exhibit.{_ANSWER}.step.{name}"
    first = name == "proofs"
    return {
        "sign": _SIGNS[name],
        "label": t(language, f"{key}.label", **values),
        "figure": t(language, f"{key}.figure", **values),
        "said": t(language, f"{key}.said", **values),
        "exit": t(language, f"{key}.exit", **values),
        "tone": Tone.INK if first else Tone.BESANCON if name == "rooms" else Tone.GREY,
        "shape": Shape.MISSING if first and not proved else Shape.HOLLOW if name == "rooms" else Shape.SOLID,
    }


@exhibit(_REQUESTS, "brief")
def brief_requests(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A line a request: what is asked, of whom, by when; ticked when the proofs that it brings are there."""
    language = selection.language
    listed = sorted(catalogue.records("requests"), key=lambda row: row.order)
    states = {row.trigger_id: row.state for row in catalogue.records("triggers")}
    lines = [_asked(language, row, states, catalogue.version.date) for row in listed]
    met = sum(bool(line["met"]) for line in lines)
    latest = max((row.within_months or 0 for row in listed), default=0)
    return compose(
        catalogue,
        selection,
        _REQUESTS,
        pd.DataFrame(lines, columns=["ask", "whom", "when", "why", "shape", "met"]),
        [
            Column("ask", catalogue.heading(language, "requests", f"ask_{language}")),
            Column("whom", catalogue.heading(language, "requests", f"whom_{language}")),
            Column("when", catalogue.heading(language, "requests", "within_months")),
            Column("why", catalogue.heading(language, "requests", f"why_{language}")),
        ],
        Checklist(label="ask", holder="whom", state="when", shape="shape", hover="why"),
        rows=[
            *(f"requests:{row.request_id}" for row in listed),
            *dict.fromkeys(f"triggers:{name}" for row in listed for name in row.trigger_ids),
            *dict.fromkeys(f"gaps:{name}" for row in listed for name in row.gap_ids),
        ],
        variant="none" if not listed else "all" if met == len(listed) else "some",
        values={
            "n": len(listed) - met,
            "first": str(getattr(listed[0], f"whom_{language}")) if listed else "",
            "day": date(language, months_after(catalogue.version.date, latest)),
        },
    )


def _asked(language: Language, row: Request, states: dict[str, str], today: str) -> dict[str, object]:
    """A line of the list of requests; met once every proof that answers it is there."""
    met = bool(row.trigger_ids) and all(states[name] == TriggerState.OBTAINED for name in row.trigger_ids)
    when = t(language, f"exhibit.{_REQUESTS}.now")
    if row.within_months:
        when = t(language, f"exhibit.{_REQUESTS}.by", day=date(language, months_after(today, row.within_months)))
    return {
        "ask": str(getattr(row, f"ask_{language}")),
        "whom": str(getattr(row, f"whom_{language}")),
        "when": when,
        "why": str(getattr(row, f"why_{language}")),
        "shape": str(Shape.SOLID if met else Shape.MISSING),
        "met": met,
    }


def months_after(day: str, count: int) -> str:
    """The month that comes ``count`` months after a date, as ``2028-05``."""
    year, month = (int(part) for part in day.split("-")[:2])
    years, months = divmod(month - 1 + count, 12)
    return f"{year + years}-{months + 1:02d}"
