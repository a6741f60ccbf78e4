"""The page of capacity in both languages: its exhibits, its filters by address, its cards."""

from screens import html_of, opened

from dossier.language import Language, t


def test_filters_of_the_address_narrow_the_page() -> None:
    at = opened("capacity", lang="en", phase="phase_3", status="for_sale")
    assert [box.value for box in at.multiselect if box.value] == [["phase_3"], ["for_sale"]]
    assert "One French cell, gene or tissue therapy site is kept." in html_of(at)


def test_a_site_has_its_card_and_an_unknown_one_is_said() -> None:
    known = opened("capacity", lang="en", site="efs-mti-besancon")
    assert '<article class="card home">' in html_of(known) and not known.warning
    unknown = opened("capacity", lang="en", site="no-such-site")
    assert unknown.warning[0].value == t(Language.EN, "card.unknown_site")
    assert '<article class="card' not in html_of(unknown)
    assert "30" in html_of(unknown) and 'class="directory"' in html_of(unknown)
