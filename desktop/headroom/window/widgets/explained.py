"""Says which part of the window the guide explains where, and opens it there with F1.

The window itself has F1 in its menus; windows beside it, which those do not reach, have it from here.
"""

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.topics import GuideTopic

_TOPIC = "topic of the guide"


class GuideDoor(QObject):
    """Stands in a window; whatever belongs to it asks here for the guide.

    Attributes:
        asked: Emitted with the topic that shall be explained.
        page_asked: Emitted when the page that is shown shall be explained.
    """

    asked: ValueSignal[GuideTopic] = value_signal()
    page_asked = Signal()

    def ask_about(self, widget: QWidget | None) -> None:
        """Ask for what explains a widget; where nothing does, for what explains the page."""
        topic = topic_of(widget)
        if topic is None:
            self.page_asked.emit()
        else:
            self.asked.emit(topic)


class _HelpKey(QObject):
    """Opens the guide from a window that stands beside the program's."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        key = QShortcut(QKeySequence("F1"), window)
        key.activated.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        """Ask the nearest door for what has the focus."""
        door = door_of(self._window)
        used: QWidget | None = self._window.focusWidget()
        if door is not None:
            door.ask_about(self._window if used is None else used)


def explain(widget: QWidget, topic: GuideTopic) -> None:
    """Say which topic of the guide a widget belongs to; one that is a window has F1 from now on."""
    widget.setProperty(_TOPIC, topic.value)
    if widget.windowFlags() & Qt.WindowType.Dialog == Qt.WindowType.Dialog:
        _HelpKey(widget)


def topic_of(widget: QWidget | None) -> GuideTopic | None:
    """Return the topic of a widget or of the nearest that it stands in; None where there is none."""
    while widget is not None:
        word = widget.property(_TOPIC)
        if isinstance(word, str):
            return GuideTopic(word)
        widget = widget.parentWidget()
    return None


def door_of(widget: QWidget | None) -> GuideDoor | None:
    """Return the door of the window that a widget stands in or beside; None where there is none."""
    while widget is not None:
        for door in (child for child in widget.children() if isinstance(child, GuideDoor)):
            return door
        widget = widget.parentWidget()
    return None
