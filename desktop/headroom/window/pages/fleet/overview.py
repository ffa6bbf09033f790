"""The whole fleet as a strip beside the scroll bar: every verdict at once, however many models."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.rules.verdict import Verdict
from headroom.window.look.theme import font_of, theme_of
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows import RowWindow
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.plots.chart_look import ChartLook

_WIDTH = 40
_FURTHEST = 0.15
_SHORTEST = 0.2
"""Headroom, fraction, that reaches the edge of the strip."""


class FleetOverview(QWidget):
    """Headroom of all models from top to bottom: failing ones to the left, others to the right.

    Args:
        rows: The rows in view; a click or a drag scrolls them.
        parent: Parent widget.
    """

    def __init__(self, rows: RowWindow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._bars: ComplianceBars | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of all models")
        self.setToolTip("All models: failing to the left, qualifying to the right. Click to go there.")
        rows.changed.connect(self.follow_rows)

    def sizeHint(self) -> QSize:
        """Return the size of a narrow strip."""
        return QSize(_WIDTH, 200)

    def show_bars(self, bars: ComplianceBars | None) -> None:
        """Show other values."""
        self._bars = bars
        self.follow_rows()

    @Slot()
    def follow_rows(self) -> None:
        """Paint again, and stand back while all rows are in view."""
        self.setVisible(self._rows.furthest > 0)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the models under the pointer."""
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on to the models under the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint every model as a line, and a frame around those in view."""
        painter = QPainter(self)
        theme = theme_of(self)
        painter.fillRect(event.rect(), QColor(theme.surface))
        area = self._area()
        bars, shown = self._bars, self._rows.shown
        if bars is None or not len(shown) or area.height() < 1:
            return
        ratio = self.devicePixelRatioF()
        size = QSize(int(area.width() * ratio), int(area.height() * ratio))
        colours = {
            Verdict.FAILS: theme.fails,
            Verdict.UNDETERMINED: theme.undetermined,
            Verdict.QUALIFIES: theme.qualifies,
        }
        image = overview_image(bars, shown, size, [colours[v] for v in Verdict], theme.surface)
        painter.drawImage(area, image)
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(QPointF(area.center().x(), area.top()), QPointF(area.center().x(), area.bottom()))
        content = max(self._rows.content, 1.0)
        top = area.top() + area.height() * self._rows.offset / content
        height = max(area.height() * min(self._rows.view / content, 1.0), 6.0)
        painter.setPen(QColor(theme.text))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0.5, top, self.width() - 1.5, height))

    def _area(self) -> QRectF:
        """Return the area of the strip: as high as the rows beside it."""
        look = ChartLook.of(theme_of(self), font_of(self))
        room = ChartFrame.room_for_rows(self.height(), look)
        frame = ChartFrame.of(QRectF(self.rect()), look, room, 0.0, 0.0, 0.0)
        return QRectF(4, frame.rows.top(), self.width() - 8, frame.rows.height())

    def _go_to(self, point: QPointF) -> None:
        """Scroll so that the models at a point stand in the middle."""
        area = self._area()
        share = (point.y() - area.top()) / max(area.height(), 1.0)
        self._rows.scroll_to(share * self._rows.content - self._rows.view / 2)


def overview_image(
    bars: ComplianceBars,
    shown: np.ndarray[tuple[int], np.dtype[np.int32]],
    size: QSize,
    colours: list[str],
    ground: str,
) -> QImage:
    """Return all models as lines from the middle, one below the other.

    Args:
        bars: The values.
        shown: The models, in their order.
        size: Of the picture, pixels; where there are more models than lines, some stand for others.
        colours: By ``Verdict``.
        ground: Colour behind them.
    """
    width, height = max(size.width(), 1), max(size.height(), 1)
    model = shown[np.arange(height) * len(shown) // height]
    length = np.nan_to_num(bars.headroom_low[model], nan=-_FURTHEST)
    length = np.clip(length / _FURTHEST, -1.0, 1.0)
    length = np.where(np.abs(length) < _SHORTEST, np.where(length < 0, -_SHORTEST, _SHORTEST), length)
    column = (np.arange(width) + 0.5) / width * 2 - 1
    inside = (column[None, :] * np.sign(length)[:, None] > 0) & (
        np.abs(column)[None, :] <= np.abs(length)[:, None]
    )
    palette = np.array([QColor(colour).rgb() for colour in (*colours, ground)], dtype=np.uint32)
    code = np.where(inside, bars.verdict[model][:, None].astype(np.int64), len(colours))
    pixels = np.ascontiguousarray(palette[code])
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
