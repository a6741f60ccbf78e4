"""In brief: what is asked, in stages, with its cost, its ceiling and its date; and of whom."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.records import Request
from dossier.charts.encoding_forms import Checklist
from dossier.charts.encoding_sketches import Steps
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.evaluation.cap import STUDY, stakes_words, study_cost
from dossier.language import Language, date, money, t
from dossier.language.cells import without_capital
from dossier.models.conditions import CLAUSE
from dossier.rules import proofs, requests
from dossier.scenario import Scenario, input_rows
from dossier.scenario.asked import central_scenario
from dossier.scenario.tables import input_references, option_references
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
    counted, values = proofs.counted(catalogue), _values(catalogue, language, chosen)
    lines = [_step(language, name, values, proved=not values["n"]) for name in _STEPS]
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
        variant=_answer_variant(values),
        values=values,
    )


def _answer_variant(values: dict[str, object]) -> str:
    """All proofs, some or none are there; without a date where no open request has one."""
    if not values["n"]:
        return "built"
    return f"{'some' if values['obtained'] else 'none'}{'' if values['day'] else '_undated'}"


def _values(catalogue: Catalogue, language: Language, chosen: Scenario) -> dict[str, object]:
    """What the sentences of the request hold, in words; ``day`` and ``time`` are empty where nothing asked is dated."""
    counted, months = proofs.counted(catalogue), requests.latest_months(catalogue)
    obtained = len(proofs.obtained(counted))
    return stakes_words(catalogue, language, chosen) | {
        "n": len(counted) - obtained,
        "obtained": obtained,
        "total": len(counted),
        "time": t(language, f"exhibit.{_ANSWER}.time", n=months) if months else "",
        "day": _day(catalogue, language, months),
        "rooms": rooms_words(catalogue, language, chosen),
        "study": money(language, study_cost(catalogue)),
        "agreement": next(row.order for row in counted if row.condition == CLAUSE),
        "review": input_rows(catalogue, chosen.option_id)["review_year"].mode,
    }


def _day(catalogue: Catalogue, language: Language, months: int | None) -> str:
    """The month that comes so many months after the date of the data, in words; empty without a number."""
    return date(language, requests.months_after(catalogue.version.date, months)) if months else ""


def rooms_words(catalogue: Catalogue, language: Language, chosen: Scenario) -> str:
    """How many rooms the option has, in words of ``language``: a number and its noun."""
    rooms = float(str(input_rows(catalogue, chosen.option_id)["rooms"].mode))
    return t(language, "page.brief.rooms", n=rooms)


def _step(language: Language, name: str, values: dict[str, object], *, proved: bool) -> dict[str, Any]:
    key = f"exhibit.{_ANSWER}.step.{name}"
    first = name == "proofs"
    return {
        "sign": _SIGNS[name],
        "label": t(language, f"{key}.{'obtained' if first and proved else 'label'}", **values),
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
    listed, left = requests.requests(catalogue), requests.open_requests(catalogue)
    latest = requests.latest_months(catalogue)
    return compose(
        catalogue,
        selection,
        _REQUESTS,
        pd.DataFrame(
            [_asked(catalogue, language, row) for row in listed], columns=["ask", "whom", "when", "why", "shape", "met"]
        ),
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
        variant="none" if not listed else "all" if not left else "some" if latest else "undated",
        values={
            "n": len(left),
            "first": without_capital(str(getattr(left[0], f"whom_{language}"))) if left else "",
            "day": _day(catalogue, language, latest),
        },
    )


def _asked(catalogue: Catalogue, language: Language, row: Request) -> dict[str, object]:
    """A line of the list of requests; met once every proof that answers it is there."""
    met, day = requests.is_met(catalogue, row), _day(catalogue, language, row.within_months)
    return {
        "ask": str(getattr(row, f"ask_{language}")),
        "whom": str(getattr(row, f"whom_{language}")),
        "when": t(language, f"exhibit.{_REQUESTS}.by", day=day) if day else t(language, f"exhibit.{_REQUESTS}.now"),
        "why": str(getattr(row, f"why_{language}")),
        "shape": str(Shape.SOLID if met else Shape.MISSING),
        "met": met,
    }
