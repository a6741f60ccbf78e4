"""The accessibility statement: a verdict for every criterion, proofs that exist, a rate that is counted."""

import ast
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from streamlit.testing.v1 import AppTest

from components.statement import draw_statement
from dossier import publisher
from dossier.accessibility import THEMES, Cause, Verdict, assessment, conformity, criteria, rate
from dossier.accessibility.criteria import CRITERIA, read_criteria
from dossier.accessibility.statement import Conformity
from dossier.catalogue import BrokenPackage
from dossier.language import Language, percent

ROOT = Path(__file__).resolve().parents[1]
#: How many criteria each theme of the RGAA 4.1 has.
SIZES = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)


def screen(language: Language) -> str:
    """The statement as it is drawn."""

    def script(code: str) -> None:
        from components.statement import draw_statement as draw
        from dossier.language import Language as Tongue

        draw(Tongue(code))

    at = AppTest.from_function(script, args=(str(language),)).run()
    assert not at.exception
    return " ".join([at.header[0].value, *(each.proto.body for each in at.get("html"))])


def test_every_criterion_has_one_verdict_in_the_order_of_the_reference() -> None:
    expected = [f"{theme}.{rank}" for theme, size in enumerate(SIZES, 1) for rank in range(1, size + 1)]
    assert [row.number for row in criteria()] == expected
    assert list(dict.fromkeys(row.theme for row in criteria())) == list(THEMES)


def test_titles_are_questions_and_the_translation_is_another_text() -> None:
    for row in criteria():
        assert row.title_fr.endswith("\u00a0?") and row.title_en.endswith("?"), row.number
        assert row.title_fr != row.title_en and row.why_fr != row.why_en, row.number
        for text in (row.title_fr, row.why_fr, row.way_round_fr or ""):
            assert not re.search(r"'| [?:;!%»]|« ", text), f"{row.number}: {text}"
        for text in (row.title_en, row.why_en, row.way_round_en or ""):
            assert not re.search(r"'|[«»]| [?:;!%]", text), f"{row.number}: {text}"


def test_what_fails_says_who_could_mend_it_and_how_to_do_without() -> None:
    failed = [row for row in criteria() if row.verdict == Verdict.FAILED]
    assert failed
    assert all(row.cause in set(Cause) and row.way_round_fr and row.way_round_en for row in failed)


def test_every_proof_is_a_test_that_exists_or_a_day_of_the_assessment() -> None:
    functions: dict[str, set[str]] = {}
    for row in criteria():
        if row.test.startswith("manual:"):
            looked_at = date.fromisoformat(row.test.removeprefix("manual:"))
            assert looked_at <= date.fromisoformat(assessment().date), row.number
            continue
        file, _, name = row.test.partition("::")
        if file not in functions:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            functions[file] = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert name in functions[file], f"{row.number}: {row.test}"


@pytest.mark.parametrize("language", Language)
def test_the_rate_on_screen_is_the_one_that_is_counted(language: Language) -> None:
    count = Counter(row.verdict for row in criteria())
    conform, failed = count[Verdict.CONFORM], count[Verdict.FAILED]
    shown = screen(language)
    assert percent(language, 100 * conform / (conform + failed), 0) in shown
    assert rate(criteria()) == conform / (conform + failed)
    for row in criteria():
        assert f"<strong>{row.number}</strong>" in shown
    assert shown.count("<details>") == len(THEMES)
    assert shown.count("<li><strong") == failed
    assert assessment().chromium in shown and assessment().axe in shown


def test_the_state_follows_from_the_rate() -> None:
    conform, failed, absent = (
        next(row for row in criteria() if row.verdict == verdict)
        for verdict in (Verdict.CONFORM, Verdict.FAILED, Verdict.NOT_APPLICABLE)
    )
    assert conformity([conform, absent]) == Conformity.TOTAL
    assert conformity([conform, failed, absent]) == Conformity.PARTIAL
    assert conformity([conform, failed, failed]) == Conformity.NONE


def test_who_signs_and_who_answers_are_those_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    unsigned = screen(Language.FR)
    assert "Personne n’a encore signé" in unsigned and "mailto:" not in unsigned
    signed = publisher.Publisher(name="Mairie d’Ici <b>", contact="ici@example.org")
    monkeypatch.setattr("components.statement.publisher", lambda: signed)
    drawn: list[str] = []
    monkeypatch.setattr("components.statement.st.html", drawn.append)
    monkeypatch.setattr("components.statement.st.header", drawn.append)
    draw_statement(Language.FR)
    assert "Mairie d’Ici &lt;b&gt; s’engage" in drawn[1]
    assert 'href="mailto:ici@example.org"' in drawn[1]


def test_the_version_of_axe_is_the_one_that_the_tests_run() -> None:
    """An upgrade of axe is an assessment to make again, and a date to change."""
    assert assessment().axe in AXE_SCRIPT[:300]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("1.1,conform", "1.1,fine", "verdict"),
        ("1.1,conform", "14.1,conform", "number of a criterion expected"),
        ("1.1,conform", "1.2,conform", "number"),
        ("1.1,conform", "1.1,failed", "way_round_en"),
        ("1.1,conform,", "1.1,conform,,,,,", "column “?”"),
        ("10.1,failed", "10.1,conform", "this criterion does not fail"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_by_line_and_column(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    broken = tmp_path / CRITERIA.name
    broken.write_text(CRITERIA.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(BrokenPackage) as raised:
        read_criteria(broken)
    told = raised.value.describe(Language.EN)
    assert "criteria.csv, line" in told and said in told
    with pytest.raises(BrokenPackage, match=r"criteria\.csv"):
        read_criteria(tmp_path / "none" / CRITERIA.name)
