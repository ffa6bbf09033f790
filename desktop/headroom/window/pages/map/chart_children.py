"""What screen readers find on the policy map."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from headroom.language import colon, tr
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import PlateauNumber
from headroom.window.pages.map.shown.map_view import MapChart, Pair
from headroom.window.plots.plot_children import PlotChild

_REACH = 12.0
"""Half of the place of a thing, pixels."""


def map_children(
    chart: MapChart, frame: MapFrame, here: Pair, numbers: Sequence[PlateauNumber]
) -> tuple[PlotChild, ...]:
    """Return the scenario, law points in view and numbered plateaus, each with what is read there.

    Args:
        chart: The map.
        frame: Where things stand.
        here: Thresholds of the scenario.
        numbers: Of the plateaus.
    """
    points = [
        (point.label, (point.regional, point.us))
        for point in chart.points
        if frame.across.holds(point.regional) and frame.up.holds(point.us)
    ]
    plateaus = [
        (tr("Plateau {number}", number=number.text), frame.thresholds_at(number.at)) for number in numbers
    ]
    found = []
    for name, place in [(tr("Scenario"), here), *points, *plateaus]:
        reading = chart.reading(name, *place)
        said = colon(reading.place, f"{reading.value} {reading.about}; {'; '.join(reading.lines)}")
        found.append(PlotChild(name, said, _around(frame.point_of(*place))))
    return tuple(found)


def _around(at: QPointF) -> QRectF:
    """Return the place of a thing."""
    return QRectF(at.x() - _REACH, at.y() - _REACH, 2 * _REACH, 2 * _REACH)
