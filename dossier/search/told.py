"""What was found, said in the reader's language: a name, and what tells it from its neighbours."""

from dossier.cards.card import amount_as_published
from dossier.catalogue import Catalogue
from dossier.language import Language, date, t
from dossier.language.texts import has
from dossier.rules.glossary import in_short
from dossier.scenario.quoted_results import render_with_results
from dossier.search.documents import Document, Subject


def title_and_about(catalogue: Catalogue, language: Language, document: Document) -> tuple[str, str]:
    """Two lines. The title of an exhibit is its finding, which depends on the selection: it is the caller's to build;
    here its name is that of its page.
    """
    page = t(language, f"page.{document.page}.short")
    match document.subject:
        case Subject.PAGE:
            title = f"page.{document.page}.title"
            return page, t(language, title) if has(language, title) else ""
        case Subject.EXHIBIT:
            return page, page
        case _:
            return _of_row(catalogue, language, document)


#: Table of the rows of a subject.
_TABLES = {
    Subject.CLAIM: "argument",
    Subject.TERM: "glossary",
    Subject.ACTOR: "actors",
    Subject.SITE: "facilities",
    Subject.AWARD: "funding",
    Subject.CANDIDATE: "pipeline",
    Subject.GAP: "gaps",
    Subject.SOURCE: "sources",
}


def _of_row(catalogue: Catalogue, language: Language, document: Document) -> tuple[str, str]:
    table = _TABLES[document.subject]
    row = catalogue.told_in(language).row(table, document.identifier)

    def label(column: str) -> str:
        return catalogue.label(language, table, column, getattr(row, column))

    def own(column: str) -> str:
        return str(getattr(row, f"{column}_{language}"))

    match document.subject:
        case Subject.CLAIM:
            return render_with_results(catalogue, language, own("title")), _joined(label("bearing"), label("theme"))
        case Subject.TERM:
            return own("term"), in_short(own("definition"))
        case Subject.ACTOR:
            return row.name, _joined(label("kind"), row.city)
        case Subject.SITE:
            operator = row.operator if row.operator != row.name else None
            return row.name, _joined(operator, row.city, label("status"))
        case Subject.AWARD:
            amount = amount_as_published(language, row)
            return _joined(row.programme, row.recipient), _joined(amount, row.funder, date(language, row.announced))
        case Subject.CANDIDATE:
            return row.product, _joined(own("indication"), row.sponsor, label("phase"))
        case Subject.GAP:
            return own("what"), own("holder")
        case _:
            return row.title, _joined(row.publisher, date(language, row.published))


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)
