"""A field for a search, which Escape empties."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """Takes the words of a search.

    Args:
        name: What it finds, e.g. "Find a model".
        keys: Keys that lead to it, shown behind the name while it is empty.
        parent: Parent widget.
        letters: Of its words that are seen where there is room; 0: as any field.
    """

    def __init__(self, name: str, keys: str = "", parent: QWidget | None = None, *, letters: int = 0) -> None:
        super().__init__(parent)
        self._letters = letters
        self.setPlaceholderText(f"{name} ({keys})" if keys else name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.setAcceptDrops(False)  # a workbook may be dropped anywhere

    def sizeHint(self) -> QSize:
        """Return the size in which its letters are seen."""
        size = super().sizeHint()
        width = self.fontMetrics().horizontalAdvance("x") * self._letters
        return QSize(max(size.width(), width), size.height())

    def event(self, event: QEvent) -> bool:
        """Keep Escape from commands of the window while there is something to empty."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
