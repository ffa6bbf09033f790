"""Shows a widget in full where there is room for it, and in a part that is moved along where there is not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from headroom.window.look.look import dress


class FittingArea(QScrollArea):
    """Asks for the room that its widget needs, unless that is more than a screen has.

    Args:
        inside: The widget.
        parent: Parent widget.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self._small = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            dress(bar)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._follow()

    def fit(self, *, small: bool) -> None:
        """Take note of whether the screen is too small for the widget."""
        self._small = small
        self._follow()

    def minimumSizeHint(self) -> QSize:
        """Return the room that the widget needs; hardly any on a small screen."""
        return super().minimumSizeHint() if self.scrolls else self._inside.minimumSizeHint()

    def sizeHint(self) -> QSize:
        """Return the room that the widget would like."""
        return self._inside.sizeHint()

    def viewportEvent(self, event: QEvent) -> bool:
        """Ask for another room where the widget needs another one."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().viewportEvent(event)

    @property
    def scrolls(self) -> bool:
        """Return whether the widget may be moved along."""
        return self._small

    def _follow(self) -> None:
        """Show bars only where they are needed: a widget that grows makes the window grow first."""
        policies = Qt.ScrollBarPolicy
        policy = policies.ScrollBarAsNeeded if self.scrolls else policies.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(policy)
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()
