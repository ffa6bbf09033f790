"""The inside of the window: where text is larger than there is room for it scrolls, and nothing is cut."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStackedWidget, QWidget

from headroom.window.look.theme import normal_scale, type_scale

_LEAST = (1024, 612)
"""Pixels at normal type that a workbook needs: those of the smallest window."""

_BESIDE = 24
"""Pixels that are seen around what has the keys."""


class RoomyArea(QScrollArea):
    """Holds the pages of the window; what has the keys is brought into view.

    At normal type nothing ever scrolls here, for the window is never smaller than its inside.

    Args:
        pages: The pages.
    """

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._pages = pages
        self._small: tuple[QWidget, ...] = ()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(
            pages
        )  # its size is set here: Qt would let texts that wrap ask for more than they need
        self.setAccessibleName("All of the window")
        self.horizontalScrollBar().setAccessibleName("Scroll the window across")
        self.verticalScrollBar().setAccessibleName("Scroll the window")
        pages.currentChanged.connect(self.fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.fit()

    def leave_small(self, *pages: QWidget) -> None:
        """Let some pages have the size of the window, whatever the type: they have room at any size."""
        self._small = pages
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    @Slot()
    def fit(self) -> None:
        """Give the page the room that its type needs."""
        scale = type_scale(self)
        larger = 1.0 < scale <= normal_scale(self) and self._pages.currentWidget() not in self._small
        least, room = (
            QSize(*(round(one * scale) if larger else 0 for one in _LEAST)),
            self.maximumViewportSize(),
        )
        thick = self.verticalScrollBar().sizeHint().width()
        if least.width() > room.width():
            room.setHeight(room.height() - thick)
        if least.height() > room.height():
            room.setWidth(room.width() - thick)
        self._pages.resize(room.expandedTo(least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the window."""
        super().resizeEvent(event)
        self.fit()

    @Slot(QWidget, QWidget)
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keys into view, where it is not."""
        scrolls = self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum()
        if scrolls and now is not None and self._pages.isAncestorOf(now):
            self.ensureWidgetVisible(now, _BESIDE, _BESIDE)
