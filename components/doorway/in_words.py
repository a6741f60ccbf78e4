"""An answer that is no page, said in words: what Streamlit or Starlette refuse, or what fails, in both languages.

A reader who follows a link that is cut, old or made up is otherwise told "Not Found" or "Bad Request" in plain text.
Programs, which do not ask for a page, get what they got.
"""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.asked import language_of_query
from components.service.lines import LOG
from components.service.stopped import error_line
from components.service.watch import page_of_path
from dossier.language import DEFAULT, t
from dossier.selection import LANGUAGE_KEY
from exports.static.embedded import apology_page


class InWords:
    """Puts a page in the place of a refusal without one, and of a failure before anything was sent."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        begun = replaced = False

        async def heard(message: Message) -> None:
            nonlocal begun, replaced
            if message["type"] == "http.response.start":
                begun, replaced = True, _is_bare(message)
                if replaced:
                    await _page(scope, message["status"])(scope, receive, send)
            if not replaced:
                await send(message)

        try:
            await self.app(scope, receive, heard)
        except Exception as error:
            if begun:
                raise
            LOG.error(error_line(error, page_of_path(scope["path"])))
            await _page(scope, 500)(scope, receive, send)


def _is_bare(start: Message) -> bool:
    """Whether a response is a refusal that a browser would show as a few words of plain text, or as nothing."""
    kind: str = Headers(raw=start["headers"]).get("content-type", "")
    return start["status"] >= 400 and (not kind or kind.startswith("text/plain"))


def _page(scope: Scope, status: int) -> Response:
    key = "failed" if status >= 500 else "nothing" if status in (404, 410) else "refused"
    language = language_of_query(scope["query_string"].decode("latin-1"))
    languages = language.before_others()
    says = [(each, t(each, f"shell.answer.{key}")) for each in languages]
    ways = [(each, t(each, "shell.answer.home")) for each in languages]
    home = "../" * (scope["path"].count("/") - 1) or "./"
    home += f"?{LANGUAGE_KEY}={language}" if language != DEFAULT else ""
    return Response(apology_page(says, "", home, ways), status, {"cache-control": "no-cache"}, "text/html")
