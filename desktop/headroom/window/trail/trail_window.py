"""A window that follows a figure back: its formula, its law, its terms, and so on down to the cells."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.output.table import DetailTable
from headroom.rules.derivation import Derivation
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import open_at
from headroom.window.look.theme import CAPTION, FIGURE, SPACE, TITLE
from headroom.window.session.clipboard import copy_tables
from headroom.window.session.session import Session
from headroom.window.shown.topics import GuideTopic
from headroom.window.trail.shown import trail_words
from headroom.window.widgets.explained import explain
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView

_SIZE = (880, 560)
_GONE = tr("Under the present scenario there is no such figure.")


class TrailWindow(QDialog):
    """Shows one figure at a time; its terms can be followed further, and the way back is kept.

    It follows the session: while a slider is dragged the figures change with it.

    Args:
        session: What is open and assumed.
        parent: The window it belongs to.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.TRAIL)
        dress(self)
        self._session = session
        self._trail: Trail | None = None
        self._way: tuple[int, ...] = ()
        self._root: Derivation | None = None
        self._path: tuple[Derivation, ...] = ()
        self.setWindowTitle(tr("Follow a figure back"))
        open_at(self, *_SIZE)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.way = StillLabel(CAPTION, muted=True)
        self.title = StillLabel(TITLE, strong=True)
        self.value = StillLabel(FIGURE)
        self.formula = PlainLabel()
        self.law = PlainLabel()
        for label in (self.formula, self.law):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.law.setProperty("kind", "caption")
        self.terms = DetailTableView(tr("What it follows from"), sorts=False)
        self.end = StillLabel(muted=True)
        self.assumed = StillLabel(CAPTION, muted=True)
        self.back = QPushButton(tr("Back"))
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy the whole way, for a spreadsheet"))
        for button in (self.back, self.copy):
            button.setProperty("kind", "quiet")
            button.setAutoDefault(False)
        self._lay_out()
        self.back.clicked.connect(self.go_back)
        self.copy.clicked.connect(self.copy_way)
        self.terms.activated.connect(self.follow_term)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self.go_back)
        session.changed.connect(self._follow_session)

    @Slot(object)
    def follow(self, trail: Trail) -> None:
        """Show a figure."""
        self._trail, self._way = trail, ()
        self._derive()
        self.refresh()
        self.terms.measure()
        self.show()
        self.activateWindow()
        self.terms.setFocus()

    @Slot(QModelIndex)
    def follow_term(self, index: QModelIndex) -> None:
        """Show one of the terms, by its row."""
        if not self._path:
            return
        figure = self._path[-1]
        shown = trail_words.in_order(figure, figure.terms())
        if 0 <= index.row() < len(shown) and shown[index.row()].terms():
            self._way = (*self._way, index.row())
            self.refresh()
            self.terms.measure()

    @Slot()
    def go_back(self) -> None:
        """Show the figure that this one is a term of."""
        if self._way:
            row = self._way[-1]
            self._way = self._way[:-1]
            self.refresh()
            self.terms.measure()
            self.terms.selectRow(row)

    @Slot()
    def copy_way(self) -> None:
        """Put the whole way on the clipboard."""
        title = "" if self._trail is None else self._trail.title
        above = (title, *(text for text in (self.assumed.text(),) if text))
        copy_tables(tuple(filter(None, above)), trail_words.copied_way(self._path))

    @Slot()
    def refresh(self) -> None:
        """Show the figure again."""
        trail = self._trail
        self._path = _walked(self._root, self._way) if self._root is not None else ()
        self._way = self._way[: max(len(self._path) - 1, 0)]
        self.back.setEnabled(bool(self._way))
        self.copy.setEnabled(bool(self._path))
        names = (trail.title if trail is not None else "", *(one.name for one in self._path[1:]))
        self.way.set_text(f"  {trail_words.FURTHER}  ".join(names))
        if not self._path:
            self._show_nothing()
            return
        figure = self._path[-1]
        terms = figure.terms()
        self.title.set_text(trail.title if trail is not None and not self._way else figure.name)
        self.value.set_text(trail_words.value_text(figure))
        self.formula.setText(trail_words.formula(figure, terms))
        self.law.setText(trail_words.law(figure.source))
        self.law.setVisible(bool(self.law.text()))
        table = trail_words.trail_table(figure, terms)
        self.terms.show_table(table)
        self.end.set_text(table.caption)
        self.end.setVisible(bool(table.caption))
        stays = trail.scenario if trail is not None else None
        self.assumed.set_text(trail_words.assumed(stays or self._session.scenario))

    @Slot()
    def _follow_session(self) -> None:
        """Show the figure again where it is looked at and not that of a scenario of its own."""
        if self.isVisible() and self._trail is not None and self._trail.scenario is None:
            self._derive()
            self.refresh()

    def _derive(self) -> None:
        """Find the figure under the present scenario, or its own."""
        outcome, trail = self._session.outcome, self._trail
        self._root = trail.derive(outcome) if trail is not None and outcome is not None else None

    def _show_nothing(self) -> None:
        """Say that the figure is gone."""
        self.title.set_text(_GONE)
        self.value.set_text("")
        self.formula.clear()
        self.law.clear()
        self.end.hide()
        self.terms.show_table(DetailTable("", (), ()))

    def _lay_out(self) -> None:
        """Put the figure over its terms."""
        margin = SPACE * 2
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.back)
        line.addWidget(self.way, 1)
        line.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(SPACE)
        column.addLayout(line)
        for widget in (self.title, self.value, self.formula, self.law, self.end):
            column.addWidget(widget)
        column.addWidget(self.terms, 1)
        column.addWidget(self.assumed)


def _walked(root: Derivation, way: tuple[int, ...]) -> tuple[Derivation, ...]:
    """Return the figures on a way, by the rows of their terms, as far as it goes."""
    path = [root]
    for row in way:
        shown = trail_words.in_order(path[-1], path[-1].terms())
        if row >= len(shown):
            break
        path.append(shown[row])
    return tuple(path)
