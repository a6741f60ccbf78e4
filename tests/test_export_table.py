"""The CSV of an exhibit: a table that any program reads, what it says after it, and nothing that runs."""

import csv
import io

import made
import pandas as pd
import pytest
from built import every

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Table
from dossier.exhibits import Column, Exhibit, Form
from dossier.language import Language, date
from dossier.language.cells import ABSENT, cell, written
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Facet, Selection
from dossier.selection_words import applied, filtered
from exports.files.table import csv_bytes

CHOSEN = Selection(Language.FR, sectors=("cell_therapy", "microbiome_phages_exosomes"), regions=("Bretagne",))


def read(content: bytes, language: Language = Language.FR) -> tuple[list[list[str]], list[list[str]]]:
    """The table, and the lines after the empty one, as a program of the language reads them."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    lines = list(csv.reader(text, delimiter=";" if language == Language.FR else ","))
    end = lines.index([])
    return lines[:end], lines[end + 1 :]


@pytest.mark.parametrize("build", made.EVERY)
def test_the_table_is_read_back_as_it_is(catalogue: Catalogue, build: object) -> None:
    exhibit = build(catalogue, Language.FR)  # type: ignore[operator]
    table, _ = read(csv_bytes(catalogue, CHOSEN, exhibit))
    assert table[0] == [column.heading for column in exhibit.columns]
    assert len(table) == len(exhibit.table) + 1
    for column, cells in zip(exhibit.columns, zip(*table[1:], strict=True), strict=False):
        for value, text in zip(exhibit.table[column.name], cells, strict=True):
            if isinstance(value, float):
                assert (text == "") == pd.isna(value)
                assert pd.isna(value) or float(text.replace(",", ".")) == value


@pytest.mark.parametrize("language", Language)
def test_what_it_says_and_rests_on_follows_the_table(catalogue: Catalogue, language: Language) -> None:
    exhibit = made.table(catalogue, language)
    _, after = read(csv_bytes(catalogue, Selection(language), exhibit), language)
    texts = [line[1] for line in after]
    assert {exhibit.finding, exhibit.subtitle, exhibit.coverage, exhibit.notes, *exhibit.caution} <= set(texts)
    assert str(catalogue.version) in texts
    told = [tuple(line[1:]) for line in after if len(line) == 5]
    rows = [catalogue.row("sources", source) for source in exhibit.sources]
    assert told == [(row.publisher, row.title, date(language, row.published), row.url) for row in rows]


def test_it_begins_with_a_byte_order_mark_and_is_always_the_same(catalogue: Catalogue) -> None:
    exhibit = made.ranked(catalogue, Language.FR)
    content = csv_bytes(catalogue, CHOSEN, exhibit)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content == csv_bytes(catalogue, CHOSEN, made.ranked(catalogue, Language.FR))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", "\n="])
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(catalogue: Catalogue, begin: str) -> None:
    frame = pd.DataFrame({"text": [begin + 'cmd|"/c calc"!A1'], "n": [-5.5]})
    columns = (Column("text", begin + "heading"), Column("n", "n", Form.NUMBER))
    exhibit = made.make(catalogue, Language.FR, "x", frame, Table(), columns, finding=begin + "finding")
    table, after = read(csv_bytes(catalogue, CHOSEN, exhibit))
    assert table[0][0].startswith("'") and table[1][0].startswith("'")
    assert after[0][1].startswith("'")
    assert table[1][1] == "-5,5", "a number stays a number"


@pytest.mark.parametrize("nasty", ["\x00\x07\x1b", "\ud800", "\u202e", "\ufffe"])
def test_characters_that_no_file_holds_are_left_out(catalogue: Catalogue, nasty: str) -> None:
    frame = pd.DataFrame({"text": [f"a{nasty}b"]}, dtype=object)
    exhibit = made.make(catalogue, Language.FR, "x", frame, Table())
    table, _ = read(csv_bytes(catalogue, CHOSEN, exhibit))
    assert table[1][0] == "ab"


@pytest.mark.parametrize(("language", "line"), [(Language.FR, '"a;b";1234,5;2'), (Language.EN, "a;b,1234.5,2")])
def test_a_spreadsheet_of_the_language_opens_it(catalogue: Catalogue, language: Language, line: str) -> None:
    frame = pd.DataFrame({"text": ["a;b"], "n": [1234.5], "whole": [2.0]})
    exhibit = made.make(catalogue, language, "x", frame, Table())
    assert csv_bytes(catalogue, Selection(language), exhibit).decode("utf-8-sig").splitlines()[1] == line


def test_lists_are_joined_as_in_the_data(catalogue: Catalogue) -> None:
    table, _ = read(csv_bytes(catalogue, CHOSEN, made.table(catalogue, Language.FR)))
    assert {line[2] for line in table[1:]} == {"Recherche", "Recherche|Contrôle, qualité"}


@pytest.mark.parametrize("language", Language)
def test_every_exhibit_of_the_register(catalogue: Catalogue, language: Language) -> None:
    selection = Selection(language)
    for exhibit in every(selection):
        table, after = read(csv_bytes(catalogue, selection, exhibit), language)
        assert len(table) == len(exhibit.table) + 1, exhibit.id
        assert sum(len(line) == 5 for line in after) == len(exhibit.sources), exhibit.id


def test_the_filters_are_told_in_full(catalogue: Catalogue) -> None:
    told = filtered(catalogue, CHOSEN)
    assert told == (
        "Secteurs\u00a0: thérapie cellulaire, «\u00a0microbiote, phages, exosomes\u00a0»\u00a0; région\u00a0: Bretagne."
    )
    assert filtered(catalogue, Selection(Language.FR)) == "Sans filtre."
    assert filtered(catalogue, Selection(Language.EN)) == "No filter."


def test_every_facet_has_its_words(catalogue: Catalogue) -> None:
    for language in Language:
        chosen = Selection(
            language,
            sectors=("gene_therapy",),
            regions=("Grand Est",),
            phases=("phase_3",),
            statuses=("for_sale",),
            cities=("Besançon",),
        )
        told = filtered(catalogue, chosen)
        for table, column, code in (
            ("actors", "sectors", "gene_therapy"),
            ("facilities", "phases", "phase_3"),
            ("facilities", "status", "for_sale"),
        ):
            assert catalogue.label(language, table, column, code).lower() in told.lower()
        assert "Grand Est" in told and "Besançon" in told


def test_a_filter_without_effect_is_not_told_as_if_it_had_one(catalogue: Catalogue) -> None:
    told = applied(catalogue, CHOSEN, [Facet.SECTORS])
    assert "thérapie cellulaire" in told
    assert "Bretagne" not in told
    assert "sans effet ici\u00a0: région" in told


def test_the_scenario_is_told_with_its_values_and_units(catalogue: Catalogue) -> None:
    central = scenario_sentence(catalogue, Selection(Language.FR))
    assert central.endswith("rien de modifié.")
    changed = scenario_sentence(catalogue, Selection(Language.EN, scenario="2~new-six-rooms~rooms=5"))
    assert "New centre of six rooms" in changed and "Production rooms: 5 rooms." in changed
    rates = scenario_sentence(catalogue, Selection(Language.FR, scenario="2~efs-two-rooms~discount_rate=0.045"))
    assert rates.endswith("Taux d’actualisation public\u00a0: 4,5\u00a0%."), "not 0,045 (par an)"


@pytest.mark.parametrize(
    ("form", "value", "french", "english"),
    [
        (Form.MONEY, 152e6, "152\u00a0M€", "€152m"),
        (Form.PERCENT, 67.0, "67\u00a0%", "67%"),
        (Form.NUMBER, 1234.5, "1\u00a0234,5", "1,234.5"),
        (Form.YEAR, 2024.0, "2024", "2024"),
        (Form.TEXT, 12.0, "12", "12"),
        (Form.DATE, "2024-02", "février 2024", "February 2024"),
        (Form.DATE, None, "sans date", "undated"),
        (Form.LIST, ("a, b", "c"), "a, b\u00a0; c", "a, b; c"),
        (Form.NUMBER, float("nan"), "", ""),
        (Form.NUMBER, pd.NA, "", ""),
        (Form.TEXT, None, "", ""),
    ],
)
def test_how_a_value_is_written(form: Form, value: object, french: str, english: str) -> None:
    assert written(Language.FR, form, value) == french
    assert written(Language.EN, form, value) == english
    assert cell(Language.FR, form, value) == (french or ABSENT)


@pytest.mark.parametrize(
    ("form", "value", "whole", "label"),
    [
        (Form.MONEY, -18e6, "−18\u00a0M€", "−18\u00a0M€"),
        (Form.PERCENT, -12.3, "−12,3\u00a0%", "−12,3\u00a0%"),
        (Form.PERCENT, 0.004, "0\u00a0%", "0,004\u00a0%"),
        (Form.NUMBER, 0.0034, "0,003", "0,003"),
        (Form.NUMBER, -0.00049, "0", "−0,0005"),
        (Form.NUMBER, 1234.567, "1\u00a0234,567", "1\u00a0235"),
        (Form.NUMBER, 0.0, "0", "0"),
        (Form.YEAR, 2024.0, "2024", "2024"),
    ],
)
def test_a_label_is_short_and_never_says_nothing_of_something(form: Form, value: float, whole: str, label: str) -> None:
    assert (written(Language.FR, form, value), written(Language.FR, form, value, short=True)) == (whole, label)


def test_an_empty_exhibit_is_a_heading_and_its_reason(catalogue: Catalogue) -> None:
    exhibit: Exhibit = made.empty(catalogue, Language.FR)
    table, after = read(csv_bytes(catalogue, CHOSEN, exhibit))
    assert len(table) == 1
    assert after[0][1] == exhibit.finding
