"""What the window is measured beside: the same pictures by somebody who paints nothing else.

They are given their numbers; the window also computes them, lays out and writes the rest of the page.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting

_CELLS = 101
_ROOM = 60
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BareChart(QWidget):
    """The bars of some models with their words and the threshold, by a painter without anything else.

    Args:
        outcome: What is painted.
        rows: How many models.
    """

    def __init__(self, outcome: Outcome, rows: int) -> None:
        super().__init__()
        self._outcome = outcome
        self._rows = rows
        self.threshold = 0.0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint name, content, verdict, cost and both figures of each row, and the threshold with its own."""
        outcome, painter = self._outcome, QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        column, height = self.width() / 6, self.height() / self._rows
        most, text = float(outcome.landed_cost_usd.max()), QColor("black")
        painter.setPen(text)
        for row in range(self._rows):
            top = row * height
            passes = outcome.verdict[row] == Verdict.QUALIFIES
            colour = QColor("steelblue" if passes else "orange")
            content, us = 2 * column * outcome.rvc_high[row], 2 * column * outcome.us_content_low[row]
            painter.fillRect(QRectF(column, top, content, height * 0.8), colour)
            painter.fillRect(QRectF(column, top, us, height * 0.4), QColor("navy"))
            left, width = 4 * column, column - _ROOM
            for shade, (_, amount) in enumerate(outcome.components):
                part = width * float(amount[row]) / most
                painter.fillRect(QRectF(left, top, part, height * 0.8), QColor(20 * shade, 120, 160))
                left += part
            for place, words in (
                (0.0, outcome.vehicles[row].name),
                (3 * column - _ROOM, formatting.percent(float(outcome.rvc_low[row]))),
                (3 * column, Verdict(int(outcome.verdict[row])).word),
                (left, formatting.dollars(float(outcome.landed_cost_usd[row]))),
                (5 * column, formatting.dollars(float(outcome.vehicle_duty_usd[row]))),
            ):
                painter.drawText(QRectF(place, top, column, height * 0.8), _FLAGS, words)
        line = column + 2 * column * self.threshold
        painter.fillRect(QRectF(line, 0, 2, self.height()), QColor("purple"))
        painter.drawText(QRectF(line, 0, column, height), _FLAGS, formatting.percent(self.threshold))
        painter.end()


class BareMap(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph has no types
    """An image of as many cells as a map has, between two axes, by pyqtgraph without anything else."""

    def __init__(self) -> None:
        super().__init__()
        self._values = np.add.outer(np.arange(_CELLS), np.arange(_CELLS)).astype(np.float64)
        self._item = pg.ImageItem(self._values)
        self._item.setColorMap("viridis")
        self.addItem(self._item)

    def show_values(self, run: int) -> None:
        """Show other values."""
        self._item.setImage(self._values + run, levels=(0.0, 4.0 * _CELLS))
