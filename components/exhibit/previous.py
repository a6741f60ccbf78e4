"""The values that stood in the rows behind an exhibit before they were corrected: folded, newest first."""

from html import escape

from components import filters
from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, register
from dossier.exhibits.sources.changes import CORRECTIONS, Previous, previous_values
from dossier.language import Language, t
from dossier.selection import Selection

#: Corrections told in place; the list of corrections has them all.
_MOST = 20


def previous_html(catalogue: Catalogue, exhibit: Exhibit) -> str:
    """The corrections with their dates and reasons; nothing where nothing was corrected."""
    language = exhibit.language
    found = previous_values(catalogue, language, exhibit.rows)
    if not found:
        return ""
    items = "".join(f"<li>{_told(language, each)}</li>" for each in found[:_MOST])
    left = len(found) - _MOST
    if left > 0:
        page = register()[CORRECTIONS].page
        href = escape(filters.address(page, Selection(language=language), exhibit=CORRECTIONS), quote=True)
        words = escape(t(language, "share.previous.more", n=left))
        items += f'<li><a href="{href}" target="_self">{words}</a></li>'
    heading = escape(t(language, "share.previous.open", n=len(found)))
    return f'<details class="previous"><summary>{heading}</summary><ul>{items}</ul></details>'


def _told(language: Language, each: Previous) -> str:
    nothing = t(language, "share.previous.empty")
    value = t(
        language,
        "share.previous.value",
        row=each.row,
        column=each.column,
        before=each.before or nothing,
        after=each.after or nothing,
    )
    return f"{escape(each.date)}. {escape(value)}. <em>{escape(each.why)}</em>"
