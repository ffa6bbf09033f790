"""The inside of the window: where text is larger than there is room for it scrolls, and nothing is cut."""

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from headroom.language import tr
from headroom.window.look.theme import normal_scale, type_scale
from headroom.window.widgets.fitting_area import FittingArea

_LEAST = (1024, 612)
"""Pixels at normal type that a workbook needs: those of the smallest window."""

_BESIDE = 24
"""Pixels that are seen around what has the keys."""


class RoomyArea(FittingArea):
    """Holds the pages of the window; what has the keys is brought into view.

    At normal type it scrolls on a screen that is too small for the window, and nowhere else.

    Args:
        pages: The pages.
    """

    def __init__(self, pages: QStackedWidget) -> None:
        self._larger = False
        super().__init__(pages)
        self._pages = pages
        self._at_any_size: tuple[QWidget, ...] = ()
        self.setAccessibleName(tr("All of the window"))
        self.horizontalScrollBar().setAccessibleName(tr("Scroll the window across"))
        self.verticalScrollBar().setAccessibleName(tr("Scroll the window"))
        pages.currentChanged.connect(self.make_room)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_view)
        self.make_room()

    def leave_small(self, *pages: QWidget) -> None:
        """Let some pages have the size of the window, whatever the type: they have room at any size."""
        self._at_any_size = pages
        self.make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.make_room()

    @property
    def scrolls(self) -> bool:
        """Return whether the pages may be moved along."""
        return self._larger or super().scrolls

    @Slot()
    def make_room(self) -> None:
        """Give the page the room that its type needs."""
        scale = type_scale(self)
        larger = 1.0 < scale <= normal_scale(self) and self._pages.currentWidget() not in self._at_any_size
        if larger is not self._larger:
            self._larger = larger
            self.setWidgetResizable(not larger)  # else texts that wrap would ask for more than they need
            self._follow()
        if not larger:
            return
        least, room = QSize(*(round(one * scale) for one in _LEAST)), self.maximumViewportSize()
        thick = self.verticalScrollBar().sizeHint().width()
        if least.width() > room.width():
            room.setHeight(room.height() - thick)
        if least.height() > room.height():
            room.setWidth(room.width() - thick)
        self._pages.resize(room.expandedTo(least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the window."""
        super().resizeEvent(event)
        self.make_room()

    @Slot(QWidget, QWidget)
    def _bring_into_view(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keys into view, where it is not."""
        scrolls = self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum()
        if scrolls and now is not None and self._pages.isAncestorOf(now):
            self.ensureWidgetVisible(now, _BESIDE, _BESIDE)
