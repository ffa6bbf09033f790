"""The cards of the story as a list that Qt's views show, drag and edit."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from headroom.window.frame.story.shown.story_card import StoryCard
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.session.value_signal import ValueSignal, value_signal

Index = QModelIndex | QPersistentModelIndex

CARD = Qt.ItemDataRole.UserRole
PICTURE = Qt.ItemDataRole.UserRole + 1

_DRAGGED = "application/x-headroom-story-view"


class CardModel(QAbstractListModel):
    """Holds the cards; what is dragged or typed is asked for by signals, and shown when the story has it.

    Attributes:
        moved: Emitted with the place of a view and the one that it shall have.
        entitled: Emitted with the place of a view and its new title.
    """

    moved: ValueSignal[tuple[int, int]] = value_signal()
    entitled: ValueSignal[tuple[int, str]] = value_signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[StoryCard, ...] = ()
        self._pictures: tuple[QPixmap | None, ...] = ()

    def show_cards(self, cards: Sequence[StoryCard], pictures: Sequence[QPixmap | None]) -> None:
        """Show other cards; where there are as many as before none is made anew, and the same are let be."""
        if tuple(cards) == self._cards and all(
            one is other for one, other in zip(pictures, self._pictures, strict=True)
        ):
            return
        same = len(cards) == len(self._cards)
        if not same:
            self.beginResetModel()
        self._cards, self._pictures = tuple(cards), tuple(pictures)
        if not same:
            self.endResetModel()
        elif cards:
            self.dataChanged.emit(self.index(0), self.index(len(cards) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a card says."""
        if not 0 <= index.row() < len(self._cards):
            return None
        card = self._cards[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return card.sentence
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(card.whole)
            case Qt.ItemDataRole.AccessibleTextRole:
                return card.whole
        if role == CARD:
            return card
        return self._pictures[index.row()] if role == PICTURE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another title."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not isinstance(value, str):
            return False
        if value.strip() != self._cards[index.row()].sentence:
            self.entitled.emit((index.row(), value.strip()))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a card; between them one can be dropped."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Return that cards are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what can be dropped: a card of this list."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: the place of a card."""
        data = QMimeData()
        data.setData(_DRAGGED, str(indexes[0].row()).encode() if indexes else b"")
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for another order; False, as the view would take the card out itself."""
        del action, column
        dragged = bytes(data.data(_DRAGGED).data()).decode()
        before = row if row >= 0 else parent.row() if parent.isValid() else len(self._cards)
        if dragged.isdigit():
            at = int(dragged)
            self.moved.emit((at, before - 1 if before > at else before))
        return False
