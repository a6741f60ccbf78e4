"""How old the facts are: dates counted anew from the tables, sentences that hold at none, one and several."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from built import CATALOGUE

from dossier.cards.source import source
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import DEAD_ANSWERS, SourceAnswer, YesNo
from dossier.exhibits import register
from dossier.language import Language, date, number, t
from dossier.rules import ages
from dossier.selection import Selection

TWO_YEARS_BEFORE = f"{int(CATALOGUE.version.date[:4]) - ages.OLD}{CATALOGUE.version.date[4:]}"


def built(catalogue: Catalogue, name: str, language: Language = Language.EN) -> Any:
    return register()[name].build(catalogue, Selection(language=language))


def with_rows(table: str, **changes: Any) -> Catalogue:
    """The catalogue with cells changed in the first rows of a table: a list a column."""
    rows = list(CATALOGUE.records(table))
    for name, values in changes.items():
        for position, value in enumerate(values):
            rows[position] = rows[position].model_copy(update={name: value})
    return replace(CATALOGUE, rows=MappingProxyType({**CATALOGUE.rows, table: tuple(rows)}))


def without(*tables: str) -> Catalogue:
    return replace(CATALOGUE, rows=MappingProxyType({**CATALOGUE.rows, **dict.fromkeys(tables, ())}))


@pytest.mark.parametrize(
    ("said", "old"),
    [
        (None, False),
        (TWO_YEARS_BEFORE, False),
        (TWO_YEARS_BEFORE[:7], False),
        (TWO_YEARS_BEFORE[:4], False),
        (CATALOGUE.version.date, False),
        (f"{int(TWO_YEARS_BEFORE[:4]) - 1}", True),
        (f"{TWO_YEARS_BEFORE[:8]}01", TWO_YEARS_BEFORE[8:] > "01"),
        (f"{TWO_YEARS_BEFORE[:4]}-01", TWO_YEARS_BEFORE[5:7] > "01"),
    ],
)
def test_old_is_only_what_is_surely_old(said: str | None, old: bool) -> None:
    assert ages.is_old(CATALOGUE, said) is old


def test_a_fact_has_its_own_date_or_that_of_its_newest_source() -> None:
    own = next(row for row in CATALOGUE.records("indicators") if row.year and len(row.year) == 4 and row.year < "2026")
    assert ages.age_of(CATALOGUE, "indicators", own.indicator_id) == ages.Age(own.year, own=True)
    target = next(row for row in CATALOGUE.records("indicators") if row.year and row.year > CATALOGUE.version.date)
    age = ages.age_of(CATALOGUE, "indicators", target.indicator_id)
    assert not age.own and (age.date is None or age.date <= CATALOGUE.version.date), "a target is as old as who set it"
    site = CATALOGUE.row("facilities", "efs-mti-besancon")
    published = [CATALOGUE.row("sources", each).published for each in site.source_ids]
    assert ages.age_of(CATALOGUE, "facilities", "efs-mti-besancon").date == max(filter(None, published))


def test_the_columns_count_every_fact_once() -> None:
    exhibit = built(CATALOGUE, "freshness")
    tables = [table for table in ages.DATED if table != "parameters"]
    assert exhibit.table["n"].sum() == sum(len(CATALOGUE.records(table)) for table in tables)
    facts = ages.facts(CATALOGUE)
    assert number(Language.EN, int(facts["old"].sum())) in exhibit.finding
    assert number(Language.EN, int(facts["year"].isna().sum())) in exhibit.finding
    assert not facts.loc[facts["year"].isna(), "old"].any(), "what has no date is not called old"


def test_the_sentence_on_facts_holds_where_there_are_none() -> None:
    nothing = without(*ages.DATED)
    for language in Language:
        assert built(nothing, "freshness", language).finding == t(language, "exhibit.freshness.finding.none")
        assert built(nothing, "freshness-themes", language).finding == t(
            language, "exhibit.freshness-themes.finding.none"
        )
    few = without(*(table for table in ages.DATED if table != "pipeline"))
    count = len(CATALOGUE.records("pipeline"))
    fresh = {"phase_as_of": [CATALOGUE.version.date[:4]] * count}
    young = replace(
        few, rows=MappingProxyType({**few.rows, "pipeline": with_rows("pipeline", **fresh).rows["pipeline"]})
    )
    assert built(young, "freshness").finding == f"None of the {count} facts is over two years old; 0 have no date."


def test_the_oldest_theme_is_counted_and_a_tie_is_said() -> None:
    exhibit = built(CATALOGUE, "freshness-themes")
    shares = exhibit.table.set_index("theme")["share"]
    assert list(shares) == sorted(shares, reverse=True)
    assert all(
        (theme.casefold() in exhibit.finding.casefold()) is (round(share) == round(shares.iloc[0]))
        for theme, share in shares.items()
    )
    same = with_rows("indicators", year=["2001"] * len(CATALOGUE.records("indicators")))
    assert built(same, "freshness-themes").finding.startswith(
        "The share of statistics over two years old is largest in the themes"
    )
    rows = CATALOGUE.records("indicators")
    one = with_rows("indicators", year=["2001" if row.theme == "jobs" else "2026" for row in rows])
    assert built(one, "freshness-themes").finding.endswith("in the theme “jobs”: 100%.")


def test_days_of_reading_are_those_noted_and_no_others() -> None:
    days = ages.read_days(with_rows("sources", read_on=[None] * len(CATALOGUE.records("sources"))))
    came = {row.row for row in CATALOGUE.records("changes") if row.table == "sources" and row.column is None}
    assert {source for source, day in days.items() if day} == came & set(days)
    exhibit = built(CATALOGUE, "freshness-readings")
    known = sum(day is not None for day in days.values())
    assert number(Language.EN, known) in exhibit.finding and number(Language.EN, len(days) - known) in exhibit.finding
    assert exhibit.table["n"].sum() == len(days)
    read = with_rows("sources", read_on=["2026-01-01"] * len(days))
    assert built(read, "freshness-readings").finding.startswith("The day of reading is noted for each")
    assert built(without("changes"), "freshness-readings").finding == "For no source was the day of reading noted."


def test_what_carries_the_first_page_and_is_old_is_listed() -> None:
    exhibit = built(CATALOGUE, "freshness-claims")
    carried = {
        reference
        for claim in CATALOGUE.records("argument")
        if claim.page_one == YesNo.YES
        for reference in claim.evidence
        if not reference.startswith("named_scenarios:")
    }
    dated = {each: ages.age_of(CATALOGUE, *each.split(":", 1)).date for each in carried}
    old = {each for each, said in dated.items() if ages.is_old(CATALOGUE, said)}
    assert old <= set(exhibit.rows) <= carried
    assert set(exhibit.rows) - old == {each for each, said in dated.items() if said is None}
    assert exhibit.finding.startswith(f"{len(old)} of the {len(carried)} facts")
    assert date(Language.EN, min(dated[each] for each in old)) in exhibit.finding  # type: ignore[type-var]
    assert list(exhibit.table["date"].dropna()) == sorted(exhibit.table["date"].dropna())


@pytest.mark.parametrize(
    ("language", "missing", "said"),
    [
        (Language.FR, 1, "mais 1 n’a pas de date."),
        (Language.FR, 2, "mais 2 n’ont pas de date."),
        (Language.EN, 1, "but 1 has no date."),
        (Language.EN, 2, "but 2 have no date."),
    ],
)
def test_facts_without_a_date_are_counted_where_none_is_old(
    monkeypatch: pytest.MonkeyPatch, language: Language, missing: int, said: str
) -> None:
    undated = sorted({each for _, each in ages.carrying(CATALOGUE)})[:missing]
    monkeypatch.setattr(
        ages,
        "age_of",
        lambda _, table, row: ages.Age(None if f"{table}:{row}" in undated else CATALOGUE.version.date, own=True),
    )
    assert built(CATALOGUE, "freshness-claims", language).finding.endswith(said)


def test_the_first_page_may_rest_on_nothing_old() -> None:
    none = with_rows("argument", page_one=["no"] * len(CATALOGUE.records("argument")))
    assert built(none, "freshness-claims").finding.startswith("None of the 0 facts")


@pytest.mark.parametrize("language", Language)
def test_what_a_machine_found_is_said_at_never_none_one_and_several(language: Language) -> None:
    count = number(language, len(CATALOGUE.records("sources")))
    assert count in built(CATALOGUE, "freshness-dead", language).finding, "no machine has checked them yet"
    day = ["2026-11-30"] * 3
    alive = with_rows("sources", answer=[SourceAnswer.MOVED], checked_on=day[:1])
    assert built(alive, "freshness-dead", language).finding == t(
        language, "exhibit.freshness-dead.finding.alive", date=date(language, day[0])
    )
    one = built(with_rows("sources", answer=["gone", "refused"], checked_on=day[:2]), "freshness-dead", language)
    assert CATALOGUE.records("sources")[0].title in one.finding and len(one.table) == 2
    assert one.finding.startswith("Une source" if language == Language.FR else "One source")
    three = built(
        with_rows("sources", answer=["refused", "gone", "no_answer"], checked_on=day), "freshness-dead", language
    )
    assert three.finding.startswith("2 ")
    dead = [CATALOGUE.label(language, "sources", "answer", answer) for answer in DEAD_ANSWERS]
    assert set(three.table["answer"][:2]) == set(dead), "the dead ones first"


def test_the_card_of_a_source_says_when_it_was_read_and_asked() -> None:
    row = CATALOGUE.records("sources")[0]
    seen = with_rows("sources", read_on=["2026-11-01"], checked_on=["2026-11-30"], answer=["gone"])
    texts = [fact.text for fact in source(seen, Language.FR, row.source_id).facts]
    assert {"1er novembre 2026", "30 novembre 2026", "A disparu"} <= {each.replace("\u00a0", " ") for each in texts}
    assert "A disparu" not in [fact.text for fact in source(CATALOGUE, Language.FR, row.source_id).facts]
