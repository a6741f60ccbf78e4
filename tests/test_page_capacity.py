"""The page of capacity in both languages: its exhibits, its filters by address, its cards."""

from streamlit.testing.v1 import AppTest

from dossier.catalogue import DATA
from dossier.language import Language, t

FRAME = DATA.parent / "components" / "frame.py"


def page(**query: str) -> AppTest:
    at = AppTest.from_file(str(FRAME), default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page("../pages/capacity.py").run()
    assert not at.exception
    return at


def markup(at: AppTest) -> str:
    return "".join(str(element.proto.body) for element in at.get("html"))


def test_filters_of_the_address_narrow_the_page() -> None:
    at = page(lang="en", phase="phase_3", status="for_sale")
    assert [box.value for box in at.multiselect if box.value] == [["phase_3"], ["for_sale"]]
    assert "One French cell, gene or tissue therapy site is kept." in markup(at)


def test_a_site_has_its_card_and_an_unknown_one_is_said() -> None:
    known = page(lang="en", site="efs-mti-besancon")
    assert '<article class="card home">' in markup(known) and not known.warning
    unknown = page(lang="en", site="no-such-site")
    assert unknown.warning[0].value == t(Language.EN, "card.unknown_site")
    assert '<article class="card' not in markup(unknown)
    assert "30" in markup(unknown) and 'class="directory"' in markup(unknown)
