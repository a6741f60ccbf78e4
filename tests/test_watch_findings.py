"""What is found against our rows: the class of a therapy by its words, the row by its number, and what is proposed."""

from dataclasses import replace
from typing import Any

import pytest
from built import CATALOGUE, changed

from dossier.catalogue.codes import SourceAnswer, TherapyClass
from dossier.language import Language, t
from exports.editing.cells import LONGEST
from watch.datasets import dataset_findings, french_names, row_findings
from watch.finding import Finding, ProposedRow, Verdict
from watch.gathering import gathered
from watch.matching import Ours, likeness
from watch.pages import page_findings
from watch.registers.clinical_trials import Trial
from watch.registers.data_gouv import Dataset, File, NamedRow
from watch.registers.our_sources import Page
from watch.registers.study_forms import Intervention, Site
from watch.therapy import judged
from watch.trials import left_out, note, trial_findings

DAY = "2026-11-30"
BASE = Trial(
    nct="NCT09999999",
    title="A Study of NK-101",
    numbers=(),
    status="RECRUITING",
    phases=("PHASE1",),
    start="2026-01",
    updated="2026-11-02",
    enrolment=24,
    estimated=True,
    sponsor="Nobody Knows Therapeutics",
    conditions=("Multiple myeloma",),
    interventions=(Intervention(type="BIOLOGICAL", name="NK-101 CAR-T cells"),),
    sites=(Site(facility="CHU", city="Besançon", country="France"), Site(city="Gent", country="Belgium")),
)


def found(*trials: Trial, whole: bool = False) -> list[Finding]:
    return list(trial_findings(CATALOGUE, trials, DAY, whole=whole))


@pytest.mark.parametrize(
    ("name", "description", "therapy", "doubt"),
    [
        ("CD19 CAR-T cells", "", TherapyClass.CAR_T, ""),
        ("Autologous T cells transduced with a lentiviral chimeric antigen receptor", "", TherapyClass.CAR_T, ""),
        ("AAV8-hFIX", "", TherapyClass.GENE_THERAPY_AAV, ""),
        ("rAAV2/5 vector", "", TherapyClass.GENE_THERAPY_AAV, ""),
        ("CD34+ cells transduced with a lentiviral vector", "", TherapyClass.GENE_THERAPY_EX_VIVO, ""),
        ("Autologous chondrocytes on a membrane", "", TherapyClass.TISSUE_ENGINEERING, ""),
        ("MSC exosomes", "", TherapyClass.SECRETOME_EV, ""),
        ("Allogeneic mesenchymal stromal cells", "", TherapyClass.CELL_THERAPY, ""),
        ("Tumor-infiltrating lymphocytes", "", TherapyClass.CELL_THERAPY, ""),
        ("Gene therapy", "", None, "no_vector"),
        ("AAV9 vector and mesenchymal stem cells", "", None, "several"),
        ("Product X", "made of mesenchymal stem cells", TherapyClass.CELL_THERAPY, "described"),
        ("Autologous stem cell transplantation", "", TherapyClass.CELL_THERAPY, "graft"),
        ("Donor lymphocyte infusion with T cells", "", TherapyClass.CELL_THERAPY, "graft"),
    ],
)
def test_a_therapy_is_classed_by_its_words_and_doubts_are_said(
    name: str, description: str, therapy: TherapyClass | None, doubt: str
) -> None:
    result = judged([name], [description])
    assert result is not None
    assert (result.therapy, result.doubt) == (therapy, doubt)
    assert all(
        t(language, f"watch.therapy.{doubt or 'taken'}", words=result.excerpt) in result.why() for language in Language
    )


@pytest.mark.parametrize(
    "name",
    [
        *("Aspirin", "Carfilzomib", "CART imaging", "Scar treatment", "Oscar-T", "Cardiac MRI", ""),
        *("Romidepsin in peripheral T-cell lymphoma", "A T-cell engager", "Anti-T-cell-redirecting antibody"),
    ],
)
def test_what_has_no_word_of_an_advanced_therapy_is_left_out(name: str) -> None:
    assert judged([name], ["Placebo"]) is None


def test_a_new_trial_brings_its_source_and_leaves_empty_what_the_register_does_not_say() -> None:
    (finding,) = found(BASE)
    assert finding.verdict == Verdict.NEW and finding.score is None and finding.address.endswith("/study/NCT09999999")
    source, row = finding.rows
    assert (source.table, row.table) == ("sources", "pipeline")
    assert source.cells["url"] == "https://clinicaltrials.gov/study/NCT09999999" and source.cells["kind"] == "database"
    assert row.cells["source_ids"] == source.key == "ctgov-nct09999999"
    assert (row.cells["phase"], row.cells["status"], row.cells["phase_as_of"]) == ("phase_1", "ongoing", "2026-11-02")
    assert row.cells["therapy_class"] == "car_t"
    assert (row.cells["sponsor_country"], row.cells["indication_fr"]) == ("", ""), "the register does not say it"
    assert set(row.missing) == {"sponsor_country", "indication_fr"} and not source.missing
    assert "24 patients prévus" in row.cells["note"].replace("\u00a0", " ") and "1 lieu en France" in note(
        BASE
    ).replace("\u00a0", " ")


def test_a_sponsor_that_is_an_actor_of_ours_is_named() -> None:
    actor = CATALOGUE.row("actors", "gensight-biologics")
    (finding,) = found(replace(BASE, sponsor=actor.name, interventions=(Intervention(name="AAV zzz"),)))
    assert finding.rows[1].cells["actor_id"] == actor.actor_id
    assert finding.rows[1].cells["sponsor_country"] == actor.country


def test_a_sponsor_has_the_spelling_of_our_tables() -> None:
    (finding,) = found(replace(BASE, sponsor="GENETHON", interventions=(Intervention(name="AAV zzz"),)))
    assert (finding.rows[1].cells["sponsor"], finding.rows[1].cells["actor_id"]) == ("Généthon", "genethon")


def test_doubt_about_the_therapy_leaves_its_class_to_a_person() -> None:
    (finding,) = found(replace(BASE, interventions=(Intervention(name="Autologous stem cell transplantation"),)))
    assert finding.verdict == Verdict.DOUBTFUL and finding.rows[1].cells["therapy_class"] == ""
    assert "therapy_class" in finding.rows[1].missing
    (finding,) = found(replace(BASE, phases=("NA",)))
    assert finding.verdict == Verdict.DOUBTFUL and finding.rows[1].cells["phase"] == ""
    other = replace(BASE, interventions=(Intervention(name="Aspirin"),))
    assert (
        found(other) == []
        and left_out([other, replace(BASE, nct="NCT08888888")], found(other, replace(BASE, nct="NCT08888888"))) == 1
    )


def test_a_text_longer_than_a_cell_is_told_and_not_proposed() -> None:
    long = "x" * (LONGEST + 1)

    def finding(**cells: str) -> Finding:
        return Finding("r", "i", Verdict.CHANGED, "why", rows=(ProposedRow("t", "a", {**there, **cells}),))

    there = {"id": "a", "x": "1", "y": long}
    (one,) = gathered([finding(x=long, y="2")], {"t": {"a": there}})
    assert one.cells == {**there, "y": "2"} and one.too_long == {"x": LONGEST + 1} and one.missing == ("x",)
    (new,) = gathered([finding(x=long, y="2")], {})
    assert new.cells["x"] == "" and new.missing == ("x",)
    (alone,) = gathered([finding(x=long)], {"t": {"a": there}})
    assert not alone.changed and alone.too_long, "told, though nothing is left to accept"
    (standing,) = gathered([finding(x="2")], {"t": {"a": there}})
    assert standing.cells["y"] == long and not standing.too_long


def known(**changes: Any) -> Finding:
    """The trial of ``besancon-icasp9``: its number stands in the note of the row."""
    (finding,) = found(replace(BASE, nct="NCT02849886", **changes))
    return finding


def test_a_trial_of_ours_is_known_by_its_number_whatever_its_names() -> None:
    row = CATALOGUE.row("pipeline", "besancon-icasp9")
    theirs = {"phase_1": ("PHASE1",), "phase_1_2": ("PHASE2", "PHASE1"), "phase_2": ("PHASE2",)}[row.phase]
    same = known(phases=theirs, status="TERMINATED")
    assert (same.verdict, same.ours, same.rows) == (Verdict.SAME, "pipeline:besancon-icasp9", ())
    moved = known(phases=theirs, status="RECRUITING")
    assert moved.verdict == Verdict.CHANGED and moved.score == 100
    source, candidate = moved.rows
    assert candidate.cells["status"] == "ongoing" and candidate.cells["phase_as_of"] == "2026-11-02"
    assert source.key == "pth-ctgov-nct02849886", "a source that we have is not proposed twice"
    assert set(row.source_ids) <= set(candidate.cells["source_ids"].split("|"))
    assert known(phases=("PHASE3",), status="TERMINATED").rows[1].cells["phase"] == "phase_3"
    for older in ("2001-01", "", f"{row.phase_as_of}-28"):  # a day of the very time that our row gives is not newer
        assert known(phases=theirs, status="RECRUITING", updated=older).verdict == Verdict.DOUBTFUL
    assert known(phases=theirs, status="SUSPENDED").verdict == Verdict.SAME, "what has no state of ours proposes none"


def test_a_trial_that_names_another_of_the_register_is_not_that_one() -> None:
    (finding,) = found(replace(BASE, nct="NCT09999999", numbers=("NCT02849886",)))
    assert finding.ours != "pipeline:besancon-icasp9" and finding.verdict != Verdict.CHANGED


def test_an_earlier_phase_than_ours_is_perhaps_another_trial() -> None:
    row = next(row for row in CATALOGUE.records("pipeline") if row.candidate_id == "gensight-gs030")
    assert row.phase not in (None, "preclinical", "phase_1")
    earlier = replace(BASE, numbers=("2017-002204-27",))
    (finding,) = found(earlier)
    assert (finding.verdict, finding.ours) == (Verdict.DOUBTFUL, "pipeline:gensight-gs030")
    assert finding.rows[-1].cells["phase"] == "phase_1", "a person says yes to it, or no once and for all"
    (undated,) = found(replace(earlier, updated="", status="COMPLETED"))
    assert {name: undated.rows[-1].cells[name] for name in ("phase", "phase_as_of", "status")} == {
        "phase": "phase_1",
        "phase_as_of": str(row.phase_as_of or ""),
        "status": row.status,
    }, "no date of ours goes, and no state comes from a record that may be older"
    later = replace(earlier, nct="NCT08888888", phases=("PHASE2", "PHASE3"))
    first, second = found(earlier, later)
    assert (first.verdict, first.rows) == (Verdict.SAME, ()) and "NCT08888888" in first.reason
    assert second.verdict == Verdict.CHANGED, "what another trial explains stands in no change's way"


def test_names_alone_make_a_doubt_and_never_a_row() -> None:
    row = CATALOGUE.row("pipeline", "ucpvax-nsclc")
    (finding,) = found(replace(BASE, sponsor=row.sponsor, interventions=(Intervention(name=row.product),)))
    assert finding.verdict == Verdict.DOUBTFUL and finding.rows == () and (finding.score or 0) >= 70
    assert Ours(CATALOGUE).match(replace(BASE, sponsor=row.sponsor)) is None, "the sponsor alone is no match"


def test_what_a_register_read_whole_does_not_give_is_gone() -> None:
    gone = [each for each in found(BASE, whole=True) if each.verdict == Verdict.GONE]
    assert {"NCT02849886", "NCT06777719"} <= {each.identifier for each in gone}
    assert all(not each.rows for each in gone), "nothing is removed by a register"
    assert not [each for each in found(BASE) if each.verdict == Verdict.GONE], (
        "read in part, nothing is said to be gone"
    )


@pytest.mark.parametrize(
    ("ours", "theirs", "least", "most"),
    [
        (["UCPVax"], ["ucpvax"], 100, 100),
        (["CCTx-001 (CAR-T anti-IL-1RAP)"], ["CCTx-001"], 90, 100),
        (["abc"], ["abcd efg"], 0, 0),
        ([""], ["x"], 0, 0),
        ([], [], 0, 0),
        (["Lumevoq"], ["Zynteglo"], 0, 60),
    ],
)
def test_likeness(ours: list[str], theirs: list[str], least: float, most: float) -> None:
    assert least <= likeness(ours, theirs) <= most


def first_source() -> Any:
    return CATALOGUE.records("sources")[0]


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (SourceAnswer.ANSWERED, Verdict.SAME),
        (SourceAnswer.GONE, Verdict.GONE),
        (SourceAnswer.NO_ANSWER, Verdict.DOUBTFUL),
        (SourceAnswer.REFUSED, Verdict.DOUBTFUL),
        (SourceAnswer.TITLE_CHANGED, Verdict.DOUBTFUL),
        (SourceAnswer.MOVED, Verdict.CHANGED),
        (SourceAnswer.HOME_PAGE, Verdict.CHANGED),
    ],
)
def test_a_page_that_does_not_answer_is_proposed_as_a_state_of_its_source(
    answer: SourceAnswer, verdict: Verdict
) -> None:
    source = first_source()
    unread = changed("sources", "source_id", source.source_id, read_on=None, answer=None)
    (finding,) = page_findings(unread, [Page(source.source_id, answer, status="404", to="https://x.example")], DAY)
    assert finding.verdict == verdict and ("write yes" in finding.reason) is (answer == SourceAnswer.ANSWERED)
    cells = finding.rows[0].cells
    assert (cells["answer"], cells["checked_on"], cells["title"]) == (answer, DAY, source.title)
    assert cells["read_on"] == (DAY if answer == SourceAnswer.ANSWERED else str(source.read_on or "")), (
        "only what answers can have been read"
    )


def test_a_source_that_somebody_read_is_left_as_it_is() -> None:
    source = first_source()
    read = changed("sources", "source_id", source.source_id, read_on="2026-10-01", answer=None)
    (finding,) = page_findings(read, [Page(source.source_id, SourceAnswer.ANSWERED)], DAY)
    assert (finding.verdict, finding.rows) == (Verdict.SAME, ())
    denied = Page(source.source_id, SourceAnswer.TITLE_CHANGED, title="Page introuvable", denies=True)
    (finding,) = page_findings(read, [denied], DAY)
    assert finding.verdict == Verdict.DOUBTFUL and "its title says that the page is not there" in finding.reason


def test_sets_of_data_are_proposed_as_sources_and_rows_are_quoted_only() -> None:
    new = Dataset(id="1", title="Lauréats de France 2030", page="https://www.data.gouv.fr/datasets/1")
    had = Dataset(id="2", title="Autre", page=first_source().url)
    one, two = dataset_findings(CATALOGUE, [new, had])
    assert (one.verdict, two.verdict) == (Verdict.NEW, Verdict.SAME)
    assert one.rows[0].cells["source_id"] == "datagouv-laureats-de-france-2030"
    assert one.rows[0].missing == ("publisher",) and one.rows[0].cells["read_on"] == "", "nobody has read it"
    again = Dataset(id="5f3B", title=new.title, page="https://www.data.gouv.fr/datasets/3")
    first, second = (found.rows[0].key for found in dataset_findings(CATALOGUE, [new, again]))
    assert (first, second) == (one.rows[0].key, f"{first}-5f3b"), "two sets of one title are two rows"
    assert "TxCell" in french_names(CATALOGUE)
    (row,) = row_findings(CATALOGUE, [NamedRow("TxCell", new, File(url="https://static.data.gouv.fr/x"), 2, "a: b")])
    assert (row.verdict, row.ours, row.rows) == (Verdict.DOUBTFUL, "actors:txcell", ())


def test_proposals_of_one_row_become_one_and_a_dispute_is_a_doubt() -> None:
    def finding(verdict: Verdict = Verdict.CHANGED, **cells: str) -> Finding:
        before = {"id": "a", "x": "1", "y": "1", "source_ids": "s"}
        return Finding("r", "i", verdict, "why", rows=(ProposedRow("t", "a", {**before, **cells}),))

    there = {"t": {"a": {"id": "a", "x": "1", "y": "1", "source_ids": "s"}}}
    (one,) = gathered([finding(x="2", source_ids="s|t"), finding(y="3", source_ids="s|u")], there)
    assert one.cells == {"id": "a", "x": "2", "y": "3", "source_ids": "s|t|u"} and one.verdict == Verdict.CHANGED
    assert one.changed == ("x", "y", "source_ids")
    (one,) = gathered([finding(x="2"), finding(x="3")], there)
    assert one.cells["x"] == "2" and one.verdict == Verdict.DOUBTFUL
    assert gathered([finding()], there) == [], "what changes nothing is no proposal"
