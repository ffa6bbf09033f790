"""Keeps the focus near where it was when the widget that had it can take it no more."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FocusKeeper(QObject):
    """Gives the focus to a neighbour of a button that was disabled or hidden by what it did.

    Qt gives it to the next widget in the order of the window, which may be the first of the other end: a
    second press of the space bar then undoes what the first one did.

    Args:
        window: Whose widgets are looked after.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Give the focus to a neighbour where it left a widget that cannot have it any more."""
        if old is None or now is None or not isValid(old) or old.window() is not self._window:
            return
        parent = old.parentWidget()
        gone = parent is not None and parent.isVisible() and (not old.isEnabled() or old.isHidden())
        if not gone or now.window() is not self._window:
            return
        neighbour = neighbour_of(old)
        if neighbour is not None and neighbour is not now:
            neighbour.setFocus(Qt.FocusReason.OtherFocusReason)


def neighbour_of(widget: QWidget) -> QWidget | None:
    """Return what is nearest to a widget and can have the focus, in its own part of the window first."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow():
        chain = [one for one in around.findChildren(QWidget) if one is widget or _takes_focus(one, around)]
        if len(chain) > 1:
            at = chain.index(widget)
            return chain[at + 1] if at + 1 < len(chain) else chain[at - 1]
        around = around.parentWidget()
    return None


def _takes_focus(widget: QWidget, within: QWidget) -> bool:
    """Return whether a widget can have the focus by the tab key."""
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisibleTo(within)
        and widget.isEnabled()
        and widget.focusProxy() is None
    )
