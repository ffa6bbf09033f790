"""What screen readers find on the heat map: a child for each cell, with its labels, its sum and its place."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from headroom.window.pages.explore.heat_map import HeatMap
from headroom.window.plots.plot_children import PlotAccessible, PlotChild


class HeatMapChildren:
    """The cells of a heat map, row by row."""

    def __init__(self, heat_map: HeatMap) -> None:
        self._map = heat_map

    def child_count(self) -> int:
        """Return how many cells are shown."""
        rows, columns = self._map.size_in_cells
        return rows * columns

    def child(self, at: int) -> PlotChild:
        """Return a cell: its labels, and what it comes to."""
        name, value, place = self._map.cell(*self._place(at))
        return PlotChild(name, value, place)

    def child_looked_at(self) -> int:
        """Return the cell that is looked at."""
        row, column = self._map.looked_at
        return row * self._map.size_in_cells[1] + column if self.child_count() else -1

    def _place(self, at: int) -> tuple[int, int]:
        """Return the row and the column of a cell."""
        row, column = divmod(at, max(self._map.size_in_cells[1], 1))
        return row, column


def _accessible(_kind: str, shown: QObject) -> QAccessibleInterface | None:
    """Return how screen readers find a heat map; None for anything else."""
    return PlotAccessible(shown, HeatMapChildren(shown)) if isinstance(shown, HeatMap) else None


QAccessible.installFactory(_accessible)
