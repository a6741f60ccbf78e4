"""One frozen record for a row of each table: what the app relies on, checked once more at the start.

``data/datapackage.json`` says the same in the open-data convention: ``python -m dossier.catalogue --describe`` writes
it from here, and ``tests/test_describe.py`` holds the two together. An empty cell is ``None``: the source does not say,
never zero.
"""

from dossier.catalogue.records.base import FORMS, REGIONS, Record, is_date, row_id
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
from dossier.catalogue.records.inputs import ModelInput, Option, Parameter
from dossier.catalogue.records.money import AppraisalFigure, Award, CostFigure, ExchangeRate
from dossier.catalogue.records.places import Actor, Facility
from dossier.catalogue.records.words import Label, Term

__all__ = [
    "FORMS",
    "REGIONS",
    "TABLES",
    "Actor",
    "AppraisalFigure",
    "Award",
    "Candidate",
    "Cells",
    "Claim",
    "ComparableSeries",
    "CostFigure",
    "Event",
    "ExchangeRate",
    "Facility",
    "Gap",
    "Indicator",
    "Label",
    "ModelInput",
    "Option",
    "Parameter",
    "Record",
    "SeriesTitle",
    "Source",
    "Statement",
    "Term",
    "cells_of",
    "declared_in",
    "is_date",
    "list_columns",
    "row_id",
]

#: Every table of the package, in the order in which a reader meets them.
TABLES: dict[str, type[Record]] = {
    "sources": Source,
    "actors": Actor,
    "facilities": Facility,
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
    "exchange_rates": ExchangeRate,
    "series_titles": SeriesTitle,
    "comparable_series": ComparableSeries,
    "labels": Label,
    "glossary": Term,
}
