"""How an exhibit is cited: a sentence of either language, an entry for a bibliography, the frame for another page."""

import datetime
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from dossier.catalogue.load import Version
from dossier.exhibits import Exhibit
from dossier.language import NO_BREAK, Language, date, t
from dossier.publisher import Publisher
from exports.files.cleaning import clean

#: Signs that LaTeX obeys, and how they are written as themselves.
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "{}%#$&_"},
        NO_BREAK: "~",
        "\u202f": "~",
        "\n": " ",
    }
)
#: Quotation marks within quotation marks.
_INNER = {
    Language.FR: ((f"«{NO_BREAK}", "“"), (f"{NO_BREAK}»", "”")),
    Language.EN: (("“", "‘"), ("”", "’")),
}
_TONGUES = {Language.FR: "french", Language.EN: "british"}
#: Height of the frame: a finding, its picture and its sources at a usual width of a column.
_HEIGHT = 640


@dataclass(frozen=True)
class Reading:
    """What a citation says beside the finding: who publishes, which version was read, on which day, where."""

    publisher: Publisher
    version: Version
    day: datetime.date
    address: str


def citation(exhibit: Exhibit, reading: Reading) -> str:
    """One sentence in the language of the exhibit; without a publisher's name if nobody signs."""
    language, finding = exhibit.language, _title(exhibit)
    for mark, inner in _INNER[language]:
        finding = finding.replace(mark, inner)
    return t(
        language,
        "share.cite.signed" if reading.publisher.signed else "share.cite.unsigned",
        name=reading.publisher.name,
        finding=finding,
        version=str(reading.version),
        day=date(language, reading.day.isoformat()),
        address=reading.address,
        licence=reading.publisher.licence,
    )


def bibtex(exhibit: Exhibit, reading: Reading) -> str:
    """An entry ``@misc``; every sign of LaTeX in a text is written as itself."""
    fields = {
        "author": f"{{{_latex(reading.publisher.name)}}}" if reading.publisher.signed else "",
        "title": f"{{{_latex(_title(exhibit))}}}",
        "howpublished": "Phase III",
        "year": reading.version.date[:4],
        "version": _latex(str(reading.version)),
        "url": quote(reading.address, safe="%/:?#[]@!$&'()*+,;=~"),
        "urldate": reading.day.isoformat(),
        "note": _latex(reading.publisher.licence),
        "langid": _TONGUES[exhibit.language],
    }
    lines = ",\n".join(f"  {name} = {{{text}}}" for name, text in fields.items() if text)
    return f"@misc{{phase-iii-{exhibit.id}-{reading.version.digest},\n{lines}\n}}"


def frame_code(exhibit: Exhibit, address: str) -> str:
    """The line of HTML that shows the exhibit in another page."""
    title = escape(clean(exhibit.finding), quote=True)
    return (
        f'<iframe src="{escape(address, quote=True)}" title="{title}" width="100%" height="{_HEIGHT}" '
        'loading="lazy" style="border:0"></iframe>'
    )


def _title(exhibit: Exhibit) -> str:
    return clean(exhibit.finding).strip().removesuffix(".")


def _latex(text: str) -> str:
    return clean(text).translate(_LATEX)
