"""Charts of rows beside each other that scroll together, and are seen from as near."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.plots.shown.bar_rows import BarRows
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News

_NAMES = 96.0
"""Pixels at normal type that the first chart is wider than the others, for the names of the rows."""


class ChartColumns(QWidget):
    """Shows several charts of the same rows.

    Attributes:
        chosen: Emitted with the position of the row that was clicked in any of them.
        said: Emitted with what became of what was chosen in the context menu of any of them.
    """

    chosen = Signal(int)
    said: ValueSignal[News] = value_signal()

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
            self._line.addWidget(made)
            self.charts.append(made)
        for view, chart in zip(self.charts, charts, strict=True):
            view.setAccessibleName(f"Models under {chart.title}")
            view.show_chart(chart)
        for view in self.charts:
            view.show_bar(shown=view is self.charts[-1])
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give the first chart room for the names of the rows, and all of them bars of one length."""
        if not self.charts:
            return
        look, first = self.charts[0].look, self.charts[0].chart
        widest = max((look.width_of(row.label, look.strong) for row in first.rows), default=0.0)
        each = self.width() / len(self.charts)
        names = min(widest, max(look.px(_NAMES), each / 2))
        others = max((self.width() - names) / len(self.charts), 1.0)
        for at in range(len(self.charts)):
            self._line.setStretch(at, round(others if at else others + names))

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
