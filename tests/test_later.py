"""What takes long: computed once, beside the script, readers before what is only likely; the page says so."""

from threading import Event
from typing import Any

import pytest
from built import CATALOGUE
from screens import opened

from components import cache, later
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.selection import Selection


def test_a_quick_result_is_ready_at_once_and_computed_once() -> None:
    asked: list[int] = []
    for _ in range(3):
        assert later.is_ready("quick", lambda: asked.append(1), patience=30)
    assert asked == [1]


def test_a_slow_result_is_not_waited_for() -> None:
    go_on, asked = Event(), []

    def compute() -> None:
        go_on.wait(30)
        asked.append(1)

    assert not later.is_ready("slow", compute, patience=0.01)
    assert not later.is_ready("slow", compute, patience=0)
    go_on.set()
    assert later.is_ready("slow", compute, patience=30)
    assert asked == [1]


def test_a_failure_is_ready_so_that_the_script_meets_it() -> None:
    def fail() -> None:
        raise ValueError("no")

    assert later.is_ready("failing", fail, patience=30)


def test_a_reader_does_not_wait_behind_what_is_only_likely() -> None:
    go_on, order = Event(), []
    later.foresee("first foreseen", lambda: go_on.wait(30))
    later.foresee("second foreseen", lambda: order.append("foreseen"))
    assert later.is_ready("second foreseen", lambda: order.append("asked"), patience=30)
    assert order == ["asked"]
    go_on.set()


def test_a_result_is_not_held_beside_the_layer_that_keeps_it() -> None:
    assert later.is_ready("heavy", lambda: "a large exhibit", patience=30)
    assert later._ASKED["heavy"][0].result() is None


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(later, "_MOST", 8)
    for number in range(20):
        later.is_ready(("bounded", number), lambda: None, patience=30)
    assert len(later._ASKED) <= 8


def test_one_asking_serves_both_languages() -> None:
    keys = {cache.asked("option-grid", Selection(language=language))[0] for language in Language}
    assert len(keys) == 1
    other = cache.asked("option-grid", Selection(scenario="2~efs-two-rooms~C2"))[0]
    assert other not in keys
    assert cache.asked("option-grid", Selection(sectors=("gene_therapy",)))[0] in keys  # it is not filtered by sector


@pytest.mark.parametrize("language", list(Language))
def test_the_page_says_that_it_waits_and_draws_the_rest(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = {identifier for identifier, entry in register().items() if entry.slow and entry.page == "evaluation"}
    assert "option-grid" in slow and "option-cap" not in slow
    monkeypatch.setattr(later, "is_ready", lambda *_, **__: False)
    shown = [str(element.proto.body) for element in opened("evaluation", lang=str(language)).get("html")]
    waiting = [body for body in shown if t(language, "show.waiting") in body]
    findings: Any = [body for body in shown if 'class="finding"' in body]
    assert waiting and findings
    cap = register()["option-cap"].build(CATALOGUE, Selection(language=language))
    assert any(cap.subtitle in body.replace("&#x27;", "'") for body in findings)


def test_a_script_waits_once_and_not_once_a_result() -> None:
    """Only the result that is being computed is waited for: those behind it would each cost the patience again."""
    go_on, names = Event(), [("queue", number) for number in range(6)]
    asked = [later.is_ready(name, lambda: go_on.wait(30), patience=0) for name in names]
    assert asked == [False] * 6
    assert [later._NEXT.is_turn_of(later._ASKED[name][0]) for name in names] == [True] + [False] * 5
    go_on.set()
    # in any order: what is still behind is asked for again, as the page does
    answers = [False]
    while not all(answers):
        answers = [later.is_ready(name, lambda: None, patience=30) for name in names]
