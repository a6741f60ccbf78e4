"""Words that the exhibits of the centre share: ranges, shares of draws, and on what a result depends first."""

from collections.abc import Callable, Sequence

from dossier.catalogue import Catalogue
from dossier.charts.exhibit import Column
from dossier.language import Language, enumeration, money, number, percent, t
from dossier.language.cells import quoted, small
from dossier.language.forms import Form
from dossier.scenario import REFERENCE, Scenario
from dossier.scenario.effects import signed
from dossier.scenario.outcomes import Outcome, outcome
from dossier.scenario.percentiles import Range
from dossier.scenario.rows import rows_of
from dossier.selection import Selection

#: Inputs named as those on which a result depends.
_NAMED = 2
#: Below this, a count a year keeps one decimal.
_TEN = 10
#: Percentiles as columns of a table.
QUANTILES = ("low", "median", "high")


def chosen_outcome(catalogue: Catalogue, selection: Selection) -> Outcome:
    """What that scenario gives."""
    return outcome(catalogue, Scenario.of(catalogue, selection))


def span(language: Language, low: str, high: str) -> str:
    """``de 11 à 30``; one value where both are written alike."""
    return low if low == high else t(language, "centre.span", low=low, high=high)


def unit_range(language: Language, values: Range, unit: str) -> str:
    """``de 11 à 30 lots``: the unit after the last, in the plural of the last."""
    low, high = (number(language, value, 0 if values.high >= _TEN else 1) for value in (values.low, values.high))
    with_unit = t(language, f"centre.unit.{unit}", value=high, n=values.high)
    return with_unit if low == high else span(language, low, with_unit)


def euro_range(language: Language, values: Range) -> str:
    """``de 69 k€ à 160 k€``: positive amounts, two digits."""
    return span(language, euro(language, values.low), euro(language, values.high))


def euro(language: Language, amount: float) -> str:
    return money(language, amount, significant=2)


def balance(language: Language, values: Range) -> str:
    """``de −18 M€ à +12 M€``: amounts that may have either sign."""
    return span(language, signed(language, values.low), signed(language, values.high))


def percents(language: Language, values: Range) -> str:
    return span(language, percent(language, values.low), percent(language, values.high))


def share_of_draws(language: Language, share: float) -> str:
    """``26 % des tirages``; never none or all of them where that is not true."""
    if share <= 0 or share >= 1:
        return t(language, "centre.draws.none" if share <= 0 else "centre.draws.all")
    if share < 0.005 or share >= 0.995:
        bound = percent(language, 1 if share < 0.5 else 99)
        return t(language, "centre.draws.fewer" if share < 0.5 else "centre.draws.more", share=bound)
    return t(language, "centre.draws.some", share=percent(language, 100 * share))


def depends(catalogue: Catalogue, language: Language, given: Outcome, output: str) -> str:
    """What moves a result most over the draws, or that nothing does any more; nothing without the project."""
    names = {name: _name(language, row) for name, row in rows_of(catalogue, given.scenario.option_id).items()}
    drivers = [quoted(language, small(names[driver.input_id])) for driver in given.drivers[output][:_NAMED]]
    if without_project(given):
        return ""
    if not drivers:
        return t(language, "centre.depends.none")
    if len(drivers) == 1:
        return t(language, "centre.depends.one", first=drivers[0])
    return t(language, "centre.depends.several", first=drivers[0], second=drivers[1])


def after(text: str) -> str:
    """A sentence that follows another; nothing where there is none."""
    return f" {text}" if text else ""


def without_project(given: Outcome) -> bool:
    return given.scenario.option_id == REFERENCE


def quantile_columns(language: Language, form: Form) -> list[Column]:
    return [Column(name, t(language, f"column.centre.{name}"), form) for name in QUANTILES]


def marked_option_name(catalogue: Catalogue, language: Language, given: Scenario) -> str:
    """The option, with a mark where the reader has set values."""
    name = catalogue.label(language, "options", "option_id", given.option_id)
    return t(language, "centre.set", option=name, n=len(given.overrides)) if given.overrides else name


def quantiles(values: Range) -> dict[str, float]:
    """The cells of those columns."""
    return {name: getattr(values, name) for name in QUANTILES}


def listing(language: Language, names: Sequence[str], write: Callable[[str], str]) -> str:
    """``a (1), b (2)``: what a listener needs of a chart."""
    return enumeration(language, [write(name) for name in names])


def _name(language: Language, row: object) -> str:
    return str(getattr(row, f"name_{language}"))
