"""A chart made of pyqtgraph's items, in the colours and the type of the program.

Whoever imports this loads pyqtgraph, a third of a second: a page that has such a chart is imported when it is
first made.
"""

from abc import abstractmethod

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPixmapCache,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QMenu, QWidget

from headroom.language import colon
from headroom.output.copied_table import CopiedTable
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.plots.chart_look import ChartLook, KeptLook
from headroom.window.plots.plot_children import PlotAccessible, PlotChild
from headroom.window.plots.plot_menu import PlotMenu
from headroom.window.plots.read_out import PointerReadOut
from headroom.window.plots.shown.plot_table import PlotTable
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News

_POINTING = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
    }
)


_NEARER = 1.25
"""How much nearer a chart is seen after one step."""

_NOTCH = 120
"""Wheel units of one notch, in eighths of a degree."""

_KEPT_KB = 64 * 1024
"""Room for pixels that items keep, kilobytes: Qt's own, a sixth of it, is too little for a dense screen."""

_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class PlotView(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """Shows items in the pixels of the widget, and tells them when the look or the size is another.

    pyqtgraph takes colours and fonts once, when an item is made, and knows no theme: ``dress`` gives
    them all anew. Its menus are left out for one of ours, and so are its panning and zooming: a chart
    says itself what the pointer and the keys do, and what it means to be seen nearer (``zoom``).
    Screen readers find no item of a scene: a chart hands them its children.

    Attributes:
        said: Emitted with what became of what was chosen in the context menu.
        zooms: Whether it can be seen nearer, by Ctrl with the wheel, plus and minus.
    """

    said: ValueSignal[News] = value_signal()
    zooms = False

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._kept = KeptLook()
        self._dressed: ChartLook | None = None
        super().__init__(parent, useOpenGL=False)
        FocusFrame(self)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        # One rectangle around all changes: several are clipped line by line, twice as slow.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAccessibleName(name)
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _KEPT_KB))
        self._pointed = PointerReadOut()
        self.addItem(self._pointed)
        self.menu = PlotMenu(self, self.table)
        self.menu.said.connect(self.said)
        self.menu.nearer.connect(self._nearer)
        self.menu.farther.connect(self._farther)
        self.menu.whole.connect(self.show_whole)

    @property
    def look(self) -> ChartLook:
        """Return how the chart looks now."""
        return self._kept.of(self) if self._dressed is None else self._dressed

    @abstractmethod
    def dress(self, look: ChartLook) -> None:
        """Give every item its colours, its type and its place."""

    def refit(self) -> None:
        """Dress and place everything anew."""
        self._dressed = self._kept.of(self)
        self.setBackground(self._dressed.theme.surface)
        self.dress(self._dressed)

    def copied_tables(self) -> tuple[CopiedTable, ...]:
        """Return what it shows as it is copied; none for nothing."""
        table = self.table()
        return () if table is None else (table,)

    def table(self) -> PlotTable | None:
        """Return what it shows as a table; None for nothing."""
        return None

    def child_count(self) -> int:
        """Return how many things screen readers find on it."""
        return 0

    def child(self, at: int) -> PlotChild:
        """Return one of the things on it.

        Raises:
            IndexError: If there are not so many.
        """
        msg = f"nothing is the {at + 1}th on this chart"
        raise IndexError(msg)

    def child_looked_at(self) -> int:
        """Return the position of the thing that is looked at; -1 for none."""
        return -1

    def zoom(self, factor: float, at: QPointF) -> None:
        """Show it nearer, or from farther away, in place of which ``at`` stays where it is, pixels."""

    @property
    def zoomed(self) -> bool:
        """Return whether anything is out of sight, or nearer than it would be by itself."""
        return False

    @Slot()
    def show_whole(self) -> None:
        """Show everything again as it would be by itself."""

    def point_out(self, text: str, at: QPointF) -> None:
        """Say beside the pointer what it is on; an empty text says nothing."""
        if text or self._pointed.isVisible():
            self._pointed.say(text, at, self.whole(), self.look)

    def _point_by_key(self) -> None:
        """Read out what is looked at, where the keys are the pointer of a presentation."""
        at = self.child_looked_at()
        if 0 <= at < self.child_count():
            child = self.child(at)
            place = child.place & self.whole()
            said = colon(child.name, child.value) if child.value else child.name
            self.point_out("" if place.isEmpty() else said, QPointF(place.center().x(), place.top()))

    @property
    def pointed_out(self) -> str:
        """Return what is said beside the pointer; empty for nothing."""
        return self._pointed.text

    def whole(self) -> QRectF:
        """Return where there is room, pixels."""
        return QRectF(self.rect())

    def close(self) -> bool:
        """Close it like any widget: taking the scene apart, as pyqtgraph does, can end the program."""
        return QWidget.close(self)

    def event(self, event: QEvent) -> bool:
        """Take what is sent to the view itself like what its viewport is sent, as any widget would."""
        if event.type() in _POINTING:
            return bool(self.viewportEvent(event))
        if event.type() == QEvent.Type.KeyPress and self.look.presenting:
            taken = bool(super().event(event))
            self._point_by_key()
            return taken
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._dressed is not None:
            self.refit()
        return bool(super().event(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave it to what stands around the chart."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a second click like the first."""
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Leave it to what stands around the chart."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it to what stands around the chart."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Show it nearer with Ctrl; else leave the wheel to what is scrolled around the chart."""
        notches = event.angleDelta().y() / _NOTCH
        if self.zooms and notches and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_NEARER**notches, event.position())
            event.accept()
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show it nearer by Ctrl and plus, whole by Ctrl and 0, copy it by Ctrl and C; else leave the key."""
        key = Qt.Key(event.key())
        held = self.zooms and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and key in _ZOOM_KEYS:
            self.zoom(_NEARER ** _ZOOM_KEYS[key], self.whole().center())
        elif held and key == Qt.Key.Key_0:
            self.show_whole()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.menu.copy_picture()
        else:
            event.ignore()

    def context_menu(self) -> QMenu:
        """Return the menu of what can be done with it as it is now."""
        return self.menu.menu(zooms=self.zooms, zoomed=self.zoomed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the menu, where the pointer is or in the middle."""
        menu = self.context_menu()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())
        event.accept()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        if event is not None:  # pyqtgraph calls it with nothing while the view is being made
            self.refit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type and the theme."""
        super().changeEvent(event)
        if event.type() not in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            return
        if self._dressed is not None and self._dressed is not self._kept.of(self):
            self.refit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.show_focus(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go elsewhere."""
        super().focusOutEvent(event)
        self.show_focus(focused=False)

    def show_focus(self, *, focused: bool) -> None:
        """Show whether the keys go here; by nothing unless a chart says how."""

    @Slot()
    def _nearer(self) -> None:
        """Show it a step nearer."""
        self.zoom(_NEARER, self.whole().center())

    @Slot()
    def _farther(self) -> None:
        """Show it from a step farther away."""
        self.zoom(1 / _NEARER, self.whole().center())


def _accessible(_kind: str, shown: QObject) -> QAccessibleInterface | None:
    """Return how screen readers find a chart; None for anything else."""
    return PlotAccessible(shown, shown) if isinstance(shown, PlotView) else None


QAccessible.installFactory(_accessible)
