"""The VAN-SE of several rows side by side: drawn alike wherever rows of it are compared."""

from typing import Any

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.language import Language, t
from dossier.language.forms import Form
from dossier.scenario.tables import REFERENCE
from dossier.scenario.told import option_label

#: Marks of a row, and the words of the key.
_SIGNS = ("range", "value", "median")


def value_ranges(catalogue: Catalogue, language: Language, category: str, **more: Any) -> Ranges:
    """Rows of columns ``p5``, ``p95``, ``mean``, ``p50`` (EUR), ``label``, ``tone`` and ``shape``, each named by
    ``category``; zero is the option without the project. ``more``: further fields of the encoding.
    """
    return Ranges(
        category=category,
        low="p5",
        high="p95",
        value="mean",
        median="p50",
        label="label",
        tone="tone",
        shape="shape",
        form=Form.MONEY,
        title=t(language, "option.van_se"),
        references=((0.0, option_label(catalogue, language, REFERENCE)),),
        signs=tuple((role, t(language, f"option.sign.{role}")) for role in _SIGNS),
        **more,
    )
