"""Dated marks on lanes, each with its name over it."""

from collections.abc import Sequence

from dossier.charts.boxes import Box
from dossier.charts.key import key_entries
from dossier.charts.marks import legible
from dossier.charts.palette import GREY, HAIRLINE
from dossier.charts.timeline import plan_timeline
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.pictures.key import draw_key
from exports.pictures.pen import Anchor, Pen


def draw_timeline(
    pen: Pen, exhibit: Exhibit, frame: Box, settings: Sequence[tuple[float, float]], heading: float
) -> float:
    """Draw the exhibit's events; where they end. ``settings`` and ``heading`` as in ``plan_timeline``."""
    frame = draw_key(pen, exhibit.kind, key_entries(exhibit), frame)
    line = pen.small * pen.measure.line
    # the last line of a given height is for the remark
    plan = plan_timeline(exhibit, pen.measure, frame._replace(h=frame.h - line), settings, heading)
    across, size = plan.across, plan.size
    for lane in plan.lanes:
        pen.text(frame.x, lane.top, lane.name, heading, bold=True)
        for event in lane.events:
            if event.box:
                pen.line((event.x, lane.axis), (event.x, event.box.y + 1), HAIRLINE)
                x = event.box.x if event.right else event.box.right
                anchor: Anchor = "start" if event.right else "end"
                pen.text(x, event.box.y, event.lines, size, legible(event.tone), anchor=anchor)
        pen.line((across.start, lane.axis), (across.end, lane.axis), GREY, 0.7)
        for year in plan.years:
            pen.line((across.at(year), lane.axis), (across.at(year), lane.axis + size * 0.4), GREY)
        for event in lane.events:
            pen.disc(event.x, lane.axis, size * 0.46, event.tone, event.shape)
    for year in plan.years:
        half = pen.measure.width(str(year), size, False) / 2
        x = min(max(across.at(year), frame.x + half), frame.right - half)
        pen.text(x, plan.bottom - size * pen.measure.line, [str(year)], size, GREY, anchor="middle")
    if not plan.unnamed:
        return plan.bottom
    pen.text(frame.x, plan.bottom, [t(exhibit.language, "export.slide.unnamed", n=plan.unnamed)], pen.small, GREY)
    return plan.bottom + line
