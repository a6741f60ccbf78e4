"""An error reported: everything that is needed to find it is in the mail, or in the text where nobody takes mails."""

import re
from html import escape
from urllib.parse import parse_qs, unquote, urlsplit

import deck_reading as reading
import pytest
from screens import html_of, opened

from dossier import correction, publisher
from dossier.catalogue import Catalogue, Version
from dossier.correction import Doubt
from dossier.language import Language
from dossier.publisher import Publisher, signature
from dossier.selection import Selection
from exports.files.statements import file_statements
from exports.slides.deck import deck_pptx

VERSION = Version("ab12cd34", "2026-11-29")
SITE = Doubt(
    "A site & its “rooms” ?", table="facilities", row="a-site", column="phase", address="https://d.example/x?a=b&c=d"
)


@pytest.fixture
def signed(monkeypatch: pytest.MonkeyPatch) -> Publisher:
    who = Publisher(name="Ville de B. & <i>Co</i>", contact="a+b@example.org", address="https://d.example.org")
    for module in (publisher, correction):
        monkeypatch.setattr(module, "publisher", lambda: who)
    monkeypatch.setattr("components.correction.publisher", lambda: who)
    return who


@pytest.mark.parametrize("language", Language)
def test_the_text_says_where_the_error_stands_and_leaves_the_rest_open(language: Language) -> None:
    lines = correction.text(language, SITE, VERSION).splitlines()
    assert all(any(value in line for line in lines) for value in (SITE.about, *("facilities", "a-site", "phase")))
    assert str(VERSION) in lines[-2] and lines[-1].endswith(SITE.address)
    assert sum(line.endswith(":") for line in lines) == 2, "the right value and its source"


@pytest.mark.parametrize("language", Language)
def test_an_exhibit_is_named_by_its_id_and_a_long_finding_is_cut(language: Language) -> None:
    said = correction.text(language, Doubt("long\nfinding " * 60, exhibit="capacity-lost"), VERSION)
    assert "capacity-lost" in said and max(map(len, said.splitlines())) < 300
    assert "long finding" in said, "on one line"


def test_nothing_known_leaves_everything_to_the_reader() -> None:
    lines = correction.text(Language.EN, Doubt(), VERSION).splitlines()
    assert [line for line in lines if not line.endswith(":")] == [f"Version of the data: {VERSION}"]
    assert len(lines) == 6


def test_nobody_to_write_to_gives_no_mail() -> None:
    assert correction.mail(Language.FR, SITE, VERSION) == ""


@pytest.mark.parametrize("language", Language)
def test_the_mail_is_written_and_nothing_of_it_is_lost(signed: Publisher, language: Language) -> None:
    parts = urlsplit(correction.mail(language, SITE, VERSION))
    assert parts.scheme == "mailto" and unquote(parts.path) == signed.contact
    written = parse_qs(parts.query, strict_parsing=True)
    assert "facilities/a-site" in written["subject"][0]
    assert written["body"][0] == correction.text(language, SITE, VERSION).replace("\n", "\r\n")
    assert "+" not in parts.query, "a mail program shows a plus as it is"
    assert len(correction.mail(language, Doubt("é" * 5000, exhibit="x" * 40, address="y" * 200), VERSION)) < 3000


@pytest.mark.parametrize("language", Language)
def test_who_publishes_is_told_in_one_way(signed: Publisher, language: Language) -> None:
    assert all(part in signature(language) for part in (signed.name, signed.contact, signed.address))


def test_what_nobody_signed_says_so() -> None:
    assert signature(Language.FR) == "Version de travail, non signée."
    assert signature(Language.EN) == "Working version, unsigned."


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("language", Language)
def test_every_file_and_the_cover_of_a_deck_say_it(language: Language, catalogue: Catalogue) -> None:
    selection = Selection(language)
    assert signature(language) in file_statements(catalogue, selection)
    cover = reading.opened(deck_pptx(catalogue, selection, [])).slides[0]
    assert any(signature(language) in shape.text_frame.text for shape in cover.shapes if shape.has_text_frame)


def test_a_card_offers_the_text_to_copy() -> None:
    card = opened("capacity", lang="fr", site="efs-mti-besancon")
    (text,) = re.findall(r'<div class="share correction"><pre>(.*?)</pre>', html_of(card), re.DOTALL)
    assert "facilities" in text and "efs-mti-besancon" in text and "capacity?site=efs-mti-besancon" in text
    assert "mailto:" not in html_of(card)


@pytest.mark.usefixtures("signed")
def test_a_card_opens_a_mail_where_somebody_takes_it() -> None:
    card = opened("capacity", lang="en", site="efs-mti-besancon")
    assert "share correction" not in html_of(card)
    assert "mailto:a%2Bb@example.org?subject=" in html_of(card)
    assert "https%3A%2F%2Fd.example.org%2Fcapacity" in html_of(card)


@pytest.mark.usefixtures("signed")
@pytest.mark.parametrize("language", Language)
def test_the_first_page_and_about_say_who_publishes_as_text(language: Language) -> None:
    first = opened("brief", lang=str(language))
    assert escape(signature(language)) in html_of(first)
    first.switch_page("../pages/about.py").run()
    assert any(text.value.startswith(signature(language)) for text in first.text)
