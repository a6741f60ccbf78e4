"""Words that the exhibits of the centre share: ranges, shares of draws, and on what a result depends first."""

from collections.abc import Callable, Sequence

from dossier.catalogue import Catalogue
from dossier.charts.exhibit import Column
from dossier.language import Language, money, t
from dossier.language import texts as lang
from dossier.language.cells import quoted, small
from dossier.language.forms import Form
from dossier.scenario import REFERENCE, Scenario
from dossier.scenario.effects import signed
from dossier.scenario.outcomes import Outcome, Range, outcome
from dossier.scenario.rows import specification
from dossier.selection import Selection

#: Inputs named as those on which a result depends.
_NAMED = 2
#: Below this, a count a year keeps one decimal.
_TEN = 10
#: Percentiles as columns of a table.
QUANTILES = ("low", "median", "high")


def found(catalogue: Catalogue, selection: Selection) -> Outcome:
    """What that scenario gives."""
    return outcome(catalogue, Scenario.of(catalogue, selection))


def span(now: Language, low: str, high: str) -> str:
    """``de 11 à 30``; one value where both are written alike."""
    return low if low == high else t(now, "centre.span", low=low, high=high)


def counted(now: Language, values: Range, unit: str) -> str:
    """``de 11 à 30 lots``: the unit after the last, in the plural of the last."""
    low, high = (lang.number(now, value, 0 if values.high >= _TEN else 1) for value in (values.low, values.high))
    with_unit = t(now, f"centre.unit.{unit}", value=high, n=values.high)
    return with_unit if low == high else span(now, low, with_unit)


def euros(now: Language, values: Range) -> str:
    """``de 69 k€ à 160 k€``: positive amounts, two digits."""
    return span(now, euro(now, values.low), euro(now, values.high))


def euro(now: Language, amount: float) -> str:
    return money(now, amount, significant=2)


def balance(now: Language, values: Range) -> str:
    """``de −18 M€ à +12 M€``: amounts that may have either sign."""
    return span(now, signed(now, values.low), signed(now, values.high))


def percents(now: Language, values: Range) -> str:
    return span(now, lang.percent(now, values.low), lang.percent(now, values.high))


def draws(now: Language, share: float) -> str:
    """``26 % des tirages``; never none or all of them where that is not true."""
    if share <= 0 or share >= 1:
        return t(now, "centre.draws.none" if share <= 0 else "centre.draws.all")
    if share < 0.005 or share >= 0.995:
        bound = lang.percent(now, 1 if share < 0.5 else 99)
        return t(now, "centre.draws.fewer" if share < 0.5 else "centre.draws.more", share=bound)
    return t(now, "centre.draws.some", share=lang.percent(now, 100 * share))


def depends(catalogue: Catalogue, now: Language, given: Outcome, output: str) -> str:
    """What moves a result most over the draws, or that nothing does any more; nothing without the project."""
    names = {row.input_id: _name(now, row) for row in specification(catalogue, given.scenario.option_id)}
    drivers = [quoted(now, small(names[driver.input_id])) for driver in given.drivers[output][:_NAMED]]
    if without_project(given):
        return ""
    if not drivers:
        return t(now, "centre.depends.none")
    if len(drivers) == 1:
        return t(now, "centre.depends.one", first=drivers[0])
    return t(now, "centre.depends.several", first=drivers[0], second=drivers[1])


def after(text: str) -> str:
    """A sentence that follows another; nothing where there is none."""
    return f" {text}" if text else ""


def without_project(given: Outcome) -> bool:
    return given.scenario.option_id == REFERENCE


def quantile_columns(now: Language, form: Form) -> list[Column]:
    return [Column(name, t(now, f"column.centre.{name}"), form) for name in QUANTILES]


def option_name(catalogue: Catalogue, now: Language, given: Scenario) -> str:
    """The option, with a mark where the reader has set values."""
    name = catalogue.label(now, "options", "option_id", given.option_id)
    return t(now, "centre.set", option=name, n=len(given.overrides)) if given.overrides else name


def listing(now: Language, names: Sequence[str], write: Callable[[str], str]) -> str:
    """``a (1), b (2)``: what a listener needs of a chart."""
    return lang.enumeration(now, [write(name) for name in names])


def _name(now: Language, row: object) -> str:
    return str(getattr(row, f"name_{now}"))
