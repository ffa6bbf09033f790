"""Files that are dropped on a window, as a file manager does it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_PLACE = QPoint(300, 300)
_FRACTIONS = (6, 12)
"""Qt that enters at fractions of pixels; it deprecates whole ones."""


def drop(widget: QWidget, urls: Sequence[QUrl]) -> bool:
    """Drop files and return whether they were taken."""
    data = QMimeData()
    data.setUrls(urls)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    version = tuple(int(number) for number in qVersion().split(".")[:2])
    place: Any = QPointF(_PLACE) if version >= _FRACTIONS else _PLACE
    enter = QDragEnterEvent(place, copy, data, left, none)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(_PLACE), copy, data, left, none))
    return enter.isAccepted()
