"""Costs and prices of a patient, a dose or a batch as others publish them, brought to the euros of one year."""

from dataclasses import dataclass
from typing import NamedTuple

from dossier.catalogue import Catalogue
from dossier.language import Language, number, t
from dossier.models.prices import price_level
from dossier.rules.sums import in_euros

#: The group of the academic costs and prices that make the band.
PEERS = "peers"
_TABLE = "cost_studies"
#: The index that brings a cost of a patient to another year.
_INDEX = "ipc"


class Study(NamedTuple):
    """Figures of a study: the items of its low and high, what they are shared over, and whether it is a bound."""

    key: str
    study: str
    low: str
    high: str
    group: str
    over: str = ""
    is_bound: bool = False


#: Every one that was read; those without a rate of their year are named aloud.
STUDIES = (
    Study("heidelberg", "ran_dkfz_2020", "full cost per patient", "", PEERS),
    Study("france", "larghero_2019", "global cost per patient, low", "global cost per patient, high", PEERS),
    Study("barcelona", "ari0001_2023", "price per patient", "", PEERS),
    Study("spain", "spain_academic", "cost per patient, upper bound", "", PEERS, is_bound=True),
    Study("switzerland", "swiss_inhouse", "price per patient, low", "price per patient, high", PEERS),
    Study("industry", "ran_dkfz_2020", "price charged by manufacturers, up to", "", "prices", is_bound=True),
    Study("yescarta", "yescarta_fr_2019", "list price per patient", "", "prices"),
    Study("autologous", "malik_2012", "autologous cost per dose, low", "autologous cost per dose, high", "other"),
    Study("allogeneic", "malik_2012", "allogeneic cost per dose, low", "allogeneic cost per dose, high", "other"),
    Study("vector", "aav_fix_2021", "total, total", "", "other", over="patients covered by the production campaign"),
)


@dataclass(frozen=True, kw_only=True)
class Published:
    """A study in euros of the year asked; ``year`` is None where it publishes none and is read as being of that one."""

    study: Study
    low: float
    high: float
    year: int | None
    printed: tuple[float, float]
    currency: str

    def as_printed(self, language: Language) -> str:
        """In the money that the study prints, before any sharing or conversion."""
        low, high = (number(language, value) for value in self.printed)
        said = low if low == high else t(language, "centre.interval", low=low, high=high)
        return t(language, f"centre.currency.{self.currency}", value=said)


def published(catalogue: Catalogue, study: Study, year: int) -> Published | None:
    """A study in euros of ``year``: the rate of its own year, then the price index; None without such a rate."""
    rows = {row.cost_item: row for row in catalogue.rows_of(f"{_TABLE}:{study.study}")}
    share = rows[study.over].value if study.over else 1.0
    items = (study.low, study.high or study.low)
    own = rows[study.low].year_of_money
    ends = []
    for item in items:
        converted = in_euros(catalogue, rows[item].value / share, rows[item].currency, own or year)
        if converted is None:
            return None
        ends.append(converted.euros * price_level(catalogue.table("price_index"), _INDEX, own or year, year))
    return Published(
        study=study,
        low=ends[0],
        high=ends[1],
        year=own,
        printed=(rows[items[0]].value, rows[items[1]].value),
        currency=rows[study.low].currency,
    )


def unconverted(catalogue: Catalogue, language: Language, year: int) -> list[str]:
    """The studies that cannot be put in euros, in the money and the year that they print."""
    found = []
    for study in STUDIES:
        if published(catalogue, study, year) is not None:
            continue
        rows = {row.cost_item: row for row in catalogue.rows_of(f"{_TABLE}:{study.study}")}
        low, high = (number(language, rows[item].value) for item in (study.low, study.high or study.low))
        said = low if low == high else t(language, "centre.interval", low=low, high=high)
        own = rows[study.low].year_of_money
        found.append(
            t(
                language,
                "centre.in_its_currency",
                what=t(language, f"exhibit.centre-cost-published.study.{study.key}"),
                amount=t(language, f"centre.currency.{rows[study.low].currency}", value=said),
                year=str(own) if own else t(language, "centre.no_year"),
            )
        )
    return found
