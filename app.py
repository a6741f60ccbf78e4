"""The door: serves the frame with security headers, compression and boundaries, and starts warm.

``streamlit run app.py`` opens its port and then warms; ``python app.py``, one of several behind a proxy, warms and then
opens its port, so that no reader is sent to a process that is not ready. Both open ``components/frame.py``: a folder
named ``pages`` beside the script that Streamlit runs would be taken for its old multipage mode, and the first deep link
would open a page without its frame.
"""

import base64
import gc
import hashlib
import os
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache as once
from pathlib import Path

# Before NumPy is loaded: our matrices are small, and threads that wait for a busy core take a hundred times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from components import cache, finder, later, page_chrome, page_ids  # noqa: E402
from components.admission.order import admission  # noqa: E402
from components.charts import plot  # noqa: E402
from components.doorway.entrance import doorway_routes  # noqa: E402
from components.doorway.head import STREAMLIT_PAGE  # noqa: E402
from components.doorway.in_words import InWords  # noqa: E402
from components.doorway.packed import Packed  # noqa: E402
from components.embed import embed  # noqa: E402
from components.exhibit import picture  # noqa: E402
from components.presenter.script import PRESENTER_SCRIPT  # noqa: E402
from components.service.gate import Gate  # noqa: E402
from components.service.lines import open_log  # noqa: E402
from components.service.second_port import beating, open_second_port  # noqa: E402
from components.service.settings import Unfit, require_free, settings  # noqa: E402
from components.service.stopped import on_script_error  # noqa: E402
from components.service.tally import count_built  # noqa: E402
from components.service.undelayed import send_at_once  # noqa: E402
from components.service.watch import Watch  # noqa: E402
from dossier.catalogue import BrokenPackage  # noqa: E402
from dossier.exhibits import register  # noqa: E402
from dossier.publisher import BrokenSettings, publisher  # noqa: E402
from dossier.scenario.link_codes import named_codes  # noqa: E402
from dossier.selection import Selection  # noqa: E402


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def policy() -> str:
    """Content-Security-Policy: nothing from elsewhere, and only the inline scripts that are known, by hash.

    The hash of Streamlit's own inline script is computed from the installed page, so an upgrade cannot leave it stale.
    """
    index = STREAMLIT_PAGE.read_text(encoding="utf-8")
    inline = re.findall(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", index, flags=re.DOTALL)
    ours = (
        *page_chrome.LANGUAGE_SCRIPTS.values(),
        PRESENTER_SCRIPT,
        finder.FINDER_SCRIPT,
        picture.SCRIPT,
        plot.PLOT_SCRIPT,
    )
    hashes = " ".join(_hash(script) for script in [*inline, *ours])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "frame-ancestors 'self'",
            "object-src 'none'",
            "base-uri 'self'",
        )
    )


#: A year: whoever has come by TLS comes by nothing else. Other names of the same domain are not ours to bind.
_TLS_ONLY = (b"strict-transport-security", b"max-age=31536000")


class Headers:
    """Adds the security headers to every response; one that brings its own keeps it, so that none is there twice."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [
            (b"content-security-policy", policy().encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                brought = message.get("headers", [])
                own = {name.lower() for name, _ in brought}
                ours = [*self.headers, _TLS_ONLY] if by_tls(scope) else self.headers
                message["headers"] = [*brought, *(pair for pair in ours if pair[0] not in own)]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def by_tls(scope: Scope) -> bool:
    """Whether the browser came by TLS: here, at a proxy that says so, or by the address in ``dossier.toml``."""
    said = dict(scope["headers"]).get(b"x-forwarded-proto", b"")
    return scope["scheme"] == "https" or said == b"https" or publisher().address.startswith("https:")


@once
def warm() -> None:
    """Warm start: every exhibit is built once before the first reader comes; the named scenarios follow behind."""
    for identifier in register():
        cache.exhibit(identifier, Selection())
    finder.index()
    for code in named_codes(cache.catalogue()):
        for identifier, entry in register().items():
            if entry.slow:
                later.foresee(*cache.asked(identifier, Selection(scenario=code)))
    # what a warm start leaves stays: no collection looks at it again while a reader waits
    gc.collect()
    gc.freeze()


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Ready once it is warm, and until it stops."""
    send_at_once()
    warm()
    async with beating():
        yield


try:
    publisher()
    admitted = admission()
    open_second_port()
    cache.catalogue()
except (BrokenPackage, BrokenSettings, Unfit) as broken:
    # Here, not in the lifespan: an exception there prints a traceback and hides the faults.
    sys.exit(broken.describe())
if faults := page_ids.unknown(register()):
    sys.exit("\n".join(faults))

open_log()
count_built()
app = st.App(
    ROOT / "components" / "frame.py",
    lifespan=lifespan,
    middleware=[
        Middleware(Watch),
        Middleware(Headers),
        *admitted,
        Middleware(Gate),
        Middleware(Packed),
        Middleware(GZipMiddleware),
        Middleware(InWords),
    ],
    on_script_error=on_script_error,
    routes=[
        Mount("/geo", StaticFiles(directory=ROOT / "data" / "geo")),
        Route("/embed", embed),
        Route("/embed/{name:path}", embed),
        *doorway_routes(),
    ],
)

if __name__ == "__main__":
    try:
        require_free(settings().port, settings().address)
    except Unfit as unfit:
        sys.exit(unfit.describe())
    warm()
    app.run(config={"server.port": settings().port, "server.address": settings().address})
