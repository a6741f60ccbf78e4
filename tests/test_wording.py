"""The texts around a picture: sources in words, cautions, what a filter leaves alone; every text escaped."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pandas as pd
import pytest

from components.exhibit import grid, texts
from components.signs import key_html
from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form
from dossier.language import Language
from dossier.selection import Facet, Selection
from exports.files.sources import credits_in_words, others_in_words
from exports.svg.key import sign_svg

HOSTILE = "<script>alert(1)</script> **gras** [x](https://exemple.test)"


@pytest.fixture
def exhibit(catalogue: Catalogue) -> Exhibit:
    """Three marks only: a sentence with its source."""
    return Exhibit(
        id="made-by-hand",
        page="test",
        language=Language.FR,
        finding="Un constat.",
        subtitle="Une mesure.",
        table=pd.DataFrame({"y": ["a", "b", "c", "d"], "x": [1.5, None, 1234567.0, 3.0]}),
        columns=(Column("y", "Quoi"), Column("x", "Combien", Form.MONEY)),
        encoding=Bars(value="x", category="y", key=(("besancon", "hollow", HOSTILE),)),
        sources=tuple(source.source_id for source in catalogue.records("sources")[:9]),
        caution=(HOSTILE,),
        coverage="Trois lignes sur quatre.",
        notes=HOSTILE,
        quality="C",
        responds=frozenset({Facet.SECTORS}),
    )


class Tags(HTMLParser):
    """Names and attributes of every tag of a text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_at_most_three_sources_are_named_and_the_rest_is_counted(catalogue: Catalogue, exhibit: Exhibit) -> None:
    words = texts.sources_named(catalogue, exhibit)
    first = catalogue.row("sources", exhibit.sources[0])
    assert words.startswith(f"Sources\u00a0: {first.publisher}, ")
    assert words.count("\u00a0; ") == 2
    assert re.search(r" et \d autres?(, |$)", words)
    assert texts.sources_named(catalogue, replace(exhibit, sources=exhibit.sources[:1])).startswith("Source\u00a0: ")
    english = texts.sources_named(catalogue, replace(exhibit, language=Language.EN))
    assert english.startswith("Sources: ") and re.search(r" and \d others?(, |$)", english)


def test_the_sources_that_are_not_named_are_counted_by_the_kind_of_their_table(catalogue: Catalogue) -> None:
    kinds: dict[bool, list[str]] = {True: [], False: []}
    for row in catalogue.records("sources"):
        kinds[row.kind == "official"].append(row.source_id)
    official, press = kinds[True], kinds[False]

    def said(chosen: list[str]) -> tuple[str, str]:
        french, english = (others_in_words(catalogue, language, chosen) for language in (Language.FR, Language.EN))
        return french, english

    assert said(press[:12]) == ("12 autres", "12 others")
    assert said(press[:7] + official[:5]) == ("12 autres, dont 5 officielles", "12 others, 5 of them official")
    assert said(press[:1] + official[:1]) == ("2 autres, dont 1 officielle", "2 others, 1 of them official")
    assert said(official[:3]) == ("3 autres, toutes officielles", "3 others, all official")
    assert said(official[:1]) == ("1 autre, officielle", "1 other, official")


def test_every_source_is_named_or_counted(catalogue: Catalogue, exhibit: Exhibit) -> None:
    """Whatever the order of the rows: named credits hold some sources, the count holds the others."""
    for size in range(1, 60, 7):
        shown = replace(exhibit, sources=tuple(row.source_id for row in catalogue.records("sources")[40 : 40 + size]))
        held = list(credits_in_words(catalogue, shown).values())
        counted = re.search(r" et (\d+) autre", texts.sources_named(catalogue, shown))
        rest = int(counted[1]) if counted else 0
        assert sum(map(len, held[: texts.NAMED_SOURCES])) + rest == size


def test_an_exhibit_says_which_filters_it_ignores(exhibit: Exhibit) -> None:
    assert texts.unfiltered(exhibit, Selection()) == ""
    assert texts.unfiltered(exhibit, Selection(sectors=("gene_therapy",))) == ""
    both = Selection(sectors=("gene_therapy",), regions=("Bretagne",))
    assert texts.unfiltered(exhibit, both) == "Non filtré\u00a0: régions."
    assert texts.unfiltered(replace(exhibit, language=Language.EN), both) == "Not filtered: regions."


def test_series_that_nothing_else_tells_apart_have_a_key(exhibit: Exhibit) -> None:
    stack = replace(exhibit, encoding=Bars(value="x", category="x", series="y", stacked=True))
    assert len(Tags(key_html(stack)).found) == 1 + 4 * 2  # a list of a sign and its words each
    assert key_html(replace(exhibit, encoding=Bars(value="x", category="y"))) == ""


def test_no_text_of_the_data_becomes_markup(catalogue: Catalogue, exhibit: Exhibit) -> None:
    hostile = replace(exhibit, finding=HOSTILE, subtitle=HOSTILE, coverage=HOSTILE)
    written = (
        texts.heading_html(hostile, Selection(), 3)
        + texts.source_line_html(catalogue, hostile)
        + texts.evidence_html(catalogue, hostile)
    )
    tags = {tag for tag, _ in Tags(written).found}
    assert "script" not in tags
    assert tags <= {"h3", "p", "ul", "li", "img", "span", "div", "details", "summary", "a", "br"}
    images = [attributes["src"] for tag, attributes in Tags(written).found if tag == "img"]
    assert [unquote(src or "").partition(",")[2] for src in images] == [
        sign_svg(exhibit.kind, "besancon", "hollow").replace('"', "'")
    ], "the sign of paper, and nothing of the data"


def test_the_panel_has_every_source_with_a_link_that_leaves_safely(catalogue: Catalogue, exhibit: Exhibit) -> None:
    links = [attributes for tag, attributes in Tags(texts.evidence_html(catalogue, exhibit)).found if tag == "a"]
    urls = [catalogue.row("sources", identifier).url for identifier in exhibit.sources]
    assert [link["href"] for link in links] == urls
    assert all(link["target"] == "_blank" and "noopener" in (link["rel"] or "") for link in links)


def test_several_cautions_are_counted_and_all_there(exhibit: Exhibit) -> None:
    written = texts.cautions_html(replace(exhibit, caution=("Une.", "Deux.")))
    assert "2 réserves" in written and "Une." in written and "Deux." in written
    assert texts.cautions_html(replace(exhibit, caution=())) == ""


def test_the_table_sorts_by_value_and_is_read_in_the_language(exhibit: Exhibit) -> None:
    frame = grid.readable_table(exhibit)
    assert list(frame.columns) == ["Quoi", "Combien"]
    assert frame["Combien"].dtype == "float64"
    write = grid.cell_writer(Language.FR, exhibit.columns[1])
    assert write(1234567.0) == "1,23\u00a0M€"
    assert write(float("nan")) == "—"


def test_two_columns_of_one_heading_both_stay(exhibit: Exhibit) -> None:
    twice = replace(exhibit, columns=(Column("y", "Quoi"), Column("x", "Quoi", Form.NUMBER)))
    assert grid.readable_table(twice).shape == (4, 2)
