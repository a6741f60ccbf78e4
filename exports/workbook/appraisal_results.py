"""What the appraisal of a scenario is made of: its draws, its clause, its figures, asked for once for every sheet."""

from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.language import Language
from dossier.models.draws import SIZE
from dossier.models.inputs import BY_PERIOD, PERIODS, Array, Inputs
from dossier.models.staging import Draws, Review, evaluated, going_on
from dossier.scenario import Scenario
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.staged import PathResult, clause_review, draws_of, path_of
from dossier.selection import Selection

#: Draws that a sheet holds: the first ones, a balanced part of those that decide.
SHOWN = 2**11
#: Parts of that size: the spread of their figures is the error that a sheet of draws has.
PARTS = SIZE // SHOWN


@dataclass(frozen=True)
class Appraised:
    """A scenario with its results. EUR of 2024; arrays are shared with every exhibit and never changed."""

    catalogue: Catalogue
    language: Language
    scenario: Scenario

    @cached_property
    def bare(self) -> Scenario:
        """The clause aside: it changes no draw."""
        return self.scenario.without_clause()

    @cached_property
    def draws(self) -> Draws:
        return draws_of(self.catalogue, self.bare)

    @cached_property
    def path(self) -> PathResult:
        return path_of(self.catalogue, self.scenario)

    @cached_property
    def observed(self) -> Review:
        return clause_review(self.catalogue, self.bare, "observed")

    @cached_property
    def perfect(self) -> Review:
        return clause_review(self.catalogue, self.bare, "perfect")

    @cached_property
    def van_se(self) -> Array:
        """Without the clause, ``(draws,)``."""
        return _whole(self.draws[2].van_se)

    @cached_property
    def by_clause(self) -> dict[str, Array]:
        """VAN-SE of every draw without the clause, with what is known then, with everything known."""
        return {"without": self.van_se, "observed": self.observed.van_se, "perfect": self.perfect.van_se}

    @cached_property
    def going(self) -> tuple[Array, Array]:
        """D1: what going on brings after the review, and what closing costs, ``(draws,)`` each."""
        going, closing = going_on(*self.draws)
        return _whole(going), _whole(closing)

    @cached_property
    def shown(self) -> int:
        """The draw that the sheets of one draw open on, from 1: of those shown the nearest to the mean."""
        return int(np.argmin(np.abs(self.van_se[:SHOWN] - self.van_se.mean()))) + 1

    @cached_property
    def one(self) -> Draws:
        """That draw alone, in the shape ``(1,)``."""
        return evaluated(draw_at(self.draws[0], self.shown - 1))

    @cached_property
    def moving(self) -> dict[str, Array]:
        """What changes from draw to draw, by name of column: ``price_abroad``, then ``trials_served:1``, ...: all of
        ``(draws,)``."""
        inputs = self.draws[0].as_dict()
        found = {name: value for name, value in inputs.items() if np.ndim(value) == 1 and name not in BY_PERIOD}
        found = {name: value for name, value in found.items() if isinstance(value, np.ndarray)}
        for period in range(PERIODS):
            for name in BY_PERIOD:
                if np.ndim(inputs[name]) == 2:
                    found[period_column(name, period)] = inputs[name][:, period]
        return found


def appraised(catalogue: Catalogue, selection: Selection) -> Appraised:
    """The appraisal of the scenario in force."""
    return Appraised(catalogue, selection.language, scenario_of(catalogue, selection))


def draw_at(inputs: Inputs, index: int) -> Inputs:
    """One draw of many, from 0, in the shape ``(1,)``."""
    arrays: dict[str, Any] = {
        field.name: value[index : index + 1]
        for field in fields(inputs)
        if isinstance(value := getattr(inputs, field.name), np.ndarray) and value.ndim
    }
    return replace(inputs, **arrays)


def period_column(name: str, period: int) -> str:
    """The name of a count or a size of a period of demand, counted from 0."""
    return f"{name}:{period + 1}"


def single(value: Any) -> float:
    """One value of an array of one draw, or of none."""
    return float(np.ravel(np.asarray(value, dtype=float))[0])


def _whole(values: Any) -> Array:
    return np.asarray(np.broadcast_to(np.asarray(values, dtype=float), (SIZE,)))
