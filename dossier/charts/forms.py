"""Kinds that are planned as a ``Sheet``, and how their letters find their size in a frame."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from dossier.charts.atlas import plan_places
from dossier.charts.boxes import Box
from dossier.charts.chain import plan_chain
from dossier.charts.checklist import plan_checklist
from dossier.charts.dots import plan_dots
from dossier.charts.encoding import Kind
from dossier.charts.exhibit import Exhibit
from dossier.charts.fan import plan_fan
from dossier.charts.grid import plan_grid
from dossier.charts.histogram import plan_histogram
from dossier.charts.lanes import plan_lanes
from dossier.charts.lifelines import plan_lifelines
from dossier.charts.measure import Measure
from dossier.charts.opposed import plan_opposed
from dossier.charts.palette import GREY
from dossier.charts.ranges import plan_ranges
from dossier.charts.sheet import Sheet
from dossier.charts.stages import plan_stages
from dossier.charts.steps import plan_steps
from dossier.charts.table_picture import plan_table
from dossier.charts.two_sides import plan_sides
from dossier.charts.waterfall import plan_waterfall
from dossier.language import t

Plan = Callable[[Exhibit, Measure, Box, float], Sheet]

#: Kind -> its plan: (exhibit, measure, frame, size of the letters) -> sheet.
SHEETS: Mapping[Kind, Plan] = MappingProxyType(
    {
        Kind.GRID: plan_grid,
        Kind.FAN: plan_fan,
        Kind.RANGE: plan_ranges,
        Kind.HISTOGRAM: plan_histogram,
        Kind.WATERFALL: plan_waterfall,
        Kind.CHECKLIST: plan_checklist,
        Kind.DOTS: plan_dots,
        Kind.STEPS: plan_steps,
        Kind.OPPOSED: plan_opposed,
        Kind.LANES: plan_lanes,
        Kind.LIFELINES: plan_lifelines,
        Kind.CHAIN: plan_chain,
        Kind.STAGES: plan_stages,
        Kind.SIDES: plan_sides,
        Kind.PLACES: plan_places,
    }
)
#: Kinds whose rows stand one under another: where not all have room, the first ones are drawn.
_LISTS = frozenset({Kind.RANGE, Kind.CHECKLIST, Kind.DOTS, Kind.LIFELINES, Kind.LANES})


def plan_form(exhibit: Exhibit, measure: Measure, frame: Box, sizes: Sequence[float]) -> Sheet:
    """The sheet of an exhibit in the largest of ``sizes`` at which it goes into ``frame``, whose height may be without
    end; of a list that does not go in at the smallest, the first rows and how many there are. Of a kind without a
    plan, its table.
    """
    plan = SHEETS.get(exhibit.kind, plan_table)
    if exhibit.kind in _LISTS:  # the first rows in letters that are read, rather than all in letters that are not
        sizes = [size for size in sizes if size >= measure.least] or sizes
    for size in sizes:
        sheet = plan(exhibit, measure, frame, size)
        if sheet.bottom <= frame.bottom + 0.1:
            return sheet
    if exhibit.kind not in _LISTS:
        return sheet
    total, line = len(exhibit.table), sheet.height([""], sheet.small)
    shorter = frame._replace(h=frame.h - line)
    for count in range(total - 1, 0, -1):
        sheet = plan(replace(exhibit, table=exhibit.table.head(count)), measure, shorter, sizes[-1])
        if sheet.bottom <= shorter.bottom or count == 1:
            break
    said = t(exhibit.language, "export.slide.first_rows", shown=count, n=total)
    sheet.bottom = sheet.write(frame.x, sheet.bottom, [said], sheet.small, GREY).bottom
    return sheet
