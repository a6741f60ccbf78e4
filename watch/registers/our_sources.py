"""The addresses of our own sources: does each answer, under which title, and is it more than a home page."""

import codecs
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import urldefrag, urlsplit

from rapidfuzz import fuzz

from dossier.catalogue.codes import SourceAnswer
from watch.failure import WatchFailed
from watch.kept import Kept
from watch.polite import Polite
from watch.reading import Heard, Reading, unheard

NAME = "sources.csv"
#: Of a page, so much is read: its title stands at its beginning.
HEAD = 300_000
#: Two titles less alike than this, of a hundred, are two titles.
_ALIKE = 55.0
#: So many addresses out of reach one after the other.
_LOST = 15
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)
#: Words of a title by which a page that answers says that it is not there.
_NOT_THERE = re.compile(r"(?<!\w)(404|introuvable|not found|n existe (pas|plus)|erreur|error)(?!\w)")
#: Paths at which a site begins.
_HOME = re.compile(r"/?((fr|en|de|es|it|nl)(-\w\w)?/?)?(index|home|accueil|default)?(\.\w{2,5})?/?", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """What an address gave: ``title`` of the page, ``to`` the address it leads to, ``score`` of the titles of 100.

    ``denies``: it answers, and its title says that it is not there.
    """

    source_id: str
    answer: SourceAnswer
    title: str = ""
    to: str = ""
    score: float = 0.0
    status: str = ""
    host: str = ""
    denies: bool = False


@dataclass(frozen=True)
class Address:
    """A source of ours: what it is called and where it stands."""

    source_id: str
    title: str
    url: str


def hosts_of(addresses: Iterable[Address]) -> frozenset[str]:
    """The hosts of the register, with and without ``www``: no page leads further."""
    found = set()
    for each in addresses:
        host = urlsplit(each.url).hostname or ""
        bare = host.removeprefix("www.")
        found |= {host, bare, f"www.{bare}"}
    return frozenset(found - {"", "www."})


def read_pages(polite: Polite, addresses: Iterable[Address], heard: Heard = unheard) -> Reading[Page]:
    """A page a source. What does not answer is a finding, not a fault; the limit of time is one.

    Of two sources at one address, the second has the answer of the first: no host is asked twice, nor tried anew.
    """
    reading: Reading[Page] = Reading(NAME)
    asked = list(addresses)
    given: dict[str, Kept | WatchFailed] = {}
    for position, each in enumerate(asked, 1):
        try:
            reading.records.append(page_of(each, _answer(polite, each.url, given)))
        except WatchFailed as failed:
            if failed.rule in ("limit", "disk", "outside", "put_off"):
                reading.faults.append(failed)
                reading.whole = False
                if failed.rule in ("limit", "disk"):
                    break
                continue
            reading.records.append(failed_page(each, failed))
            if offline(reading.records):
                del reading.records[-_LOST:]
                reading.faults.append(WatchFailed("offline", NAME, each.url, hosts=str(_LOST)))
                reading.whole = False
                break
        heard(position, len(asked))
    return reading


def _answer(polite: Polite, url: str, given: dict[str, Kept | WatchFailed]) -> Kept:
    """Raises ``WatchFailed``."""
    bare = urldefrag(url).url if "#" in url else url  # what stands after it is never sent
    if bare not in given:
        try:
            given[bare] = polite.read(bare)
        except WatchFailed as failed:
            given[bare] = failed
    found = given[bare]
    if isinstance(found, WatchFailed):
        raise found
    return found


def offline(pages: Sequence[Page]) -> bool:
    """Whether the last so many addresses, of as many hosts, were out of reach: then our network lacks, and not they."""
    last = pages[-_LOST:]
    lost = len(last) == _LOST and all(page.status in ("unreachable", "timeout") for page in last)
    return lost and len({page.host for page in last}) == _LOST


def failed_page(each: Address, failed: WatchFailed) -> Page:
    """404 and 410 say that it is gone; a refusal says nothing of the page; what leads off our list has moved."""
    status = failed.details.get("status", "")
    answer = SourceAnswer.NO_ANSWER
    if status in ("404", "410"):
        answer = SourceAnswer.GONE
    elif failed.rule == "throttled" or status.startswith("4"):
        answer = SourceAnswer.REFUSED
    elif failed.rule == "redirect":
        answer = SourceAnswer.MOVED
    host = urlsplit(each.url).hostname or ""
    return Page(each.source_id, answer, to=failed.details.get("to", ""), status=status or failed.rule, host=host)


def page_of(each: Address, answer: Kept) -> Page:
    """What a page that answers is."""
    title = title_of(answer)
    score = float(fuzz.token_set_ratio(plain(each.title), plain(title))) if title else 0.0
    to = answer.address if answer.address not in (each.url, each.url.partition("#")[0]) else ""
    denies = _denies(title) and not _denies(each.title)
    if denies:
        found = SourceAnswer.TITLE_CHANGED
    elif at_home(to or each.url):
        found = SourceAnswer.HOME_PAGE
    elif title and score < _ALIKE:
        found = SourceAnswer.TITLE_CHANGED
    else:
        found = SourceAnswer.ANSWERED
    return Page(each.source_id, found, title, to, score, "200", denies=denies)


def _denies(title: str) -> bool:
    return bool(_NOT_THERE.search(plain(title)))


def at_home(address: str) -> bool:
    """Whether an address is where a site begins, and no document."""
    parts = urlsplit(address)
    return not parts.query and not parts.fragment and bool(_HOME.fullmatch(parts.path))


def title_of(answer: Kept) -> str:
    """The title of a page; empty for a document that is none."""
    kind = answer.kind.casefold()
    if kind and "html" not in kind:
        return ""
    page = _decoded(answer.content[:HEAD], _charset(answer))
    # searched for sign by sign: a pattern would go over a page of open titles again and again
    lowered = page.casefold() if len(page.casefold()) == len(page) else page.lower()
    begin = lowered.find(">", lowered.find("<title")) + 1 if "<title" in lowered else 0
    end = lowered.find("</title", begin)
    return " ".join(unescape(page[begin:end][:2000]).split())[:300] if begin and end > begin else ""


def _decoded(content: bytes, charset: str) -> str:
    try:
        if b"<title>".decode(charset) == "<title>":
            return content.decode(charset, "replace")
    except (LookupError, UnicodeError):  # an encoding in name only: "undefined"
        pass
    return content.decode("utf-8", "replace")


def _charset(answer: Kept) -> str:
    named = _CHARSET.search(answer.kind.encode("ascii", "ignore")) or _CHARSET.search(answer.content[:2000])
    name = named[1].decode("ascii", "ignore") if named else "utf-8"
    try:
        # some codecs of Python are no encodings of text
        return name if codecs.lookup(name)._is_text_encoding else "utf-8"
    except LookupError:
        return "utf-8"


def plain(text: str) -> str:
    """Words without case, accents and signs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", bare.casefold()))
