"""The plot of a panel of the sweep: bands or lines over the marks of its axis, and its title."""

import numpy as np
from pyqtgraph.functions import arrayToQPolygonF
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from headroom.analysis.class_totals import Regime
from headroom.arrays import Floats
from headroom.window.look.theme import Theme
from headroom.window.pages.sweep.curve_names import name_places
from headroom.window.pages.sweep.shown.sweep_panels import Curve, Panel, SweepChart, Topic
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem
from headroom.window.plots.shown.extent import Extent

_DUTY = 6
"""Of the components of the landed cost: the colour of duty."""


def regime_colour(regime: Regime, theme: Theme) -> QColor:
    """Return the colour of a regime: blue qualifies, orange pays."""
    colours = {
        Regime.AS_SOURCED: theme.qualifies,
        Regime.RE_SOURCED: theme.content_us,
        Regime.PAYS: theme.fails,
        Regime.UNABLE: theme.fails,
        Regime.OWES_NOTHING: theme.components[4],
    }
    return QColor(colours[regime])


def curve_colour(panel: Panel, curve: Curve, theme: Theme) -> QColor:
    """Return the colour of a line: duty has its own, other money is ink."""
    if panel.topic is Topic.DUTY:
        return QColor(theme.components[_DUTY])
    if panel.topic is Topic.COST:
        return QColor(theme.text)
    return QColor(theme.content_us if curve.of_us else theme.qualifies)


def stripes(look: ChartLook) -> QBrush:
    """Return the stripes of who has no choice."""
    return QBrush(QColor(look.theme.surface), Qt.BrushStyle.BDiagPattern)


class PanelItem(PaintedItem):
    """Something on the plot of a panel, for the part of the axis across that is in view.

    Args:
        kept: Whether its pixels are kept.
    """

    def __init__(self, *, kept: bool = False) -> None:
        super().__init__(kept=kept)
        self._chart: SweepChart | None = None
        self._panel: Panel | None = None
        self._seen = Extent(0.0, 1.0)
        self._plot = QRectF()

    def show_panel(self, chart: SweepChart, panel: Panel, seen: Extent, plot: QRectF) -> None:
        """Show another panel, or another part of it.

        Args:
            chart: The picture.
            panel: What is shown of it.
            seen: What of the axis across is in view.
            plot: Where values are drawn, pixels of the view.
        """
        self._plot = plot
        if (chart, panel, seen) != (self._chart, self._panel, self._seen):
            self._chart, self._panel, self._seen = chart, panel, seen
            self.update()

    def _x_of(self, value: float) -> float:
        """Return where a value of the axis across stands."""
        return self._plot.left() + self._seen.share_of(value) * self._plot.width()

    def _y_of(self, amount: float, panel: Panel) -> float:
        """Return where an amount stands, kept within the plot."""
        share = min(max((amount - panel.low) / (panel.high - panel.low), 0.0), 1.0)
        return self._plot.bottom() - share * self._plot.height()


class CurvesItem(PanelItem):
    """The title of a panel, thin lines at the marks of its axis, and the bands or the lines with their names.

    Its pixels are kept: it is what stays while the present value is dragged. It paints its ground as well,
    on which words look as anywhere.
    """

    def __init__(self) -> None:
        super().__init__(kept=True)

    def boundingRect(self) -> QRectF:
        """Return where it paints: a line at an edge is half outside."""
        return self._area.adjusted(-2, -2, 2, 2)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint all of it."""
        chart, panel = self._chart, self._panel
        if chart is None or panel is None:
            return
        title, plot = self._area, self._plot
        painter.fillRect(self.boundingRect(), QColor(look.theme.surface))
        painter.setFont(look.caption)
        painter.setPen(look.ink)
        painter.drawText(QPointF(title.left(), plot.top() - look.px(6)), panel.title)
        painter.setPen(look.line(look.theme.hairline))
        left, right = plot.left(), plot.right()
        heights = [self._y_of(value, panel) for value, _ in panel.ticks]
        painter.drawLines([QLineF(left, y, right, y) for y in heights])
        painter.save()
        painter.setClipRect(plot.adjusted(-2, -2, 2, 2) if self._seen == chart.whole else plot)
        if panel.topic is Topic.REGIMES:
            self._paint_bands(painter, look, chart, panel)
        else:
            self._paint_lines(painter, look, chart, panel)
        painter.restore()
        if len(panel.curves) > 1 and panel.topic is not Topic.REGIMES:
            first = chart.sweep.at(self._seen.low)
            names = [curve.name for curve in panel.curves]
            begins = [self._y_of(float(curve.amounts[first]), panel) for curve in panel.curves]
            for curve, place in zip(panel.curves, name_places(names, begins, plot, look), strict=True):
                painter.setPen(curve_colour(panel, curve, look.theme))
                painter.drawText(place, curve.name)

    def _paint_lines(self, painter: QPainter, look: ChartLook, chart: SweepChart, panel: Panel) -> None:
        """Paint the lines."""
        x = self._across(chart)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at, curve in enumerate(panel.curves):
            pen = QPen(curve_colour(panel, curve, look.theme), look.px(1.8))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if at:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawPolyline(_polygon(*self._points(x, curve.amounts, chart, panel)))

    def _paint_bands(self, painter: QPainter, look: ChartLook, chart: SweepChart, panel: Panel) -> None:
        """Paint the bands one upon the other."""
        x = self._across(chart)
        total = np.zeros(len(x))
        floor = self._points(x, total, chart, panel)
        painter.setPen(look.outline)
        for curve in panel.curves:
            if curve.regime is None or not bool((curve.amounts > 0).any()):
                continue
            total = total + curve.amounts
            ceiling = self._points(x, total, chart, panel)
            (right, above), (left, below) = ceiling, floor
            band = _polygon(np.append(right, left[::-1]), np.append(above, below[::-1]))
            painter.setBrush(regime_colour(curve.regime, look.theme))
            painter.drawPolygon(band)
            if curve.regime is Regime.UNABLE:
                painter.setBrush(stripes(look))
                painter.drawPolygon(band)
            floor = ceiling

    def _across(self, chart: SweepChart) -> Floats:
        """Return where the values of a sweep stand, pixels."""
        values = np.clip(chart.sweep.values, chart.whole.low, chart.whole.high)
        return self._plot.left() + self._seen.shares_of(values) * self._plot.width()

    def _points(self, x: Floats, amounts: Floats, chart: SweepChart, panel: Panel) -> tuple[Floats, Floats]:
        """Return the points of a curve: steps that hold up to their value, or lines between values."""
        plot = self._plot
        y = plot.bottom() - (amounts - panel.low) / (panel.high - panel.low) * plot.height()
        if chart.sweep.stepwise or panel.topic is Topic.REGIMES:
            if not chart.sweep.stepwise:  # a model is in one regime or another, not between two
                x = np.append((x[1:] + x[:-1]) / 2, x[-1])
            turns = np.append(np.flatnonzero(np.diff(y) != 0), len(y) - 1)  # equal steps are one
            ends, heights = x[turns], y[turns]
            starts = np.append(self._x_of(chart.whole.low), ends[:-1])
            x, y = np.column_stack((starts, ends)).ravel(), np.repeat(heights, 2)
        return x, y


def _polygon(x: Floats, y: Floats) -> QPolygonF:
    """Return points as Qt takes them."""
    polygon: QPolygonF = arrayToQPolygonF(x, y)
    return polygon
