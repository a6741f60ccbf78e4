"""The package tells its own errors: each line of ``changes`` is true of the tables as they stand, and is shown."""

from collections.abc import Callable
from pathlib import Path

import breakages as b
import pytest
from built import raw

from dossier.catalogue import Catalogue, load
from dossier.catalogue.faults import BrokenPackage
from dossier.catalogue.records import TABLES, row_id
from dossier.exhibits import register
from dossier.language import Language
from dossier.selection import Selection


def test_the_last_change_of_a_cell_is_what_the_cell_holds(catalogue: Catalogue) -> None:
    """Read from the files alone; in a table without key, one of the rows of that name holds it."""
    last: dict[tuple[str, str, str], str] = {}
    for line in raw("changes"):
        if line["column"]:
            last[line["table"], line["row"], line["column"]] = line["after"]
        elif not line["after"]:  # a row that was removed since holds nothing
            last = {cell: after for cell, after in last.items() if cell[:2] != (line["table"], line["row"])}
    assert last
    for (table, row, column), after in last.items():
        named = [
            cells
            for cells, record in zip(raw(table), catalogue.records(table), strict=True)
            if (row_id(record) or getattr(record, TABLES[table].named_by)) == row
        ]
        assert after in [cells[column] for cells in named], (table, row, column)


def test_a_change_moves_something_and_says_why() -> None:
    for line, row in enumerate(raw("changes"), 2):
        assert row["before"] != row["after"], line
        assert row["why_fr"] != row["why_en"], line
        assert row["column"] or bool(row["before"]) != bool(row["after"]), line


def test_a_row_that_was_removed_need_not_exist(broken: Callable[..., Path]) -> None:
    def write(before: str, after: str) -> b.Edit:
        def edit(folder: Path) -> None:
            path = folder / "changes.csv"
            line = f"2027-01-02,glossary,gone-term,,{before},{after},Doublon.,A duplicate.,\n"
            path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")

        return edit

    assert load(broken(write("gone-term", ""))).records("changes")[-1].removes


def test_a_row_that_was_added_exists(broken: Callable[..., Path]) -> None:
    path = broken()
    text = (path / "changes.csv").read_text(encoding="utf-8")
    line = "2027-01-02,glossary,no-term,,,no-term,Terme utile.,A useful term.,\n"
    (path / "changes.csv").write_text(text + line, encoding="utf-8")
    with pytest.raises(BrokenPackage) as caught:
        load(path)
    assert [(fault.rule, fault.value) for fault in caught.value.faults] == [("unknown_link", "no-term")]


@pytest.mark.parametrize("language", Language)
def test_every_change_is_shown_newest_first_and_counted(language: Language, catalogue: Catalogue) -> None:
    shown = register()["sources-changes"].build(catalogue, Selection(language=language))
    rows = raw("changes")
    together = {(row["date"], row["table"], bool(row["after"]), row["why_en"]) for row in rows if not row["column"]}
    assert len(shown.table) == sum(bool(row["column"]) for row in rows) + len(together)
    assert shown.table["date"].is_monotonic_decreasing
    cells = sum(bool(row["column"]) for row in rows)
    gone = sum(not row["column"] and not row["after"] for row in rows)
    assert all(str(n) in shown.finding for n in (cells, len(rows) - cells - gone, gone))
    for column in ("before", "after"):
        assert not shown.table[column].str.contains(r"[{}|]").any(), column


def test_of_a_long_text_the_words_that_moved_are_shown(catalogue: Catalogue) -> None:
    shown = register()["sources-changes"].build(catalogue, Selection())
    title = catalogue.row("argument", "against-state-role").title_fr
    line = shown.table[(shown.table["row"] == title) & shown.table["before"].str.contains("payé")]
    assert line["before"].str.startswith("…").all() and line["before"].str.endswith("…").all()
    assert line["after"].str.contains("payé au lot").all() and (line["after"].str.len() < 120).all()


def test_no_correction_yet_is_said(catalogue: Catalogue) -> None:
    none = Catalogue({**catalogue.rows, "changes": ()}, catalogue.package, catalogue.version)
    shown = register()["sources-changes"].build(none, Selection(language=Language.EN))
    assert shown.finding == "No correction has been published yet."
