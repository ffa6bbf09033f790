"""Charts of rows beside each other that scroll together, and are seen from as near."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.plots.shown.bar_rows import BarRows

_FIRST, _OTHERS = 9, 5
"""Shares of the width: the first chart names the rows."""


class ChartColumns(QWidget):
    """Shows several charts of the same rows.

    Attributes:
        chosen: Emitted with the position of the row that was clicked in any of them.
        said: Emitted with what became of what was chosen in the context menu of any of them.
    """

    chosen = Signal(int)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.charts: list[BarRowsChart] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(0)

    def show_charts(self, charts: tuple[BarRows, ...]) -> None:
        """Show other charts."""
        while len(self.charts) > len(charts):
            gone = self.charts.pop()
            self._line.removeWidget(gone)
            gone.deleteLater()
        while len(self.charts) < len(charts):
            made = BarRowsChart("Scenario")
            made.chosen.connect(self.chosen)
            made.said.connect(self.said)
            made.scroll.valueChanged.connect(self._scroll)
            made.nearer_changed.connect(self._bring)
            self._line.addWidget(made, _OTHERS if self.charts else _FIRST)
            self.charts.append(made)
        for view, chart in zip(self.charts, charts, strict=True):
            view.setAccessibleName(f"Models under {chart.title}")
            view.show_chart(chart)

    @Slot(int)
    def _scroll(self, offset: int) -> None:
        """Scroll all of them alike."""
        for view in self.charts:
            view.scroll.setValue(offset)

    @Slot(float)
    def _bring(self, nearer: float) -> None:
        """Make the rows of all of them as high."""
        for view in self.charts:
            view.bring(nearer, view.frame.rows.top())
