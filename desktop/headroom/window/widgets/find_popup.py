"""A field with what it finds below it, over the window while it has the focus."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from headroom.language import tr

_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FindPopup(QFrame):
    """Lets the keys of its field move in the list, choose and close, and gives the focus back.

    Args:
        over: It lies over its inside while it has the focus.
        field: Where is typed.
        found: Lists what was found.
        note: Stands below.
    """

    def __init__(self, over: QWidget, field: QLineEdit, found: QListView, note: QLabel) -> None:
        super().__init__(over)
        self._over = over
        self._back: QWidget | None = None
        self.setProperty("kind", "popup")
        self.field, self._found = field, found
        found.setAccessibleName(tr("Found"))
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (field, found, note):
            column.addWidget(widget)
        field.textChanged.connect(self._find)
        field.installEventFilter(self)
        found.clicked.connect(self._choose)
        self.hide()

    def _find(self) -> None:
        """List what contains the words that are typed."""
        raise NotImplementedError

    def _choose(self, index: QModelIndex) -> None:
        """Take what stands in a row of the list; nothing where there is no row."""
        raise NotImplementedError

    @Slot()
    def leave(self) -> None:
        """Close, and give the focus back."""
        back, self._back = self._back, None
        had = self.field.hasFocus()
        self.hide()
        if had and back is not None and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the field move in the list, choose and close."""
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self._found.currentIndex())
                return True
            if event.key() in _MOVES:
                self._found.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)
