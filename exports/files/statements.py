"""What an exhibit says and on what it rests, and what a file says of itself, as texts: the same in every file."""

from collections.abc import Iterator, Sequence

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import date, t
from dossier.publisher import publisher, signature
from dossier.scenario import MODEL_VERSION
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Facet, Selection
from dossier.selection_words import applied, filtered
from exports.files.cleaning import clean

#: Everything, in the order in which a file of one exhibit says it: the end of a CSV, the notes of a slide.
EVERYTHING = (
    "finding",
    "subtitle",
    "unit",
    "coverage",
    "selection",
    "alternative",
    "method",
    "caution",
    "quality",
    "source",
    "version",
    "model",
)
#: What is left to say where finding, measure, table and sources have their own places.
UNDER_A_TABLE = ("alternative", "caution", "method", "quality", "selection", "model")


def exhibit_statements(
    catalogue: Catalogue, selection: Selection, exhibit: Exhibit, names: Sequence[str] = EVERYTHING
) -> Iterator[tuple[str, ...]]:
    """Lines of a name and its text (a source has four), one a caution and one a source, none for what is empty."""
    language = exhibit.language
    sources = [catalogue.row("sources", identifier) for identifier in exhibit.sources]
    said: dict[str, list[tuple[str, ...]]] = {
        "finding": [(exhibit.finding,)],
        "subtitle": [(exhibit.subtitle,)],
        "unit": [(exhibit.unit,)],
        "coverage": [(exhibit.coverage,)],
        "selection": [(applied(catalogue, selection, exhibit.responds),)],
        "alternative": [(exhibit.text_alternative,)],
        "method": [(exhibit.notes,)],
        "caution": [(text,) for text in exhibit.caution],
        "quality": [(t(language, f"export.quality.{exhibit.quality}"),)] if exhibit.quality else [],
        "source": [(row.publisher, row.title, date(language, row.published), row.url) for row in sources],
        "version": [(str(catalogue.version),)],
        "model": [(MODEL_VERSION,)] if Facet.SCENARIO in exhibit.responds else [],
    }
    for name in names:
        yield from ((t(language, f"export.field.{name}"), *texts) for texts in said[name] if any(texts))


def author() -> str:
    """Who made a file, as its properties say it: who publishes, or the dossier itself while nobody has signed it."""
    return publisher().name or "Phase III"


def scope_in_words(exhibit: Exhibit) -> str:
    """What stands under a finding: what is measured, then how much of it was read, as sentences."""
    texts = [clean(text).strip() for text in (exhibit.subtitle, exhibit.coverage)]
    return " ".join(text if text.endswith((".", "!", "?", ":")) else text + "." for text in texts if text)


def file_statements(catalogue: Catalogue, selection: Selection) -> tuple[str, ...]:
    """Filters, scenario, versions, date, and who publishes, in full: what every file says of itself."""
    language = selection.language
    return (
        filtered(catalogue, selection),
        scenario_sentence(catalogue, selection),
        t(language, "export.slide.versions", version=str(catalogue.version), model=MODEL_VERSION),
        t(language, "export.slide.dated", date=date(language, catalogue.version.date)),
        signature(language),
    )
