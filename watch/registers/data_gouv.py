"""data.gouv.fr, API 1: sets of data found by keyword, and the rows of their CSV files that name an actor of ours.

``GET /api/1/datasets/``, as its reference has it. A set is found by words; what the columns of its files mean is not
documented in one place, so rows are quoted and no column is read for what it says.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from pydantic import ConfigDict, Field

from watch.failure import WatchFailed
from watch.forms import Answered, OtherForm, answer_as, each_as, tell_once
from watch.kept import Kept
from watch.polite import Polite
from watch.reading import Heard, Reading, unheard

NAME = "data.gouv.fr"
HOSTS = frozenset({"www.data.gouv.fr", "static.data.gouv.fr"})
_API = "https://www.data.gouv.fr/api/1/datasets/"
#: What is searched, and the words of a title without which a set is none of ours.
SEARCHES: Mapping[str, tuple[str, ...]] = {
    "France 2030 lauréats": ("france 2030",),
    "plan de relance lauréats": ("relance",),
    "biothérapies bioproduction": ("bioth", "bioproduction", "thérapie"),
    "établissements pharmaceutiques autorisés": ("pharmaceutique",),
    "médicaments de thérapie innovante": ("thérapie", "mti"),
}
#: Words of a title that promise a list of names: only such files are opened.
_LISTS = ("lauréat", "bénéficiaire", "soutenu", "établissement", "aide", "projet")
_PAGE, _MOST_PAGES, _MOST_FILES, _MOST_ROWS = 20, 3, 10, 400_000
#: A shorter name is a word that stands in many rows.
_SHORTEST = 5
_EXCERPT = 400


class Udata(Answered):
    """Names stand as they are: no capital in them."""

    model_config = ConfigDict(alias_generator=None)


class Organisation(Udata):
    name: str = ""


class File(Udata):
    id: str = ""
    title: str = ""
    format: str | None = None
    url: str = ""


class Dataset(Udata):
    id: str
    title: str
    page: str
    license: str | None = None
    last_modified: str = ""
    organization: Organisation | None = None
    resources: list[File] = Field(default_factory=list)


class DatasetPage(Udata):
    """Its sets are held against their form one by one."""

    data: list[Any]
    next_page: str | None = None


@dataclass(frozen=True)
class NamedRow:
    """A row of a file in which a name of ours stands: quoted with the heads of its columns, not interpreted."""

    name: str
    dataset: Dataset
    file: File
    line: int
    excerpt: str


def read_datasets(polite: Polite, heard: Heard = unheard) -> Reading[Dataset]:
    """The sets that the searches find, each once; a search that fails is told, and the others go on."""
    found: dict[str, Dataset] = {}
    reading: Reading[Dataset] = Reading(NAME)
    for position, (words, needed) in enumerate(SEARCHES.items(), 1):
        try:
            for address, page, last in _pages(polite, words):
                reading.whole = reading.whole and not (last and page.next_page)
                for dataset in each_as(Dataset, NAME, address, page.data, "data", reading.faults):
                    if any(word in dataset.title.casefold() for word in needed):
                        found.setdefault(dataset.id, dataset)
        except WatchFailed as failed:
            reading.faults.append(failed)
            reading.whole = False
        heard(position, len(SEARCHES))
    reading.records = list(found.values())
    return reading


def _pages(polite: Polite, words: str) -> Iterator[tuple[str, DatasetPage, bool]]:
    """Address, answer, and whether it is the last that is asked for. Raises ``WatchFailed``.

    Pages are counted by us: an address that comes with an answer is not followed.
    """
    for page in range(1, _MOST_PAGES + 1):
        address = f"{_API}?{urlencode({'q': words, 'page': page, 'page_size': _PAGE})}"
        found = answer_as(DatasetPage, NAME, polite.read(address))
        yield address, found, page == _MOST_PAGES
        if not found.next_page:
            return


def read_named_rows(
    polite: Polite, datasets: Iterable[Dataset], names: Iterable[str], heard: Heard = unheard
) -> Reading[NamedRow]:
    """Rows of CSV files on the hosts of the register that hold one of the names as a whole word."""
    reading: Reading[NamedRow] = Reading(NAME)
    wanted = {name: _word(name) for name in dict.fromkeys(names) if len(name) >= _SHORTEST}
    files = [(dataset, file) for dataset in datasets for file in _tables(dataset)]
    reading.whole = len(files) <= _MOST_FILES
    for position, (dataset, file) in enumerate(files[:_MOST_FILES], 1):
        try:
            reading.records.extend(named_rows(dataset, file, polite.read(file.url), wanted))
        except OtherForm as other:
            tell_once(other, reading.faults)
        except WatchFailed as failed:
            reading.faults.append(failed)
        heard(position, min(len(files), _MOST_FILES))
    return reading


def _tables(dataset: Dataset) -> Iterator[File]:
    if any(word in dataset.title.casefold() for word in _LISTS):
        for file in dataset.resources:
            if (file.format or "").casefold() == "csv" and _host(file.url) in HOSTS:
                yield file


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name.casefold())}(?!\w)")


def named_rows(dataset: Dataset, file: File, answer: Kept, wanted: Mapping[str, re.Pattern[str]]) -> list[NamedRow]:
    """Raises ``WatchFailed`` for what is no table; ``OtherForm`` for the page or the record that came in its place."""
    _require_table(answer)
    text = _decoded(answer)
    if "\0" in text[:10_000]:
        raise WatchFailed("table", NAME, answer.address)
    first = text.partition("\n")[0]
    separator = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    found = []
    try:
        heads = next(rows, [])
        for line, cells in enumerate(rows, 2):
            if line > _MOST_ROWS:
                break
            joined = " ".join(cells).casefold()
            for name, pattern in wanted.items():
                if name.casefold() in joined and pattern.search(joined):
                    said = " ; ".join(f"{head}: {cell}" for head, cell in zip(heads, cells, strict=False) if cell)
                    found.append(NamedRow(name, dataset, file, line, said[:_EXCERPT]))
    except csv.Error as error:
        raise WatchFailed("table", NAME, answer.address) from error
    return found


def _require_table(answer: Kept) -> None:
    """A site that has moved a file answers with a page, and with code 200. Raises ``OtherForm``."""
    kind = answer.kind.partition(";")[0].strip().casefold()
    begin = answer.content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()
    if kind.endswith(("html", "json", "xml")):
        raise OtherForm(NAME, answer.address, "", f"{answer.address} Content-Type", kind)
    if begin.startswith((b"<", b'{"', b"%PDF", b"PK\x03\x04")):
        kind = begin[:12].decode("ascii", "replace").split()[0]
        raise OtherForm(NAME, answer.address, "", f"{answer.address} CSV", kind)


def _decoded(answer: Kept) -> str:
    """UTF-8, or the encoding of a French Excel."""
    try:
        return answer.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return answer.content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise WatchFailed("encoding", NAME, answer.address) from error
