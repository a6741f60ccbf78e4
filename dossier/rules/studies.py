"""Published studies recomputed with the models of the dossier: what each prints, what we find, and the gap.

Inputs and published results are rows of ``cost_studies`` and ``ese_examples``; a figure that cannot be recomputed is
listed too, without a value of ours.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dossier.catalogue import Catalogue
from dossier.models.centre import gmp_cost, relative_cost_change
from dossier.models.discounting import carbon_value, discount_factors, indexed, present_value

MSC, DENDRITIC, VECTOR, UK = "msc_gmp_2021", "dc_autologous_bpi", "aav_fix_2021", "cgtc_uk_2020"
ADEME, ADEME_TEXT = "ademe_unit_tests", "ademe_doc_example"
TRAJECTORY = ("vac2019_2020", "vac2019_2030", "vac2019_2040", "vac2019_2050")
GROWTH, RATE = "croissance_pib_tete", "taux_actualisation_ancien"
#: Kinds of check that only add up what a study prints.
SUMS = frozenset({"row", "column", "survey"})
_COLUMNS = ("labour", "supplies", "other")
_TOTAL = "total"


@dataclass(frozen=True)
class Check:
    """A published figure beside ours, in the unit of the study. ``kind`` says what it is, ``detail`` which one."""

    reference: str
    kind: str
    detail: str
    unit: str
    published: float
    ours: float | None

    @property
    def gap(self) -> float | None:
        """Relative gap, a fraction of the published figure; None where there is nothing to divide."""
        return None if self.ours is None or not self.published else self.ours / self.published - 1

    @property
    def agrees(self) -> bool:
        """Ours is the published figure as it is printed: within half of its last digit."""
        if self.ours is None:
            return False
        decimals = repr(float(self.published)).removesuffix(".0").partition(".")[2]
        return abs(self.ours - self.published) <= 0.5 * 10.0 ** -len(decimals) * (1 + 1e-9)


def checks(catalogue: Catalogue) -> tuple[Check, ...]:
    """Every figure recomputed, study by study, misses included."""
    parts: tuple[Callable[[Catalogue], Iterator[Check]], ...] = (
        _stromal,
        _dendritic,
        _vector,
        _britain,
        _ademe,
        _metro,
    )
    return tuple(check for part in parts for check in part(catalogue))


def _figures(catalogue: Catalogue, study: str) -> dict[str, Any]:
    return {row.cost_item: row for row in catalogue.rows_of(f"cost_studies:{study}")}


def _stromal(catalogue: Catalogue) -> Iterator[Check]:
    """From clinical grade to good manufacturing practice (A12): shares of cost times multipliers."""
    found = _figures(catalogue, MSC)
    parts = ("staff", "reagents and disposables", "outsourced QC")
    shares = [
        next(row.value for item, row in found.items() if item.startswith(f"share of {part}")) / 100 for part in parts
    ]
    multipliers = [found[f"{part} multiplier clinical-grade to GMP"].value for part in (*parts, "internal QC")]
    shares.append(1 - sum(shares))
    clinical, gmp = found["global process cost, clinical grade"], found["global process cost, GMP grade"]
    factor = found["global multiplier clinical-grade to GMP"]
    for row, base in ((gmp, clinical.value), (factor, 1.0)):
        ours = float(gmp_cost(base, shares, multipliers))
        yield Check(f"cost_studies:{MSC}", "gmp" if row is gmp else "gmp_factor", "", row.unit, row.value, ours)


def _dendritic(catalogue: Catalogue) -> Iterator[Check]:
    """A larger team (A12): labour is a share of the cost and follows the head-count."""
    found = _figures(catalogue, DENDRITIC)
    share = found["labour share of cost of goods"].value / 100
    before = found["baseline headcount (operations and quality)"].value
    after = found["headcount of a clean room at full capacity"].value
    published = next(row for item, row in found.items() if item.startswith("change of cost of goods"))
    ours = 100 * float(relative_cost_change(share, before, after))
    yield Check(f"cost_studies:{DENDRITIC}", "headcount", "", published.unit, published.value, ours)


def _vector(catalogue: Catalogue) -> Iterator[Check]:
    """A cost table that should add up: each of its rows, then each of its columns."""
    found = _figures(catalogue, VECTOR)
    steps = [item.rsplit(", ", 1)[0] for item in found if item.endswith(f", {_TOTAL}") and not item.startswith(_TOTAL)]
    for step in steps:
        row = found[f"{step}, {_TOTAL}"]
        ours = sum(found[f"{step}, {column}"].value for column in _COLUMNS)
        yield Check(f"cost_studies:{VECTOR}", "row", step, row.unit, row.value, ours)
    for column in (*_COLUMNS, _TOTAL):
        row = found[f"{_TOTAL}, {column}"]
        ours = sum(found[f"{step}, {part}"].value for step in steps for part in _COLUMNS if column in (part, _TOTAL))
        yield Check(f"cost_studies:{VECTOR}", "column", column, row.unit, row.value, ours)


def _britain(catalogue: Catalogue) -> Iterator[Check]:
    """A survey whose groups should add up to its total."""
    whole = _figures(catalogue, f"{UK}_all")
    groups = [_figures(catalogue, f"{UK}_{name}") for name in ("cell_therapy", "gene_therapy", "multifunctional")]
    for item, row in whole.items():
        if row.unit != "percent":  # shares do not add up
            ours = sum(group[item].value for group in groups)
            yield Check(f"cost_studies:{UK}_all", "survey", item, row.unit, row.value, ours)


def _ademe(catalogue: Catalogue) -> Iterator[Check]:
    """The unit tests that ADEME publishes with its tool: same convention of the first year."""
    rate = catalogue.row("parameters", RATE).central / 100
    growth = catalogue.row("parameters", GROWTH)
    trajectory = {int(name.rsplit("_", 1)[1]): catalogue.row("parameters", name).central for name in TRAJECTORY}
    for row in (*catalogue.rows_of(f"ese_examples:{ADEME}"), *catalogue.rows_of(f"ese_examples:{ADEME_TEXT}")):
        reference = f"ese_examples:{row.example_id}"
        year = str(row.year or "")
        if sum_ := re.search(r"(\d+)(?: EUR)? a year over (\d+) years", row.component):
            amount, years = (int(text) for text in sum_.groups())
            first = 1 if "first year excluded" in row.component else 0
            ours = float(present_value([amount] * (years - first), rate, first))
            kind = "sum_from_second" if first else "sum"
            yield Check(reference, kind, f"{amount}/{years}", row.unit, row.value, ours)
        elif tonnes := re.search(r"value of ([\d.]+) t CO2", row.component):
            ours = float(tonnes[1]) * float(carbon_value(row.year, trajectory))
            yield Check(reference, "tonnes", f"{tonnes[1]}/{year}", row.unit, row.value, ours)
        elif row.component.startswith("carbon value"):
            yield Check(reference, "carbon", year, row.unit, row.value, float(carbon_value(row.year, trajectory)))
        elif row.component.startswith("GDP per head"):
            ours = float(indexed(1.0, growth.central / 100, growth.year_of_money, [row.year])[0])
            yield Check(reference, "index", year, row.unit, row.value, ours)
        elif start := re.search(r"discount factor relative to (\d+)", row.component):
            ours = float(discount_factors(rate, 1, row.year - int(start[1]))[0])
            yield Check(reference, "factor", year, row.unit, row.value, ours)


def _metro(catalogue: Catalogue) -> Iterator[Check]:
    """Published evaluations that print benefits and a result, not the discounted costs: nothing to recompute."""
    for row in catalogue.records("ese_examples"):
        if row.component.startswith("VAN-SE, central"):
            project = row.example_id.split("_")[1]
            yield Check(f"ese_examples:{row.example_id}", "van_se", project, row.unit, row.value, None)
