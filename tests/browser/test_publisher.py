"""Who publishes, how an error is reported, and a file in the making, as a reader meets them."""

import re

import pytest
from browser.conftest import Screen

from dossier.catalogue import Catalogue
from dossier.correction import Doubt, text
from dossier.language import Language
from dossier.publisher import signature

pytestmark = pytest.mark.browser


def test_the_first_page_is_unsigned_and_a_deck_in_the_making_says_its_step(screen: Screen) -> None:
    page = screen.open("?lang=fr").page
    said = page.locator(".stMain .about", has_text=signature(Language.FR))
    assert said.count() == 1 and said.is_visible(), "once, under the title"
    page.locator(".st-key-make_deck-elus button").click()
    bar = page.get_by_test_id("stProgress")
    bar.get_by_text(re.compile(r"Diapositives, élus .* étape 2 sur 3, diapositives")).wait_for(timeout=60_000)
    page.locator(".st-key-take_file button").wait_for(timeout=120_000)
    screen.idle()
    assert bar.count() == 0
    assert not screen.elsewhere and not screen.errors


def test_a_card_gives_the_text_of_a_correction(narrow: Screen, catalogue: Catalogue) -> None:
    page = narrow.open("capacity?lang=en&site=efs-mti-besancon").page
    page.get_by_text("Report an error").click()
    site = catalogue.row("facilities", "efs-mti-besancon")
    link = f"{narrow.home}/capacity?site={site.facility_id}&lang=en"
    doubt = Doubt(
        page.locator(".card h1, .card h2").first.inner_text(), "", "facilities", site.facility_id, address=link
    )
    assert page.locator(".correction pre").first.inner_text().strip() == text(Language.EN, doubt, catalogue.version)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
