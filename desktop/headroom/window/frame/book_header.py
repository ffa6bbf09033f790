"""The head of the column at the left: which workbook is open, and the steps back and forth."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.language import tr, tr_count
from headroom.window.frame.key_text import key_text
from headroom.window.frame.menus import Menus
from headroom.window.look.icons import IconButton
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.session.session import Session
from headroom.window.widgets.elided_label import ElidedLabel


class BookHeader(QWidget):
    """Shows the name and the size of the workbook, and undoes and redoes."""

    def __init__(self, session: Session, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = ElidedLabel()
        self.name.mode = Qt.TextElideMode.ElideMiddle
        self.name.setProperty("kind", "title")
        self.size_of_book = ElidedLabel()
        self.size_of_book.setProperty("kind", "caption")
        self.buttons = (_button("undo", tr("Undo"), menus.undo), _button("redo", tr("Redo"), menus.redo))
        self._lay_out()
        session.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the workbook of the session."""
        exposure = self._session.exposure
        if exposure is None:
            return
        book = exposure.book
        if book.name != self.name.text():
            self.name.setText(book.name)
            self.name.setToolTip(plain_tooltip(book.name))
        models = tr_count("{n} model", "{n} models", len(book.vehicles))
        rows = (
            tr_count("{n} part row", "{n} part rows", book.rows_used)
            if book.states_costs
            else tr("content labels")
        )
        size = f"{models} · {rows}"
        if size != self.size_of_book.text():
            self.size_of_book.setText(size)
            self.size_of_book.setToolTip(plain_tooltip(book.definition))

    def _lay_out(self) -> None:
        """Put the words at the left, the buttons at the right."""
        words_of_it = QVBoxLayout()
        words_of_it.setSpacing(1)
        words_of_it.addWidget(self.name)
        words_of_it.addWidget(self.size_of_book)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 9, 12, 9)
        line.setSpacing(2)
        line.addLayout(words_of_it, 1)
        for button in self.buttons:
            line.addWidget(button)


def _button(name: str, words_of_it: str, action: QAction) -> IconButton:
    """Return a button that does what ``action`` does."""
    button = IconButton(name, words_of_it)
    keys = key_text(action)
    button.setToolTip(plain_tooltip(f"{words_of_it} ({keys})" if keys else words_of_it))
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button
