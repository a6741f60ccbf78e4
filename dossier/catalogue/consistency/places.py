"""The place of a row by its several columns: country, region, department, coordinates and city tell the same."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

from dossier.catalogue.consistency.outlines import Outline, countries, departments, regions
from dossier.catalogue.faults import Fault
from dossier.catalogue.nearest import is_country, nearest_value
from dossier.catalogue.reading import Reading
from dossier.catalogue.records import FORMS, Record, cells_of
from dossier.catalogue.text.signs import folded

#: Kilometres by which a point may lie outside an outline: that of a coast or of a suburb is coarse.
_COUNTRY, _REGION = 30.0, 12.0
#: Kilometres between two sites of one city.
_CITY = 60.0
_FRANCE = "FR"


def misplaced(file: str, record: type[Record], reading: Reading) -> Iterator[Fault]:
    """Rows whose columns name two places: one fault a row, at the column that the others outvote."""
    kinds = cells_of(record)
    coded = [column for column, cells in kinds.items() if cells.pattern == FORMS["country"]]
    for row, line in reading.each():
        for column in coded:
            cell = getattr(row, column)
            for code in cell if isinstance(cell, tuple) else (cell,):
                if code is not None and not is_country(code):
                    yield Fault(file, "form_country", line, column, code, nearest=nearest_value("form_country", code))
        if "lat" in kinds and is_country(row.country) and (fault := _of_row(file, line, row)):
            yield fault


def _of_row(file: str, line: int, row: Any) -> Fault | None:
    code = getattr(row, "department_code", None)
    department = departments().get(code or "")
    point = _point(row)
    if row.country != _FRANCE and (row.region or code):
        in_france = department is not None or (point is not None and countries()[_FRANCE].distance(*point) <= 0)
        if row.region and not (in_france and _is_outside(point, row.country)):
            return Fault(file, "foreign_region", line, "region", row.region, {"country": row.country})
        return Fault(
            file, "country_of_region", line, "country", row.country, {"place": row.region or code or ""}, _FRANCE
        )
    if code and department is None and departments():
        return Fault(file, "department", line, "department_code", code, nearest=_department(code, row.region, point))
    if department and row.region and department.region != row.region:
        return _department_or_region(file, line, row, department, point)
    return _of_point(file, line, row, department)


def _point(row: Any) -> tuple[float, float] | None:
    return None if row.lat is None or row.lon is None else (row.lat, row.lon)


def _is_outside(point: tuple[float, float] | None, country: str) -> bool:
    return point is None or country not in countries() or countries()[country].distance(*point) > _COUNTRY


def _department(code: str, region: str | None, point: tuple[float, float] | None) -> str:
    """The code with its lost zero, of a department named in words, or of the one around the point."""
    known = departments()
    padded = code.upper().zfill(2)
    if padded in known and region in (None, known[padded].region):
        return padded
    return next((each for each, outline in known.items() if folded(outline.name) == folded(code)), _around(point))


def _department_or_region(
    file: str, line: int, row: Any, department: Outline, point: tuple[float, float] | None
) -> Fault:
    """The coordinates decide which of the two is wrong; without them, the department is taken to be."""
    names = {"department": department.name, "of": department.region, "region": row.region}
    claimed = regions().get(row.region)
    if point and department.distance(*point) <= _REGION and (claimed is None or claimed.distance(*point) > 0):
        return Fault(file, "department_region", line, "region", row.region, names, department.region)
    return Fault(file, "department_region", line, "department_code", row.department_code, names, _around(point))


def _around(point: tuple[float, float] | None) -> str:
    """The department in which a point lies; empty without one."""
    if point is None:
        return ""
    return next((code for code, outline in departments().items() if outline.distance(*point) <= 0), "")


def _of_point(file: str, line: int, row: Any, department: Outline | None) -> Fault | None:
    point = _point(row)
    if point is None:
        if row.lat is None and row.lon is None:
            return None
        lacking, given = ("lat", "lon") if row.lat is None else ("lon", "lat")
        return Fault(file, "half_point", line, lacking, details={"given": given})
    place = department or regions().get(row.region or "") or countries().get(row.country)
    slack = _COUNTRY if place is None or place.name == row.country else _REGION
    shown = _shown(*point)
    if point == (0, 0):
        return Fault(file, "no_place", line, "lat", shown)
    if place is None or place.distance(*point) <= slack:
        return None
    lat, lon = point
    turned = ((lon, lat), (lat, -lon), (-lat, lon), (-lat, -lon), (-lon, lat), (lon, -lat))
    meant = next((each for each in turned if abs(each[0]) <= 90 and place.distance(*each) <= slack), None)
    if meant == (lon, lat):
        return Fault(file, "swapped_point", line, "lat", shown, {"place": place.name}, _shown(*meant))
    details = {"place": place.name, "distance": str(round(place.distance(lat, lon)))}
    return Fault(file, "point_outside", line, "lat", shown, details, _shown(*meant) if meant else "")


def _shown(lat: float, lon: float) -> str:
    return f"{lat:g}, {lon:g}"


def cities_apart(readings: Mapping[str, Reading]) -> Iterator[Fault]:
    """Sites of a city far from its others, and a city in another region than its others without a proof."""
    known: dict[tuple[str, str], list[tuple[str, int, Any]]] = defaultdict(list)
    for table, reading in readings.items():
        for row, line in reading.each():
            if "lat" in type(row).model_fields and row.city:
                known[folded(row.city), row.country].append((table, line, row))
    for rows in known.values():
        yield from _apart(rows)


def _apart(rows: list[tuple[str, int, Any]]) -> Iterator[Fault]:
    points = [point for _, _, row in rows if (point := _point(row))]
    centre = (median(lat for lat, _ in points), median(lon for _, lon in points)) if points else (0.0, 0.0)
    near = sum(_kilometres(point, centre) <= _CITY for point in points)
    usual = _usual_region(rows)
    for table, line, row in rows:
        file, point = f"{table}.csv", _point(row)
        proved = getattr(row, "department_code", None) is not None
        if point is None and usual and row.region and row.region != usual and not proved:
            yield Fault(file, "city_region", line, "region", row.region, {"city": row.city}, usual)
        # a region or a department has judged the point already
        elif point and near > 1 and row.region is None and _kilometres(point, centre) > _CITY:
            details = {"city": row.city, "distance": str(round(_kilometres(point, centre)))}
            yield Fault(file, "city_apart", line, "lat", _shown(*point), details, _shown(*centre))


def _usual_region(rows: list[tuple[str, int, Any]]) -> str:
    """The region of all rows of a city but one at most; empty where two or more disagree."""
    regions_of = [row.region for *_, row in rows if row.region]
    usual = max(set(regions_of), key=regions_of.count, default="")
    return usual if regions_of.count(usual) >= max(2, len(regions_of) - 1) else ""


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    narrowing = math.cos(math.radians(one[0]))
    return 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * narrowing)
