"""A small window over the page from which one of many names is chosen, found by what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from headroom.language import tr, tr_count
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import type_scale
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.find_popup import FindPopup
from headroom.window.widgets.search_field import SearchField
from headroom.words import formatting

_WIDTH, _HEIGHT, _EDGE, _MOST = 300, 340, 8, 300
_NAME = Qt.ItemDataRole.UserRole


class ValuePicker(FindPopup):
    """Lists names, each with how many there are of it.

    Args:
        over: It lies over its inside while it has the focus.

    Attributes:
        chosen: Emitted with the name that was chosen.
    """

    chosen: ValueSignal[str] = value_signal()

    def __init__(self, over: QWidget) -> None:
        names, more = QListWidget(), PlainLabel()
        super().__init__(over, SearchField(tr("Find")), names, more)
        self.list, self.more = names, more
        self._names: Sequence[tuple[str, int]] = ()
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.more.setProperty("kind", "caption")

    def open_at(self, place: QPoint, name: str, names: Sequence[tuple[str, int]]) -> None:
        """Open over the window; what had the focus gets it back.

        Args:
            place: Where its top left corner stands on the screen, if there is room.
            name: What is chosen, e.g. ``supplier``.
            names: The names with their counts, in their order.
        """
        self._names = names
        self.field.setPlaceholderText(tr("Find a {kind}", kind=name))
        self.field.setAccessibleName(tr("Find a {kind}", kind=name))
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
            tr_count("{n} more: type a few letters.", "{n} more: type a few letters.", rest)
            if rest > 0
            else tr("Nothing found.")
        )

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """Take a name."""
        if index.isValid():
            name = index.data(_NAME)
            self.leave()
            self.chosen.emit(name)
