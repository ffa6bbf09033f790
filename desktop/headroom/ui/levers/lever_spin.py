"""The number box of a lever."""

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class LeverSpin(QDoubleSpinBox):
    """A number box that shows no more digits than the number has, and no edit before it is done.

    The wheel turns it only while it has the focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        locale = QLocale.c()
        locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
        self.setLocale(locale)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setAcceptDrops(False)  # a workbook may be dropped anywhere
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def textFromValue(self, value: float) -> str:
        """Return the number with one digit behind the point, or more where it has more."""
        text = f"{value:.{self.decimals()}f}"
        if self.decimals() <= 1:
            return text
        whole, _, digits = text.partition(".")
        return f"{whole}.{digits.rstrip('0') or '0'}"

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, whose history holds every edit of this box."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only while in focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
