"""In pictures: the few words that a reader needs, from the glossary."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.selection import Selection

_ID = "pictures-words"
#: Terms as the glossary has them, in the order in which a batch meets them.
_TERMS = (
    "lot",
    "autologue",
    "salle propre",
    "libération d’un lot",
    "phases I, II et III",
    "essai pivot",
    "promoteur",
    "façonnier (CDMO)",
)


@exhibit(_ID, "pictures")
def few_words(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The words of the list that the glossary has, and what each means."""
    language = selection.language
    known = {row.term_fr: row for row in catalogue.records("glossary")}
    found = [known[term] for term in _TERMS if term in known]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(
            [
                {
                    "term": str(getattr(row, f"term_{language}")),
                    "definition": str(getattr(row, f"definition_{language}")),
                }
                for row in found
            ],
            columns=["term", "definition"],
        ),
        [
            Column("term", catalogue.heading(language, "glossary", f"term_{language}")),
            Column("definition", catalogue.heading(language, "glossary", f"definition_{language}")),
        ],
        variant="some",
        values={"n": len(found)},
    )
