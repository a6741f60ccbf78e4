"""Where a city is: from the sites and organisations that stand there, else from the table of cities."""

from dossier.catalogue import Catalogue

#: Tables that place cities, the first that does so decides.
_TABLES = ("facilities", "actors", "places")

#: Longitude and latitude, in degrees.
Degrees = tuple[float, float]


def city_places(catalogue: Catalogue) -> dict[tuple[str, str], Degrees]:
    """City and country -> where it is. A city that no table places is not there: nothing is guessed."""
    found: dict[tuple[str, str], Degrees] = {}
    for table in _TABLES:
        for row in catalogue.records(table):
            if row.city and row.lat is not None and row.lon is not None:
                found.setdefault((row.city, row.country), (row.lon, row.lat))
    return found
