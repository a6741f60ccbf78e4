"""Each page under addresses drawn at random: right values, wrong ones, both at once, and no exception.

A few a page here; ``make fuzz`` draws a thousand a page, others each time, and names the one that fails.
"""

import os
import random
import string
from pathlib import Path

import pytest
from built import CATALOGUE
from screens import opened

from components.asked import known_cities, known_years
from dossier.address import ID_KEYS
from dossier.catalogue.codes import Sector, SitePhase, SiteStatus, StoryName
from dossier.catalogue.records import REGIONS
from dossier.exhibits import register
from dossier.language import Language
from dossier.models.conditions import CONDITIONS
from dossier.models.inputs import FIELDS
from dossier.scenario.link_codes import named_codes
from dossier.scenario.tables import computed_options

PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[1] / "pages").glob("*.py"))
#: How many a page, and from which number on: the same ones in the suite, on every machine.
MANY, FIRST = int(os.environ.get("SELECTIONS", "2")), int(os.environ.get("FIRST", "0"))
#: What nobody means.
_WRONG = ("", "\0", "\u202e", "%00", "<b>", "=1+1", "../x", "x" * 2_000, "漢字", "-1", "None", ",,,", "~~~", "a=b&c")
#: Key -> what it may hold.
_RIGHT = {
    "sector": [str(each) for each in Sector],
    "region": list(REGIONS),
    "phase": [str(each) for each in SitePhase],
    "status": [str(each) for each in SiteStatus],
    "city": list(known_cities()),
    "year": list(known_years()),
    "lang": [str(each) for each in Language],
    "exhibit": list(register()),
    "slides": list(register()),
    "story": [str(each) for each in StoryName],
    "open": [f"{each}.table" for each in register()],
    "actor": [row.actor_id for row in CATALOGUE.records("actors")],
    "site": [row.facility_id for row in CATALOGUE.records("facilities")],
    "award": [row.award_id for row in CATALOGUE.records("funding")],
    "source": [row.source_id for row in CATALOGUE.records("sources")],
    "q": ["besancon", "lot", "cellule souche", "x"],
    "c": list(named_codes(CATALOGUE)),
}


def code(draw: random.Random) -> str:
    """A code of a scenario: one that has a name, one with any names and values, or letters."""
    match draw.randrange(3):
        case 0:
            return draw.choice(named_codes(CATALOGUE))
        case 1:
            values = ("", "0", "1", "2.5", "40", "1e6", "-3", "nan", "1e999", "x", "٣")
            names = draw.choices([*FIELDS, *CONDITIONS, "nothing"], k=draw.randint(0, 6))
            parts = [f"{name}={draw.choice(values)}" for name in names]
            return "~".join([draw.choice("123"), draw.choice([*computed_options(CATALOGUE), "nowhere"]), *parts])
        case _:
            return "".join(draw.choices(string.printable + "~=éß漢", k=draw.randint(1, 60)))


def query(seed: int) -> dict[str, str]:
    """The keys and values of an address, the same for the same number."""
    draw = random.Random(seed)
    found = {}
    for key in draw.sample([*_RIGHT, *ID_KEYS, "s", "amp;region", "regon"], draw.randint(1, 7)):
        right = _RIGHT.get(key, ["x"])
        values = draw.sample(right, min(len(right), draw.randint(1, 3)))
        if draw.random() < 0.3:
            values.append(draw.choice(_WRONG))
        found[key] = code(draw) if key == "s" else ",".join(values)
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_address_breaks_a_page(page: str) -> None:
    for seed in range(FIRST, FIRST + MANY):
        asked = query(seed * len(PAGES) + PAGES.index(page))
        try:
            opened(page, **asked)
        except AssertionError as failed:
            raise AssertionError(f"FIRST={seed} SELECTIONS=1: {page} {asked}") from failed
