"""The pages that are handed over, with the titles that were computed: switched off, moved, typed anew."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from headroom.language import tr
from headroom.output.handover.handover import USUAL_PAGES, HandoverPage, PageKey
from headroom.window.look.plain_text import plain_tooltip

_KEY = Qt.ItemDataRole.UserRole
_COMPUTED = Qt.ItemDataRole.UserRole + 1
_HOW = tr("Space switches a page off or on, F2 types another title, dragging moves it.")


class PageList(QListWidget):
    """Shows pages in their order; what was switched off and typed stays when other titles come.

    Attributes:
        edited: Emitted when a page was switched, moved or typed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._off: set[PageKey] = set()
        self._typed: dict[PageKey, str] = {}
        self._order: list[PageKey] = list(USUAL_PAGES)
        self.setAccessibleName(tr("Pages"))
        self.setAccessibleDescription(_HOW)
        self.setToolTip(plain_tooltip(_HOW))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.itemChanged.connect(self._take)
        self.model().rowsMoved.connect(self._move)

    @property
    def wanted(self) -> tuple[PageKey, ...]:
        """Return the pages that are switched on, in their order; those that are not listed stay on."""
        return tuple(key for key in self._order if key not in self._off)

    @property
    def typed(self) -> Mapping[PageKey, str]:
        """Return the titles that were typed."""
        return dict(self._typed)

    def show_pages(self, pages: Iterable[HandoverPage]) -> None:
        """List pages with their titles."""
        found = {page.key: page for page in pages}
        at = self.currentRow()
        with QSignalBlocker(self):
            self.clear()
            for key in (key for key in self._order if key in found):
                page = found[key]
                item = QListWidgetItem(self._typed.get(key, page.title))
                item.setData(_KEY, key.value)
                item.setData(_COMPUTED, page.title)
                item.setToolTip(plain_tooltip(f"{page.name}\n{page.title}"))
                item.setFlags(
                    Qt.ItemFlag.ItemIsEnabled
                    | Qt.ItemFlag.ItemIsSelectable
                    | Qt.ItemFlag.ItemIsEditable
                    | Qt.ItemFlag.ItemIsUserCheckable
                    | Qt.ItemFlag.ItemIsDragEnabled
                )
                item.setCheckState(Qt.CheckState.Unchecked if key in self._off else Qt.CheckState.Checked)
                self.addItem(item)
            self.setCurrentRow(max(min(at, self.count() - 1), 0))

    @Slot(QListWidgetItem)
    def _take(self, item: QListWidgetItem) -> None:
        """Take note of what was switched or typed; an empty title is the computed one again."""
        key, computed = PageKey(item.data(_KEY)), str(item.data(_COMPUTED))
        if item.checkState() is Qt.CheckState.Checked:
            self._off.discard(key)
        else:
            self._off.add(key)
        text = " ".join(item.text().split())
        if text and text != computed:
            self._typed[key] = text
        else:
            self._typed.pop(key, None)
        shown = self._typed.get(key, computed)
        if item.text() != shown:
            with QSignalBlocker(self):
                item.setText(shown)
        self.edited.emit()

    @Slot()
    def _move(self) -> None:
        """Take note of another order; pages that are not listed stay behind those before them."""
        listed = [PageKey(self.item(row).data(_KEY)) for row in range(self.count())]
        rest = iter(listed)
        self._order = [next(rest) if key in listed else key for key in self._order]
        self.edited.emit()
