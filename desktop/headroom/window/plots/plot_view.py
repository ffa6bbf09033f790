"""A chart made of pyqtgraph's items, in the colours and the type of the program.

Whoever imports this loads pyqtgraph, a third of a second: a page that has such a chart is imported when it is
first made.
"""

from abc import abstractmethod

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from headroom.window.plots.chart_look import ChartLook, KeptLook

_POINTING = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
    }
)


class PlotView(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph has no types
    """Shows items in the pixels of the widget, and tells them when the look or the size is another.

    pyqtgraph takes colours and fonts once, when an item is made, and knows no theme: ``dress`` gives
    them all anew. Its menus are left out, and so are panning and zooming: a chart says itself what
    the pointer and the keys do. Screen readers find no item of a scene, only the name and the
    description of the view.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._kept = KeptLook()
        self._dressed: ChartLook | None = None
        super().__init__(parent, useOpenGL=False)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        # One rectangle around all changes: several are clipped line by line, twice as slow.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(name)

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
        """Leave the wheel to what is scrolled around the chart."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the key to the page."""
        event.ignore()

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
