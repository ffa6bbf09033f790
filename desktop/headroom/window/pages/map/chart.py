"""The policy map on the screen: cells of colour, and a cross-hair that is dragged."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from headroom.language import tr
from headroom.window.look.theme import SPACE
from headroom.window.pages.map.chart_children import map_children
from headroom.window.pages.map.chart_frame import MapFrame
from headroom.window.pages.map.chart_grip import CURSORS, Grip, grip_at, kept
from headroom.window.pages.map.chart_image import PlateauNumber, colours_of, in_grey, numbers, painted
from headroom.window.pages.map.chart_items import Place
from headroom.window.pages.map.chart_plot import MapPlot
from headroom.window.pages.map.shown.map_reading import PlaceReading
from headroom.window.pages.map.shown.map_table import map_table
from headroom.window.pages.map.shown.map_view import MapChart
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.panned_plane import PannedPlane
from headroom.window.plots.pixel_item import Pixels
from headroom.window.plots.plot_children import PlotChild
from headroom.window.plots.plot_words import SentenceItem
from headroom.window.plots.shown.extent import Extent
from headroom.window.plots.shown.plot_table import PlotTable

_STEP, _LEAP = 0.005, 0.05
"""How far the arrow keys move what is read, fractions; the second with Shift."""

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}

NO_MAP = tr(
    "This policy has no two thresholds to map. Choose one with a preference, regional and US content."
)
SCENARIO, POINTER, MARKER = tr("At the scenario"), tr("Under the pointer"), tr("At the marker")


class PolicyMapChart(PannedPlane):
    """Shows a ``MapChart`` with the thresholds of the scenario.

    A click or a drag moves both thresholds; on the line or the pill of one it moves that one alone.
    The arrow keys move a marker to read from, and the return key puts the thresholds there.

    Attributes:
        began: Emitted when a drag begins.
        moved: Emitted with the regional and the US threshold that were chosen, fractions.
    """

    began = Signal()
    moved = Signal(float, float)
    marked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Policy map"), parent)
        self._chart: MapChart | None = None
        self._here: Place = (0.0, 0.0)
        self._pixels: Pixels | None = None
        self._earlier: Pixels | None = None
        self._marker: Place | None = None
        self._dragged: Grip = (False, False)
        self._begun_at: Place = self._here
        self._stale = False
        self._found: tuple[PlotChild, ...] | None = None
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

    @property
    def marker(self) -> Place | None:
        """Return the pair of thresholds that the arrow keys put the marker on; None for none."""
        return self._marker

    @property
    def frame(self) -> MapFrame:
        """Return where things stand now."""
        names = self._chart is not None and self._chart.tips is not None
        return MapFrame.of(self.whole(), self.look, *self._seen, names=names)

    @property
    def body(self) -> QRectF:
        """Return where the map is drawn, pixels; empty where there is none."""
        return QRectF() if self._chart is None else self.frame.body

    @property
    def reading(self) -> PlaceReading | None:
        """Return what is read: under the pointer, at the marker, else at the scenario."""
        if self._chart is None:
            return None
        at = self.pointer
        if at is not None and self.in_plot(at):
            return self._chart.reading(POINTER, *self.frame.thresholds_at(at))
        if self._marker is not None:
            return self._chart.reading(MARKER, *self._marker)
        return self._chart.reading(SCENARIO, *self._here)

    def show_chart(self, chart: MapChart | None, here: Place) -> None:
        """Show other cells; those there were are let go where all cells are known.

        Args:
            chart: The map; None for nothing yet.
            here: Regional and US threshold of the scenario.
        """
        before = self._chart
        self._chart, self._here, self._stale = chart, here, False
        if chart is not None and chart.known.all():
            self._earlier = None
        if (before is None) is not (chart is None):
            self._show_items()
        if before is None or chart is None or (before.tips is None) is not (chart.tips is None):
            self.refit()
        else:
            self._show()
        self._describe()

    def show_place(self, here: Place) -> None:
        """Move the cross-hair; the cells stay, unless they are compared with it."""
        if here == self._here:
            return
        self._here = here
        if self._chart is not None:
            before, self._chart = self._chart, self._chart.at(here)
            if self._chart.shades is not before.shades or self._chart.base != before.base:
                self._show()
            else:
                self._put()
        self._describe()

    def mark_stale(self) -> None:
        """Show that the cells belong to an earlier question, until those of the present one are there."""
        if self._pixels is not None:
            self._earlier, self._pixels = in_grey(self._pixels), None
        self._stale = True
        self._plot.show_cells(self._earlier, self._pixels)
        self._plot.numbers.show_numbers(())

    def see(self, across: Extent, up: Extent) -> None:
        """Show another part of the axes; cells of an earlier question stand elsewhere then, and go."""
        if (across, up) != self.seen:
            self._earlier = None
        super().see(across, up)

    def see_where_it_changes(self) -> None:
        """Show the part of the axes in which something changes."""
        if self._chart is not None:
            self.begin_with(*self._chart.where_it_changes())

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
        self._show()
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Let the cells of an earlier question go where the theme is another: they have its colours."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._earlier = None
        super().changeEvent(event)

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys go here."""
        for pill in self._plot.pills:
            pill.show_focus(focused=focused)

    def table(self) -> PlotTable | None:
        """Return the values in view as a grid."""
        return None if self._chart is None else map_table(self._chart, *self._seen)

    def child_count(self) -> int:
        """Return how many things screen readers find: the scenario, law points and numbered plateaus."""
        return len(self._children)

    def child(self, at: int) -> PlotChild:
        """Return one of the things on it."""
        return self._children[at]

    def press(self, at: QPointF) -> bool:
        """Take the cross-hair: both thresholds, or the one whose line or pill is under the pointer."""
        taken = self._taken(at)
        if taken is None:
            return False
        self._dragged, self._begun_at = taken, self._here
        self._mark(None)
        self.began.emit()
        self.drag(at)
        return True

    def drag(self, at: QPointF) -> None:
        """Tell where the cross-hair is dragged to."""
        wanted = kept(self.frame.thresholds_at(at))
        regional = wanted[0] if self._dragged[0] else self._here[0]
        us = wanted[1] if self._dragged[1] else self._here[1]
        if (regional, us) != self._here:
            self.moved.emit(regional, us)

    def give_up(self) -> None:
        """Put the cross-hair back where a drag began."""
        if self._begun_at != self._here:
            self.moved.emit(*self._begun_at)

    def point(self) -> None:
        """Read out what is under the pointer."""
        self._read()

    def cursor_at(self, at: QPointF) -> Qt.CursorShape:
        """Return the shape of the pointer: what a drag would move."""
        return CURSORS[self._taken(at)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the marker to read from by the arrow keys; return sets the thresholds there."""
        key = Qt.Key(event.key())
        if key in _ARROWS and self._chart is not None:
            by = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            start = self._marker or self._here
            self.unpoint()
            self._mark(kept((start[0] + _ARROWS[key][0] * by, start[1] + _ARROWS[key][1] * by)))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._marker is not None:
            place = self._marker
            self._mark(None)
            self.began.emit()
            self.moved.emit(*place)
        elif key == Qt.Key.Key_Escape and self._marker is not None:
            self._mark(None)
        else:
            super().keyPressEvent(event)

    @property
    def _children(self) -> tuple[PlotChild, ...]:
        """Return what screen readers find on it, made when one asks."""
        if self._found is None:
            chart, there = self._chart, self._plot.numbers.numbers
            self._found = () if chart is None else map_children(chart, self.frame, self._here, there)
        return self._found

    def _show_items(self) -> None:
        """Show the map, or the sentence in its place."""
        for item in self._plot.items:
            item.setVisible(self._chart is not None)
        self._sentence.say(NO_MAP if self._chart is None else "")

    def _show(self) -> None:
        """Make the cells into pixels, before a view is painted, and number the plateaus."""
        self._pixels = self._found = None
        chart, frame, look = self._chart, self.frame, self.look
        numbered: tuple[PlateauNumber, ...] = ()
        if chart is not None:
            lines = self._plot.show_chart(chart, look)
            if not self._stale:
                colours = colours_of(chart, look.theme)
                self._pixels = painted(chart, frame, colours, lines, self.devicePixelRatioF())
                numbered = numbers(chart, frame, colours, lines, look)
        self._plot.show_cells(self._earlier, self._pixels)
        self._plot.numbers.show_numbers(numbered)
        self._put()

    def _put(self) -> None:
        """Put everything where it belongs at the present thresholds."""
        self._found = None
        if self._chart is not None:
            self._plot.put(self.frame, self.look, self._here)

    def _mark(self, at: Place | None) -> None:
        """Put the marker somewhere; None for nowhere."""
        if at != self._marker:
            self._marker = at
            self._plot.mark(at)
            self._describe()
            self.marked.emit()

    def _read(self) -> PlaceReading | None:
        """Show what is read, and return it."""
        reading, look = self.reading, self.look
        self._plot.read_out.show_reading(reading)
        self._plot.scale.start(self._plot.read_out.end(look) + look.px(SPACE * 2))
        return reading

    def _taken(self, point: QPointF) -> Grip | None:
        """Return which thresholds are dragged from a point; None for neither."""
        if self._chart is None:
            return None
        return grip_at(point, self.frame, self._here, [pill.box for pill in self._plot.pills], self.look)

    def _describe(self) -> None:
        """Show what is read, and tell it to screen readers."""
        reading = self._read()
        self.setAccessibleDescription(NO_MAP if reading is None else reading.sentence())
