"""One frozen record for a row of each table: what the app relies on, checked once more at the start.

One file a family of tables; a record says its fields with their types and what one row alone can contradict. What
takes several rows is in ``checks.py`` of the catalogue. A new table is a record here and a name in ``TABLES``;
``python -m dossier.catalogue --describe`` then writes it into ``data/datapackage.json``. An empty cell is ``None``: the
source does not say, never zero. Read by ``tests/test_data_package.py``, ``tests/test_describe.py`` and
``tests/test_faults.py``.
"""

from dossier.catalogue.records.base import FORMS, REGIONS, Record, in_order, is_date, row_id
from dossier.catalogue.records.changes import Change
from dossier.catalogue.records.columns import Cells, cells_of, declared_in, list_columns
from dossier.catalogue.records.evidence import (
    Candidate,
    Claim,
    ComparableSeries,
    Event,
    Gap,
    Indicator,
    SeriesTitle,
    Source,
    Statement,
)
from dossier.catalogue.records.inputs import FormerInput, ModelInput, Option, Parameter
from dossier.catalogue.records.money import AppraisalFigure, Award, CostFigure, ExchangeRate
from dossier.catalogue.records.places import Actor, Facility, PlacedCity
from dossier.catalogue.records.staging import CapexBasis, NamedScenario, PriceLevel, Trigger
from dossier.catalogue.records.telling import Request, Slide, Withdrawal
from dossier.catalogue.records.words import EnglishName, Label, Term

__all__ = [
    "FORMS",
    "REGIONS",
    "TABLES",
    "Actor",
    "AppraisalFigure",
    "Award",
    "Candidate",
    "CapexBasis",
    "Cells",
    "Change",
    "Claim",
    "ComparableSeries",
    "CostFigure",
    "EnglishName",
    "Event",
    "ExchangeRate",
    "Facility",
    "FormerInput",
    "Gap",
    "Indicator",
    "Label",
    "ModelInput",
    "NamedScenario",
    "Option",
    "Parameter",
    "PlacedCity",
    "PriceLevel",
    "Record",
    "Request",
    "SeriesTitle",
    "Slide",
    "Source",
    "Statement",
    "Term",
    "Trigger",
    "Withdrawal",
    "cells_of",
    "declared_in",
    "in_order",
    "is_date",
    "list_columns",
    "row_id",
]

#: Every table of the package, in the order in which a reader meets them.
TABLES: dict[str, type[Record]] = {
    "sources": Source,
    "actors": Actor,
    "facilities": Facility,
    "places": PlacedCity,
    "funding": Award,
    "indicators": Indicator,
    "pipeline": Candidate,
    "timeline": Event,
    "argument": Claim,
    "statements": Statement,
    "gaps": Gap,
    "parameters": Parameter,
    "cost_studies": CostFigure,
    "ese_examples": AppraisalFigure,
    "model_inputs": ModelInput,
    "options": Option,
    "former_inputs": FormerInput,
    "named_scenarios": NamedScenario,
    "price_index": PriceLevel,
    "capex_basis": CapexBasis,
    "triggers": Trigger,
    "requests": Request,
    "withdrawals": Withdrawal,
    "stories": Slide,
    "exchange_rates": ExchangeRate,
    "series_titles": SeriesTitle,
    "comparable_series": ComparableSeries,
    "labels": Label,
    "names": EnglishName,
    "glossary": Term,
    "changes": Change,
}
