"""The option: what it is worth to know before committing, beside what knowing costs and who holds it."""

from collections.abc import Iterable, Mapping
from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.cap import STUDY, study_cost
from dossier.exhibits.evaluation.words import table_of
from dossier.language import Language, money, t
from dossier.language.cells import separator
from dossier.models.staging import Purchase
from dossier.scenario import Scenario, input_rows
from dossier.scenario.figures import SHARE_STEPS, at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, in_millions, share
from dossier.scenario.worth import GROUPS, Knowing, knowing_of
from dossier.selection import Facet, Selection

_INFORMATION = "option-information"
#: Steps, EUR, not under two standard errors of a value of information, of the mean of the draws built, of their P5 (the
#: errors over scramblings that the tables of checks hold).
_STEP, _BUILT_STEP, _WORST_STEP = 100_000.0, 500_000.0, 1_000_000.0
#: Inputs and groups that are shown whatever they are worth: what is bought before building, then the sizes.
_ALWAYS = ("price_abroad", "share_abroad", "process_days", "trials", "sizes")
#: Inputs by which the gaps name a group.
_NAMED_BY = {"trials": ("trials_served", "trials_mean"), "sizes": ("patients_per_trial",)}
_COLUMNS = ("what", "shown", "value", "gap", "holder", "cost", "time", "tone", "shape")


@exhibit(_INFORMATION, "evaluation", responds=(Facet.SCENARIO,), slow=True)
def option_information(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Knowing everything, what is bought together, each unknown alone; the decision after the purchase."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    nothing = chosen.option_id == REFERENCE
    found = knowing_of(catalogue, chosen)
    study = study_cost(catalogue)
    names = [] if nothing else shown_inputs(found)
    lines = [] if nothing else _lines(catalogue, language, chosen, found, names)
    gaps = [gap for name in names for gap in gaps_of(catalogue, name)]
    bought = found.bought
    return compose(
        catalogue,
        selection,
        _INFORMATION,
        table_of(_COLUMNS, lines),
        [
            Column("what", t(language, f"exhibit.{_INFORMATION}.column.what")),
            Column("shown", t(language, f"exhibit.{_INFORMATION}.column.shown")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
            Column("cost", catalogue.heading(language, "gaps", f"cost_{language}")),
            Column("time", t(language, f"exhibit.{_INFORMATION}.column.time")),
            Column("gap", catalogue.heading(language, "gaps", f"what_{language}")),
        ],
        Ranges(
            category="what",
            value="value",
            label="shown",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_INFORMATION}.title"),
            references=((study, t(language, f"exhibit.{_INFORMATION}.study", study=money(language, study))),),
        ),
        rows=[
            *option_references(catalogue, chosen.option_id),
            *(_reference(row) for row in gaps),
            f"gaps:{STUDY}",
            "triggers:study-published",
        ],
        variant="reference" if nothing else information_variant(bought, study),
        values={
            "cap": _worth(language, bought.price_cap) if bought else "",
            "study": money(language, study),
            "built": share(language, bought.built) if bought else "",
            "all": _worth(language, found.evpi),
            "details": "" if nothing else _after(language, bought),
            "assumed": assumed(catalogue, language, chosen),
        },
    )


def information_variant(bought: Purchase | None, study: float) -> str:
    """Which sentence the purchase deserves: nothing left to buy, not worth the wait, less than a study, more."""
    if bought is None:
        return "known"
    if at_step(bought.built, SHARE_STEPS[0]) == 0:
        return "hopeless"
    if bought.price_cap <= 0:
        return "never"
    if at_step(bought.price_cap, _STEP) < study:
        return "little"
    return "worth"


def shown_inputs(found: Knowing) -> list[str]:
    """What is always shown, where it is drawn, and any other input worth a step; the most worth first."""
    grouped = {name for names in GROUPS.values() for name in names}
    kept = [
        name
        for name, value in found.evppi.items()
        if name in _ALWAYS or (name not in grouped and at_step(value, _STEP) > 0)
    ]
    return sorted(kept, key=lambda name: -found.evppi[name])


def gaps_of(catalogue: Catalogue, name: str) -> list[Any]:
    """The gaps that an input or a group is asked in, the decisive ones first; else the trigger that asks for it."""
    named = set(_NAMED_BY.get(name, (name,)))
    found = [row for row in catalogue.records("gaps") if named.intersection(row.input_ids)]
    asked_for = [row for row in catalogue.records("triggers") if row.input_id in named]
    return sorted(found, key=lambda row: row.decisive != "yes") or asked_for


def _reference(row: Any) -> str:
    return f"gaps:{row.gap_id}" if hasattr(row, "gap_id") else f"triggers:{row.trigger_id}"


def _lines(
    catalogue: Catalogue, language: Language, chosen: Scenario, found: Knowing, names: Iterable[str]
) -> list[dict[str, Any]]:
    lines = [_line(language, t(language, f"exhibit.{_INFORMATION}.everything"), found.evpi, (), Tone.INK)]
    if found.bought:
        lines.append(_line(language, t(language, f"exhibit.{_INFORMATION}.bought"), found.bought.evppi, (), Tone.SLATE))
    rows = input_rows(catalogue, chosen.option_id)
    for name in names:
        grouped = name in GROUPS
        said = t(language, f"exhibit.{_INFORMATION}.{name}") if grouped else getattr(rows[name], f"name_{language}")
        lines.append(_line(language, str(said), found.evppi[name], gaps_of(catalogue, name), Tone.SLATE))
    return lines


def _line(language: Language, what: str, value: float, gaps: Iterable[Any], tone: Tone) -> dict[str, Any]:
    listed = list(gaps)

    def told_by(column: str) -> str:
        texts = dict.fromkeys(str(getattr(row, f"{column}_{language}")).rstrip(".") for row in listed)
        return separator(language).join(texts)

    times = [row for row in listed if row.months_low is not None or row.months_high is not None]
    return {
        "what": what,
        "shown": _worth(language, value),
        "value": max(0.0, at_step(value, _STEP)),
        "gap": told_by("what" if listed and hasattr(listed[0], "gap_id") else "accepted"),
        "holder": told_by("holder"),
        "cost": told_by("cost"),
        "time": _months(language, times) if times else t(language, f"exhibit.{_INFORMATION}.unread") if listed else "",
        "tone": str(tone),
        "shape": str(Shape.HATCHED),
    }


def _months(language: Language, rows: Iterable[Any]) -> str:
    ends = [float(value) for row in rows for value in (row.months_low, row.months_high) if value is not None]
    return t(language, f"exhibit.{_INFORMATION}.months", low=min(ends), n=max(ends))


def _worth(language: Language, value: float) -> str:
    """A value of information at its step; what is less than a step and not nothing is said so."""
    printed = at_step(max(0.0, value), _STEP)
    if printed == 0 < value:
        return t(language, f"exhibit.{_INFORMATION}.under", step=in_millions(language, _STEP))
    return in_millions(language, printed)


def _after(language: Language, bought: Purchase | None) -> str:
    """The decision after the purchase, where there is one."""
    if bought is None:
        return ""
    if at_step(bought.built, SHARE_STEPS[0]) == 0:  # a few draws have no mean to speak of
        return t(language, f"exhibit.{_INFORMATION}.never_built")
    values: Mapping[str, str] = {
        "built": share(language, bought.built),
        "mean": in_millions(language, at_step(bought.built_mean, _BUILT_STEP)),
        "positive": share(language, bought.built_positive),
        "worst": in_millions(language, at_step(bought.built_p5, _WORST_STEP)),
    }
    return t(language, f"exhibit.{_INFORMATION}.after", **values)
