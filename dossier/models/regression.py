"""Least squares over draws: the bases of the review clause (D1) and of the value of information (D2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import linalg
from scipy.interpolate import BSpline

from dossier.models.inputs import Array

#: Draws of some inputs: one array, several, by name or not, or a table with the draws along one of its axes.
Columns: TypeAlias = Mapping[str, ArrayLike] | Sequence[ArrayLike] | Array

#: D2: degree and inner knots of the spline of one input, degree of the mixed monomials, values of a mere count.
SPLINE_DEGREE, INNER_KNOTS, MIXED_DEGREE, FEW_VALUES = 3, 6, 4, 14

#: Directions of a basis that carry less than this share of the largest are taken for none: bases hold the same thing
#: twice (splines sum to one, S is made of v, em and F).
NEGLIGIBLE = 1e-12


@dataclass(frozen=True)
class Standardisation:
    """Mean and standard deviation of each row of a table that moves; ``moves`` says which do."""

    moves: NDArray[np.bool_]
    mean: Array
    deviation: Array

    def standardised(self, table: Array) -> Array:
        """``(rows, draws)`` without the constant ones, mean 0 and deviation 1 where the scale was taken."""
        return np.asarray((table[self.moves] - self.mean[:, None]) / self.deviation[:, None], dtype=float)


def scale_of(table: Array) -> Standardisation:
    """The scale of a table ``(rows, draws)``: a constant row is dropped."""
    mean, deviation = table.mean(axis=1), table.std(axis=1)
    moves = deviation > 1e-9 * np.abs(mean) + 1e-300
    return Standardisation(moves, mean[moves], deviation[moves])


def coefficients(basis: Array, values: Array) -> Array:
    """Least squares of values ``(draws,)`` or ``(outputs, draws)`` on a basis ``(functions, draws)``.

    ``(functions,)`` or ``(outputs, functions)``. Normal equations of functions brought to one length, through the
    pseudo-inverse: eight times as fast as a factorisation of the basis, and what they lose of the digits is far under
    the sampling error.
    """
    length = np.sqrt(np.einsum("ij,ij->i", basis, basis))
    length[length == 0] = 1.0
    gram = basis @ basis.T / length / length[:, None]
    inverse = linalg.pinvh(gram, rtol=NEGLIGIBLE, check_finite=False)
    return np.asarray((values @ basis.T / length) @ inverse / length, dtype=float)


def fitted(columns: Columns, values: Array) -> Array:
    """E[values | columns] by least squares on ``information_basis``, in the shape of ``values`` (draws last)."""
    basis = information_basis(stacked_columns(columns, values.shape[-1]))
    return np.asarray(coefficients(basis, values) @ basis, dtype=float)


def stacked_columns(columns: Columns, draws: int) -> Array:
    """``(columns, draws)``. Raises ``ValueError`` when a column has another number of draws."""
    listed = list(columns.values()) if isinstance(columns, Mapping) else columns
    table = np.atleast_2d(np.asarray(listed, dtype=float))
    if table.shape[-1] != draws:
        table = table.T
    if table.ndim != 2 or table.shape[-1] != draws:
        raise ValueError(f"columns of shape {table.shape} are not columns of {draws} draws")
    return table


def information_basis(table: Array) -> Array:
    """D2: 1, a cubic B-spline with six inner knots at quantiles for each input (indicators for a count), and all mixed
    monomials of the standardised inputs up to degree 4 [S pth-strong-oakley-brennan-2014]."""
    functions = [np.ones((1, table.shape[1])), *map(_own, table)]
    standard = scale_of(table).standardised(table)
    powers: dict[tuple[int, ...], Array] = {(): np.ones(table.shape[1])}
    mixed = []
    for degree in range(1, MIXED_DEGREE + 1):
        for term in combinations_with_replacement(range(len(standard)), degree):
            powers[term] = powers[term[:-1]] * standard[term[-1]]
            if len(set(term)) > 1:
                mixed.append(powers[term])
    return np.concatenate([*functions, np.stack(mixed)] if mixed else functions)


def quadratic_basis(standard: Array) -> list[Array]:
    """1, each row, its square and the products two by two, each ``(draws,)``."""
    products = [first * second for first, second in combinations_with_replacement(standard, 2)]
    return [np.ones(standard.shape[1]), *standard, *products]


def _own(values: Array) -> Array:
    """The basis of one input without its last function: together they sum to one, as the constant does."""
    different = np.unique(values)
    if len(different) <= FEW_VALUES:
        return np.asarray(values == different[:-1, None], dtype=float)
    inner = np.unique(np.quantile(values, np.arange(1, INNER_KNOTS + 1) / (INNER_KNOTS + 1)))
    inner = inner[(inner > different[0]) & (inner < different[-1])]
    ends = SPLINE_DEGREE + 1
    knots = np.concatenate([np.repeat(different[0], ends), inner, np.repeat(different[-1], ends)])
    return np.asarray(BSpline.design_matrix(values, knots, SPLINE_DEGREE).toarray()[:, :-1].T, dtype=float)
