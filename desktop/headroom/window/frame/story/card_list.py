"""The row of cards: chosen, dragged, opened, renamed and removed by pointer and keys."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from headroom.language import tr
from headroom.window.frame.key_text import keys_text
from headroom.window.frame.story.card_model import CardModel, Index
from headroom.window.frame.story.card_painting import CardPainting, card_height
from headroom.window.look.focus_frame import FocusFrame

_APART = 12
_LEAST, _MOST = 148, 272
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = frozenset({*_ENTER, Qt.Key.Key_F2, Qt.Key.Key_Delete})
_BAR = 10


class CardList(QListView):
    """Shows the cards in a row, which scrolls where there are more than fit.

    Attributes:
        opened: Emitted with the place of the view that shall be shown.
        removed: Emitted with the place of the view that shall go.
        taken_again: Emitted with the place of the view in whose place the window's shall stand.
        shifted: Emitted with the place of a view and how many places on it shall stand.
        chosen: Emitted with the place of the view that is chosen; -1 for none.
    """

    opened = Signal(int)
    removed = Signal(int)
    taken_again = Signal(int)
    shifted = Signal(int, int)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Views of the story"))
        self.cards = CardModel(self)
        self.painting = CardPainting(self)
        self.setModel(self.cards)
        self.setItemDelegate(self.painting)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setFrameShape(QListView.Shape.NoFrame)
        FocusFrame(self)
        self.setProperty("kind", "cards")
        self._take_height()
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer)
        self.doubleClicked.connect(self._open)

    @property
    def at(self) -> int:
        """Return the place of the view that is chosen; -1 for none."""
        return self.currentIndex().row()

    def choose(self, at: int) -> None:
        """Choose a view and bring it into sight."""
        index = self.cards.index(at)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit(self) -> None:
        """Make cards as wide as there is room, within limits."""
        count = max(self.cards.rowCount(), 1)
        width = min(max(self.viewport().width() // count, _LEAST + _APART), _MOST + _APART)
        if width != self.gridSize().width():
            self.painting.width = width - _APART
            self.setGridSize(QSize(width, card_height(self)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the type."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._take_height()

    def _take_height(self) -> None:
        """Be as high as a card, and the bar below it."""
        height = card_height(self)
        self.setFixedHeight(height + _BAR)
        if self.gridSize().width() > 0:
            self.setGridSize(QSize(self.gridSize().width(), height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.fit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say which view is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.row())

    def event(self, event: QEvent) -> bool:
        """Keep keys that mean something in the window beside."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            moves = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if event.key() in _OWN_KEYS or (moves and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show, remove or move the view that is chosen."""
        at, key = self.at, event.key()
        if at >= 0 and self.state() is not QAbstractItemView.State.EditingState:
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key))
            if key in _ENTER:
                self.opened.emit(at)
                return
            if key == Qt.Key.Key_Delete:
                self.removed.emit(at)
                return
            if steps is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.shifted.emit(at, steps)
                return
        super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        """Show the view that was clicked twice."""
        self.opened.emit(index.row())

    @Slot(QPoint)
    def _offer(self, point: QPoint) -> None:
        """Offer what can be done with a view."""
        at = self.indexAt(point).row()
        at = self.at if at < 0 else at
        if at >= 0:
            self.menu_of(at).popup(self.viewport().mapToGlobal(point))

    def menu_of(self, at: int) -> QMenu:
        """Return the menu of a view."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_with_key(tr("Show this view"), "Enter"), lambda: self.opened.emit(at))
        menu.addAction(_with_key(tr("Type its title"), "F2"), lambda: self.edit(self.cards.index(at)))
        menu.addAction(tr("Put what is shown in its place"), lambda: self.taken_again.emit(at))
        menu.addSeparator()
        back = menu.addAction(
            _with_key(tr("Move to the left"), "Alt+Left"), lambda: self.shifted.emit(at, -1)
        )
        back.setEnabled(at > 0)
        on = menu.addAction(_with_key(tr("Move to the right"), "Alt+Right"), lambda: self.shifted.emit(at, 1))
        on.setEnabled(at < self.cards.rowCount() - 1)
        menu.addSeparator()
        menu.addAction(_with_key(tr("Remove"), "Del"), lambda: self.removed.emit(at))
        return menu


def _with_key(text: str, key: str) -> str:
    """Return the text of an entry with the key that does the same, as the language writes it."""
    return f"{text}\t{keys_text(key)}"
