"""What a reader takes away from an exhibit: citation, bibliography, link, frame, previous values."""

import datetime
import re
from dataclasses import replace
from html import unescape

import pytest
from built import built

from components.exhibit import share
from components.exhibit.previous import previous_html
from components.exhibit.texts import evidence_html
from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.exhibits.sources.changes import previous_values
from dossier.language import NO_BREAK, Language, date
from dossier.publisher import Publisher
from dossier.selection import Selection
from exports.files.citation import Reading, bibtex, citation, frame_code

_DAY = datetime.date(2026, 12, 1)
SIGNED = Publisher(name="EFS_& associés {50 %}", address="https://dossier.example.org")
CHOSEN = Selection(Language.EN, sectors=("cell_therapy",))


def reading(catalogue: Catalogue, by: Publisher = SIGNED) -> Reading:
    return Reading(by, catalogue.version, _DAY, "https://dossier.example.org/capacity?exhibit=capacity-lost&s=2~x")


@pytest.mark.parametrize("language", Language)
def test_a_citation_names_all_that_finds_it_again(catalogue: Catalogue, language: Language) -> None:
    exhibit = built("capacity-lost", Selection(language))
    read = reading(catalogue)
    told = citation(exhibit, read)
    for text in (SIGNED.name, exhibit.finding.rstrip("."), str(catalogue.version), read.address, SIGNED.licence):
        assert text in told
    assert date(language, "2026-12-01") in told
    nobody = citation(exhibit, reading(catalogue, Publisher()))
    assert ("non signée" if language == Language.FR else "unsigned") in nobody


def test_quotation_marks_within_quotation_marks(catalogue: Catalogue) -> None:
    quoted = replace(built("capacity-lost"), finding=f"Il dit «{NO_BREAK}non{NO_BREAK}».")
    assert f"«{NO_BREAK}Il dit “non”{NO_BREAK}»" in citation(quoted, reading(catalogue))


def test_an_entry_for_a_bibliography_is_plain_text_for_latex(catalogue: Catalogue) -> None:
    nasty = replace(built("capacity-lost"), finding="50 % of {x} & $y$ #1 a_b ~ ^ \\input{z}\nnew.")
    entry = bibtex(nasty, reading(catalogue))
    signs = r"\textasciitilde{} \textasciicircum{} \textbackslash{}input\{z\}"
    assert rf"title = {{{{50 \% of \{{x\}} \& \$y\$ \#1 a\_b {signs} new}}}}" in entry
    assert r"author = {{EFS\_\& associés \{50 \%\}}}" in entry
    assert "url = {https://dossier.example.org/capacity?exhibit=capacity-lost&s=2~x}" in entry
    assert "urldate = {2026-12-01}" in entry and entry.startswith("@misc{phase-iii-capacity-lost-")
    plain = re.sub(r"\\.", "", entry)
    assert plain.count("{") == plain.count("}")
    assert "author" not in bibtex(nasty, reading(catalogue, Publisher()))


def test_the_frame_is_one_element() -> None:
    exhibit = replace(built("capacity-lost"), finding='"><script>')
    code = frame_code(exhibit, 'https://x.example/embed/a?b="&c')
    assert code.count("<") == 2 and 'title="&quot;&gt;&lt;script&gt;"' in code and "b=&quot;&amp;c" in code


def panel(name: str, selection: Selection) -> str:
    return share.share_html(built(name, selection), selection, "https://a.example/{}".format, _DAY)


def test_the_panel_holds_link_picture_slide_and_both_languages() -> None:
    html = panel("capacity-lost", CHOSEN)
    copied = [unescape(text) for text in re.findall(r'data-copy="([^"]*)"', html)]
    link = "https://a.example/capacity?exhibit=capacity-lost&lang=en&sector=cell_therapy"
    assert copied[0] == link
    assert link in copied[1] and "exhibit=capacity-lost&sector=cell_therapy" in copied[2]
    assert copied[3].startswith("@misc") and copied[4].startswith('<iframe src="https://a.example/embed/capacity-lost?')
    addresses = [unescape(text) for text in re.findall(r'(?:href|src|data-copy-image)="([^"]*)"', html)]
    assert "present?slides=capacity-lost&lang=en&sector=cell_therapy" in addresses
    assert addresses.count("embed/capacity-lost.png?lang=en&sector=cell_therapy") == 3, "seen, downloaded, copied"
    assert "embed/capacity-lost.svg?lang=en&sector=cell_therapy" in addresses
    assert "<script" not in html and html.count('role="status"') == 1


def test_of_what_the_filters_leave_empty_the_link_is_taken_away() -> None:
    html = panel("capacity-sites", Selection(Language.EN, cities=("nowhere",)))
    assert built("capacity-sites", Selection(Language.EN, cities=("nowhere",))).empty
    assert re.findall(r'data-copy="([^"]*)"', html) == [
        "https://a.example/capacity?exhibit=capacity-sites&amp;lang=en&amp;city=nowhere"
    ]
    assert "<img" not in html and html.count('role="status"') == 1


def corrected() -> Exhibit:
    return replace(built("actors-directory", Selection(Language.EN)), rows=("actors:ccrm-nordic",))


def test_previous_values_are_those_of_the_rows_and_say_why(catalogue: Catalogue) -> None:
    told = previous_values(catalogue, Language.EN, ["actors:ccrm-nordic"])
    records = [
        row for row in catalogue.records("changes") if (row.table, row.row) == ("actors", "ccrm-nordic") and row.column
    ]
    assert len(told) == len(records) > 0
    assert ("Gothenburg", "Mölndal") in [(each.before, each.after) for each in told]
    assert previous_values(catalogue, Language.EN, ["actors:nobody"]) == ()
    html = evidence_html(catalogue, corrected())
    assert "Gothenburg → Mölndal" in unescape(html) and "according to Vinnova" in html


def test_nothing_corrected_nothing_said(catalogue: Catalogue) -> None:
    assert previous_html(catalogue, replace(corrected(), rows=())) == ""


def test_many_corrections_lead_to_their_list(catalogue: Catalogue) -> None:
    everything = tuple({f"{row.table}:{row.row}" for row in catalogue.records("changes")})
    html = previous_html(catalogue, replace(corrected(), rows=everything))
    assert html.count("<li>") == 21 and "exhibit=sources-changes" in html
