"""Whatever a curator pastes into a text of the tables, no page obeys it: markup, links, formulas, templates."""

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest
from built import CATALOGUE
from screens import html_of, opened

from components import asked, cache, embed, finder
from components.doorway import taken_away
from components.exhibit import tools
from dossier.catalogue import Catalogue
from dossier.selection import Selection

#: Markup, a link and a picture of Markdown, a directive of Streamlit's, a formula, LaTeX; nothing that a table refuses.
PASTED = ' <img src=x onerror=alert(1)> ![x](https://evil.example/x.png) [x](https://evil.example) :red[x] $x$ "'
#: Fields that hold what somebody wrote, in both languages or in none.
_FREE = re.compile(r"(_fr|_en)$|^(name|title|note|publisher|author)s?$")
#: A page, and what brings most of its free texts to the screen.
SCREENS = {
    "actors": {"actor": "efs-bfc"},
    "capacity": {"site": CATALOGUE.records("facilities")[0].facility_id},
    "funding": {"award": CATALOGUE.records("funding")[0].award_id},
    "sources": {"source": CATALOGUE.records("sources")[0].source_id},
    "challenge": {},
    "precedents": {},
}


def spoilt() -> Catalogue:
    """The catalogue with something pasted at the end of every free text."""
    rows = {
        table: tuple(
            row.model_copy(
                update={
                    name: f"{value}{PASTED}"
                    for name, value in row.model_dump().items()
                    if isinstance(value, str) and value and _FREE.search(name) and table != "labels"
                }
            )
            for row in records
        )
        for table, records in CATALOGUE.rows.items()
    }
    return Catalogue(rows, CATALOGUE.package, CATALOGUE.version)


#: Modules of the screen that keep what they built of the data. What they keep is set aside here.
_KEEPERS = (cache, tools, asked, embed, taken_away)
#: At least these keep what is of the data: a name that moved is not passed over.
_KEPT = {"_exhibit", "_drawing", "_plot", "_foot", "_page", "known_cities", "read"}


@pytest.fixture(scope="module", autouse=True)
def of_the_spoilt() -> Iterator[None]:
    """The screen reads other data for a while; what it has kept of the real ones stays kept."""
    data = spoilt()
    aside: set[str] = set()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cache, "catalogue", lambda: data)
        for module in _KEEPERS:
            for name, kept in list(vars(module).items()):
                if hasattr(kept, "cache_clear") and kept.__module__ == module.__name__:
                    patch.setattr(module, name, lru_cache(maxsize=None)(kept.__wrapped__))
                    aside.add(name)
        assert aside >= _KEPT
        # what is found by its words is read from every exhibit: half a minute for texts that go the same way
        patch.setattr(finder, "index", lambda: finder.Index(()))
        yield


#: Pages that write nothing as Markdown, and can obey none.
_WITHOUT_MARKDOWN = ("actors", "capacity", "challenge", "funding", "precedents", "sources")


@pytest.mark.parametrize("page", SCREENS)
def test_nothing_pasted_is_obeyed_on_the_screen(page: str) -> None:
    screen = opened(page, **SCREENS[page])
    html = html_of(screen)
    assert "&lt;img src=x" in html, "it came to the screen"
    assert not re.findall(r"<img src=x|href=\"?https://evil|src=\"?https://evil", html)
    marked = [*screen.markdown, *screen.caption, *screen.info, *screen.warning, *screen.success, *screen.error]
    assert marked or page in _WITHOUT_MARKDOWN
    for element in marked:
        assert not re.search(r"(?<!\\)\[x\]\(https|<img|(?<!\\):red\[|(?<!\\)\$x", element.value), element.value


@pytest.mark.parametrize("name", ["actors-directory", "actors-late", "capacity-lost"])
def test_nothing_pasted_is_obeyed_in_what_is_read_without_the_application(name: str) -> None:
    content = taken_away.table(name, Selection()) + taken_away.picture(name, Selection())
    assert b"&lt;img" in content
    assert not re.findall(rb"<img src=x|href=\"?https://evil|src=\"?https://evil", content)
