"""What a reader takes away from an exhibit, in one panel: image, link, citation, code for another page.

Nothing of it is made before it is opened; pictures are asked of ``/embed`` by the browser.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from html import escape

import streamlit as st

from components import cache, filters
from components.correction import whole_address
from dossier.contents import STAGE
from dossier.exhibits import Exhibit
from dossier.language import Language, enumeration, t
from dossier.publisher import publisher
from dossier.selection import Selection
from exports.files.citation import Reading, bibtex, citation, frame_code
from exports.files.media import file_name

#: Relative address -> one to send to somebody.
Whole = Callable[[str], str]


def draw_share(exhibit: Exhibit, selection: Selection) -> None:
    """The panel; ``doorway/scripts/copy.js`` copies."""
    st.html(share_html(exhibit, selection, whole_address, datetime.date.today()))


def share_html(exhibit: Exhibit, selection: Selection, whole: Whole, day: datetime.date) -> str:
    """The panel of an exhibit under a selection, read on ``day``; ``whole`` makes an address one to send.

    Of one that the filters leave empty only the link is taken away.
    """
    language = exhibit.language
    copy = _copy(language, "copy_link", whole(address_of(exhibit, selection)))
    said = f'data-done="{_t(language, "copied")}" data-failed="{_t(language, "not_copied")}"'
    heard = f'<p role="status" {said}></p>'
    if exhibit.empty:
        return f'<div class="share">{_part(language, "address", _row([copy]))}{heard}</div>'
    stage = escape(filters.address(STAGE, selection, slides=exhibit.id), quote=True)
    full = f'<a href="{stage}" target="_self">{_t(language, "full_screen")}</a>'
    return (
        f'<div class="share">{_part(language, "address", _row([copy, full]))}'
        f"{_image(exhibit, selection)}"
        f"{_cite(exhibit, selection, whole, day)}{_frame(exhibit, selection, whole)}"
        f"{heard}</div>"
    )


def _image(exhibit: Exhibit, selection: Selection) -> str:
    language = exhibit.language
    picture = {
        ending: escape(filters.address(f"embed/{exhibit.id}.{ending}", selection), quote=True)
        for ending in ("png", "svg")
    }
    seen = f'<img src="{picture["png"]}" alt="{escape(exhibit.finding, quote=True)}">'
    files = [
        f'<a href="{address}" download="{file_name(exhibit.id, language, ending)}">{_t(language, ending)}</a>'
        for ending, address in picture.items()
    ]
    copy = f'<button type="button" data-copy-image="{picture["png"]}">{_t(language, "copy_image")}</button>'
    return _part(language, "image", _row([*files, copy]) + seen)


def _cite(exhibit: Exhibit, selection: Selection, whole: Whole, day: datetime.date) -> str:
    """The sentence of the reader's language, then of the other, then the entry for a bibliography."""
    language = exhibit.language
    sentences, entry = [], ""
    for each in language.before_others():
        asked = replace(selection, language=each)
        told = cache.exhibit(exhibit.id, asked)
        version = cache.catalogue().version
        # a clock that is wrong must not have read a version before there was one
        read = max(day, datetime.date.fromisoformat(version.date))
        reading = Reading(publisher(), version, read, whole(address_of(told, asked)))
        sentence = citation(told, reading)
        sentences.append(f'<p lang="{each}">{escape(sentence)}</p>{_row([_copy(language, "cite.copy", sentence)])}')
        entry = entry or bibtex(told, reading)
    folded = (
        f"<details><summary>{_t(language, 'cite.bibtex')}</summary><pre>{escape(entry)}</pre>"
        f"{_row([_copy(language, 'cite.copy_bibtex', entry)])}</details>"
    )
    return _part(language, "cite.open", "".join(sentences) + folded)


def _frame(exhibit: Exhibit, selection: Selection, whole: Whole) -> str:
    language, hosts = exhibit.language, publisher().embedded_in
    address = filters.address(f"embed/{exhibit.id}", selection)
    code = frame_code(exhibit, whole(address))
    names = enumeration(language, list(hosts))
    where = t(language, "share.embed.hosts", names=names) if hosts else t(language, "share.embed.nowhere")
    look = f'<a href="{escape(address, quote=True)}" target="_blank">{_t(language, "embed.page")}</a>'
    body = f"<p>{escape(where)}</p><pre>{escape(code)}</pre>{_row([_copy(language, 'embed.copy', code), look])}"
    return _part(language, "embed.open", f"<details><summary>{_t(language, 'embed.code')}</summary>{body}</details>")


def address_of(exhibit: Exhibit, selection: Selection) -> str:
    """The relative address of an exhibit in the reader's state."""
    return filters.address(exhibit.page, selection, exhibit=exhibit.id)


def _part(language: Language, key: str, body: str) -> str:
    return f'<div class="taken"><p class="label">{_t(language, key)}</p><div>{body}</div></div>'


def _row(items: Iterable[str]) -> str:
    return f'<p class="row">{"".join(items)}</p>'


def _copy(language: Language, key: str, text: str) -> str:
    return f'<button type="button" data-copy="{escape(text, quote=True)}">{_t(language, key)}</button>'


def _t(language: Language, key: str) -> str:
    return escape(t(language, f"share.{key}"), quote=True)
