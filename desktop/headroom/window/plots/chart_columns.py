"""Charts of rows beside each other that scroll together, and are seen from as near."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.language import tr
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.plots.shown.bar_rows import BarRows
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News

_ROUNDS = 12
"""Times that the width is shared anew: names that are cut have more room where the bars are longer."""

_FINE = 16
"""Parts of a pixel by which widths are told from each other."""


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
        self._shared: tuple[object, ...] = ()
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
            made = BarRowsChart(tr("Scenario"))
            made.chosen.connect(self.chosen)
            made.said.connect(self.said)
            made.scroll.valueChanged.connect(self._scroll)
            made.nearer_changed.connect(self._bring)
            self._line.addWidget(made)
            self.charts.append(made)
        for view, chart in zip(self.charts, charts, strict=True):
            view.setAccessibleName(tr("Models under {scenario}", scenario=chart.title))
            view.show_chart(chart)
        for view in self.charts:
            view.show_bar(shown=view is self.charts[-1])
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give each chart room for its names, its figures and its scroll bar, and all of them one scale."""
        if not self.charts or self._beside() == self._shared:
            return
        count, height = len(self.charts), float(self.height())
        widths = [self.width() / count] * count
        for _ in range(_ROUNDS):
            around = [
                width - view.axis_width(width, height)
                for width, view in zip(widths, self.charts, strict=True)
            ]
            bars = max((self.width() - sum(around)) / count, 1.0)
            widths = [bars + beside for beside in around]
        for at, width in enumerate(widths):
            self._line.setStretch(at, max(round(width * _FINE), 1))
        self._shared = self._beside()  # nothing is measured again while a slider moves

    def _beside(self) -> tuple[object, ...]:
        """Return what the shares of the width depend on."""
        frames = [(view.width() - view.frame.bar_right, view.frame.name_width) for view in self.charts]
        return (self.size(), *frames)

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
        self._share()
