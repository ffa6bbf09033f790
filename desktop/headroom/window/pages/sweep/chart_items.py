"""What stands over the panels of the sweep: names of peaks, what is read, and what the colours mean."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from headroom.analysis.class_totals import Regime
from headroom.window.look.theme import SPACE
from headroom.window.pages.sweep.chart_curves import PanelItem, regime_colour, stripes
from headroom.window.pages.sweep.shown.sweep_panels import REGIME_WORDS, Mark, Panel, SweepChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PaintedItem

_OFF_LINE = 5.0
"""Pixels at normal type that names of peaks keep off the line of the present value."""


_TINY = 0.01
"""Pixels that make no difference."""


@dataclass(frozen=True, slots=True)
class PeakName:
    """The name of a peak as it is written, pixels of the view.

    Attributes:
        text: What is written.
        left: Where it begins.
        y: Its baseline.
        width: How long it is.
    """

    text: str
    left: float
    y: float
    width: float


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
    """The greatest value of each line with its name, beside the line of the present value."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[tuple[Mark, PeakName]] = []

    @property
    def names(self) -> list[PeakName]:
        """Return the names as they are written."""
        return [name for _, name in self._names]

    def boundingRect(self) -> QRectF:
        """Return where it paints: a peak at an edge is half outside, its name may stand over the plot."""
        return self._area.adjusted(-6, -6, 6, 6)

    def keep_off(self, line: float | None, look: ChartLook) -> None:
        """Write the names beside the line of the present value.

        Args:
            line: Where it stands, pixels of the view; None where it is out of view.
            look: How it looks.
        """
        panel = self._panel
        names: list[tuple[Mark, PeakName]] = []
        if panel is not None:
            marks = (mark for curve in panel.curves for mark in curve.marks if self._seen.holds(mark.value))
            names = [(mark, self._name(mark, panel, line, look)) for mark in marks]
        if names != self._names:
            self._names = names
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint what of it is in view."""
        panel = self._panel
        painter.setFont(look.caption)
        if panel is None:
            return
        for mark, name in self._names:
            painter.setPen(QPen(QColor(look.theme.surface), look.px(1.4)))
            painter.setBrush(QColor(look.theme.text))
            painter.drawEllipse(self._centre(mark, panel), look.px(3.6), look.px(3.6))
            plate = QRectF(name.left - look.px(3), name.y - look.px(11), name.width + look.px(6), look.px(15))
            painter.fillRect(plate, QColor(look.theme.surface))
            painter.setPen(look.ink)
            painter.drawText(QPointF(name.left, name.y), name.text)

    def _centre(self, mark: Mark, panel: Panel) -> QPointF:
        """Return where a peak is."""
        return QPointF(self._x_of(mark.value), self._y_of(mark.amount, panel))

    def _name(self, mark: Mark, panel: Panel, line: float | None, look: ChartLook) -> PeakName:
        """Return the name of a peak: whole if it may be, close to it, and not under the line."""
        plot, centre = self._plot, self._centre(mark, panel)
        y = max(centre.y() - look.px(8), plot.top() + look.px(10))
        above, reach, off = y <= centre.y() - look.px(8), look.px(8), look.px(_OFF_LINE)
        tries = []
        for text in (mark.words, *mark.shorter):
            width = look.width_of(text, look.caption)
            last = plot.right() - width
            lefts = [min(max(centre.x() - width / 2, plot.left()), last)] if above else []
            lefts += [centre.x() - reach - width, centre.x() + reach]  # no room above: it keeps off its mark
            if line is not None and above:
                lefts += [line + off, line - off - width]
            tries += [PeakName(text, left, y, width) for left in lefts if plot.left() <= left <= last + _TINY]
        free = [
            name
            for name in tries
            if line is None or not name.left - off < line < name.left + name.width + off
        ]
        if free or tries:
            return (free or tries)[0]
        return PeakName(mark.words, plot.left(), y, look.width_of(mark.words, look.caption))


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
        reading = look.cut(reading, room, look.caption)
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
