"""What an exhibit says and on what it rests, as lines of text: the end of a CSV, the notes of a slide."""

from collections.abc import Iterator

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import date, t
from dossier.scenario import MODEL_VERSION
from dossier.selection import Facet, Selection
from dossier.selection_words import applied


def about(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> Iterator[tuple[str, ...]]:
    """What an exhibit says and on what it rests, as lines of a name and its text (a source has four)."""
    language = exhibit.language
    texts = {
        "finding": exhibit.finding,
        "subtitle": exhibit.subtitle,
        "unit": exhibit.unit,
        "coverage": exhibit.coverage,
        "selection": applied(catalogue, selection, exhibit.responds),
        "alternative": exhibit.text_alternative,
        "method": exhibit.notes,
    }
    for name, text in texts.items():
        if text:
            yield t(language, f"export.field.{name}"), text
    for text in exhibit.caution:
        yield t(language, "export.field.caution"), text
    if exhibit.quality:
        yield t(language, "export.field.quality"), t(language, f"export.quality.{exhibit.quality}")
    for identifier in exhibit.sources:
        source = catalogue.row("sources", identifier)
        published = date(language, source.published)
        yield t(language, "export.field.source"), source.publisher, source.title, published, source.url
    yield t(language, "export.field.version"), str(catalogue.version)
    if Facet.SCENARIO in exhibit.responds:
        yield t(language, "export.field.model"), MODEL_VERSION
