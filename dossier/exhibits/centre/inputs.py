"""Every input of both models as the scenario takes it, for whoever checks."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputStatus
from dossier.catalogue.records import ModelInput
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, t
from dossier.models.conditions import Condition, narrowed
from dossier.models.laws import is_constant
from dossier.scenario import input_rows
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.tables import INPUT_TABLE, input_references
from dossier.scenario.told import assumed, option_label
from dossier.scenario.words import is_fraction, value_with_unit
from dossier.selection import Facet, Selection

_INPUTS = "centre-inputs"
#: Numbers of a row, in the unit of its inputs, percent for a fraction.
_NUMBERS = ("low", "mode", "high", "upper_end", "minimum", "maximum")


@exhibit(_INPUTS, "centre", responds=(Facet.SCENARIO,))
def model_inputs(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Each row with its law, bounds, unit, status, basis and sources; what is set or granted stands beside."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    rows, set_by_reader = input_rows(catalogue, chosen.option_id).values(), chosen.as_dict()
    statuses = [row.status for row in rows]
    columns = (*_NUMBERS, "unit", "law", "money_year", "status", f"basis_{language}", "group")
    return compose(
        catalogue,
        selection,
        _INPUTS,
        pd.DataFrame(
            [_line(catalogue, language, row, set_by_reader.get(row.input_id), chosen.granted) for row in rows]
        ),
        [
            Column("name", catalogue.heading(language, INPUT_TABLE, f"name_{language}")),
            Column("used", t(language, "column.centre.used")),
            *(
                Column(
                    name,
                    catalogue.heading(language, INPUT_TABLE, name),
                    Form.NUMBER if name in _NUMBERS else Form.TEXT,
                )
                for name in columns
            ),
            Column("publishers", catalogue.heading(language, INPUT_TABLE, "source_ids"), Form.LIST),
        ],
        rows=input_references(catalogue, chosen.option_id),
        variant="set" if set_by_reader else "central",
        values={
            "n": len(set_by_reader),
            "total": len(rows),
            "supposed": statuses.count(InputStatus.ASSUMPTION),
            "published": statuses.count(InputStatus.PUBLISHED),
            "derived": statuses.count(InputStatus.DERIVED),
            "option": option_label(catalogue, language, chosen.option_id),
            "assumed": assumed(catalogue, language, chosen),
        },
    )


def _line(
    catalogue: Catalogue, language: Language, row: ModelInput, value: float | None, granted: Iterable[Condition]
) -> dict[str, Any]:
    """A row as the data hold it; what the reader or a condition says of it stands beside, not instead."""
    fraction = is_fraction(row)
    sources = catalogue.sources_of_rows(row.source_ids)
    part = {"share_of_investment": "percent_of_investment", "share_of_pay": "percent_of_pay"}.get(row.unit, "percent")
    return {
        "input_id": row.input_id,
        "name": getattr(row, f"name_{language}"),
        "group": catalogue.label(language, INPUT_TABLE, "group", row.group),
        "used": _used(language, row, value, granted),
        **{name: _number(getattr(row, name), fraction) for name in _NUMBERS},
        "unit": t(language, f"centre.{part}") if fraction else catalogue.label(language, INPUT_TABLE, "unit", row.unit),
        "law": catalogue.label(language, INPUT_TABLE, "law", row.law),
        "money_year": str(row.money_year or ""),
        "status": catalogue.label(language, INPUT_TABLE, "status", row.status),
        f"basis_{language}": getattr(row, f"basis_{language}"),
        "publishers": tuple(dict.fromkeys(catalogue.row("sources", source).publisher for source in sources)),
    }


def _used(language: Language, row: ModelInput, value: float | None, granted: Iterable[Condition]) -> str:
    """What the scenario makes of a row: the reader's value, a condition's, else its law."""
    conditions = tuple(granted)
    if value is not None:
        return t(language, "centre.as_set", value=value_with_unit(language, row, value))
    said = [condition.sets[row.input_id] for condition in conditions if row.input_id in condition.sets]
    if said:
        return t(language, "centre.as_granted", value=value_with_unit(language, row, said[-1]))
    least, most = narrowed(conditions, row.input_id)
    if least is not None:
        return t(language, "centre.as_at_least", value=value_with_unit(language, row, least))
    if most is not None:
        return t(language, "centre.as_at_most", value=value_with_unit(language, row, most))
    if isinstance(row.mode, tuple):
        return value_with_unit(language, row, row.mode)
    return t(language, "centre.as_mode" if is_constant(row) else "centre.as_drawn")


def _number(cell: Any, fraction: bool) -> float | None:
    """A number of the row, a fraction in percent, without the noise of floating point."""
    return round((100 if fraction else 1) * cell, 10) if isinstance(cell, int | float) else None
