"""What a reader one too many is told: a page in both languages that asks again by itself, and a way to read."""

import random

from starlette.responses import Response

from dossier.language import Language, t
from exports.static.embedded import apology_page

#: Seconds after which the page asks again: not the same for all, or those who wait would all come at once.
AGAIN = (8, 16)


def full_page(language: Language) -> Response:
    """503, with the language of the address first."""
    seconds = str(random.randint(*AGAIN))
    headers = {"retry-after": seconds, "refresh": seconds, "cache-control": "no-store"}
    return Response(full_html(language, "full"), 503, headers, "text/html")


def full_html(language: Language, why: str) -> str:
    """The words of a door that is closed: ``full`` for now, or ``closed`` while nobody answers behind it."""
    tongues = language.before_others()
    says = [(each, t(each, f"service.{why}")) for each in tongues]
    if why == "closed":
        return apology_page(says, "")
    ways = [(each, t(each, "service.read")) for each in tongues]
    return apology_page(says, "", {each: f"./files/{each}/index.html" for each in tongues}, ways)
