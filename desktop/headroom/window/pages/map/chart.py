"""The policy map on the screen: cells of colour, and a cross-hair that is dragged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import MapImage, in_grey, painted
from headroom.window.pages.map.chart_paint import (
    paint_axes,
    paint_body,
    paint_cross,
    paint_names,
    paint_points,
    paint_probe,
    pills,
)
from headroom.window.pages.map.shown.map_view import MapChart, Reading
from headroom.window.pages.map.side_paint import paint_side
from headroom.window.plots.chart_look import ChartLook, KeptLook

_STEP, _LEAP = 0.005, 0.05
"""How far the arrow keys move what is read, fractions; the second with Shift."""

_DIGITS = 3
"""Thresholds are set to a tenth of a point, as in the other charts."""

_REACH = 6.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap

NO_MAP = "This policy has no two thresholds to map. Choose one with a preference, regional and US content."
SCENARIO, POINTER, MARKER = "At the scenario", "Under the pointer", "At the marker"


class PolicyMapChart(QWidget):
    """Shows a ``MapChart`` with the thresholds of the scenario.

    A press or a drag moves both thresholds; on the line or the pill of one it moves that one alone.
    The arrow keys move a marker to read from, and the return key puts the thresholds there.

    Attributes:
        began: Emitted when a drag begins.
        moved: Emitted with the regional and the US threshold that were chosen, fractions.
    """

    began = Signal()
    moved = Signal(float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: MapChart | None = None
        self._here = (0.0, 0.0)
        self._look = KeptLook()
        self._image: MapImage | None = None
        self._earlier: MapImage | None = None
        self._pointer: QPointF | None = None
        self._marker: tuple[float, float] | None = None
        self._dragged: tuple[bool, bool] | None = None
        self._stale = False
        self.setAccessibleName("Policy map")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def chart(self) -> MapChart | None:
        """Return what is shown."""
        return self._chart

    @property
    def look(self) -> ChartLook:
        """Return how the chart looks now."""
        return self._look.of(self)

    @property
    def frame(self) -> MapFrame:
        """Return where things stand now."""
        return MapFrame.of(QRectF(self.rect()), self.look)

    @property
    def reading(self) -> Reading | None:
        """Return what is read: under the pointer, at the marker, else at the scenario."""
        if self._chart is None:
            return None
        if self._pointer is not None and self.frame.body.contains(self._pointer) and self._dragged is None:
            return self._chart.reading(POINTER, *self.frame.thresholds_at(self._pointer))
        if self._marker is not None:
            return self._chart.reading(MARKER, *self._marker)
        return self._chart.reading(SCENARIO, *self._here)

    def show_chart(self, chart: MapChart | None, here: tuple[float, float]) -> None:
        """Show other cells; those there were are let go where all cells are known.

        Args:
            chart: The map; None for nothing yet.
            here: Regional and US threshold of the scenario.
        """
        self._chart, self._here, self._image, self._stale = chart, here, None, False
        if chart is not None and chart.known.all():
            self._earlier = None
        self._describe()
        self.update()

    def show_place(self, here: tuple[float, float]) -> None:
        """Move the cross-hair, the cells stay."""
        if here != self._here:
            self._here = here
            self._describe()
            self.update()

    def mark_stale(self) -> None:
        """Show that the cells belong to an earlier question, until those of the present one are there."""
        if self._image is not None:
            self._earlier, self._image = in_grey(self._image), None
        self._stale = True
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(round(self.look.px(760)), round(self.look.px(520)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(360, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map; the cells are made into pixels once for each change of them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, frame, chart, reading = self.look, self.frame, self._chart, self.reading
        painter.fillRect(frame.whole, QColor(look.theme.surface))
        if chart is None or reading is None:
            painter.setPen(look.faint_ink)
            painter.setFont(look.font)
            painter.drawText(frame.whole, _CENTRED, self.accessibleDescription())
            return
        if self._image is None and not self._stale:
            self._image = painted(chart, frame, look.theme, self.devicePixelRatioF())
        paint_body(painter, frame, look, self._image, self._earlier)
        paint_axes(painter, frame, chart, self._here, look)
        paint_cross(painter, frame, self._here, look, focused=self.hasFocus())
        taken = paint_points(painter, frame, chart.points, look)
        if self._image is not None:
            paint_names(painter, frame, self._image, self._here, look, taken)
        if self._marker is not None:
            paint_probe(painter, frame, self._marker, look)
        paint_side(painter, frame, chart, reading, look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the cells into pixels anew."""
        super().resizeEvent(event)
        self._image = None

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type and the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._image = self._earlier = None
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing where the pointer leaves."""
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cross-hair: both thresholds, or the one whose line or pill is under the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton or self._chart is None:
            event.ignore()
            return
        self._dragged = self._taken(event.position())
        if self._dragged is None:
            return
        self._marker = None
        self.began.emit()
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the cross-hair under the pointer, else read out what is there."""
        self._pointer = event.position()
        if self._dragged is not None:
            self._follow(event.position())
        elif self._chart is not None:
            self.setCursor(self._cursor(event.position()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the cross-hair go."""
        self._dragged = None
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the marker to read from by the arrow keys; return sets the thresholds there."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self._chart is not None:
            by = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            start = self._marker or self._here
            self._marker = _kept((start[0] + _ARROWS[key][0] * by, start[1] + _ARROWS[key][1] * by))
            self._pointer = None
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._marker is not None:
            place, self._marker = self._marker, None
            self.began.emit()
            self.moved.emit(*place)
        elif key == Qt.Key.Key_Escape and self._marker is not None:
            self._marker = None
        else:
            super().keyPressEvent(event)
            return
        self._describe()
        self.update()

    def _taken(self, point: QPointF) -> tuple[bool, bool] | None:
        """Return whether the regional and the US threshold are dragged from a point; None for neither."""
        frame, look = self.frame, self.look
        across, up = pills(frame, self._here, look)
        if across[0].contains(point):
            return True, False
        if up[0].contains(point):
            return False, True
        if not frame.body.adjusted(-1, -1, 1, 1).contains(point):
            return None
        away = point - frame.point_of(*self._here)
        near = abs(away.x()) <= look.px(_REACH), abs(away.y()) <= look.px(_REACH)
        return near if near[0] != near[1] else (True, True)

    def _cursor(self, point: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer: what a drag would move."""
        return {
            (True, False): Qt.CursorShape.SizeHorCursor,
            (False, True): Qt.CursorShape.SizeVerCursor,
            (True, True): Qt.CursorShape.CrossCursor,
            None: Qt.CursorShape.ArrowCursor,
        }[self._taken(point)]

    def _follow(self, point: QPointF) -> None:
        """Tell where the cross-hair is dragged to."""
        if self._dragged is None:
            return
        wanted = _kept(self.frame.thresholds_at(point))
        regional = wanted[0] if self._dragged[0] else self._here[0]
        us = wanted[1] if self._dragged[1] else self._here[1]
        if (regional, us) != self._here:
            self.moved.emit(regional, us)

    def _describe(self) -> None:
        """Tell screen readers what is read."""
        reading = self.reading
        self.setAccessibleDescription(NO_MAP if reading is None else reading.sentence())


def _kept(place: tuple[float, float]) -> tuple[float, float]:
    """Return two thresholds within their range, in tenths of a point."""
    regional, us = (round(min(max(share, 0.0), 1.0), _DIGITS) for share in place)
    return regional, us
