"""The policy map on the screen: cells of colour, and a cross-hair that is dragged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import SPACE
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_image import MapImage, in_grey, painted
from headroom.window.pages.map.chart_items import Place
from headroom.window.pages.map.chart_plot import MapPlot
from headroom.window.pages.map.shown.map_view import MapChart, Reading
from headroom.window.pages.map.shown.place_table import place_table
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_items import SentenceItem
from headroom.window.plots.plot_view import PlotView
from headroom.window.plots.shown.plot_table import PlotTable

_STEP, _LEAP = 0.005, 0.05
"""How far the arrow keys move what is read, fractions; the second with Shift."""

_DIGITS = 3
"""Thresholds are set to a tenth of a point, as in the other charts."""

_REACH = 6.0
"""How near a line is taken, pixels at normal type."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

NO_MAP = "This policy has no two thresholds to map. Choose one with a preference, regional and US content."
SCENARIO, POINTER, MARKER = "At the scenario", "Under the pointer", "At the marker"


class PolicyMapChart(PlotView):
    """Shows a ``MapChart`` with the thresholds of the scenario.

    A press or a drag moves both thresholds; on the line or the pill of one it moves that one alone.
    The arrow keys move a marker to read from, and the return key puts the thresholds there.

    Attributes:
        began: Emitted when a drag begins.
        marked: Emitted when the marker stands elsewhere, or went.
        moved: Emitted with the regional and the US threshold that were chosen, fractions.
    """

    began = Signal()
    moved = Signal(float, float)
    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Policy map", parent)
        self._chart: MapChart | None = None
        self._here: Place = (0.0, 0.0)
        self._image: MapImage | None = None
        self._earlier: MapImage | None = None
        self._pointer: QPointF | None = None
        self._marker: Place | None = None
        self._dragged: tuple[bool, bool] | None = None
        self._stale = False
        self._plot, self._sentence = MapPlot(), SentenceItem()
        for level, item in enumerate((*self._plot.items, self._sentence)):
            item.setZValue(level)
            self.addItem(item)
        self._describe()
        self._show_items()

    @property
    def chart(self) -> MapChart | None:
        """Return what is shown."""
        return self._chart

    def table(self) -> PlotTable | None:
        """Return the scenario, the marker and the law points as a table."""
        if self._chart is None:
            return None
        marker = () if self._marker is None else ((MARKER, *self._marker),)
        return place_table(self._chart, (SCENARIO, *self._here), *marker)

    @property
    def marker(self) -> Place | None:
        """Return the pair of thresholds that the arrow keys put the marker on; None for none."""
        return self._marker

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
        other = (self._chart is None) is not (chart is None)
        self._chart, self._here, self._stale = chart, here, False
        if chart is not None and chart.known.all():
            self._earlier = None
        self._describe()
        if other:
            self._show_items()
        if chart is not None:
            self._plot.name(chart)
        self._plot.scale.show_scale(chart)
        self._paint_cells()
        self._put()

    def show_place(self, here: tuple[float, float]) -> None:
        """Move the cross-hair, the cells stay."""
        if here != self._here:
            self._here = here
            self._describe()
            self._put()

    def mark_stale(self) -> None:
        """Show that the cells belong to an earlier question, until those of the present one are there."""
        if self._image is not None:
            self._earlier, self._image = in_grey(self._image), None
        self._stale = True
        self._plot.show_cells(self._earlier, self._image)
        self._put()

    def sizeHint(self) -> QSize:
        """Return a size at which everything has room."""
        return QSize(round(self.look.px(760)), round(self.look.px(520)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(360, 240)

    def dress(self, look: ChartLook) -> None:
        """Give every item its colours, its type and its place, and make the cells into pixels anew."""
        self._sentence.place(self.whole(), look)
        self._plot.fit(self.frame, look)
        self._read()
        self._paint_cells()
        self._put()

    def changeEvent(self, event: QEvent) -> None:
        """Let the cells of an earlier question go where the theme is another: they have its colours."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._earlier = None
        super().changeEvent(event)

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys go here."""
        for pill in self._plot.pills:
            pill.show_focus(focused=focused)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing where the pointer leaves."""
        super().leaveEvent(event)
        self._pointer = None
        self._read()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cross-hair: both thresholds, or the one whose line or pill is under the pointer."""
        if event.button() is not Qt.MouseButton.LeftButton or self._chart is None:
            event.ignore()
            return
        event.accept()
        self._dragged = self._taken(event.position())
        if self._dragged is None:
            return
        self._marker = None
        self._put()
        self._read()
        self.began.emit()
        self._follow(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Keep the cross-hair under the pointer, else read out what is there."""
        self._pointer = event.position()
        if self._dragged is not None:
            self._follow(event.position())
        elif self._chart is not None:
            self.viewport().setCursor(self._cursor(event.position()))
        self._read()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the cross-hair go."""
        self._dragged = None
        self._read()
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
        self._put()
        self.marked.emit()

    def _show_items(self) -> None:
        """Show the map, or the sentence in its place."""
        for item in self._plot.items:
            item.setVisible(self._chart is not None)
        self._sentence.say(NO_MAP if self._chart is None else "")

    def _paint_cells(self) -> None:
        """Make the cells into pixels, before a view is painted: what changes then is painted twice."""
        self._image = None
        if self._chart is not None and not self._stale:
            self._image = painted(self._chart, self.frame, self.look.theme, self.devicePixelRatioF())
        self._plot.show_cells(self._earlier, self._image)

    def _put(self) -> None:
        """Put everything where it belongs at the present thresholds."""
        if self._chart is None:
            return
        self._plot.put(self.frame, self.look, self._chart, self._image, self._here)
        self._plot.mark(self._marker)

    def _read(self) -> Reading | None:
        """Show what is read, and return it."""
        reading, look = self.reading, self.look
        self._plot.read_out.show_reading(reading)
        self._plot.scale.start(self._plot.read_out.end(look) + look.px(SPACE * 3))
        return reading

    def _taken(self, point: QPointF) -> tuple[bool, bool] | None:
        """Return whether the regional and the US threshold are dragged from a point; None for neither."""
        frame, look = self.frame, self.look
        if self._plot.pills[0].box.contains(point):
            return True, False
        if self._plot.pills[1].box.contains(point):
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
        """Show what is read, and tell it to screen readers."""
        reading = self._read()
        self.setAccessibleDescription(NO_MAP if reading is None else reading.sentence())


def _kept(place: tuple[float, float]) -> tuple[float, float]:
    """Return two thresholds within their range, in tenths of a point."""
    regional, us = (round(min(max(share, 0.0), 1.0), _DIGITS) for share in place)
    return regional, us
