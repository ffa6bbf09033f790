"""The colours of a map of thresholds: dearer and cheaper than now, each figure readable on its cell."""

from headroom.output.colours import LIGHT
from headroom.output.handover.exhibits import MapCell
from headroom.output.heat_shades import shade
from headroom.output.writers.drawing.inks import on_paper


def heat(cell: MapCell) -> tuple[str, str]:
    """Return the colour of a cell and that of its figure, as ``#rrggbb``: of the light theme always."""
    if cell.strength == 0:
        return LIGHT.window, LIGHT.text
    return shade(
        LIGHT.surface, abs(cell.strength), on_paper("cost_vehicle_duty" if cell.strength > 0 else "cheaper")
    )
