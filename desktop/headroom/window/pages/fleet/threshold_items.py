"""The thresholds on the fleet's chart as lines through the rows, and the pills that they are dragged by."""

import math

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from headroom.rules.vehicle_tests import REGIONAL, TESTS
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.row_items import SeenItem
from headroom.window.pages.fleet.rows_in_view import Seen
from headroom.window.pages.fleet.thresholds import Handle, handle_colours
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_words import PillItem

_FAINT = "5a"
"""Opacity of a line that does not hold for all rows, of ff."""


class ThresholdLinesItem(SeenItem):
    """The thresholds as lines through all rows; dotted where they stand in the baseline."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the bars, and as far beyond as a line is wide."""
        return seen.frame.bars.adjusted(-2, 0, 2, 0)

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the thresholds."""
        return (seen.bars.lines,)

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint them on whole pixels: dots and dashes are ten times as fast as smoothed ones."""
        frame = seen.frame
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for line in seen.bars.lines:
            before = line.baseline_share
            if before is not None and before != line.share and before > 0:
                self._paint(painter, frame, before, look.line(look.theme.muted), Qt.PenStyle.DotLine)
            if not TESTS[line.test].asks_at_zero and not line.share > 0:
                continue
            of_region = line.test is REGIONAL.test
            pen = look.line(look.theme.accent, (2.0 if of_region else 1.2) if line.for_all else 1.0)
            if not line.for_all:
                pen.setColor(QColor(f"#{_FAINT}{look.theme.accent[1:]}"))
            style = Qt.PenStyle.SolidLine if of_region else Qt.PenStyle.DashLine
            self._paint(painter, frame, line.share, pen, style)

    @staticmethod
    def _paint(painter: QPainter, frame: FleetFrame, share: float, pen: QPen, style: Qt.PenStyle) -> None:
        """Paint one line."""
        pen.setStyle(style)
        painter.setPen(pen)
        x = float(round(frame.x_of(share)))
        painter.drawLine(QLineF(x, frame.rows.top(), x, frame.rows.bottom()))


class ThresholdPills:
    """The pills that the thresholds are dragged by.

    Attributes:
        items: One for each threshold, at least.
    """

    def __init__(self) -> None:
        self.items: list[PillItem] = []

    def put(self, found: tuple[Handle, ...], focused_key: str, look: ChartLook) -> None:
        """Put them where the handles stand.

        Args:
            found: The handles, at most as many as there are pills.
            focused_key: Key of the threshold that has the keys; empty for none.
            look: How they look.
        """
        for at, pill in enumerate(self.items):
            pill.setVisible(at < len(found))
        for pill, handle in zip(self.items, found, strict=False):
            pill.put(handle.box, handle.tip, handle.text, look, handle_colours(handle, look))
            pill.show_focus(focused=handle.line.key == focused_key)


class ThresholdStepsItem(SeenItem):
    """Each row's own threshold on regional content, where the models have different ones."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the bars, and as far beyond as a line is wide."""
        return seen.frame.bars.adjusted(-2, 0, 2, 0)

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the values, and which rows are in view."""
        return seen.bars, seen.rows.visible, seen.rows.height

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint a line in each row; those of rows that follow each other are one."""
        if all(line.for_all or line.test is not REGIONAL.test for line in seen.bars.lines):
            return
        painter.setPen(look.line(look.theme.accent, 2.0))
        painter.drawLines(_steps(seen))


def _steps(seen: Seen) -> list[QLineF]:
    """Return the threshold of each row in view; rows that follow each other share a line."""
    frame, lines = seen.frame, list[QLineF]()
    for model, y in seen.rows.visible:
        share = float(seen.bars.regional_threshold[model])
        if math.isnan(share):
            continue
        x, top = float(round(frame.x_of(share))), frame.rows.top() + y
        bottom = top + seen.rows.height
        if lines and lines[-1].x1() == x and lines[-1].y2() == top:
            lines[-1] = QLineF(x, lines[-1].y1(), x, bottom)
        else:
            lines.append(QLineF(x, top, x, bottom))
    return lines
