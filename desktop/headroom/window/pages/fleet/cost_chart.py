"""The landed cost chart: what each vehicle costs, of what, and how much that changed."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.window.pages.fleet.chart_canvas import RowChart
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows import RowWindow
from headroom.window.pages.fleet.cost_paint import bar_rect, cost_frame, paint_costs
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_read_out
from headroom.window.session.focus import Focus
from headroom.window.shown.costs import CostBars, steady_top


class CostChart(RowChart):
    """One stacked bar of landed cost for each model, in the rows of the compliance chart.

    Args:
        focus: Which model is looked at.
        rows: The rows in view, shared with the other charts.
        parent: Parent widget.
    """

    def __init__(self, focus: Focus, rows: RowWindow, parent: QWidget | None = None) -> None:
        super().__init__(focus, rows, parent)
        self._bars: CostBars | None = None
        self._top_usd = 1.0
        self.setAccessibleName("Landed cost by model")

    def show_bars(self, bars: CostBars | None, *, may_rescale: bool) -> None:
        """Show other values.

        Args:
            bars: The values; None for none.
            may_rescale: Whether the axis may find a better end; else it moves only to make room.
        """
        before, top = self._bars, self._top_usd
        if bars is not None:
            self._top_usd = steady_top(top, bars.largest_usd, may_shrink=may_rescale)
        if bars is not None and before is not None and top == self._top_usd and bars.looks_like(before):
            return
        self._bars = bars
        self.name_models(bars.names if bars else ())
        self.update()

    @property
    def frame(self) -> ChartFrame:
        """Return where things stand now."""
        look, rows = self.look, self.rows
        shows_words = rows.height >= look.px(14)
        return cost_frame(QRectF(self.rect()), look, rows.content, self._top_usd, shows_words=shows_words)

    @property
    def top_usd(self) -> float:
        """Return where the axis ends."""
        return self._top_usd

    def bar_of(self, model: int) -> QRectF | None:
        """Return the area of the bar of a model; None where it is not listed."""
        top = self.rows.top_of(model)
        if top is None or self._bars is None:
            return None
        return bar_rect(self.frame, self._bars, self._top_usd, model, top, self.rows.height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in view."""
        painter = QPainter(self)
        if self._bars is None:
            painter.fillRect(event.rect(), self.palette().window())
            return
        look, frame = self.look, self.frame
        paint_costs(painter, frame, self._bars, self._top_usd, self.rows_in_view(), look)
        self._paint_read_out(painter, frame, look)

    def _paint_read_out(self, painter: QPainter, frame: ChartFrame, look: ChartLook) -> None:
        """Paint the component that the pointer is on."""
        model = self.rows.hovered
        if self.pointer is None or self._bars is None or model < 0:
            return
        usd = frame.share_at(self.pointer.x()) * self._top_usd
        component = self._bars.component_at(model, usd)
        if self.pointer.x() >= frame.bar_left and component is not None:
            text = self._bars.component_text(model, component)
            paint_read_out(painter, text, self.pointer, frame.whole, look)
        elif frame.word_left == frame.figure_right:
            paint_read_out(painter, self._bars.read_out(model), self.pointer, frame.whole, look)
