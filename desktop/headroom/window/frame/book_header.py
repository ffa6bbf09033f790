"""The band above the work: which workbook, the head line, and the commands used most."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.window.frame.headline_view import HeadlineView
from headroom.window.frame.menus import Menus
from headroom.window.levers.policy_panel import WIDTH
from headroom.window.look.icons import IconButton
from headroom.window.session.session import Session
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.window.widgets.plain_text import plain_tooltip
from headroom.words import formatting


class BookHeader(QWidget):
    """Shows the name of the workbook, the four figures of its fleet, and a few buttons."""

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
        self.headline = HeadlineView(session)
        self.buttons = tuple(
            _button(name, words_of_it, action)
            for name, words_of_it, action in (
                ("undo", "Undo", menus.undo),
                ("redo", "Redo", menus.redo),
                ("present", "Present", menus.present),
            )
        )
        self._book = QWidget()
        self._line = QHBoxLayout(self)
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
        self.name.setText(book.name)
        self.name.setToolTip(plain_tooltip(book.name))
        models = formatting.counted(len(book.vehicles), "model")
        rows = formatting.counted(book.rows_used, "part row") if book.states_costs else "content labels"
        self.size_of_book.setText(f"{models} · {rows}")
        self.size_of_book.setToolTip(plain_tooltip(book.definition))

    def show_book(self, *, shown: bool) -> None:
        """Show or hide the name of the workbook and the buttons."""
        self._book.setVisible(shown)
        self._line.setContentsMargins(0 if shown else 4, 8, 16, 8)

    def _lay_out(self) -> None:
        """Put the name above the policy panel and the figures above the charts."""
        words_of_it = QVBoxLayout()
        words_of_it.setSpacing(2)
        words_of_it.addStretch(1)
        words_of_it.addWidget(self.name)
        words_of_it.addWidget(self.size_of_book)
        words_of_it.addStretch(1)
        book = QHBoxLayout(self._book)
        book.setContentsMargins(16, 0, 12, 0)
        book.setSpacing(2)
        book.addLayout(words_of_it, 1)
        for button in self.buttons:
            book.addWidget(button)
        self._book.setFixedWidth(WIDTH)
        line = self._line
        line.setContentsMargins(0, 8, 16, 8)
        line.setSpacing(0)
        line.addWidget(self._book)
        line.addSpacing(12)
        line.addWidget(self.headline, 1)


def _button(name: str, words_of_it: str, action: QAction) -> IconButton:
    """Return a button that does what ``action`` does."""
    button = IconButton(name, words_of_it)
    keys = action.shortcut().toString()
    button.setToolTip(plain_tooltip(f"{words_of_it} ({keys})" if keys else words_of_it))
    button.clicked.connect(action.trigger)
    button.setEnabled(action.isEnabled())
    action.enabledChanged.connect(button.setEnabled)
    return button
