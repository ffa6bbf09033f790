"""The page of one model: all its tests, duties, costs, and the rows behind them."""

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from headroom.findings.model import model_finding
from headroom.language import tr
from headroom.output.model_tables import assessment
from headroom.output.model_tables.duty_stack import duty_remark
from headroom.output.table import DetailTable, TableColumn
from headroom.rules.outcome import Outcome
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import CAPTION, SPACE, type_scale
from headroom.window.pages.model.core_bars import CoreBars
from headroom.window.pages.model.panel import NOTHING
from headroom.window.pages.model.shown.model_figures import model_figures
from headroom.window.pages.model.tables import (
    CORE,
    COSTS,
    DUTIES,
    DUTY_STACK,
    LABEL,
    ROW_LINES,
    ROWS,
    TESTS,
    US_CONTENT,
    ModelTables,
)
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.shaped_table import DENSE
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.still_paragraph import StillParagraph

Places = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""What stands above to the left, to its right, across, below to the left, and to its right."""

REMARK = tr("What became of duties")

_BESIDE: Places = ((TESTS, LABEL, DUTY_STACK, REMARK, US_CONTENT, COSTS), (CORE, ROW_LINES), (), (), ())
_CLOSE: Places = ((TESTS, LABEL, US_CONTENT), (CORE,), (DUTIES, REMARK), (COSTS,), (ROW_LINES,))
_BELOW: Places = ((TESTS, LABEL, US_CONTENT, CORE, DUTIES, REMARK, COSTS, ROWS), (), (), (), ())

_NAMES = (TESTS, LABEL, US_CONTENT, DUTIES, DUTY_STACK, COSTS, ROW_LINES, ROWS)
"""The tables; what else has a place are the bars of core parts, and the words below the duties."""

_HEADINGS = {TESTS: tr("Tests, in the order of the law"), DUTY_STACK: DUTIES, ROW_LINES: ROWS}
"""What stands above a table that is not called by its name."""

_LETTERS = 20

_ROOMY, _LESS = 1080, 940
"""Pixels from which two columns stand beside each other: all the way down, or around the duties."""

_INSET = 6
"""Pixels by which headings begin farther in than tables, as the texts of these do."""

_DROP = 5
"""Pixels by which the first heading stands lower than its place, level with that of the bars."""

_REMARK_LINES = 2
"""Of what is said below the duties."""

_SHARES, _CLOSE_SHARES, _ALONE = (4, 3), (17, 10), (1, 0)
"""How what stands beside each other shares the room: all the way down, around the duties, or nowhere."""


class ModelTools(QWidget):
    """Chooses the model, and copies what is said of it.

    Args:
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self.model = ChoiceBox(tr("Model"), _LETTERS)
        self.before, self.after = (
            QPushButton("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"),
            QPushButton("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"),
        )
        for button, name in ((self.before, tr("Model before")), (self.after, tr("Model after"))):
            button.setProperty("kind", "quiet")
            button.setAccessibleName(name)
        self.before.setToolTip(tr("Model before"))
        self.after.setToolTip(tr("Model after"))
        self.copy = QPushButton(tr("Copy"))
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip(tr("Copy the tables of this model, for a spreadsheet"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        for widget in (self.model, self.before, self.after, self.copy):
            line.addWidget(widget)
        self.model.textActivated.connect(focus.look_at)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)

    def offer(self, names: tuple[str, ...], model: str | None) -> None:
        """Offer the models; ``model`` is looked at, None for none."""
        with QSignalBlocker(self.model):
            if tuple(self.model.itemText(at) for at in range(self.model.count())) != names:
                self.model.clear()
                self.model.addItems(list(names))
            self.model.setCurrentIndex(names.index(model) if model in names else -1)

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
        for name, table in self.tables.items():
            if name != ROWS:
                table.setProperty("kind", DENSE)
        self.core = CoreBars(focus)
        self.exhibits = (self.core.chart,)
        self.remark = StillParagraph(_REMARK_LINES, CAPTION)
        self._places: Places = ((), (), (), (), ())
        self._fitted: dict[str, tuple[tuple[TableColumn, ...], int]] = {}
        self._captions = {name: StillLabel(CAPTION, muted=True) for name in _NAMES}
        self._lay_out()
        self.choice.copy.clicked.connect(self.copy_tables)

    @Slot()
    def refresh(self) -> None:
        """Show the model looked at as it is now."""
        outcome, model = self._session.outcome, self._tables.model
        tables = self._tables.refresh([name for place in self._places for name in place])
        self.nothing.setVisible(not tables)
        self.tell(None if outcome is None or model < 0 else model_finding(outcome, model))
        if outcome is None or model < 0:
            self.offer_figures(())
        else:
            baseline = self._session.baseline_outcome or outcome
            self.offer_figures(model_figures(outcome, baseline, model))
        if outcome is not None:
            self.choice.offer(self._offered(outcome), self._focus.model)
        rule = ""
        if outcome is not None and model >= 0:
            rule = assessment.rule(outcome)
            self.core.show_model(outcome, model)
            self.remark.set_text(duty_remark(outcome, model))
        shown = {*tables, CORE, REMARK} if TESTS in tables and LABEL not in tables else {*tables}
        if not self.remark.text():
            shown.discard(REMARK)
        for name, section in self._sections.items():
            if section.isHidden() is (name in shown):
                section.setVisible(name in shown)
        for name, table in tables.items():
            self._captions[name].set_text(rule if name == TESTS else table.caption)
            height = table.columns, self.tables[name].verticalHeader().length()
            if self._fitted.get(name) != height:  # Qt would measure each heading at every step of a slider
                self._fitted[name] = height
                self.tables[name].fix_height()

    @Slot()
    def copy_tables(self) -> None:
        """Put the title, the formula and all tables on the clipboard, as text and as HTML."""
        self.copy_page()

    def _offered(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the models that are shown, and the one that is looked at."""
        names = outcome.exposure.book.rows.models
        return tuple(name for name in names if name == self._focus.model or self._session.shows(name))

    def copied_heading(self) -> str:
        """Return the verdict on the model and how its content comes about."""
        return self._tables.copied_heading()

    def whole_tables(self) -> tuple[DetailTable, ...]:
        """Return all tables of the model, also those that are not seen."""
        return self._tables.whole_tables()

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
        self._tables.curt = places is _CLOSE
        for section in self._sections.values():
            for column in self._columns:
                column.removeWidget(section)
        shares = _CLOSE_SHARES if places is _CLOSE else _SHARES if places is _BESIDE else _ALONE
        for beside in self._beside:
            beside.setSpacing(0 if places is _BELOW else SPACE * (1 if places is _CLOSE else 3))
            for at, share in enumerate(shares):
                beside.setStretch(at, share)
        for column, names in zip(self._columns, places, strict=True):
            for at, name in enumerate(names):
                column.insertWidget(at, self._sections[name])
        self._follow()

    def _lay_out(self) -> None:
        """Put everything onto a ground that scrolls where there is more than room."""
        ground = QWidget()
        ground.setProperty("kind", "surface")
        self._sections: dict[str, QWidget] = {name: self._section(name, ground) for name in _NAMES}
        self.core.setParent(ground)
        self._sections |= {CORE: self.core, REMARK: _inset(self.remark)}
        self._sections[REMARK].setParent(ground)
        self._columns = tuple(_column() for _ in self._places)
        above, below = self._beside = QHBoxLayout(), QHBoxLayout()
        for beside, at in ((above, 0), (below, 3)):
            for column in self._columns[at : at + 2]:
                beside.addLayout(column)
        rows = QVBoxLayout(ground)
        margin = SPACE * 3 // 2
        rows.setContentsMargins(margin, SPACE, margin, SPACE)
        rows.setSpacing(SPACE)
        rows.addWidget(self.nothing)
        for layout in (above, self._columns[2], below):
            rows.addLayout(layout)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        scroll.setAccessibleName(tr("All of the model"))
        FocusFrame(scroll)
        scroll.verticalScrollBar().setAccessibleName(tr("Scroll the model"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        self._place()

    def _section(self, name: str, ground: QWidget) -> QWidget:
        """Return a table below its heading and its caption."""
        made, line, heading = QWidget(ground), QHBoxLayout(), PlainLabel(_HEADINGS.get(name, name))
        heading.setProperty("kind", "title")
        line.setContentsMargins(_INSET, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(heading)
        line.addWidget(self._captions[name], 1)
        column = QVBoxLayout(made)
        beside_bars, above = _INSET if name == ROW_LINES else 0, _DROP if name == TESTS else 0
        column.setContentsMargins(beside_bars, above, 0, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(line)
        column.addWidget(self.tables[name])
        return made


def _inset(widget: QWidget) -> QWidget:
    """Return a widget that begins where texts of tables do."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(_INSET, 0, 0, SPACE)
    line.addWidget(widget)
    return made


def _column() -> QVBoxLayout:
    """Return a column that leaves free what its sections do not need."""
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addStretch(1)
    return column
