"""Funding: what each exhibit says, and that it says it under every selection. The sums are in ``test_money``."""

import re

import pytest
from built import built

from dossier.cards import award
from dossier.catalogue import Catalogue, UnknownRow
from dossier.catalogue.codes import ADVANCED_THERAPY, PUBLIC_LEVELS, Sector
from dossier.catalogue.placeholders import PLACEHOLDER
from dossier.catalogue.records import REGIONS
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language
from dossier.language.texts import texts
from dossier.rules import home, sums
from dossier.selection import Selection

_IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "funding")
_EUROS = 1000  # sums are read to the nearest thousand euros


def _build(identifier: str, **chosen: object) -> Exhibit:
    return built(identifier, Selection(**chosen))  # type: ignore[arg-type]


# Every exhibit under every selection


_CHOICES = [
    {},
    *({"sectors": (sector,)} for sector in Sector),
    *({"regions": (region,)} for region in REGIONS),
    {"sectors": ("gene_therapy", "vaccines_rna")},
    {"cities": (home.CITY,)},
    {"cities": ("Atlantis",)},
]


@pytest.mark.parametrize("identifier", _IDS)
@pytest.mark.parametrize("language", list(Language))
def test_every_selection_has_a_finding(catalogue: Catalogue, identifier: str, language: Language) -> None:
    raw = {*Sector, *sums.Instrument, *PUBLIC_LEVELS} - {"local", "region", "state", "eu", "grant", "loan", "mixed"}
    seen: set[tuple[object, ...]] = set()
    for choice in _CHOICES:
        selection = Selection(language=language, **choice)  # type: ignore[arg-type]
        kept = selection.only(register()[identifier].responds)
        if (key := (kept.sectors, kept.regions, kept.cities)) in seen:
            continue
        seen.add(key)
        shown = built(identifier, selection)
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
    names = [encoding.group, encoding.category] if encoding.group else [encoding.category]
    assert not shown.table.duplicated(names).any(), "two bars of one name would be one"
    if encoding.tone and "city" in shown.table:
        red = shown.table[shown.table[encoding.tone] == "besancon"]
        assert set(red["city"]) <= {home.CITY}
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
                    # the plan has a number for a name
                    assert not re.search(r"\d", PLACEHOLDER.sub("", text).replace("France 2030", "")), (key, text)


# What each exhibit says


def test_the_lump_is_seen_and_taken_out() -> None:
    shown = _build("funding-public-found")
    assert list(shown.table["tone"]).count("ochre") == 1
    assert shown.table["amount"].sum() == pytest.approx(305_903_000, abs=_EUROS)
    assert shown.table["n"].sum() == 26
    assert "152 M€ contre 64,6 M€" in shown.finding.replace("\u00a0", " ")
    assert "154 M€" in shown.coverage.replace("\u00a0", " ")
    assert shown.caution


def test_a_place_filter_says_that_it_drops_the_drug_cell() -> None:
    for identifier in ("funding-public-found", "funding-ranked-awards", "funding-flow"):
        shown = _build(identifier, regions=(home.REGION,))
        assert "funding:drugcell-france2030-2025" not in shown.rows
        assert "The Drug Cell" in shown.coverage, identifier


@pytest.mark.parametrize(
    ("choice", "variant"),
    [
        ({"sectors": ("cell_therapy",)}, "lump_exceeds"),
        ({"sectors": ("microbiome_phages_exosomes",)}, "lump_alone"),
        ({"regions": ("Île-de-France",)}, "both"),
        ({"regions": ("Nouvelle-Aquitaine",)}, "advanced"),
        ({"sectors": ("antibodies_proteins",)}, "rest"),
        ({"regions": ("Corse",)}, "none"),
    ],
)
def test_the_balance_is_chosen_by_the_data(choice: dict[str, object], variant: str) -> None:
    shown = _build("funding-public-found", language=Language.EN, **choice)
    text = texts(Language.EN)[f"exhibit.funding-public-found.finding.{variant}"]
    n = len(shown.rows) - (1 if variant.startswith("lump") else 0)
    form = text if isinstance(text, str) else text["one" if n == 1 else "other"]
    assert shown.finding.startswith(form.partition("{")[0])


def test_ranked_awards_are_sorted_and_named(catalogue: Catalogue) -> None:
    shown = _build("funding-ranked-awards", language=Language.EN)
    assert len(shown.table) == 14, "The Drug Cell is told in words"
    assert "funding:drugcell-france2030-2025" in shown.rows and "€152m" in shown.subtitle
    assert shown.table["amount_eur"].is_monotonic_decreasing
    assert shown.finding.index("The Drug Cell") < shown.finding.index("Urgo") < shown.finding.index("BioIMP")
    chosen = _build("funding-ranked-awards", sectors=("vaccines_rna",))
    assert all("vaccines_rna" in catalogue.row("funding", row.split(":")[1]).sectors for row in chosen.rows)


def test_a_column_holds_what_its_year_announced(catalogue: Catalogue) -> None:
    """Recomputed from the rows, without any rule of ours but which awards count."""
    table = _build("funding-public-found").table
    rows = [
        row for row in catalogue.records("funding") if f"funding:{row.award_id}" in _build("funding-public-found").rows
    ]
    for year, pieces in table.groupby("year"):
        own = [row for row in rows if row.announced and row.announced.startswith(str(int(year)))]
        assert pieces["amount"].sum() == pytest.approx(sum(row.amount_eur for row in own))
        red = pieces.loc[pieces["tone"] == "besancon", "amount"].sum()
        assert red == pytest.approx(sum(row.amount_eur for row in own if row.city == "Besançon"))
        assert pieces["head"].nunique() == 1


def test_every_level_has_its_bar_and_nothing_is_lost() -> None:
    shown = _build("funding-flow")
    assert shown.table["amount"].sum() == pytest.approx(305_903_000, abs=_EUROS)
    assert shown.table["n"].sum() == 26 and list(shown.table["tone"]).count("ochre") == 1
    assert shown.table["amount"].is_monotonic_decreasing


def test_money_that_shrinks_is_proposed_and_not_decided(catalogue: Catalogue) -> None:
    shown = _build("funding-shrinking", language=Language.EN, sectors=("vaccines_rna",))
    amounts = {row.indicator_id: row.value for row in catalogue.records("indicators")}
    assert list(shown.table["before"]) == [
        amounts["wnh-france2030-prevu-2026"], amounts["wnh-efs-subvention-recommandee"]
    ]  # fmt: skip
    assert list(shown.table["shape"]) == ["hollow", "solid"], "a cut that is proposed is an outline"
    assert "proposed to cancel 20%" in shown.finding and "€110m" in shown.finding and "€160m" in shown.finding
    assert "was not found" in shown.coverage and "not a decision" in shown.notes


def test_without_the_drug_cell_another_level_may_lead() -> None:
    shown = _build("funding-flow", language=Language.EN, sectors=tuple(ADVANCED_THERAPY))
    assert "largest part comes from the European Union" in shown.finding
    whole = _build("funding-flow", language=Language.EN)
    assert "largest part" not in whole.finding


def test_the_envelope_stands_alone(catalogue: Catalogue) -> None:
    shown = _build("funding-envelope", language=Language.EN, sectors=("vaccines_rna",), regions=("Corse",))
    group = {row.series for row in catalogue.records("comparable_series") if row.group_id == "strategy-allocated"}
    assert {row.split(":")[1] for row in shown.rows[:2]} == group
    assert list(shown.table["shape"]) == ["hollow", "solid"] and list(shown.table["amount"]) == [800e6, 338e6]
    assert shown.quality == "C"
    assert not any(row.startswith("funding:") for row in shown.rows)
    assert "€800m" in shown.finding and "€338m" in shown.finding


def test_private_bars_hold_every_sector_of_an_announcement() -> None:
    shown = _build("funding-private")
    assert set(shown.table["sector"]) >= {"gene_therapy", "bio_materials_reagents"}
    assert shown.table["n"].sum() > 16
    one = _build("funding-private", sectors=("cell_therapy",))
    assert list(one.table["sector"]) == ["cell_therapy"]
    assert "facilities:cellforcure-les-ulis" in one.rows, "a site sold since is never told without its fate"


@pytest.mark.parametrize(("identifier", "amount"), [("funding-besancon", 35_453_000), ("funding-region", 59_053_000)])
def test_money_of_other_fields_is_grey_and_outside_the_total(identifier: str, amount: float) -> None:
    shown = _build(identifier, language=Language.EN)
    grey = shown.table[shown.table["tone"] == "quiet"]
    inside = shown.table[shown.table["tone"] != "quiet"]
    assert inside["amount_eur"].sum() == pytest.approx(amount, abs=_EUROS)
    assert len(grey) > 0
    assert set(shown.table["shape"]) == {"solid"}  # an outline is what is planned; grey is context
    assert f"€{amount / 1e6:.1f}m" in shown.finding


def test_besancon_says_what_the_centre_itself_received(catalogue: Catalogue) -> None:
    study = sum(catalogue.row("funding", identifier).amount_eur for identifier in sums.CENTRE_STUDY)
    assert study == 160_000
    assert "€160k" in _build("funding-besancon", language=Language.EN).finding
    without = _build("funding-besancon", language=Language.EN, sectors=("equipment_microtechnology",))
    assert "none is for the phase III centre" in without.finding
    dated = [date for date in without.table["announced"] if isinstance(date, str)]
    assert dated == sorted(dated, reverse=True)


def test_region_names_genesis_and_sums_by_recipient() -> None:
    shown = _build("funding-region", language=Language.EN)
    assert "€23.6m goes to Genesis" in shown.finding
    assert "Genesis" not in _build("funding-region", language=Language.EN, sectors=("gene_therapy",)).finding
    inside = shown.table[shown.table["tone"] != "quiet"]
    assert inside["recipient"].is_unique


def test_the_directory_keeps_every_award_and_shows_its_conversion(catalogue: Catalogue) -> None:
    shown = _build("funding-directory", language=Language.EN)
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
    card = award.award(catalogue, Language.EN, "ca-omniabio-invest-ontario")
    assert "CA$40m" in card.facts[0].text and "to the euro in 2022" in card.facts[0].text
    undated = award.award(catalogue, Language.EN, "gb-catapult-iscf-12m")
    assert "not converted: no year" in undated.facts[0].text
    assert "Announced" in undated.unknown
    assert award.award(catalogue, Language.FR, sums.DRUG_CELL).caution
    assert award.award(catalogue, Language.FR, "bioimp-feder-2024").home
    building = award.award(catalogue, Language.FR, "bioinnovation-gbm-2021")
    assert any("Coût total du projet" in fact.text for fact in building.facts)
    assert not any("total_project_eur" in fact.text for fact in building.facts)
    with pytest.raises(UnknownRow):
        award.award(catalogue, Language.FR, "no-such-award")
