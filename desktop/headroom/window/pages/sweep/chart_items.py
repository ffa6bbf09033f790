"""What stands over the panels of the sweep: names of peaks, what is read, and what the colours mean."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from headroom.analysis.class_totals import Regime
from headroom.window.look.theme import SPACE
from headroom.window.pages.sweep.chart_curves import PanelItem, regime_colour, stripes
from headroom.window.pages.sweep.shown.sweep_panels import REGIME_WORDS, Mark, Panel, SweepChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem

_PLATE = 225
"""How opaque the plate behind a peak's name is, of 255."""


class RegimesItem(PaintedItem):
    """What the colours of the stacks mean: the regimes that there are."""

    def __init__(self) -> None:
        super().__init__()
        self._present: tuple[Regime, ...] = ()

    def show_chart(self, chart: SweepChart) -> None:
        """Name the regimes of another chart."""
        found = {
            curve.regime
            for column in chart.columns
            for curve in column.panels[0].curves
            if curve.regime is not None and bool((curve.amounts > 0).any())
        }
        present = tuple(regime for regime in Regime if regime in found)
        if present != self._present:
            self._present = present
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint a swatch and its words for each."""
        painter.setFont(look.caption)
        painter.setPen(look.faint_ink)
        x, y, swatch = self._area.left(), self._area.top() + look.px(12), look.px(9)
        for regime in self._present:
            box = QRectF(x, y - swatch, swatch, swatch)
            painter.fillRect(box, regime_colour(regime, look.theme))
            if regime is Regime.UNABLE:
                painter.fillRect(box, stripes(look))
            x += swatch + look.px(5)
            painter.drawText(QPointF(x, y), REGIME_WORDS[regime])
            x += look.width_of(REGIME_WORDS[regime], look.caption) + look.px(SPACE * 2)


class PeaksItem(PanelItem):
    """The greatest value of each line with its name."""

    def boundingRect(self) -> QRectF:
        """Return where it paints: a peak at an edge is half outside, its name may stand over the plot."""
        return self._area.adjusted(-6, -6, 6, 6)

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint what of it is in view."""
        panel = self._panel
        painter.setFont(look.caption)
        if panel is None:
            return
        for curve in panel.curves:
            for mark in curve.marks:
                if self._seen.holds(mark.value):
                    self._paint_mark(painter, look, panel, mark)

    def _paint_mark(self, painter: QPainter, look: ChartLook, panel: Panel, mark: Mark) -> None:
        """Mark where a line is highest, and say how high."""
        plot = self._plot
        centre = QPointF(self._x_of(mark.value), self._y_of(mark.amount, panel))
        painter.setPen(QPen(QColor(look.theme.surface), look.px(1.4)))
        painter.setBrush(QColor(look.theme.text))
        painter.drawEllipse(centre, look.px(3.6), look.px(3.6))
        width = look.width_of(mark.words, look.caption)
        x = min(max(centre.x() - width / 2, plot.left()), plot.right() - width)
        y = max(centre.y() - look.px(8), plot.top() + look.px(10))
        beside = centre.x() - look.px(8) - width
        if (
            y > centre.y() - look.px(8) and beside >= plot.left()
        ):  # no room above: the name keeps off its mark
            x = beside
        plate = QColor(look.theme.surface)
        plate.setAlpha(_PLATE)
        painter.fillRect(QRectF(x - look.px(3), y - look.px(11), width + look.px(6), look.px(15)), plate)
        painter.setPen(look.ink)
        painter.drawText(QPointF(x, y), mark.words)


class ReadingItem(PaintedItem):
    """What is read in a panel, beside its title."""

    def __init__(self) -> None:
        super().__init__()
        self._reading, self._beside = "", ""
        self._elsewhere = False

    def say(self, reading: str, beside: str, *, elsewhere: bool) -> None:
        """Say something else.

        Args:
            reading: What is read.
            beside: The title it stands beside.
            elsewhere: Whether it is read elsewhere than at the present value.
        """
        if (reading, beside, elsewhere) != (self._reading, self._beside, self._elsewhere):
            self._reading, self._beside, self._elsewhere = reading, beside, elsewhere
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it to the right, on a plate over the lines."""
        reading, area = self._reading, self._area
        painter.setFont(look.caption)
        room = area.width() - look.width_of(self._beside, look.caption) - look.px(SPACE)
        if look.width_of(reading, look.caption) > room:
            reading = look.caption_metrics.elidedText(reading, Qt.TextElideMode.ElideRight, room)
        width = look.width_of(reading, look.caption)
        left = area.right() - width
        plate = QRectF(left - look.px(3), area.top() + look.px(4), width + look.px(6), look.px(15))
        painter.fillRect(plate, QColor(look.theme.surface))
        painter.setPen(look.faint_ink if self._elsewhere else look.ink)
        painter.drawText(QPointF(left, area.bottom() - look.px(6)), reading)


class ColumnTitleItem(PaintedItem):
    """Whose panels stand below it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def say(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint it."""
        painter.setFont(look.strong)
        painter.setPen(look.ink)
        painter.drawText(QPointF(self._area.left(), self._area.top() + look.px(16)), self._text)
