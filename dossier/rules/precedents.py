"""Rules on the sites that serve as precedents: what their cost is the cost of, in which euros, since when."""

import math
from typing import NamedTuple

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Chartable
from dossier.catalogue.records import Facility
from dossier.rules import home
from dossier.rules.sites import short_site_name
from dossier.rules.sums import Euros, in_euros


class Cost(NamedTuple):
    """A published cost: capital cost, or public money where no capital cost is published (Stevenage, Filton).

    ``converted`` is None where no year, hence no rate, is known. Nominal euros of ``year``.
    """

    amount: float
    currency: str
    year: int | None
    public: bool
    converted: Euros | None


class Area(NamedTuple):
    """The area that the cost is the cost of; ``cleanrooms`` where only the area of clean rooms is published."""

    m2: float
    cleanrooms: bool


#: Cost of a unit set up in premises that stood already, as its summary says: the table has no column for it.
#: A cost of Sant Pau stands in the award that pays for it; it includes launch and running, unlike the others.
IN_EXISTING_PREMISES = (
    "efs-saint-ismier",
    "ub-tcub-barcelona",
    home.ROOMS,
    "sant-pau-uta",
    "accessia-milmort",
)
PROJECT_COST = {"sant-pau-uta": "es-santpau-carreras"}

#: An extension whose cost pays for the added rooms while its rooms are counted all together: no cost per room.
ROOMS_NOT_OF_THE_COST = ("cantabria-uta",)
#: A cost that may not be set against an area, for the source does not say of how many rooms the area is; its rooms are
#: those that it paid for.
ROOMS_OF_THE_COST = ("efs-saint-ismier",)


#: Longest name that a chart takes: the place says a longer one for the reader.
_LONGEST = 28


def label(site: Facility) -> str:
    """A name for a point: short name, with the city if it fits; for a long name the city, in Besançon the operator."""
    name = short_site_name(site.name)
    if site.city is not None and len(name) > _LONGEST:
        return site.operator if site.city == home.CITY else site.city
    whole = full_label(site)
    return whole if len(whole) <= _LONGEST else name


def full_label(site: Facility) -> str:
    """A name for a list, where there is room: short name and city."""
    name = short_site_name(site.name)
    return name if site.city is None or site.city in name else f"{name}, {site.city}"


def cost(catalogue: Catalogue, site: Facility) -> Cost | None:
    """The cost of a site, or ``None`` where no amount is published."""
    for amount, currency, public in (
        (site.capex_amount, site.capex_currency, False),
        (site.public_amount, site.public_currency, True),
    ):
        if amount is not None and currency is not None:
            return Cost(
                amount, currency, site.money_year, public, in_euros(catalogue, amount, currency, site.money_year)
            )
    return None


def area(site: Facility) -> Area | None:
    """Total area, else that of the clean rooms, else ``None``."""
    if site.total_m2 is not None:
        return Area(site.total_m2, False)
    return Area(site.cleanroom_m2, True) if site.cleanroom_m2 is not None else None


def measured(catalogue: Catalogue) -> list[tuple[Facility, Cost, Area]]:
    """Sites whose cost and area speak of the same object, by the flag of the data, and can be put in euros."""
    found = []
    for site in catalogue.records("facilities"):
        if site.chartable not in (Chartable.YES, Chartable.PLAN_ONLY):
            continue
        price, surface = cost(catalogue, site), area(site)
        if price is not None and price.converted is not None and surface is not None:
            found.append((site, price, surface))
    return found


def millions_of_euros(value: float) -> float:
    """Millions of euros to one decimal, so that both ends of a range have one unit; zero where there is no value."""
    return 0.0 if math.isnan(value) else round(float(value) / 1e6, 1)


def months(start: str, end: str) -> int | None:
    """Months between two dates, both known to the month at least; ``None`` otherwise."""
    if min(len(start), len(end)) < len("2021-06"):
        return None
    years = int(end[:4]) - int(start[:4])
    return 12 * years + int(end[5:7]) - int(start[5:7])
