"""How a reader reports an error: a mail already written where an address takes corrections, else a text to copy."""

from html import escape
from urllib.parse import urljoin

import streamlit as st

from dossier import correction
from dossier.catalogue import Version
from dossier.correction import Doubt
from dossier.language import Language, t
from dossier.publisher import publisher


def whole_address(relative: str) -> str:
    """The address of a view to send to somebody: the public one where it is known, else the one that is open."""
    public = publisher().address
    return f"{public}/{relative}" if public else urljoin(st.context.url or "", relative)


def draw_correction(language: Language, doubt: Doubt, version: Version, *, folded: bool = True) -> None:
    """The link of the mail, or the text; ``folded`` under its title, unless the page gives it one."""
    mail = correction.mail(language, doubt, version)
    if mail:
        words = t(language, "correction.write", contact=publisher().contact)
        st.html(f'<p class="about"><a href="{escape(mail, quote=True)}">{escape(words)}</a></p>')
        return
    place = st.expander(t(language, "correction.title"), icon=":material/flag:") if folded else st.container()
    with place:
        st.html(_to_copy(language, correction.text(language, doubt, version)))


def _to_copy(language: Language, text: str) -> str:
    """The text with its button (``doorway/scripts/copy.js``): what Streamlit draws of a code weighs half a megabyte."""
    why, copy, done, failed = (
        escape(t(language, key), quote=True)
        for key in ("correction.copy", "correction.copy_text", "share.copied", "correction.not_copied")
    )
    written = escape(text, quote=True)
    return (
        f'<p>{why}</p><div class="share correction"><pre>{written}</pre>'
        f'<p class="row"><button type="button" data-copy="{written}">{copy}</button></p>'
        f'<p role="status" data-done="{done}" data-failed="{failed}"></p></div>'
    )
