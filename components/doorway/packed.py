"""Streamlit's own scripts and styles, packed once a process: packed anew at each request, as its middleware for answers
does, they cost each first load a sixth of a second of the server.

Their names change with what is in them (Streamlit says so: immutable), so a file is read once and kept by browsers.
"""

import gzip
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_FOLDER = Path(st.__file__).parent / "static" / "static"
_PREFIX = "/static/"
_TYPES = {".js": "text/javascript", ".css": "text/css"}


@cache
def _files() -> dict[str, Path]:
    """Every script and style by its path: what is not here is not looked for on the disk."""
    found = (path for path in _FOLDER.rglob("*") if path.suffix in _TYPES)
    return {f"{_PREFIX}{path.relative_to(_FOLDER).as_posix()}": path for path in found}


@cache
def packed(address: str) -> bytes:
    """A script or a style of Streamlit, packed by gzip; empty for a path that is none."""
    path = _files().get(address)
    return gzip.compress(path.read_bytes(), 9, mtime=0) if path else b""


class Packed:
    """Answers for these files where the browser can unpack; everything else goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(_PREFIX) and scope["method"] in ("GET", "HEAD"):
            request = Request(scope)
            plain = "gzip" not in request.headers.get("accept-encoding", "") or "range" in request.headers
            if not plain and (body := packed(scope["path"])):
                headers = {
                    "content-encoding": "gzip",
                    "vary": "Accept-Encoding",
                    "cache-control": "public, immutable, max-age=31536000",
                }
                kind = _TYPES[_files()[scope["path"]].suffix]
                await Response(body, media_type=kind, headers=headers)(scope, receive, send)
                return
        await self.app(scope, receive, send)
