"""Funding: what enters a sum, what a finding says under every selection, and how foreign money becomes euros."""

import re
from itertools import product

import pandas as pd
import pytest

from dossier import award_card, awards, money
from dossier.actors import BESANCON, HOME_REGION
from dossier.catalogue import Catalogue, UnknownRow
from dossier.codes import ADVANCED_THERAPY, PUBLIC_LEVELS, Sector
from dossier.exhibits import Exhibit, Kind, register
from dossier.exhibits.funding_flow import MOST_BANDS, grouped
from dossier.language import Language, texts
from dossier.prose import PLACEHOLDER
from dossier.records import REGIONS
from dossier.selection import Selection

_IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "funding")
_EUROS = 1000  # sums are read to the nearest thousand euros


def _build(catalogue: Catalogue, identifier: str, **chosen: object) -> Exhibit:
    return register()[identifier].build(catalogue, Selection(**chosen))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def table(catalogue: Catalogue) -> pd.DataFrame:
    return catalogue.table("funding")


# What enters a sum


def test_public_money_found_in_france(table: pd.DataFrame) -> None:
    found = money.public(table)
    assert len(found) == 30
    assert money.total(found) == pytest.approx(381_703_000, abs=_EUROS)
    mixed = found[found["instrument"] == "mixed"]
    assert money.total(mixed) == pytest.approx(288_350_000, abs=_EUROS)


def test_public_money_of_advanced_therapies_with_and_without_the_drug_cell(table: pd.DataFrame) -> None:
    found = money.public(table)
    touching = found[money.advanced(found)]
    rest = touching[touching["award_id"] != money.DRUG_CELL]
    assert (len(touching), len(rest)) == (17, 16)
    assert money.total(touching) == pytest.approx(248_153_000, abs=_EUROS)
    assert money.total(rest) == pytest.approx(96_153_000, abs=_EUROS)


@pytest.mark.parametrize(
    ("column", "place", "rows", "amount"),
    [("city", BESANCON, 10, 36_653_000), ("region", HOME_REGION, 12, 60_253_000)],
)
def test_public_money_of_a_place(table: pd.DataFrame, column: str, place: str, rows: int, amount: float) -> None:
    found = money.public(table[table[column] == place])
    assert len(found) == rows
    assert money.total(found) == pytest.approx(amount, abs=_EUROS)


def test_private_investment_stays_apart(table: pd.DataFrame) -> None:
    found = money.private_investment(table)
    assert len(found) == 19
    assert money.total(found) == pytest.approx(4_052_600_000, abs=_EUROS)
    by_sector = money.by_sector(found, Sector).set_index("sector")
    assert by_sector.loc["antibodies_proteins", "amount"] == pytest.approx(3_733_600_000, abs=_EUROS)
    touching = found[money.advanced(found)]
    assert (len(touching), money.total(touching)) == (5, pytest.approx(155_000_000, abs=_EUROS))
    assert set(found["award_id"]).isdisjoint(money.public(table)["award_id"])
    assert set(found["award_id"]).isdisjoint(money.private_equity(table)["award_id"])


def test_an_award_of_several_sectors_counts_in_each(table: pd.DataFrame) -> None:
    found = money.private_investment(table)
    assert money.by_sector(found, Sector)["amount"].sum() > money.total(found)


def test_a_sum_refuses_what_must_never_be_summed(table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="not counted"):
        money.total(table[table["counted"] == "no"].head(1))
    with pytest.raises(ValueError, match="without euros"):
        money.total(table[(table["counted"] == "yes") & table["amount_eur"].isna()].head(1))


def test_outside_money_never_enters_a_sum(table: pd.DataFrame) -> None:
    outside = money.outside(table)
    assert len(outside) > 0
    assert set(outside["counted"]) == {"no"}
    assert "programme_envelope" not in set(outside["instrument"])
    assert set(outside["funder_level"]) <= {*PUBLIC_LEVELS, "mixed"}


# Foreign money


def test_euros_stay_euros_even_without_a_year(catalogue: Catalogue) -> None:
    assert money.euros(catalogue, 5.0, "EUR", None) == (5.0, 1.0)


def test_a_conversion_takes_the_rate_of_its_year(catalogue: Catalogue) -> None:
    row = catalogue.row("exchange_rates", "GBP/2020")
    assert money.euros(catalogue, 100.0, "GBP", 2020) == (pytest.approx(100 / row.units_per_eur), row.units_per_eur)


def test_no_conversion_without_a_year_or_a_rate(catalogue: Catalogue) -> None:
    assert money.euros(catalogue, 100.0, "GBP", None) is None
    assert money.euros(catalogue, 100.0, "GBP", 1999) is None
    assert money.euros(catalogue, 100.0, "NOK", 2024) is None


def test_every_dated_foreign_amount_has_its_rate(catalogue: Catalogue) -> None:
    for award in catalogue.records("funding"):
        known = awards.amount(catalogue, award)
        assert known.basis != awards.Basis.NO_RATE, award.award_id
        if known.rate is not None:
            assert known.euros == pytest.approx(award.amount / known.rate)
        if award.currency not in (None, "EUR") and award.announced is None:
            assert known.euros is None or award.amount_eur is not None


# Why an award is in a sum or in none


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("drugcell-france2030-2025", awards.Standing.PUBLIC),
        ("fr-novo-chartres-2023", awards.Standing.PRIVATE),
        ("fr-treefrog-serieb", awards.Standing.EQUITY),
        ("advesya-nausicaa-2023", awards.Standing.CHARITY),
        ("gb-catapult-stevenage-55m", awards.Standing.ABROAD),
        ("fr-strategie-bbti", awards.Standing.ENVELOPE),
        ("ifps-region-2025", awards.Standing.OUTSIDE),
        ("macrochip-ami-2021", awards.Standing.UNPUBLISHED),
        ("carla-wiseed-2025", awards.Standing.ASIDE),
    ],
)
def test_standing(catalogue: Catalogue, identifier: str, expected: awards.Standing) -> None:
    assert awards.standing(catalogue.row("funding", identifier)) == expected


def test_standing_agrees_with_the_sums(catalogue: Catalogue, table: pd.DataFrame) -> None:
    given: dict[str, set[str]] = {}
    for award in catalogue.records("funding"):
        given.setdefault(awards.standing(award), set()).add(award.award_id)
    assert given["public"] == set(money.public(table)["award_id"])
    assert given["private"] == set(money.private_investment(table)["award_id"])
    assert given["equity"] == set(money.private_equity(table)["award_id"])


# Every exhibit under every selection


_CHOICES = [
    {},
    *({"sectors": (sector,)} for sector in Sector),
    *({"regions": (region,)} for region in REGIONS),
    *({"sectors": (sector,), "regions": (region,)} for sector, region in product(Sector, REGIONS[:13])),
    {"sectors": ("gene_therapy", "vaccines_rna")},
    {"cities": (BESANCON,)},
    {"cities": ("Atlantis",)},
]


@pytest.mark.parametrize("identifier", _IDS)
@pytest.mark.parametrize("language", list(Language))
def test_every_selection_has_a_finding(catalogue: Catalogue, identifier: str, language: Language) -> None:
    raw = {*Sector, *money.Instrument, *PUBLIC_LEVELS} - {"local", "region", "state", "eu", "grant", "loan", "mixed"}
    seen: set[tuple[object, ...]] = set()
    for choice in _CHOICES:
        selection = Selection(language=language, **choice)  # type: ignore[arg-type]
        kept = selection.only(register()[identifier].responds)
        if (key := (kept.sectors, kept.regions, kept.cities)) in seen:
            continue
        seen.add(key)
        shown = register()[identifier].build(catalogue, selection)
        for text in (shown.finding, shown.subtitle, shown.coverage, shown.text_alternative, *shown.caution):
            assert text == text.strip() and "{" not in text and "  " not in text and "nan" not in text.split(), (
                choice,
                text,
            )
            assert not any(code in text for code in raw if "_" in code), (choice, text)
        assert shown.finding.endswith("."), shown.finding
        assert shown.empty == (not [row for row in shown.rows if row.startswith(("funding:", "indicators:"))]), choice
        assert all(catalogue.has(*row.split(":")) for row in shown.rows)
        if shown.kind == Kind.BAR:
            _check_bars(shown)


def _check_bars(shown: Exhibit) -> None:
    encoding = shown.encoding
    names = [encoding.group, encoding.y] if encoding.group else [encoding.y]
    assert not shown.table.duplicated(names).any(), "two bars of one name would be one"
    if encoding.tone and "city" in shown.table:
        red = shown.table[shown.table[encoding.tone] == "besancon"]
        assert set(red["city"]) <= {BESANCON}
    assert not encoding.stacked


def test_texts_hold_no_typed_figure_and_the_same_parameters() -> None:
    both = [
        {
            key: {"": text} if isinstance(text, str) else dict(text)
            for key, text in texts(language).items()
            if key.startswith(("exhibit.funding-", "page.funding.", "column.funding."))
        }
        for language in Language
    ]
    assert set(both[0]) == set(both[1])
    assert len(both[0]) > 100
    for key in both[0]:
        wanted = [sorted(set(re.findall(r"\{[^}]+\}", "".join(forms[key].values())))) for forms in both]
        assert wanted[0] == wanted[1], key
        if ".finding." in key or key.endswith(".subtitle"):
            for forms in both:
                for text in forms[key].values():
                    assert not re.search(r"\d", PLACEHOLDER.sub("", text)), (key, text)


# What each exhibit says


def test_the_lump_is_seen_and_taken_out(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-public-found")
    assert list(shown.table["tone"]).count("ochre") == 1
    assert shown.table["amount"].sum() == pytest.approx(381_703_000, abs=_EUROS)
    assert shown.table["n"].sum() == 30
    assert "152 M€ contre 96,2 M€" in shown.finding.replace("\u00a0", " ")
    assert "230 M€" in shown.coverage.replace("\u00a0", " ")
    assert shown.caution


def test_a_place_filter_says_that_it_drops_the_drug_cell(catalogue: Catalogue) -> None:
    for identifier in ("funding-public-found", "funding-ranked-awards", "funding-flow"):
        shown = _build(catalogue, identifier, regions=(HOME_REGION,))
        assert "funding:drugcell-france2030-2025" not in shown.rows
        assert "The Drug Cell" in shown.coverage, identifier


@pytest.mark.parametrize(
    ("choice", "variant"),
    [
        ({"sectors": ("cell_therapy",)}, "lump_exceeds"),
        ({"sectors": ("microbiome_phages_exosomes",)}, "lump_alone"),
        ({"regions": (HOME_REGION,)}, "both"),
        ({"regions": ("Nouvelle-Aquitaine",)}, "advanced"),
        ({"sectors": ("antibodies_proteins",)}, "rest"),
        ({"regions": ("Corse",)}, "none"),
    ],
)
def test_the_balance_is_chosen_by_the_data(catalogue: Catalogue, choice: dict[str, object], variant: str) -> None:
    shown = _build(catalogue, "funding-public-found", language=Language.EN, **choice)
    text = texts(Language.EN)[f"exhibit.funding-public-found.finding.{variant}"]
    n = len(shown.rows) - (1 if variant.startswith("lump") else 0)
    form = text if isinstance(text, str) else text["one" if n == 1 else "other"]
    assert shown.finding.startswith(form.partition("{")[0])


def test_ranked_awards_are_sorted_and_named(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-ranked-awards", language=Language.EN)
    assert len(shown.table) == 17
    assert shown.table["amount_eur"].is_monotonic_decreasing
    assert shown.finding.index("The Drug Cell") < shown.finding.index("TreeFrog") < shown.finding.index("BioIMP")
    chosen = _build(catalogue, "funding-ranked-awards", sectors=("vaccines_rna",))
    assert all("vaccines_rna" in catalogue.row("funding", row.split(":")[1]).sectors for row in chosen.rows)


def test_flow_has_at_most_ten_bands_and_loses_nothing(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-flow")
    assert len(shown.table) <= MOST_BANDS
    assert shown.table["amount"].sum() == pytest.approx(381_703_000, abs=_EUROS)
    assert (shown.table["tone"] == "ochre").sum() == 1


def test_the_smallest_bands_are_one() -> None:
    bands = pd.DataFrame(
        {
            "level": ["a", "b", "c", "d"],
            "form": ["x", "x", "y", "y"],
            "amount": [4.0, 3.0, 2.0, 1.0],
            "n": [1, 1, 1, 1],
            "tone": "slate",
        }
    )
    assert grouped(bands, "several", "other", most=4).equals(bands)
    three = grouped(bands, "several", "other", most=3)
    assert list(three.iloc[-1][["level", "form", "amount", "n"]]) == ["several", "y", 3.0, 2]
    assert list(grouped(bands, "several", "other", most=2).iloc[-1][["level", "form"]]) == ["several", "other"]


def test_without_the_drug_cell_another_level_may_lead(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-flow", language=Language.EN, sectors=tuple(ADVANCED_THERAPY))
    assert "largest part comes from the European Union" in shown.finding
    whole = _build(catalogue, "funding-flow", language=Language.EN)
    assert "largest part" not in whole.finding


def test_the_envelope_stands_alone(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-envelope", language=Language.EN, sectors=("vaccines_rna",), regions=("Corse",))
    group = {row.series for row in catalogue.records("comparable_series") if row.group_id == "strategy-allocated"}
    assert {row.split(":")[1] for row in shown.rows[:2]} == group
    assert not shown.drawn
    assert shown.quality == "C"
    assert not any(row.startswith("funding:") for row in shown.rows)
    assert "€800m" in shown.finding and "€338m" in shown.finding


def test_private_bars_hold_every_sector_of_an_announcement(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-private")
    assert set(shown.table["sector"]) >= {"gene_therapy", "bio_materials_reagents"}
    assert shown.table["n"].sum() > 19
    one = _build(catalogue, "funding-private", sectors=("cell_therapy",))
    assert list(one.table["sector"]) == ["cell_therapy"]
    assert "facilities:cellforcure-les-ulis" in one.rows, "a site sold since is never told without its fate"


@pytest.mark.parametrize(("identifier", "amount"), [("funding-besancon", 36_653_000), ("funding-region", 60_253_000)])
def test_money_of_other_fields_is_grey_and_outside_the_total(
    catalogue: Catalogue, identifier: str, amount: float
) -> None:
    shown = _build(catalogue, identifier, language=Language.EN)
    grey = shown.table[shown.table["tone"] == "quiet"]
    inside = shown.table[shown.table["tone"] != "quiet"]
    assert inside["amount_eur"].sum() == pytest.approx(amount, abs=_EUROS)
    assert len(grey) > 0
    assert set(grey["shape"]) == {"hollow"} and set(inside["shape"]) == {"solid"}
    assert f"€{amount / 1e6:.1f}m" in shown.finding


def test_besancon_says_what_the_centre_itself_received(catalogue: Catalogue) -> None:
    study = sum(catalogue.row("funding", identifier).amount_eur for identifier in money.CENTRE_STUDY)
    assert study == 160_000
    assert "€160k" in _build(catalogue, "funding-besancon", language=Language.EN).finding
    without = _build(catalogue, "funding-besancon", language=Language.EN, sectors=("equipment_microtechnology",))
    assert "none is for the phase III centre" in without.finding
    dated = [date for date in without.table["announced"] if isinstance(date, str)]
    assert dated == sorted(dated, reverse=True)


def test_region_names_genesis_and_sums_by_recipient(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-region", language=Language.EN)
    assert "€23.6m goes to Genesis" in shown.finding
    assert "Genesis" not in _build(catalogue, "funding-region", language=Language.EN, sectors=("gene_therapy",)).finding
    inside = shown.table[shown.table["tone"] != "quiet"]
    assert inside["recipient"].is_unique


def test_the_directory_keeps_every_award_and_shows_its_conversion(catalogue: Catalogue) -> None:
    shown = _build(catalogue, "funding-directory", language=Language.EN)
    assert len(shown.table) == len(catalogue.records("funding"))
    converted = shown.table[shown.table["rate"].notna()]
    assert len(converted) > 30
    assert (converted["euros"] * converted["rate"]).to_numpy() == pytest.approx(converted["amount"].to_numpy())
    assert converted["year"].notna().all()
    undated = shown.table[shown.table["year"].isna() & (shown.table["currency"] != "Euro")]
    assert len(undated) > 0 and undated["euros"].isna().all()
    left_out = shown.table[shown.table["counted"] == "Not counted"]
    assert len(left_out) > 100 and left_out["standing"].str.len().gt(0).all()


def test_a_card_gives_the_conversion_and_its_reserve(catalogue: Catalogue) -> None:
    card = award_card.award(catalogue, Language.EN, "ca-omniabio-invest-ontario")
    assert "CA$40m" in card.facts[0].text and "to the euro in 2022" in card.facts[0].text
    undated = award_card.award(catalogue, Language.EN, "gb-catapult-iscf-12m")
    assert "not converted: no year" in undated.facts[0].text
    assert "Announced" in undated.unknown
    assert award_card.award(catalogue, Language.FR, money.DRUG_CELL).caution
    assert award_card.award(catalogue, Language.FR, "bioimp-feder-2024").home
    building = award_card.award(catalogue, Language.FR, "bioinnovation-gbm-2021")
    assert any("Coût total du projet" in fact.text for fact in building.facts)
    assert not any("total_project_eur" in fact.text for fact in building.facts)
    with pytest.raises(UnknownRow):
        award_card.award(catalogue, Language.FR, "no-such-award")
