"""The page of one model: all its tests, duties, costs, and the rows behind them."""

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from headroom.findings.model import model_finding
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import CAPTION, SPACE, type_scale
from headroom.window.pages.model.panel import NOTHING
from headroom.window.pages.model.shown import detail
from headroom.window.pages.model.shown.model_figures import model_figures
from headroom.window.pages.model.tables import COST_LINES, COSTS, DUTIES, LABEL, ROWS, TESTS, ModelTables
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.still_label import StillLabel

_BELOW = {TESTS: (0, 0, 2), LABEL: (2, 0, 2), DUTIES: (4, 0, 2), COSTS: (6, 0, 2), ROWS: (8, 0, 2)}
_CLOSE = {TESTS: (0, 0, 1), COST_LINES: (0, 1, 1), LABEL: (0, 1, 1), DUTIES: (2, 0, 2), ROWS: (4, 0, 2)}
_BESIDE = {TESTS: (0, 0, 1), COSTS: (0, 1, 1), LABEL: (0, 1, 1), DUTIES: (2, 0, 2), ROWS: (4, 0, 2)}
"""Row, column and columns covered of each table; the heading stands in its row, the table in the next."""

_NAMES = tuple(dict.fromkeys((*_BESIDE, *_CLOSE)))
_HEADINGS = {COST_LINES: COSTS}
"""What stands above a table that is not called by its name."""

_LETTERS = 20

_ROOMY, _LESS = 1180, 900
"""Pixels from which two tables stand beside each other: both whole, or the second in short."""

_SHARES = 5, 3
"""How tables beside each other share the room."""


class ModelTools(QWidget):
    """Chooses the model, and copies what is said of it.

    Args:
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self.model = ChoiceBox("Model", _LETTERS)
        self.before, self.after = (
            QPushButton("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"),
            QPushButton("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"),
        )
        for button, name in ((self.before, "Model before"), (self.after, "Model after")):
            button.setProperty("kind", "quiet")
            button.setAccessibleName(name)
        self.before.setToolTip("Model before")
        self.after.setToolTip("Model after")
        self.copy = QPushButton("Copy")
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip("Copy the tables of this model, for a spreadsheet")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        for widget in (self.model, self.before, self.after, self.copy):
            line.addWidget(widget)
        self.model.textActivated.connect(focus.look_at)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)

    def offer(self, names: tuple[str, ...], model: int) -> None:
        """Offer the models; ``model`` is looked at, -1 for none."""
        with QSignalBlocker(self.model):
            if tuple(self.model.itemText(at) for at in range(self.model.count())) != names:
                self.model.clear()
                self.model.addItems(list(names))
            self.model.setCurrentIndex(model)

    @Slot()
    def _go_back(self) -> None:
        """Look at the model before."""
        self._go(-1)

    @Slot()
    def _go_on(self) -> None:
        """Look at the model after."""
        self._go(1)

    def _go(self, by: int) -> None:
        """Look at a neighbouring model; after the last comes the first."""
        count = self.model.count()
        if count:
            self._focus.look_at(self.model.itemText((self.model.currentIndex() + by) % count))


class ModelPage(SessionPage):
    """Says of one model all there is: tests in the order of the law, duties, costs, rows.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self.choice = ModelTools(focus)
        self.tools = self.choice
        self.nothing = StillLabel(muted=True)
        self.nothing.set_text(NOTHING)
        self._tables = ModelTables(session, focus, _NAMES)
        self.tables = self._tables.views
        self._headings = {name: PlainLabel(_HEADINGS.get(name, name)) for name in _NAMES}
        self._places: dict[str, tuple[int, int, int]] = {}
        self._captions = {name: StillLabel(CAPTION, muted=True) for name in _NAMES}
        self._lay_out()
        self.choice.copy.clicked.connect(self.copy_tables)

    @Slot()
    def refresh(self) -> None:
        """Show the model looked at as it is now."""
        outcome, model = self._session.outcome, self._tables.model
        tables = self._tables.refresh(self._places)
        self.nothing.setVisible(not tables)
        self.tell(None if outcome is None or model < 0 else model_finding(outcome, model))
        if outcome is None or model < 0:
            self.offer_figures(())
        else:
            baseline = self._session.baseline_outcome or outcome
            self.offer_figures(model_figures(outcome, baseline, model))
        if outcome is not None:
            self.choice.offer(outcome.exposure.book.rows.models, model)
        for name in _NAMES:
            for item in (self._heads[name], self.tables[name]):
                if item.isHidden() is (name in tables):
                    item.setVisible(name in tables)
        rule = "" if outcome is None else detail.rule(outcome)
        for name, table in tables.items():
            self._captions[name].set_text(rule if name == TESTS else table.caption)
            self.tables[name].fix_height()

    def copy_page(self) -> bool:
        """Put all tables on the clipboard, also those that are not seen."""
        self.copy_tables()
        return True

    @Slot()
    def copy_tables(self) -> None:
        """Put the title, the formula and all tables on the clipboard, as text and as HTML."""
        self._tables.copy()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put tables beside each other where there is room."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put each table where it belongs at the present width."""
        room = self.width() / type_scale(self)
        places = _BESIDE if room >= _ROOMY else _CLOSE if room >= _LESS else _BELOW
        if places is self._places:
            return
        self._places = places
        for name, (row, column, across) in places.items():
            for item, below in ((self._heads[name], 0), (self.tables[name], 1)):
                self._grid.removeWidget(item)
                self._grid.addWidget(item, row + below, column, 1, across, Qt.AlignmentFlag.AlignTop)
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        """Put everything onto a ground that scrolls where there is more than room."""
        ground = QWidget()
        ground.setProperty("kind", "surface")
        self._grid = QGridLayout(ground)
        margin = SPACE * 3 // 2
        self._grid.setContentsMargins(margin, SPACE, margin, SPACE)
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE // 2)
        for at, share in enumerate(_SHARES):
            self._grid.setColumnStretch(at, share)
        self._grid.setRowStretch(10, 1)
        self._grid.addWidget(self.nothing, 0, 0)
        self._heads: dict[str, QWidget] = {}
        for name in _NAMES:
            self._heads[name] = QWidget(ground)
            self.tables[name].setParent(ground)  # also while it has no place
            line = QHBoxLayout(self._heads[name])
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(SPACE)
            self._headings[name].setProperty("kind", "title")
            line.addWidget(self._headings[name])
            line.addWidget(self._captions[name], 1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        scroll.setAccessibleName("All of the model")
        scroll.verticalScrollBar().setAccessibleName("Scroll the model")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self._place()
