"""The page of whoever is not let in: the name of the dossier, why, and the way in; nothing of what is inside.

Both languages, that of the address first; no script, no letters of its own, in no frame, kept by nobody.
"""

from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qs, quote

from starlette.responses import Response
from starlette.types import Scope

from dossier.language import DEFAULT, Language, t
from exports.static.embedded import EMBEDDED_POLICY
from exports.static.page import html_document

NAME = "Phase III"
_POLICY = f"{EMBEDDED_POLICY}; frame-ancestors 'none'"
_STYLE = """
body { font: 1.1rem/1.5 system-ui, sans-serif; color: #1b1f27; background: #fff; margin: 0; }
main { max-width: 34rem; margin: 12vh auto 0; padding: 0 1.2rem; }
h1 { font: 600 2rem/1.2 Georgia, serif; }
section + section { border-top: 1px solid #dedad2; margin-top: 1.6rem; padding-top: .6rem; }
p { overflow-wrap: anywhere; }
a { color: #1f4e79; text-underline-offset: .2em; }
a:focus-visible { outline: 3px solid #1f4e79; outline-offset: 3px; }
"""


def language_asked(scope: Scope) -> Language:
    """The language of the address, and nothing else of it: whoever has not come in is told nothing of the data."""
    try:
        query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=60)
    except ValueError:
        return DEFAULT
    asked = query.get("lang", [""])[0]
    if asked in set(Language):
        return Language(asked)
    # /files/en/…
    return next((each for each in Language if scope["path"].startswith(f"/files/{each}/")), DEFAULT)


def refusal(
    scope: Scope,
    status: int,
    why: str,
    way: tuple[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    **values: str,
) -> Response:
    """An answer that says ``admission.<why>``; ``way`` leads on: the end of a key, and an address."""
    language = language_asked(scope)
    parts = []
    for each in language.before_others():
        said = f"<p>{escape(t(each, f'admission.{why}', **values))}</p>"
        if way:
            words, address = way
            link = escape(t(each, f"admission.way.{words}"))
            said += f'<p><a href="{escape(address, quote=True)}">{link}</a></p>'
        parts.append(f'<section lang="{each}">{said}</section>')
    body = f"<main><h1>{NAME}</h1>{''.join(parts)}</main>"
    head = '<meta name="robots" content="noindex">'
    page = html_document(language, NAME, body, head, EMBEDDED_POLICY, _STYLE)
    own = {"content-security-policy": _POLICY, "cache-control": "no-store", **(headers or {})}
    return Response(page, status, own, media_type="text/html")


def address_asked(scope: Scope) -> str:
    """Path and query as they were asked for, encoded; the first page for what no reader opens by its address."""
    path = scope["path"]
    if scope.get("method") not in ("GET", "HEAD") or path.startswith(("/_stcore", "/media", "/component", "/door/")):
        return "/"
    query = scope["query_string"].decode("latin-1")
    return quote(path, safe="/") + (f"?{query}" if query else "")
