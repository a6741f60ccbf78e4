"""Each register by its documented form: pages, nothing, other forms told by field; noise is told and never runs."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from built import CATALOGUE
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_registers import Played, answered, dataset, polite, registers, study

from dossier.catalogue.codes import SourceAnswer
from dossier.language import Language
from watch.failure import WatchFailed
from watch.forms import Answered, answer_as
from watch.kept import Kept
from watch.pages import addresses_of
from watch.registers import clinical_trials as ct
from watch.registers import data_gouv as dg
from watch.registers import our_sources as our
from watch.registers import study_forms
from watch.registers.study_forms import Study, StudyPage
from watch.shelf import BUILD

STUDIES = "clinicaltrials.gov/api/v2/studies"


def trials(shelf: Path, through: Played, sponsors: tuple[str, ...] = (), since: str = "") -> Any:
    with polite(shelf, through, [ct.HOST]) as way:
        return ct.read_trials(way, sponsors, (), since)


def test_trials_are_read_page_by_page_each_once(tmp_path: Path) -> None:
    first = answered({"totalCount": 3, "nextPageToken": "abc", "studies": [study(), study("NCT00000002")]})
    through = registers(
        trials=[first, answered({"studies": [study("NCT00000003"), study()]}), answered({"studies": []})]
    )
    reading = trials(tmp_path, through, ("CHU de Besançon",))
    assert [trial.nct for trial in reading.records] == ["NCT01234567", "NCT00000002", "NCT00000003"]
    assert reading.whole and not reading.faults and reading.as_of == "2026-11-27"
    asked = [parse_qs(request.url.query.decode()) for request in through.asked if request.url.path.endswith("studies")]
    assert [each.get("pageToken") for each in asked] == [None, ["abc"], None]
    assert asked[0]["filter.advanced"] == ["AREA[LocationCountry]France AND AREA[StudyType]INTERVENTIONAL"]
    assert asked[2]["query.lead"] == ['"CHU de Besançon"']
    assert {name: text for name, text in asked[1].items() if name != "pageToken"} == asked[0]
    trial = reading.records[0]
    assert (trial.phases, trial.enrolment, trial.estimated, trial.start) == (("PHASE1", "PHASE2"), 24, True, "2026-01")
    assert trial.numbers == ("2021-000001-11",) and trial.french_sites[0].city == "Besançon"


def test_what_is_asked_has_no_name_of_a_person() -> None:
    assert not [field for field in ct._FIELDS if "Contact" in field or "Official" in field or "Investigator" in field]
    query = next(ct.queries(['A "B" [C]'], since="2026-11-01"))
    assert "AREA[LastUpdatePostDate]RANGE[2026-11-01,MAX]" in query["filter.advanced"]


def test_no_form_names_a_field_that_nobody_reads() -> None:
    """A field that is not read could only make a record fail."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (BUILD.parent / "watch").rglob("*.py"))
    forms = [each for module in (study_forms, dg) for each in vars(module).values()]
    models = [each for each in forms if isinstance(each, type) and issubclass(each, Answered)]
    fields = {name for model in models for name in model.model_fields}
    assert len(fields) > 20 and not {name for name in fields if not re.search(rf"\.{name}\b", code)}


def test_a_study_of_another_form_is_told_by_field_and_the_others_go_on(tmp_path: Path) -> None:
    broken = [
        study(identificationModule=None),
        study(identificationModule={"nctId": 12}),
        study(designModule={"enrollmentInfo": {"count": "many"}}),
        study(statusModule={"startDateStruct": {"date": "soon"}}),
        study(statusModule={"startDateStruct": {"date": "2026-02-31"}}),
        study(statusModule={"startDateStruct": {"date": "2026-13"}}),
        study(designModule={"enrollmentInfo": {"count": 10**400}}),
        "no study",
        None,
    ]
    reading = trials(tmp_path, registers(trials=answered({"studies": [*broken, study()]})))
    assert [trial.nct for trial in reading.records] == ["NCT01234567"]
    assert reading.whole, "the register was read to its end"
    said = [fault.words(Language.EN) for fault in reading.faults]
    for text, field in zip(
        said,
        [
            "studies[0].protocolSection.identificationModule",
            "studies[1].protocolSection.identificationModule.nctId",
            "studies[2].protocolSection.designModule.enrollmentInfo.count",
            "studies[3].protocolSection.statusModule.startDateStruct.date",
            "studies[4].protocolSection.statusModule.startDateStruct.date",
            "studies[6].protocolSection.designModule.enrollmentInfo.count",
            "studies[7]",
        ],
        strict=True,
    ):
        assert field in text and "ClinicalTrials.gov" in text, text


def test_a_field_that_all_records_changed_is_one_sentence(tmp_path: Path) -> None:
    changed = [study(designModule={"phases": "PHASE1"}) for _ in range(30)]
    reading = trials(tmp_path, registers(trials=answered({"studies": changed})))
    assert [fault.words(Language.EN) for fault in reading.faults] == [
        "ClinicalTrials.gov: studies[0].protocolSection.designModule.phases has another form (list_type);"
        " 30 records are left, the others are read"
    ]


def test_the_trials_that_we_cite_are_asked_for_by_number() -> None:
    first, second, *_ = ct.queries([], [f"NCT{n:08}" for n in range(21)])
    assert first["filter.ids"].count("NCT") == 20 and second == {"filter.ids": "NCT00000020"}


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (answered({"results": []}), "form"),
        (answered([]), "form"),
        (httpx.Response(200, content=b"<html>maintenance</html>"), "json"),
        (httpx.Response(200, content=b'{"studies": [' * 2_000), "json"),
        (httpx.Response(200, content='{"studies": ["é"]}'.encode("latin-1")), "encoding"),
        (httpx.Response(200, content=b""), "json"),
        (httpx.Response(500), "status"),
    ],
)
def test_a_register_that_breaks_midway_keeps_what_it_gave(tmp_path: Path, answer: httpx.Response, rule: str) -> None:
    first = answered({"studies": [study()], "nextPageToken": "abc"})
    reading = trials(tmp_path, registers(trials=[first, answer]))
    assert [trial.nct for trial in reading.records] == ["NCT01234567"]
    assert not reading.whole and [fault.rule for fault in reading.faults] == [rule]
    assert all(fault.words(language) for fault in reading.faults for language in Language)


def test_pages_that_lead_round_end(tmp_path: Path) -> None:
    reading = trials(tmp_path, registers(trials=answered({"studies": [], "nextPageToken": "abc"})))
    assert [fault.rule for fault in reading.faults] == ["circle"]


def test_sets_of_data_are_found_and_their_rows_quoted(tmp_path: Path) -> None:
    others = [dataset("2", "Plan de relance : aides", organization=None), dataset("3", "Abris à vélos"), {"id": "4"}]
    page = {"data": [dataset(), *others], "next_page": "https://evil.example/?page=2", "total": 4}
    last = {"data": [], "next_page": None, "total": 4}
    through = registers(datasets=[answered(page), *[answered(last)] * 9])
    with polite(tmp_path, through, dg.HOSTS) as way:
        found = dg.read_datasets(way)
        rows = dg.read_named_rows(way, found.records, ["TxCell", "Nous"])
    assert [each.id for each in found.records] == ["5f1"], "the second needs other words than it was found by"
    assert "data[3].title" in found.faults[0].words(Language.FR)
    assert found.whole, "each search was read to its end"
    assert [(row.name, row.line, row.excerpt) for row in rows.records] == [
        ("TxCell", 2, "bénéficiaire: TxCell ; montant: 12")
    ]
    assert {request.url.host for request in through.asked} <= dg.HOSTS


def test_a_search_of_more_pages_than_are_read_is_not_read_whole(tmp_path: Path) -> None:
    page = {"data": [dataset()], "next_page": "https://www.data.gouv.fr/?page=9", "total": 400}
    with polite(tmp_path, registers(datasets=[answered(page)] * 15), dg.HOSTS) as way:
        assert not dg.read_datasets(way).whole


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("nom;montant\nTxCell;12\n".encode("cp1252"), 1),
        ("\ufeffnom,montant\nla société TXCELL SA,12\n".encode(), 1),
        (b"nom;montant\nTxCells;12\n", 0),
        (b"", 0),
        (b"nom\n" + b'"' * 50, 0),
    ],
)
def test_a_name_is_a_whole_word_of_any_table(content: bytes, found: int) -> None:
    answer = Kept("https://static.data.gouv.fr/x.csv", 200, "text/csv", "", "", 0.0, content)
    source = dg.Dataset.model_validate(dataset())
    rows = dg.named_rows(source, source.resources[0], answer, {"TxCell": dg._word("TxCell")})
    assert len(rows) == found


@pytest.mark.parametrize(
    ("answer", "field", "kind"),
    [
        (httpx.Response(200, headers={"Content-Type": "text/html; charset=utf-8"}, content=b"x"), "Type", "text/html"),
        (httpx.Response(200, content=b"\xef\xbb\xbf\n <!DOCTYPE html><p>TxCell"), "CSV", "<!DOCTYPE"),
        (httpx.Response(200, headers={"Content-Type": "text/csv"}, content=b'{"error": "moved"}'), "CSV", '{"error":'),
        (httpx.Response(200, headers={"Content-Type": "text/csv"}, content=b"PK\x03\x04"), "CSV", "PK"),
    ],
)
def test_a_page_in_the_place_of_a_table_is_a_changed_form_and_the_others_go_on(
    tmp_path: Path, answer: httpx.Response, field: str, kind: str
) -> None:
    files = [
        {"id": n, "title": n, "format": "csv", "url": f"https://static.data.gouv.fr/r/{n}.csv"}
        for n in ("moved", "laureats")
    ]
    through = registers(datasets=answered({"data": [dataset(resources=files)], "next_page": None}))
    through._answers["static.data.gouv.fr/r/moved.csv"] = [answer]
    with polite(tmp_path, through, dg.HOSTS) as way:
        reading = dg.read_named_rows(way, dg.read_datasets(way).records, ["TxCell"])
    assert [row.file.id for row in reading.records] == ["laureats"]
    (fault,) = reading.faults
    for language in Language:
        said = fault.words(language)
        assert f"moved.csv {'Content-' * (field == 'Type')}{field}" in said and f"({kind}" in said


def test_files_elsewhere_are_not_opened() -> None:
    for url in ("https://evil.example/x.csv", "https://[::1/x.csv", "file:///etc/passwd"):
        there = dg.Dataset.model_validate(dataset(resources=[{"id": "r", "title": "t", "format": "csv", "url": url}]))
        assert not list(dg._tables(there))


URL = "https://www.a.example/2024/un-centre"
ADDRESS = our.Address("a", "Un centre de bioproduction ouvre à Besançon", URL)


def page(title: str, kind: str = "text/html; charset=utf-8", encoding: str = "utf-8") -> httpx.Response:
    html = f"<html><head><title>\n {title}\n</title><script>alert(1)</script></head></html>"
    return httpx.Response(200, headers={"Content-Type": kind}, content=html.encode(encoding))


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (page("Un centre de bioproduction ouvre à Besançon | Le Journal"), SourceAnswer.ANSWERED),
        (page("Un centre de bioproduction ouvre &agrave; Besan&ccedil;on"), SourceAnswer.ANSWERED),
        (page("Un centre de bioproduction ouvre à Besançon", "text/html", "latin-1"), SourceAnswer.ANSWERED),
        (page("Domaine à vendre"), SourceAnswer.TITLE_CHANGED),
        (page("Page introuvable – Un centre de bioproduction ouvre à Besançon"), SourceAnswer.TITLE_CHANGED),
        (httpx.Response(200, headers={"Content-Type": "application/pdf"}, content=b"%PDF"), SourceAnswer.ANSWERED),
        (
            httpx.Response(200, headers={"Content-Type": "text/html; charset=rot13"}, content=b"x"),
            SourceAnswer.ANSWERED,
        ),
        (httpx.Response(302, headers={"Location": "https://a.example/"}), SourceAnswer.HOME_PAGE),
        (httpx.Response(301, headers={"Location": "https://casino.example/"}), SourceAnswer.MOVED),
        (httpx.Response(403), SourceAnswer.REFUSED),
        (httpx.Response(429), SourceAnswer.REFUSED),
        (httpx.Response(404), SourceAnswer.GONE),
        (httpx.Response(410), SourceAnswer.GONE),
        (httpx.Response(500), SourceAnswer.NO_ANSWER),
        (httpx.ConnectTimeout("slow"), SourceAnswer.NO_ANSWER),
        (httpx.ConnectError("no such host"), SourceAnswer.NO_ANSWER),
    ],
)
def test_what_an_address_of_ours_gives(tmp_path: Path, answer: httpx.Response, found: SourceAnswer) -> None:
    through = Played({"www.a.example/2024/un-centre": answer, "a.example/": page("Accueil")})
    with polite(tmp_path, through, our.hosts_of([ADDRESS]), largest=our.HEAD, cut=True) as way:
        reading = our.read_pages(way, [ADDRESS])
    assert [each.answer for each in reading.records] == [found] and not reading.faults


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://a.example", True),
        ("https://a.example/", True),
        ("https://a.example/fr/", True),
        ("https://a.example/fr-FR/index.html", True),
        ("https://a.example/accueil", True),
        ("https://a.example/?p=12", False),
        ("https://a.example/#!/x", False),
        ("https://a.example/actualites", False),
        ("https://a.example/fr/therapie", False),
    ],
)
def test_where_a_site_begins(address: str, home: bool) -> None:
    assert our.at_home(address) is home


def test_a_long_page_is_cut_after_its_title(tmp_path: Path) -> None:
    long = httpx.Response(
        200, headers={"Content-Type": "text/html"}, content=b"<title>Un centre</title>" + b"x" * 10**6
    )
    with polite(
        tmp_path, Played({"www.a.example/2024/un-centre": long}), our.hosts_of([ADDRESS]), largest=999, cut=True
    ) as way:
        assert len(way.read(URL).content) == 999


def test_a_machine_without_a_network_kills_no_source(tmp_path: Path) -> None:
    many = [our.Address(str(n), "Titre", f"https://h{n}.example/x") for n in range(40)]
    answers = {f"h{n}.example/x": page("Titre") if n < 5 else httpx.ConnectError("no") for n in range(40)}
    with polite(tmp_path, Played(answers), our.hosts_of(many)) as way:
        reading = our.read_pages(way, many)
    assert [each.answer for each in reading.records] == [SourceAnswer.ANSWERED] * 5
    assert not reading.whole and [fault.rule for fault in reading.faults] == ["offline"]
    answers["h12.example/x"] = httpx.Response(404)
    with polite(tmp_path / "other", Played(answers), our.hosts_of(many)) as way:
        found = [each.answer for each in our.read_pages(way, many).records]
    assert found == [SourceAnswer.ANSWERED] * 5 + [SourceAnswer.NO_ANSWER] * 7 + [SourceAnswer.GONE]


@pytest.mark.parametrize(
    ("title", "denies"),
    [
        *[(title, True) for title in ("Erreur 404 | CHU", "Page not found – CHU", "La page n’existe plus", "ERROR")],
        *[(title, False) for title in ("CHU", "Les 4041 lits", "Terreur et mirrors", "")],
    ],
)
def test_a_page_that_says_in_its_title_that_it_is_not_there(title: str, denies: bool) -> None:
    address = our.Address("a", "CHU", URL)
    kept = Kept(URL, 200, "text/html", "", "", 0.0, f"<title>{title}</title>".encode())
    assert our.page_of(address, kept).denies is denies
    named = our.Address("a", "L’erreur 404, son histoire : la page not found, qui n’existe plus ; error", URL)
    assert not our.page_of(named, kept).denies, "a document may be about errors"


def test_two_sources_at_one_address_are_two_pages_and_one_question(tmp_path: Path) -> None:
    two = [our.Address("a", "Titre", URL), our.Address("b", "Titre", f"{URL}#part"), our.Address("c", "Titre", URL)]
    for answer, found in (
        (page("Titre"), SourceAnswer.ANSWERED),
        (httpx.Response(404), SourceAnswer.GONE),
        (httpx.ConnectError("no"), SourceAnswer.NO_ANSWER),
    ):
        through = Played({"www.a.example/2024/un-centre": answer})
        with polite(tmp_path / found, through, our.hosts_of(two)) as way:
            reading = our.read_pages(way, two)
        assert [(each.source_id, each.answer) for each in reading.records] == [(n, found) for n in "abc"]
        assert found != SourceAnswer.ANSWERED or not any(each.to for each in reading.records), "they lead nowhere else"
        assert len(through.asked) == (3 if found == SourceAnswer.NO_ANSWER else 1), "three tries, and no more"


def test_a_site_that_is_down_is_no_missing_network(tmp_path: Path) -> None:
    many = [our.Address(str(n), "Titre", f"https://down.example/{n}") for n in range(20)]
    with polite(
        tmp_path, Played({f"down.example/{n}": httpx.ConnectError("no") for n in range(20)}), ["down.example"]
    ) as way:
        reading = our.read_pages(way, many)
    assert [each.answer for each in reading.records] == [SourceAnswer.NO_ANSWER] * 20 and not reading.faults


@pytest.mark.parametrize("charset", ["undefined", "idna", "punycode", "hex", "nothing"])
def test_an_encoding_in_name_only_stops_no_reading(charset: str) -> None:
    content = b"<TITLE lang='fr'>Un centre &amp; deux salles</TITLE>"
    assert (
        our.title_of(Kept(URL, 200, f"text/html; charset={charset}", "", "", 0.0, content)) == "Un centre & deux salles"
    )


@pytest.mark.parametrize("content", [b"<title" * 50_000, b"<title>" * 43_000, b"</title>", b"<title>", b""])
def test_a_page_of_open_titles_is_read_once(content: bytes) -> None:
    assert our.title_of(Kept(URL, 200, "text/html", "", "", 0.0, content)) == ""


@pytest.mark.parametrize("version", [{}, {"dataTimestamp": "27/11/2026"}, {"dataTimestamp": "2026-02-31T09:00:00"}])
def test_a_register_without_the_day_of_its_data_is_told(tmp_path: Path, version: dict[str, str]) -> None:
    through = registers(trials=answered({"studies": [study()]}))
    through._answers["clinicaltrials.gov/api/v2/version"] = [answered(version)]
    reading = trials(tmp_path, through)
    assert not reading.whole and "dataTimestamp" in reading.faults[0].words(Language.EN)


def test_our_own_addresses_are_all_on_their_list_and_the_heaviest_come_first() -> None:
    addresses = addresses_of(CATALOGUE)
    hosts = our.hosts_of(addresses)
    assert all(urlsplit(each.url).hostname in hosts for each in addresses)
    weights = [len(CATALOGUE.used_by.get(each.source_id, ())) for each in addresses]
    assert weights == sorted(weights, reverse=True)


_NOISE = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8) | st.just("NCT01234567"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["studies", "protocolSection", "identificationModule", "nctId", "data", "id", "title", "page",
                         "resources", "nextPageToken", "next_page", "organization", "interventions", "x"]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=60) | _NOISE.map(lambda noise: json.dumps(noise).encode()), st.sampled_from([200, 204, 301, 404])
)
def test_noise_is_told_and_nothing_else_happens(tmp_path: Path, content: bytes, status: int) -> None:
    def noise(_: httpx.Request) -> httpx.Response:
        return httpx.Response(status, headers={"Content-Type": "text/html"}, content=content)

    every = (
        STUDIES,
        "clinicaltrials.gov/api/v2/version",
        "www.data.gouv.fr/api/1/datasets/",
        "www.a.example/2024/un-centre",
    )
    through = Played(dict.fromkeys(every, noise))
    hosts = {ct.HOST, *dg.HOSTS, *our.hosts_of([ADDRESS])}
    with polite(tmp_path, through, hosts, fresh=0.0) as way:
        readings = [ct.read_trials(way, ["x"]), dg.read_datasets(way), our.read_pages(way, [ADDRESS])]
        readings.append(dg.read_named_rows(way, readings[1].records, ["TxCell"]))
    for fault in (fault for reading in readings for fault in reading.faults):
        assert isinstance(fault, WatchFailed) and all(fault.words(language) for language in Language)
    kept = Kept("https://a.example/", 200, "", "", "", 0.0, content)
    for form in (StudyPage, Study, dg.DatasetPage, dg.Dataset):
        try:
            answer_as(form, "register", kept)
        except WatchFailed as failed:
            assert failed.words(Language.FR)
    assert isinstance(our.page_of(ADDRESS, kept), our.Page)
