"""The deck: exhibits as slides whose charts, tables and maps are native, for a room without us.

Identical inputs give identical bytes: every date in the file is that of the data.
"""

import datetime
import io
from collections.abc import Callable, Sequence

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import t
from dossier.selection import Selection
from exports.files.cleaning import clean, shortened
from exports.files.frozen import frozen
from exports.slides import cover, slide
from exports.slides.text import TAGS
from exports.slides.theme import blank_deck

#: What the office formats allow in a property of the document.
_LONGEST_PROPERTY = 255


def deck_pptx(
    catalogue: Catalogue,
    selection: Selection,
    exhibits: Sequence[Exhibit],
    *,
    title: str = "",
    unknown: Sequence[str] = (),
    progress: Callable[[float], None] | None = None,
) -> bytes:
    """A PPTX file: a cover, a slide an exhibit in the order given, what was left out, all sources.

    An exhibit that is empty under the selection is left out and named at the end with the reason that its finding
    gives; so are the ids of a link that name no exhibit (``unknown``). ``progress`` hears the part done, 0 to 1.
    """
    language = selection.language
    title = title or t(language, "export.slide.title")
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    document = blank_deck(language)
    cover.add_cover(document, catalogue, selection, title)
    for position, exhibit in enumerate(shown, start=1):
        slide.add_exhibit_slide(document, catalogue, selection, exhibit)
        if progress:
            progress(position / (len(shown) + 1))
    empty = [exhibit for exhibit in exhibits if exhibit.empty]
    cover.add_left_out(document, catalogue, selection, empty, unknown)
    used = dict.fromkeys(source for exhibit in shown for source in exhibit.sources)
    cover.add_sources(document, catalogue, selection, list(used))
    properties = document.core_properties
    moment = datetime.datetime.fromisoformat(catalogue.version.date)
    properties.title = shortened(clean(title), _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = "Phase III"
    properties.language = TAGS[language]
    properties.created = properties.modified = moment
    properties.revision = 1
    properties.version = str(catalogue.version)
    buffer = io.BytesIO()
    document.save(buffer)
    content = frozen(buffer.getvalue(), catalogue.version.date)
    if progress:
        progress(1.0)
    return content
