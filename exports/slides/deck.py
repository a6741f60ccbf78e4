"""The deck: exhibits as slides whose charts, tables and maps are native, for a room without us.

Identical inputs give identical bytes: every date in the file is that of the data.
"""

import datetime
import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.exhibits import Exhibit
from dossier.language import t
from dossier.selection import Selection
from dossier.storyboard import Story, build, minutes, spoken, story
from exports.files.cleaning import clean, shortened
from exports.files.frozen import frozen
from exports.files.progress import Heard, Making, Stage, unheard
from exports.files.statements import author
from exports.slides import cover, slide
from exports.slides.text import TAGS
from exports.slides.theme import blank_deck

#: How a deck is made; whoever has its exhibits already begins with the slides.
_STAGES = (Stage.EXHIBITS, Stage.SLIDES, Stage.WRITING)
#: What the office formats allow in a property of the document.
_LONGEST_PROPERTY = 255


#: The exhibit whose finding is the request.
_REQUEST = "brief-answer"


def story_pptx(catalogue: Catalogue, selection: Selection, told: Story, heard: Heard = unheard) -> bytes:
    """The deck of a story: its cover says what is asked and for how many minutes, its notes what to answer."""
    language = selection.language
    lead = {}
    for exhibit in told.slides:
        said = spoken(catalogue, selection, told, exhibit.id)
        if said:
            survives = t(language, "export.slide.survives", objection=said.objection, answer=said.answer)
            lead[exhibit.id] = (said.transition, survives)
    whom = catalogue.label(language, "stories", "story", told.name)
    return deck_pptx(
        catalogue,
        selection,
        [*told.slides, *told.skipped],
        title=t(language, "export.slide.story", whom=whom, n=minutes(catalogue, told)),
        asked=build(catalogue, selection, _REQUEST).finding,
        unknown=told.unknown,
        lead=lead,
        heard=heard,
    )


def told_pptx(name: StoryName, catalogue: Catalogue, selection: Selection, heard: Heard = unheard) -> bytes:
    """The deck of a story as its table has it."""
    Making(heard, *_STAGES).begin(Stage.EXHIBITS)
    return story_pptx(catalogue, selection, story(catalogue, selection, name=name), heard)


def deck_pptx(
    catalogue: Catalogue,
    selection: Selection,
    exhibits: Sequence[Exhibit],
    *,
    title: str = "",
    asked: str = "",
    unknown: Sequence[str] = (),
    lead: Mapping[str, Sequence[str]] = MappingProxyType({}),
    heard: Heard = unheard,
) -> bytes:
    """A PPTX file: a cover, a slide an exhibit in the order given, what was left out, the sources quoted.

    An exhibit that is empty under the selection is left out and named at the end with the reason that its finding
    gives; so are the ids of a link that name no exhibit (``unknown``). ``asked`` is the request that the cover states,
    ``lead`` opens the notes of an exhibit by its id. ``heard`` is told of each slide.
    """
    language = selection.language
    title = title or t(language, "export.slide.title")
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    document = blank_deck(language)
    cover.add_cover(document, catalogue, selection, title, asked)
    making = Making(heard, *_STAGES)
    for exhibit in making.each(Stage.SLIDES, shown):
        slide.add_exhibit_slide(document, catalogue, selection, exhibit, lead.get(exhibit.id, ()))
    making.begin(Stage.WRITING)
    empty = [exhibit for exhibit in exhibits if exhibit.empty]
    cover.add_left_out(document, catalogue, selection, empty, unknown)
    cover.add_sources(document, catalogue, selection, shown)
    properties = document.core_properties
    moment = datetime.datetime.fromisoformat(catalogue.version.date)
    properties.title = shortened(clean(title), _LONGEST_PROPERTY)
    properties.author = properties.last_modified_by = author()
    properties.language = TAGS[language]
    properties.created = properties.modified = moment
    properties.revision = 1
    properties.version = str(catalogue.version)
    buffer = io.BytesIO()
    document.save(buffer)
    return frozen(buffer.getvalue(), catalogue.version.date)
