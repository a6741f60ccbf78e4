"""Findings hold under every filter: their scope is named, exhibits agree, a filter's own doing is not told as found.

What each sentence alone must be (length, verb, grammar) is in ``reader.py`` and read over the whole grid by
``test_exhibits.py``; here stand the rules that take several exhibits, or the rows under a sentence.
"""

from itertools import product

import pytest
from built import CATALOGUE, built

from dossier.catalogue.codes import ADVANCED_THERAPY, Sector, SitePhase, SiteStatus
from dossier.catalogue.records import REGIONS
from dossier.exhibits import Exhibit, register
from dossier.language import Language, number, t
from dossier.rules import sites, sums
from dossier.rules.actors import late_producers
from dossier.selection import FILTERS, Facet, Selection

REGISTER = register()
#: A finding as the first reader of a page meets it.
LONGEST_UNFILTERED = 160
SCOPED = [identifier for identifier, entry in REGISTER.items() if entry.covers]
OTHERS = [sector for sector in Sector if sector not in ADVANCED_THERAPY]
#: Words by which a sentence names advanced therapies as what it speaks of.
SCOPE = {
    Language.FR: ("thérapie cellulaire", "thérapies innovantes", "thérapie innovante", "champ de ces données"),
    Language.EN: ("tissue therapy", "advanced-therapy", "advanced therapies", "outside the scope"),
}
#: How a sentence begins to say that there is nothing.
ABSENCE = {Language.FR: ("Aucun", "aucun", "ni phase"), Language.EN: ("No ", "None ", "neither", "does not state")}
SITES = ("capacity-phase3-france", "capacity-by-phase", "capacity-published", "capacity-sites", "capacity-map")


def one_of_each() -> list[Selection]:
    """No filter; each sector, region, phase, status and city of a site; a region with each sector."""
    cities = sorted(set(sites.french(CATALOGUE)["city"].dropna()))
    return [
        Selection(),
        *(Selection(sectors=(sector,)) for sector in Sector),
        *(Selection(regions=(region,)) for region in REGIONS),
        *(Selection(phases=(phase,)) for phase in SitePhase),
        *(Selection(statuses=(status,)) for status in SiteStatus),
        *(Selection(cities=(city,)) for city in cities),
        *(Selection(sectors=(sector,), regions=("Bourgogne-Franche-Comté",)) for sector in Sector),
    ]


EACH = one_of_each()


def named(selection: Selection) -> str:
    return "+".join(value for facet in FILTERS for value in getattr(selection, facet)) or "all"


def said(exhibit: Exhibit) -> str:
    return f"{exhibit.id}: {exhibit.finding}"


class TestLength:
    @pytest.mark.parametrize("language", list(Language))
    def test_without_a_filter_a_finding_is_short(self, language: Language) -> None:
        findings = [built(identifier, Selection(language=language)) for identifier in REGISTER]
        assert not [said(shown) for shown in findings if len(shown.finding) > LONGEST_UNFILTERED]


class TestScope:
    @pytest.mark.parametrize("identifier", SCOPED)
    @pytest.mark.parametrize("language", list(Language))
    def test_a_sector_outside_the_scope_is_told(self, identifier: str, language: Language) -> None:
        for sector in OTHERS:
            shown = built(identifier, Selection(language=language, sectors=(sector,)))
            label = CATALOGUE.label(language, "actors", "sectors", sector)
            assert label in shown.coverage, said(shown)
            if not shown.rows:
                assert label in shown.finding, said(shown)
            if any(word in shown.finding for word in ABSENCE[language]):
                assert any(word in shown.finding for word in SCOPE[language]), said(shown)

    def test_beside_a_sector_in_scope_the_other_is_named(self) -> None:
        shown = built("capacity-by-phase", Selection(sectors=(Sector.CELL_THERAPY, Sector.ANTIBODIES_PROTEINS)))
        assert CATALOGUE.label(Language.FR, "actors", "sectors", Sector.ANTIBODIES_PROTEINS) in shown.coverage
        assert "champ" not in shown.finding
        assert not REGISTER["capacity-by-phase"].outside(Selection(sectors=(Sector.CELL_THERAPY,)))

    def test_who_covers_some_sectors_only_says_so(self) -> None:
        """An exhibit whose rows are all of advanced therapy, whatever sector is asked for, declares what it covers."""
        for identifier, entry in REGISTER.items():
            if Facet.SECTORS not in entry.responds or entry.covers:
                continue
            shown = {row for sector in OTHERS for row in built(identifier, Selection(sectors=(sector,))).rows}
            beyond = [row for row in shown if set(ADVANCED_THERAPY).isdisjoint(_sectors(row))]
            assert beyond, identifier


def _sectors(reference: str) -> set[str]:
    return {sector for row in CATALOGUE.rows_of(reference) for sector in getattr(row, "sectors", ())}


class TestAgreement:
    @pytest.mark.parametrize("selection", EACH, ids=named)
    def test_the_sites_kept_are_counted_once(self, selection: Selection) -> None:
        every = selection.narrow(sites.french(CATALOGUE), *sites.SITE_FACETS)
        assert set(built("capacity-by-phase", selection).rows) == {
            f"facilities:{site}" for site in every["facility_id"]
        }
        published = built("capacity-published", selection).table
        assert set(published.get("of", ())) == ({len(every)} if len(every) else set())
        directory = set(built("capacity-sites", selection).rows)
        projects = {f"facilities:{site}" for site in sites.projects(CATALOGUE)["facility_id"]}
        assert len(directory - projects) == len(every)

    @pytest.mark.parametrize("selection", EACH, ids=named)
    def test_late_sites_are_the_same_in_the_list_and_on_the_map(self, selection: Selection) -> None:
        if selection.phases:
            return  # the list has no filter of phase: phases are its question
        projects = {f"facilities:{site}" for site in sites.projects(CATALOGUE)["facility_id"]}
        listed = set(built("capacity-phase3-france", selection).rows) - projects
        late = sites.late_stage_sites(sites.french(CATALOGUE))
        mapped = set(built("capacity-map", selection).rows)
        standing = late[~late["status"].isin(sites.DEFUNCT_SITES)]
        assert listed & {f"facilities:{site}" for site in standing["facility_id"]} == mapped & {
            f"facilities:{site}" for site in late["facility_id"]
        }

    def test_the_map_denies_no_producer_that_the_list_names(self) -> None:
        language = Language.FR  # which sentence is chosen depends on no language
        denied = t(language, "exhibit.actors-map.finding.no_late")
        for sector, region in product((None, *Sector), (None, *REGIONS)):
            selection = Selection(
                language=language, sectors=(sector,) if sector else (), regions=(region,) if region else ()
            )
            listed = built("actors-late", selection)
            if built("actors-map", selection).finding == denied:
                assert listed.empty, said(listed)

    @pytest.mark.parametrize("selection", EACH, ids=named)
    def test_candidates_are_counted_once(self, selection: Selection) -> None:
        one, other = (set(built(name, selection).rows) for name in ("demand-pipeline", "demand-manufacture"))
        assert one == other
        following = {row for row in built("demand-next", selection).rows if row.startswith("pipeline:")}
        assert following <= one

    @pytest.mark.parametrize("selection", EACH, ids=named)
    def test_public_money_has_one_total(self, selection: Selection) -> None:
        found, flow = (built(name, selection) for name in ("funding-public-found", "funding-flow"))
        assert found.table["amount"].sum() == pytest.approx(flow.table["amount"].sum())
        assert set(found.rows) == set(flow.rows)
        if selection.sectors:
            ranked = built("funding-ranked-awards", selection)
            assert set(ranked.rows) == set(found.rows)
            named = found.table.loc[found.table["tone"] == "ochre", "amount"].sum() if len(ranked.rows) > 1 else 0.0
            assert ranked.table["amount_eur"].sum() + named == pytest.approx(found.table["amount"].sum())

    def test_a_figure_quoted_elsewhere_counts_as_published(self) -> None:
        """What an indicator tells of one site is not "read nowhere" in the table of what sites publish."""
        units = {"batches": "batches_per_year", "patients": "patients_per_year"}
        told = [row for row in CATALOGUE.records("indicators") if row.facility_id and row.unit in units]
        assert {row.unit for row in told} == set(units)
        table = built("capacity-published").table.set_index("column")
        for row in told:
            name = sites.short_site_name(CATALOGUE.row("facilities", row.facility_id).name)
            assert name in table.loc[units[row.unit], "sites"]


class TestWhatIsCounted:
    def test_no_sum_of_public_money_holds_a_loan_a_budget_or_another_field(self) -> None:
        held = {row for name in ("funding-public-found", "funding-flow") for row in built(name).rows}
        assert held
        for reference in held:
            award = next(iter(CATALOGUE.rows_of(reference)))
            assert award.instrument != "loan" and award.counted == "yes" and award.scope != "outside", reference

    def test_loans_are_told_apart(self) -> None:
        loans = sums.public_loans(CATALOGUE.table("funding"))
        assert len(loans)
        assert str(len(loans)) in built("funding-flow", Selection(language=Language.EN)).notes

    def test_a_place_within_another_counts_once(self) -> None:
        shown = built("capacity-lost", Selection(language=Language.EN))
        within = [row for row in CATALOGUE.records("facilities") if row.part_of and row.status in sites.LOST]
        parents = {f"facilities:{row.part_of}" for row in within} & set(shown.rows)
        assert parents
        counted = [int(n) for n in _numbers(shown.finding.partition(";")[0])]
        assert sum(counted) == len(shown.rows) - len(parents)


def _numbers(text: str) -> list[str]:
    return [word for word in text.split() if word.isdigit()]


class TestFiltersTellNothing:
    @pytest.mark.parametrize("language", list(Language))
    def test_a_status_that_no_lost_site_has_found_nothing_out(self, language: Language) -> None:
        for status in SiteStatus:
            shown = built("capacity-lost", Selection(language=language, statuses=(status,)))
            none = t(language, "exhibit.capacity-lost.finding.none")
            assert shown.finding != none, said(shown)

    @pytest.mark.parametrize("status", sorted(sites.LOST))
    @pytest.mark.parametrize("language", list(Language))
    def test_only_what_happened_is_told(self, status: SiteStatus, language: Language) -> None:
        shown = built("capacity-lost", Selection(language=language, statuses=(status,)))
        for other in sites.LOST - {status}:
            verb = t(language, f"exhibit.capacity-lost.fate.{other}", n=2, who="").strip()
            assert verb not in shown.finding, said(shown)

    def test_what_the_sector_filter_made_is_not_found(self) -> None:
        for sector in ADVANCED_THERAPY:
            shown = built("funding-public-found", Selection(sectors=(sector,)))
            assert "touchent" not in shown.finding and "touche" not in shown.finding, said(shown)

    def test_a_phase_filter_found_no_phase(self) -> None:
        for phase in SitePhase:
            shown = built("capacity-by-phase", Selection(phases=(phase,), language=Language.EN))
            assert "state it" not in shown.finding and "no phase stated" not in shown.finding, said(shown)


class TestTenses:
    def test_a_producer_for_sale_or_of_one_trial_is_named_as_such(self) -> None:
        shown = built("actors-late", Selection(language=Language.EN))
        assert "CELLforCURE by Seqens (for sale)" in shown.finding
        assert "EFS (one trial)" in shown.finding

    def test_nothing_is_announced_in_besancon(self) -> None:
        for language, word in ((Language.FR, "annonc"), (Language.EN, "announc")):
            for status in ("announced", "under_study"):
                shown = built("capacity-sites", Selection(language=language, statuses=(status,)))
                if "Besançon" in shown.finding:
                    assert word not in shown.finding, said(shown)

    def test_the_list_of_producers_is_the_rule(self) -> None:
        names = list(built("actors-late").table["name"])
        assert sorted(names) == sorted(late_producers(CATALOGUE.table("actors"))["name"])


class TestEnds:
    @pytest.mark.parametrize("language", list(Language))
    def test_a_series_is_told_from_its_first_year_to_its_last(self, language: Language) -> None:
        shown = built("capacity-uk-trend", Selection(language=language))
        years = [str(year) for year in shown.table["year"]]
        assert years == sorted(years) and len(years) > 2
        assert all(year in shown.finding for year in years), said(shown)

    def test_a_rank_that_another_figure_would_turn_is_not_told(self) -> None:
        shown = built("precedents-public-money", Selection(language=Language.EN))
        first, second = shown.table.iloc[0], shown.table.iloc[1]
        assert first["low"] < second["euros"]
        assert "not established" in shown.finding
        assert str(first["name"]).split(",")[0] not in shown.finding

    def test_the_worst_delay_is_told_with_the_others(self) -> None:
        shown = built("precedents-time", Selection(language=Language.EN))
        opened = shown.table[shown.table["start"] == 0]
        low, high = (number(Language.EN, float(end)) for end in (opened["length"].min(), opened["length"].max()))
        assert f"{len(opened)} sites opened {low} to {high} months" in shown.finding
