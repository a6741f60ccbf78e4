"""An exhibit made by hand, with real sources and every text that an exhibit can have."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.exhibits import Column, Encoding, Exhibit, Form
from dossier.language import Language

LONG = "Un établissement de soins dont le nom est si long qu’aucune colonne ne le tient sur une seule ligne"


def make(
    catalogue: Catalogue,
    language: Language,
    identifier: str,
    table: pd.DataFrame,
    encoding: Encoding,
    columns: tuple[Column, ...] | None = None,
    finding: str = "",
    sources: int = 3,
    caution: tuple[str, ...] = ("Montants annoncés, non vérifiés sur pièces.",),
) -> Exhibit:
    """An exhibit with real sources; by default every column of the table is one that a reader sees."""
    shown = tuple(Column(str(name), str(name).capitalize(), _form(table[name])) for name in table.columns)
    return Exhibit(
        id=identifier,
        page="made",
        language=language,
        finding=finding or f"Ce que montre la figure {identifier} tient en une phrase entière, avec son verbe",
        subtitle="Ce qui est mesuré, où, quand, en millions d’euros courants",
        table=table,
        columns=columns or shown,
        encoding=encoding,
        sources=tuple(row.source_id for row in catalogue.records("sources")[:sources]),
        coverage="Onze lignes sur douze le publient.",
        caution=caution,
        quality="B",
        text_alternative=f"Description de {identifier} pour qui ne la voit pas.",
        notes="Méthode : lecture des sources.",
    )


def _form(column: "pd.Series[object]") -> Form:
    return Form.NUMBER if pd.api.types.is_numeric_dtype(column) else Form.TEXT
