"""The number box of a lever."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QWidget

from headroom.window.widgets.number_box import NumberBox


class LeverSpin(NumberBox):
    """A number box whose edits stand in the history of the window.

    The wheel turns it only while it has the focus.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setAcceptDrops(False)  # a workbook may be dropped anywhere

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
            self.typed.clear()
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
