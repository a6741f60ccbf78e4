"""The texts around a picture as safe HTML: heading, source line, cautions, sources. Every text is escaped."""

import html
import re
from collections.abc import Callable, Iterable
from itertools import chain

from components.exhibit.previous import previous_html
from components.signs import key_html
from components.source import source_html
from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import enumeration, t
from dossier.language.cells import separator
from dossier.selection import Facet, Selection
from exports.files.sources import credits_in_words, others_in_words

_SIGNED = re.compile(r"[−+][€$£][\d.,]+[a-z]*")
#: Sources named in the line; the panel has them all.
NAMED_SOURCES = 3


def whole(text: str) -> str:
    """Escaped text whose signed amounts are never broken after their sign, as a browser would do before ``€``."""
    return _SIGNED.sub(r'<span style="white-space:nowrap">\g<0></span>', html.escape(text))


def heading_html(exhibit: Exhibit, selection: Selection, level: int, write: Callable[[str], str] = whole) -> str:
    """Finding as a heading, then what is measured and of how much, then the key; ``write`` makes HTML of a text."""
    finding = f'<h{level} class="finding">{write(exhibit.finding)}</h{level}>'
    said = (exhibit.subtitle, exhibit.coverage, unfiltered(exhibit, selection))
    subtitle = " ".join(write(text) for text in said if text)
    grey = f'<p class="subtitle">{subtitle}</p>' if subtitle else ""
    return f"{finding}{grey}{key_html(exhibit) if exhibit.drawn else ''}"


def unfiltered(exhibit: Exhibit, selection: Selection) -> str:
    """Which of the reader's filters leave this exhibit as it is; empty where none does."""
    shared = (Facet.SECTORS, Facet.REGIONS, Facet.PHASES, Facet.STATUSES, Facet.CITIES)
    ignored = [facet for facet in shared if getattr(selection, facet) and facet not in exhibit.responds]
    names = enumeration(exhibit.language, [t(exhibit.language, f"show.facet.{facet}") for facet in ignored])
    return t(exhibit.language, "show.unfiltered", names=names) if ignored else ""


def stand_in_html(alternative: str, address: str) -> str:
    """The map of the paper, where the browser cannot draw the other one; not even asked for where it can."""
    src = html.escape(address, quote=True)
    return f'<img class="stand-in" loading="lazy" src="{src}" alt="{html.escape(alternative, quote=True)}">'


def source_line_html(catalogue: Catalogue, exhibit: Exhibit) -> str:
    """``Sources : publisher, date ; publisher, date et 12 autres``, and the cautions behind their sign."""
    return f'<div class="source"><p>{html.escape(sources_named(catalogue, exhibit))}</p>{cautions_html(exhibit)}</div>'


def sources_named(catalogue: Catalogue, exhibit: Exhibit) -> str:
    """Publishers and dates, at most three named, those of the first rows first; the other sources are counted."""
    language = exhibit.language
    if not exhibit.sources:
        return t(language, "show.no_source")
    # Several articles of one publisher on one day read as one name.
    said = credits_in_words(catalogue, exhibit)
    names = separator(language).join(f"{publisher}, {day}" for publisher, day in list(said)[:NAMED_SOURCES])
    if rest := list(chain.from_iterable(list(said.values())[NAMED_SOURCES:])):
        names = t(language, "word.and", first=names, last=others_in_words(catalogue, language, rest))
    return t(language, "show.source_line", names=names, n=len(exhibit.sources))


def cautions_html(exhibit: Exhibit) -> str:
    """One caution in a line, cut where it is too long; several as their number. Opens to the full sentences."""
    if not exhibit.caution:
        return ""
    words = t(exhibit.language, "show.caution", first=exhibit.caution[0], n=len(exhibit.caution))
    full = "".join(f"<li>{html.escape(text)}</li>" for text in exhibit.caution)
    title = html.escape(" ".join(exhibit.caution))
    return (
        f'<details class="caution"><summary title="{title}"><span class="icon"></span>'
        f"<span>{html.escape(words)}</span></summary><ul>{full}</ul></details>"
    )


def evidence_html(catalogue: Catalogue, exhibit: Exhibit) -> str:
    """Everything behind the exhibit: records of its sources, grade, cautions, method."""
    language = exhibit.language
    parts = []
    if exhibit.quality:
        grade = t(language, f"show.grade.{exhibit.quality}")
        parts.append(_section(t(language, "show.panel.quality"), f"<p>{html.escape(grade)}</p>"))
    if exhibit.caution:
        parts.append(_section(t(language, "show.panel.cautions"), _list(html.escape(text) for text in exhibit.caution)))
    if exhibit.notes:
        parts.append(_section(t(language, "show.panel.notes"), f"<p>{html.escape(exhibit.notes)}</p>"))
    if exhibit.sources:
        heading = t(language, "show.panel.records", n=len(exhibit.sources))
        records = _list(source_html(catalogue, language, identifier) for identifier in exhibit.sources)
        parts.append(_section(heading, records))
    if previous := previous_html(catalogue, exhibit):
        parts.append(previous)
    return f'<div class="panel">{"".join(parts)}</div>'


def _section(heading: str, body: str) -> str:
    return f'<p class="label">{html.escape(heading)}</p>{body}'


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"
