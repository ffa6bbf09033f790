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
        """Leave undo and redo to the window, whose history holds every edit of this box.

        What is typed is an edit, too, and the first to be undone; the escape key takes it back.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
                self.interpretText()
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and self._typed():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed at the escape key."""
        if event.key() == Qt.Key.Key_Escape and self._typed():
            self.lineEdit().setText(self._shown())
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> bool:
        """Return whether something is typed that is not taken yet."""
        return self.lineEdit().text() != self._shown()

    def _shown(self) -> str:
        """Return the number as it is shown."""
        if self.specialValueText() and self.value() == self.minimum():
            return self.specialValueText()
        return f"{self.prefix()}{self.textFromValue(self.value())}{self.suffix()}"

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only while in focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
