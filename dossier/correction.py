"""An error that a reader reports: what is doubted, where it stands and in which version, as a mail or as a text.

What only the reader knows (the right value, its source) is left open, each on its line. Read by
``tests/test_correction.py``.
"""

from dataclasses import dataclass
from urllib.parse import quote

from dossier.catalogue import Version
from dossier.language import Language, t
from dossier.language.cells import shortened
from dossier.publisher import publisher

#: Signs of a finding or a name that are quoted: programs cut a longer address of a mail.
_LONGEST = 240


@dataclass(frozen=True)
class Doubt:
    """What is doubted; what is not known is empty. ``about`` is a finding or a name, ``exhibit`` and ``row`` are ids,
    ``address`` is that of the view, whole."""

    about: str = ""
    exhibit: str = ""
    table: str = ""
    row: str = ""
    column: str = ""
    address: str = ""


def text(language: Language, doubt: Doubt, version: Version) -> str:
    """A line for each thing to know; those that the reader fills in end with a colon."""
    about = shortened(" ".join(doubt.about.split()), _LONGEST)
    known = [("about", about), ("exhibit", doubt.exhibit), ("table", doubt.table)]
    lines = [
        *((name, value) for name, value in known if value),
        *([] if doubt.exhibit or doubt.table else [("table", "")]),
        ("row", doubt.row),
        ("column", doubt.column),
        ("right", ""),
        ("source", ""),
        ("version", str(version)),
        *([("address", doubt.address)] if doubt.address else []),
    ]
    return "\n".join(t(language, f"correction.line.{name}", value=value).rstrip() for name, value in lines)


def mail(language: Language, doubt: Doubt, version: Version) -> str:
    """The address of a mail to whoever publishes, its subject and body written; empty where no contact is given."""
    contact = publisher().contact
    if not contact:
        return ""
    what = doubt.exhibit or "/".join(filter(None, (doubt.table, doubt.row)))
    subject = t(language, "correction.subject_of" if what else "correction.subject", what=what)
    body = text(language, doubt, version).replace("\n", "\r\n")  # what a mail takes for the end of a line (RFC 6068)
    return f"mailto:{quote(contact, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
