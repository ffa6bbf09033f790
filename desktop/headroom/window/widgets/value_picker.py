"""A small window over the page from which one of many names is chosen, found by what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import type_scale
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.search_field import SearchField
from headroom.words import formatting

_WIDTH, _HEIGHT, _EDGE, _MOST = 300, 340, 8, 300
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_NAME = Qt.ItemDataRole.UserRole


class ValuePicker(QFrame):
    """Lists names, each with how many there are of it.

    Args:
        over: It lies over its inside while it has the focus.

    Attributes:
        chosen: Emitted with the name that was chosen.
    """

    chosen: ValueSignal[str] = value_signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._back: QWidget | None = None
        self.setProperty("kind", "popup")
        self._names: Sequence[tuple[str, int]] = ()
        self.field = SearchField("Find")
        self.list = QListWidget()
        self.list.setAccessibleName("Found")
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.more = PlainLabel()
        self.more.setProperty("kind", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self.list, self.more):
            column.addWidget(widget)
        self.field.textChanged.connect(self._find)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.hide()

    def open_at(self, place: QPoint, name: str, names: Sequence[tuple[str, int]]) -> None:
        """Open over the window; what had the focus gets it back.

        Args:
            place: Where its top left corner stands on the screen, if there is room.
            name: What is chosen, e.g. ``supplier``.
            names: The names with their counts, in their order.
        """
        self._names = names
        self.field.setPlaceholderText(f"Find a {name}")
        self.field.setAccessibleName(f"Find a {name}")
        self.field.clear()
        self._find()
        self._back = self._over.focusWidget()
        over = self._over
        scale, corner = type_scale(self), over.mapFromGlobal(place)
        width, height = round(_WIDTH * scale), round(_HEIGHT * scale)
        left = max(min(corner.x(), over.width() - width - _EDGE), _EDGE)
        top = max(min(corner.y(), over.height() - height - _EDGE), _EDGE)
        self.setGeometry(left, top, width, height)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

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
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.list.currentItem()
                if item is not None:
                    self._choose(item)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _find(self) -> None:
        """List the names that contain what is typed."""
        sought = self.field.text().casefold().split()
        found = [one for one in self._names if all(word in one[0].casefold() for word in sought)]
        self.list.clear()
        for name, count in found[:_MOST]:
            item = QListWidgetItem(f"{' '.join(name.split())}  ({formatting.count(count)})")
            item.setData(_NAME, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        rest = len(found) - _MOST
        self.more.setVisible(rest > 0 or not found)
        self.more.setText(
            f"{formatting.count(rest)} more: type a few letters." if rest > 0 else "Nothing found."
        )

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        """Take a name."""
        self.leave()
        self.chosen.emit(item.data(_NAME))
