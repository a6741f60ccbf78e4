"""Words that the exhibits of the centre share: a mean with its range, what a result depends on, names of scenarios."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.exhibit import Column
from dossier.language import Language, enumeration, number, percent, t
from dossier.language.cells import quoted, separator, small
from dossier.language.forms import Form
from dossier.language.texts import millions
from dossier.scenario import Scenario, scenario_named
from dossier.scenario.settled import Spread, drivers_of
from dossier.scenario.tables import REFERENCE, input_rows
from dossier.scenario.told import option_label, rounded_amount, share

#: How a value is written.
Writer = Callable[[Language, float], str]
#: Figures of a spread as columns of a table, in their order.
SPREAD = ("mean", "p5", "p50", "p95")
#: Marks of a range and what each is.
_ROLES = ("range", "value", "median")
#: From this amount on, EUR, what stands side by side is written in millions.
_MILLION = 1e6
#: Inputs named as those on which a result depends.
_NAMED = 2


def euros_beside(*values: float) -> Writer:
    """How amounts that stand side by side are written, EUR: all in millions where one of them is, two decimals then."""
    largest = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
    if largest < _MILLION:
        return rounded_amount
    return lambda language, value: millions(language, value, 2)


def euros_of(found: Spread) -> Writer:
    """How the mean of a spread and its ends are written, EUR."""
    return euros_beside(*(found.printed(name) for name in ("mean", "p5", "p95")))


def batches(language: Language, value: float) -> str:
    """``17 lots``."""
    return t(language, "centre.unit.batches", value=number(language, value), n=value)


def days(language: Language, value: float) -> str:
    """``12 jours``."""
    return t(language, "centre.unit.days", value=number(language, value), n=value)


def around(language: Language, found: Spread, write: Writer, ends: Writer | None = None) -> str:
    """``17 lots en moyenne (0 à 37)``: ``ends`` writes both ends, the mean's writer where there is none.

    One value where all is certain; a range without an upper end says so.
    """
    ends = ends or write
    mean, low, high = (found.printed(name) for name in ("mean", "p5", "p95"))
    if found.certain:
        return write(language, mean)
    if found.values["p95"] == float("inf"):
        return t(language, "centre.around_endless", mean=write(language, mean), low=ends(language, low))
    if low == high:
        return t(language, "centre.around_same", mean=write(language, mean), low=ends(language, low))
    return t(language, "centre.around", mean=write(language, mean), low=ends(language, low), high=ends(language, high))


def interval(language: Language, found: Spread, write: Writer, first: Writer | None = None) -> str:
    """``0 à 37``: P5 to P95, the lower end written by ``first``; one value where they are printed alike."""
    low, high = (write(language, found.printed(name)) for name in ("p5", "p95"))
    if low == high:
        return low
    return t(language, "centre.interval", low=(first or write)(language, found.printed("p5")), high=high)


def percent_words(language: Language, value: float) -> str:
    """A percentage that its step has rounded already."""
    return percent(language, value)


def of_draws(language: Language, portion: float) -> str:
    """``26 % des tirages``; none or all of them in words, and only where it is true."""
    if portion <= 0 or portion >= 1:
        return t(language, "centre.draws.none" if portion <= 0 else "centre.draws.all")
    return t(language, "centre.draws.some", share=share(language, portion))


def depends_on(catalogue: Catalogue, language: Language, scenario: Scenario, result: str) -> str:
    """A sentence that says what moves a result first over the draws; nothing where nothing does."""
    rows = input_rows(catalogue, scenario.option_id)
    drivers = () if scenario.option_id == REFERENCE else drivers_of(catalogue, scenario.without_clause(), result)
    names = [quoted(language, small(str(getattr(rows[name], f"name_{language}")))) for name in drivers[:_NAMED]]
    return t(language, "centre.depends_first", names=enumeration(language, names)) if names else ""


def listed_labels(
    language: Language, key: str, lines: Sequence[Mapping[str, Any]], name: str, label: str = "label"
) -> str:
    """``Par an : lots lancés, 17 (0 à 37) ; ...``: what a listener needs of a picture; nothing where there is none."""
    said = (t(language, "centre.listed", name=line[name], label=line[label]) for line in lines)
    return t(language, key, listing=separator(language).join(said)) if lines else ""


def sentences(*parts: str) -> str:
    """Sentences one after another; an empty one leaves no space."""
    return " ".join(filter(None, parts))


def called(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """The name of a named scenario; else the option with how much is granted and set."""
    for row in catalogue.records("named_scenarios"):
        if scenario == scenario_named(catalogue, row.scenario_id):
            return str(getattr(row, f"name_{language}"))
    name = option_label(catalogue, language, scenario.option_id)
    for key, n in (("granted", len(scenario.conditions)), ("set", len(scenario.overrides))):
        name = t(language, f"centre.{key}", option=name, n=n) if n else name
    return name


def numbered_twins(names: Iterable[str]) -> list[str]:
    """The names, numbered where two read alike."""
    listed = list(names)
    return [f"{name} ({place})" if listed.count(name) > 1 else name for place, name in enumerate(listed, start=1)]


def spread_cells(found: Spread) -> dict[str, float | None]:
    """The cells of ``spread_columns``, printed; no cell where a figure is infinite."""
    shown = {name: found.printed(name) for name in SPREAD}
    return {name: value if abs(value) < float("inf") else None for name, value in shown.items()}


def spread_columns(language: Language, form: Form, names: Iterable[str] = SPREAD) -> list[Column]:
    """Mean, P5, P50 and P95 as columns."""
    return [Column(name, t(language, f"column.centre.{name}"), form) for name in names]


def range_signs(language: Language, *roles: str) -> tuple[tuple[str, str], ...]:
    """The key of a picture of ranges."""
    return tuple((role, t(language, f"option.sign.{role}")) for role in roles or _ROLES)


def end_label(language: Language, found: Spread, write: Writer) -> str:
    """``17 (0 à 37)``: the mean, then P5 to P95; one value where all is certain; no upper end where there is none."""
    mean = write(language, found.printed("mean"))
    if found.certain:
        return mean
    if found.values["p95"] == float("inf"):
        low = write(language, found.printed("p5"))
        return t(language, "centre.mean_and_range", mean=mean, range=t(language, "centre.endless", low=low))
    return t(language, "centre.mean_and_range", mean=mean, range=interval(language, found, write))
