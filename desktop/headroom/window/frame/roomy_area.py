"""The inside of the window: where there is less room than it needs it scrolls, and nothing is cut."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

from headroom.language import tr
from headroom.window.look.look import dress
from headroom.window.look.theme import presents, type_scale

_LEAST = (1024, 612)
"""Pixels at normal type that a workbook needs: those of the smallest window."""

_BESIDE = 24
"""Pixels that are seen around what has the keys."""


class RoomyArea(QScrollArea):
    """Holds the pages of the window; what has the keys is brought into view.

    At normal type it scrolls on a screen that is too small for the window, and nowhere else. It gives the
    pages their size itself: Qt would give texts that wrap what they would like to have, not what they need.

    Args:
        pages: The pages.
    """

    def __init__(self, pages: QStackedWidget) -> None:
        super().__init__()
        self._small = False
        self._larger = False
        self._pages = pages
        self._at_any_size: tuple[QWidget, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            dress(bar)
        self.setWidget(pages)
        self.viewport().setAutoFillBackground(False)
        pages.setAutoFillBackground(False)
        self.setAccessibleName(tr("All of the window"))
        self.horizontalScrollBar().setAccessibleName(tr("Scroll the window across"))
        self.verticalScrollBar().setAccessibleName(tr("Scroll the window"))
        pages.currentChanged.connect(self.make_room)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_view)
        self._follow()

    def fit(self, *, small: bool) -> None:
        """Take note of whether the screen is too small for the window."""
        self._small = small
        self._follow()

    def leave_small(self, *pages: QWidget) -> None:
        """Let some pages have the size of the window, whatever the type: they have room at any size."""
        self._at_any_size = pages
        self.make_room()

    @property
    def scrolls(self) -> bool:
        """Return whether the pages may be moved along."""
        return self._small or self._larger

    def minimumSizeHint(self) -> QSize:
        """Return the room that the pages need; hardly any where they may be moved along."""
        return super().minimumSizeHint() if self.scrolls else self._pages.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return the room that the pages would like."""
        return self._pages.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.make_room()

    def viewportEvent(self, event: QEvent) -> bool:
        """Ask for another room where the pages need another one."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.make_room()
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the size of the window."""
        super().resizeEvent(event)
        self.make_room()

    @Slot()
    def make_room(self) -> None:
        """Give the pages the room that they need."""
        scale = type_scale(self)
        shown = self._pages.currentWidget()
        larger = scale > 1.0 and not presents(self) and shown not in self._at_any_size
        if larger is not self._larger:
            self._larger = larger
            self._follow()
            return
        room = self.maximumViewportSize()
        if self.scrolls:
            least = self._pages.minimumSizeHint()
            if larger:  # texts that wrap ask for more height than they need
                width, height = (round(one * scale) for one in _LEAST)
                least = QSize(max(least.width(), width), height)
            thick = self.verticalScrollBar().sizeHint().width()
            if least.width() > room.width():
                room.setHeight(room.height() - thick)
            if least.height() > room.height():
                room.setWidth(room.width() - thick)
            room = room.expandedTo(least)
        self._pages.resize(room)

    def _follow(self) -> None:
        """Show bars only where they are needed: a page that grows makes the window grow first."""
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAsNeeded if self.scrolls else policies.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()
        self.make_room()

    @Slot(QWidget, QWidget)
    def _bring_into_view(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Bring what has the keys into view, where it is not."""
        scrolls = self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum()
        if scrolls and now is not None and self._pages.isAncestorOf(now):
            self.ensureWidgetVisible(now, _BESIDE, _BESIDE)
