"""The contents of the guide as a tree: groups, chapters, sections."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from headroom.language import tr
from headroom.window.guide.shown.chapter_list import GROUPS
from headroom.window.guide.shown.guide import Guide, GuidePlace
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.session.value_signal import ValueSignal, value_signal

_PLACE = Qt.ItemDataRole.UserRole
_SECTIONS = 2
"""Level of the headings that stand in the contents, below the title of their chapter."""


class ContentsTree(QTreeView):
    """Shows what there is to read.

    Attributes:
        chosen: Emitted with the place that was chosen.
    """

    chosen: ValueSignal[GuidePlace] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Contents"))
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._items: dict[GuidePlace, QStandardItem] = {}
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_guide(self, guide: Guide) -> None:
        """List everything that a guide has."""
        self._rows.clear()
        self._items.clear()
        for group in GROUPS:
            head = _item(group.title)
            head.setSelectable(False)
            for name in group.chapters:
                chapter = guide.chapters[name]
                title = _item(chapter.title)
                self._keep(title, GuidePlace(name))
                head.appendRow(title)
                for section in chapter.sections:
                    if section.level == _SECTIONS and section.anchor:
                        below = _item(section.title)
                        self._keep(below, GuidePlace(name, section.anchor))
                        title.appendRow(below)
            self._rows.appendRow(head)
            self.expand(head.index())

    def show_place(self, place: GuidePlace) -> None:
        """Mark what is read now."""
        item = self._items.get(place) or self._items.get(GuidePlace(place.chapter))
        if item is None:
            return
        if place.anchor and item.parent() is not None:
            self.expand(item.parent().index())
        self.setCurrentIndex(item.index())
        self.scrollTo(item.index())

    def _keep(self, item: QStandardItem, place: GuidePlace) -> None:
        """Let an item lead to a place."""
        item.setData(place, _PLACE)
        self._items[place] = item

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """Go to what was chosen; a group opens or closes."""
        place = index.data(_PLACE)
        if isinstance(place, GuidePlace):
            self.expand(index)
            self.chosen.emit(place)
        else:
            self.setExpanded(index, not self.isExpanded(index))


def _item(title: str) -> QStandardItem:
    """Return an entry."""
    item = QStandardItem(title)
    item.setToolTip(plain_tooltip(title))
    return item
