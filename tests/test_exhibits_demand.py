"""Demand: findings true under every selection, numbers recomputed from the CSV, no share over unknown places."""

import itertools
import re

import numpy as np
import pytest
from built import CATALOGUE, built, changed, raw

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SECTORS_OF_CLASS, Sector, TherapyClass
from dossier.catalogue.records import REGIONS
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language
from dossier.language.texts import texts
from dossier.rules import candidates
from dossier.scenario import drawn
from dossier.selection import Facet, Selection

METROPOLITAN = REGIONS[:13]
IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "demand")
ADVANCED = {"car_t", "gene_therapy_aav", "gene_therapy_ex_vivo", "tissue_engineering", "cell_therapy"}
LATE = {"phase_2_3", "phase_3", "pivotal", "registration"}


def active() -> list[dict[str, str]]:
    """Active candidates, read without any of our code: of two rows of one product, the one that is tried in man."""
    rows = raw("pipeline")
    return [
        row
        for row in rows
        if row["therapy_class"] in ADVANCED
        and row["status"] != "terminated"
        and row["sponsor"] != "Lysogene"  # the one company that is gone while a trial of its own was completed
        and not (row["product_id"] and row["phase"] == "preclinical")
    ]


def build(identifier: str, catalogue: Catalogue = CATALOGUE, **state: object) -> Exhibit:
    selection = Selection(**state)  # type: ignore[arg-type]
    return (
        built(identifier, selection) if catalogue is CATALOGUE else register()[identifier].build(catalogue, selection)
    )


def test_at_most_seven_charts_on_the_page() -> None:
    shown = [build(identifier) for identifier in IDS]
    assert sum(exhibit.drawn and exhibit.kind != Kind.TABLE for exhibit in shown) <= 7


def test_no_raw_code_reaches_a_reader() -> None:
    codes = {row["therapy_class"] for row in active()} | {row["phase"] for row in active()} - {""}
    for identifier, language in itertools.product(IDS, Language):
        shown = build(identifier, language=language)
        for column in shown.columns:
            for value in shown.table[column.name]:
                assert str(value) not in codes - {"antibody", "vaccine"}, (identifier, value)


@pytest.mark.parametrize("sector", [None, *Sector])
def test_every_active_candidate_of_the_sector_is_one_mark(sector: Sector | None) -> None:
    expected = sorted(
        row["product"]
        for row in active()
        if sector is None or sector in SECTORS_OF_CLASS[TherapyClass(row["therapy_class"])]
    )
    table = build("demand-pipeline", sectors=(sector,) if sector else ()).table
    assert sorted(table["product"]) == expected


def test_a_mark_says_where_its_batches_are_made_and_whether_they_are_autologous() -> None:
    """Recomputed from the raw rows: the form of a mark, its letter, the names of the late ones, the outline."""
    shown = build("demand-pipeline")
    rows = {row["product"]: row for row in active()}
    for mark in shown.table.itertuples():
        row = rows[mark.product]
        countries = [code for code in row["manufacturing_country"].split("|") if code]
        form = "diamond" if not countries else "disc" if "FR" in countries else "square"
        assert mark.form == form, mark.product
        assert (mark.tone == "besancon") == ("Besançon" in row["manufacturing_city"].split("|")), mark.product
        assert (mark.letter == "A") == ("autologue" in row["note"].casefold() and "aav" not in row["therapy_class"])
        assert (mark.label is not None and mark.label == mark.label) == (row["phase"] in LATE), mark.product
    assert shown.encoding.wanted[1] == "aucun candidat autologue à un stade tardif"
    other = changed("pipeline", "candidate_id", "cellectis-ucart22", note="CAR-T autologue.")
    assert not build("demand-pipeline", other).encoding.wanted[1], "nothing is outlined where there is one"


def test_late_candidates_and_their_origin_are_those_of_the_raw_table() -> None:
    late = [row for row in active() if row["phase"] in LATE]
    assert (len(active()), len(late)) == (37, 4)
    finding = build("demand-pipeline", language=Language.EN).finding
    assert finding == "Of 37 French candidates found, 4 are at a late stage, and none of those 4 is autologous."


def test_autologous_is_denied_only_while_every_late_source_says_so() -> None:
    """A late candidate that is autologous, or whose source does not say, silences the sentence."""
    for note in ("CAR-T autologue.", "CAR-T."):
        other = changed("pipeline", "candidate_id", "cellectis-ucart22", note=note)
        assert "autologous" not in build("demand-pipeline", other, language=Language.EN).finding
    none = changed("pipeline", "candidate_id", "cellectis-ucart22", phase="phase_2")
    assert "Of 37 French candidates found, 3" in build("demand-pipeline", none, language=Language.EN).finding


def test_next_in_line_are_cells_made_in_france_already_in_trial() -> None:
    expected = {
        row["candidate_id"]
        for row in raw("pipeline")
        if row["therapy_class"] in ADVANCED - {"gene_therapy_aav"}
        and row["status"] in ("ongoing", "completed")
        and row["phase"] not in LATE | {"preclinical"}
        and "FR" in row["manufacturing_country"].split("|")
        and row["sponsor"] not in row["manufacturer"].split("|")
    }
    frame = candidates.in_trial(candidates.advanced_candidates(CATALOGUE))
    frame = frame[candidates.made_in_france(frame) & ~candidates.made_in_house(frame)]
    assert set(frame["candidate_id"]) == expected
    assert expected == {"cellprothera-protheracytes", "smartimmune-smart101", "chulille-carlam19"}
    table = build("demand-next", language=Language.EN).table.set_index("product")
    assert table.loc["ProtheraCytes", "patients"][-1].startswith("150–200")


def test_a_product_of_two_indications_is_one_candidate() -> None:
    """The row that goes furthest speaks for the product; where its trial is over, the other one does."""
    both = {"il1rap-cart-aml", "il1rap-cart-cml"}
    assert both & set(candidates.advanced_candidates(CATALOGUE)["candidate_id"]) == {"il1rap-cart-aml"}
    over = changed("pipeline", "candidate_id", "il1rap-cart-aml", status="terminated")
    assert both & set(candidates.advanced_candidates(over)["candidate_id"]) == {"il1rap-cart-cml"}
    assert "Of 37 French candidates" in build("demand-pipeline", over, language=Language.EN).finding


def test_unknown_places_are_said_and_never_made_a_share() -> None:
    unknown = [row for row in active() if not row["manufacturing_country"]]
    for language in Language:
        shown = build("demand-manufacture", language=language)
        assert str(len(unknown)) in shown.finding and "%" not in shown.finding + shown.coverage + shown.notes
        words = CATALOGUE.label(language, "pipeline", "manufacturing_country", None)
        without = shown.table[[place == (words,) for place in shown.table["place"]]]
        assert without["candidates"].map(len).sum() == len(unknown) == 24
        # known places first, a row each: the reader sees what there is before what there is not
        first = shown.table.head(len(shown.table) - len(without))
        assert first["candidates"].nunique() == len(active()) - len(unknown) and (words,) not in set(first["place"])


@pytest.mark.parametrize(
    ("value", "words"),
    [(75, "fewer than the 3"), (90, "2 neighbours count more"), (500, "more than the neighbours")],
)
def test_the_rank_of_france_is_computed(value: float, words: str) -> None:
    other = changed("indicators", "indicator_id", "fr-vfa-atmp-trials-2024", value=value)
    assert words in build("demand-trials-country", other, language=Language.EN).finding


def test_yearly_counts_are_those_of_the_raw_table() -> None:
    rows = [row for row in raw("indicators") if row["series"] == "fr-ansm-atmp-trials-authorised"]
    values = [float(row["value"]) for row in rows]
    assert values == [14, 36, 26, 36, 20]
    finding = build("demand-ansm", language=Language.EN).finding
    assert "14 to 36" in finding and "2021" not in finding.split(",")[1] and finding.endswith("has 20.")
    assert len(build("demand-ansm").table) == 3 * len(rows)


def test_authorisations_are_a_sentence_and_add_up() -> None:
    shown = build("demand-eu-authorised", language=Language.EN)
    assert not shown.drawn
    assert shown.finding.startswith("Of 27 ") and "8 no longer are: 2 expired and 6 withdrawn" in shown.finding
    yearly = [row for row in raw("indicators") if row["series"] == "eu-atmp-authorised-per-year"]
    assert sum(float(row["value"]) for row in yearly) == shown.table["value"].sum()


def test_sizes_keep_bounds_as_bounds() -> None:
    table = build("demand-pivotal-size", language=Language.EN).table.set_index("row")
    assert table.loc["Median of European pivotal trials", ["low", "size", "high"]].tolist() == [22, 75, 118]
    planned = table[table["label"] == "150–200"].iloc[0]
    assert (planned["size"], planned["low"], planned["high"]) == (150, 150, 200)
    early = [
        row
        for row in raw("indicators")
        if row["series"] == "trial-patients-by-candidate" and not re.search("pivotal|phase III$", row["category"])
    ]
    values = [float(row["value"]) for row in early]
    coverage = build("demand-pivotal-size", language=Language.EN).coverage
    assert f"{len(early)} earlier trials" in coverage
    assert f"have {min(values):.0f} to {max(values):.0f} patients" in coverage


def test_patients_are_points_and_the_preliminary_count_is_hollow() -> None:
    shown = build("demand-cart-patients")
    assert not shown.encoding.joined
    assert shown.table.loc[shown.table["shape"] == "hollow", "year"].tolist() == [2019]
    fewer = changed("indicators", "indicator_id", "europe-cart-patients-2023", value=2000.0)
    assert "fewer" in build("demand-cart-patients", fewer, language=Language.EN).finding


def test_batches_of_a_trial_are_those_of_the_published_quartiles() -> None:
    (size,) = (row for row in raw("model_inputs") if row["input_id"] == "patients_per_trial")
    inputs = drawn(CATALOGUE, "efs-two-rooms")
    shown = build("demand-batches", language=Language.EN)
    quartiles = shown.table[shown.table["shape"] == "solid"]
    of_patient = np.mean((1 + inputs.retry_rate) / inputs.enrolment_years)
    assert list(quartiles["mean"]) == pytest.approx(
        [float(size[name]) * of_patient for name in ("low", "mode", "high")], abs=0.51
    )
    assert all(size[name] in line for name, line in zip(("low", "mode", "high"), quartiles["what"], strict=True))
    # the size that is drawn has the published quartiles
    sizes = np.asarray(inputs.patients_per_trial)[:, 0]
    for name, part in (("low", 25), ("mode", 50), ("high", 75)):
        assert np.percentile(sizes, part) == pytest.approx(float(size[name]), rel=0.01)
    asked = np.asarray(inputs.trials_served)[:, 0] * sizes * (1 + inputs.retry_rate) / inputs.enrolment_years
    assert f"{np.mean(asked):.0f} batches on average" in shown.finding


def test_batches_follow_the_scenario() -> None:
    none = build("demand-batches", language=Language.EN, scenario="2~efs-two-rooms~trials_served=0")
    assert none.finding == "Without a trial to supply, no batch is asked for." and none.empty
    few = build("demand-batches", language=Language.EN, scenario="2~efs-two-rooms~trials_mean=0.02")
    assert not few.empty and "Without" not in few.finding
    fixed = "2~efs-two-rooms~trials_served=2~patients_per_trial=60~enrolment_years=3~retry_rate=0"
    shown = build("demand-batches", language=Language.EN, scenario=fixed)
    assert (
        "20 batches a year" in shown.finding and "all the trials to supply would ask for 40 batches." in shown.finding
    )
    assert not (shown.table["shape"] == "solid").any() and "size set" in shown.table["what"].iloc[0]
    reference = build("demand-batches", language=Language.EN, scenario="2~reference")
    assert "No room is open" in reference.notes


def test_only_candidates_follow_the_filters() -> None:
    filtered = {identifier for identifier in IDS if Facet.SECTORS in register()[identifier].responds}
    assert filtered == {"demand-pipeline", "demand-next", "demand-manufacture"}


def test_findings_and_subtitles_hold_no_typed_figure() -> None:
    for language in Language:
        for key, text in texts(language).items():
            if key.startswith("exhibit.demand-") and (".finding" in key or key.endswith((".subtitle", ".coverage"))):
                for form in [text] if isinstance(text, str) else text.values():
                    assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", form)), (key, form)
