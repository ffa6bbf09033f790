"""The thresholds on the fleet's chart as lines through the rows, and the pills that they are dragged by."""

import math

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from headroom.rules.vehicle_tests import REGIONAL, TESTS
from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.row_items import SeenItem
from headroom.window.pages.fleet.rows_in_view import Seen
from headroom.window.pages.fleet.shown.compliance_bars import ThresholdLine
from headroom.window.pages.fleet.thresholds import Handle, handle_colours
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import PillItem, ValueLine, still_box

_FAINT = "5a"
"""Opacity of a line that does not hold for all rows, of ff."""


class ThresholdItems:
    """Lines and pills of all thresholds.

    Attributes:
        box: Of the lines, from 0 to 100 % across.
        pills: One for each threshold.
        steps: Where each row has its own threshold.
    """

    def __init__(self) -> None:
        self.box = still_box()
        self.steps = ThresholdStepsItem()
        self.pills: list[PillItem] = []
        self._lines: list[ValueLine] = []
        self._dressed: list[tuple[object, ...]] = []

    def fit(self, frame: FleetFrame) -> None:
        """Say where the rows stand."""
        self.box.setGeometry(frame.bars)

    def put_pills(self, found: tuple[Handle, ...], focused_key: str, look: ChartLook) -> None:
        """Put the pills where the handles stand.

        Args:
            found: The handles, at most as many as there are pills.
            focused_key: Key of the threshold that has the keys; empty for none.
            look: How they look.
        """
        for at, pill in enumerate(self.pills):
            pill.setVisible(at < len(found))
        for pill, handle in zip(self.pills, found, strict=False):
            pill.put(handle.box, handle.tip, handle.text, look, handle_colours(handle, look))
            pill.show_focus(focused=handle.line.key == focused_key)

    def put_lines(self, frame: FleetFrame, lines: tuple[ThresholdLine, ...], look: ChartLook) -> None:
        """Put the lines where the thresholds stand now and, dotted, in the baseline."""
        wanted: list[tuple[float, str, float, Qt.PenStyle]] = []
        for line in lines:
            before = line.baseline_share
            if before is not None and before != line.share and before > 0:
                wanted.append((before, look.theme.muted, 1.0, Qt.PenStyle.DotLine))
            if not TESTS[line.test].asks_at_zero and not line.share > 0:
                continue
            width = 2.0 if line.test is REGIONAL.test else 1.2
            style = Qt.PenStyle.SolidLine if line.test is REGIONAL.test else Qt.PenStyle.DashLine
            if line.for_all:
                wanted.append((line.share, look.theme.accent, width, style))
            else:
                wanted.append((line.share, f"#{_FAINT}{look.theme.accent[1:]}", 1.0, style))
        while len(self._lines) < len(wanted):
            self._lines.append(ValueLine(self.box, upright=True))
            self._dressed.append(())
        for at, item in enumerate(self._lines):
            item.setVisible(at < len(wanted))
        for at, (share, colour, width, style) in enumerate(wanted):
            item, dress = self._lines[at], (look, colour, width, style)
            if dress != self._dressed[at]:
                self._dressed[at] = dress
                item.dress(look, colour, width, style, halo=False, crisp=True)
            item.setValue(_crisp(frame, share))


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
        pen = look.line(look.theme.accent, 2.0)
        pen.setColor(QColor(look.theme.accent))
        painter.setPen(pen)
        painter.drawLines(_steps(seen))


def _crisp(frame: FleetFrame, share: float) -> float:
    """Return the share next to ``share`` at which a line two pixels wide covers whole pixels."""
    width = frame.content_right - frame.content_left
    return (round(frame.x_of(share)) - frame.content_left) / width


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
