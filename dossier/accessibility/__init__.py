"""The accessibility statement: each criterion of the RGAA with its verdict, and what the statement says of them.

``criteria.csv`` holds the verdicts (a line a criterion; what fails says its cause and its way round),
``assessment.toml`` when and with what they were given, and the references of the law. Nothing here draws; no rate is
written down. A verdict that changes is a cell of the table and the date of the assessment. Read by
``tests/test_accessibility.py``.
"""

from dossier.accessibility.criteria import THEMES, Cause, Criterion, Verdict, criteria
from dossier.accessibility.statement import assessment, conformity, rate

__all__ = ["THEMES", "Cause", "Criterion", "Verdict", "assessment", "conformity", "criteria", "rate"]
