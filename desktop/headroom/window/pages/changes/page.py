"""What changed when the open workbook was read again, and what that does to its models."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QPushButton, QTabWidget, QVBoxLayout, QWidget

from headroom.analysis.refresh_effect import ModelEffect, Refresh, effect_of
from headroom.findings.changes import changes_finding
from headroom.language import colon, tr
from headroom.output.table import DetailTable
from headroom.rules.outcome import evaluate
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.theme import CAPTION, SPACE
from headroom.window.pages.changes.shown import (
    changed_facts,
    changed_models,
    changed_rows,
    refresh_headline,
)
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.tool_line import ToolLine
from headroom.words import formatting

_MOST_COPIED = 100_000
_MODELS, _ROWS, _FACTS = tr("Models"), tr("Rows"), tr("Vehicles and currencies")


class ChangesPanel(SessionPage):
    """Shows what is different since the last reading, under the scenario as it is now.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._shown: Refresh | None = None
        self._effects: tuple[ModelEffect, ...] = ()
        self.caption = StillLabel(CAPTION, muted=True)
        self.copy = QPushButton(tr("Copy"))
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip(tr("Copy all changes, for a spreadsheet"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(tr("Kinds of changes"))
        self.tabs.tabBar().setAccessibleName(tr("Kinds of changes"))
        FocusFrame(self.tabs.tabBar())
        self.tabs.tabBar().setDrawBase(False)
        self.tables: dict[str, DetailTableView] = {}
        for name in (_MODELS, _ROWS, _FACTS):
            self.tables[name] = DetailTableView(tr("Changes: {kind}", kind=name.lower()))
            self.tabs.addTab(self.tables[name], name)
            self.tables[name].clicked.connect(self._look_at)
        self._lay_out()
        self.copy.clicked.connect(self.copy_tables)
        self.tabs.currentChanged.connect(self._show_caption)

    def refresh(self) -> None:
        """Show the changes and what they do under the present scenario."""
        outcome, refresh = self._session.outcome, self._session.refresh
        if outcome is None or refresh is None:
            return
        before = evaluate(refresh.before, self._session.scenario)
        effects = effect_of(refresh.changes, before, outcome)
        self.tell(changes_finding(refresh.changes, effects))
        if refresh is not self._shown:
            self._shown = refresh
            self._show(_ROWS, changed_rows(refresh.changes))
            self._show(_FACTS, changed_facts(refresh.changes))
            for widget in (self.copy, self.tabs, self.caption):
                widget.setVisible(not refresh.changes.nothing)
        self._effects = tuple(effect for effect in effects if self._session.shows(effect.model))
        self._show(_MODELS, changed_models(self._effects))
        self._show_caption()

    @Slot()
    def copy_tables(self) -> None:
        """Put all changes on the clipboard, as text and as HTML."""
        self.copy_page()

    def copied_heading(self) -> str:
        """Return what changed in which workbook."""
        refresh = self._session.refresh
        if refresh is None:
            return ""
        return colon(refresh.changes.after.name, refresh_headline(refresh.changes))

    def whole_tables(self) -> tuple[DetailTable, ...]:
        """Return all tables, also those that are not seen."""
        refresh = self._session.refresh
        if refresh is None:
            return ()
        return (
            changed_models(self._effects),
            changed_rows(refresh.changes, _MOST_COPIED),
            changed_facts(refresh.changes),
        )

    def _show(self, name: str, table: DetailTable) -> None:
        """Show one table, and on its tab how many rows it has."""
        self.tables[name].show_table(table)
        at = self.tabs.indexOf(self.tables[name])
        text = f"{name}  {formatting.count(len(table.rows))}" if table.rows else name
        if self.tabs.tabText(at) != text:
            self.tabs.setTabText(at, text)

    @Slot()
    def _show_caption(self) -> None:
        """Say what is to be said of the table that is seen."""
        table = self.tabs.currentWidget()
        if isinstance(table, DetailTableView):
            caption = table.cells.table.caption
            self.caption.set_text(caption)
            self.caption.setVisible(bool(caption) and self.tabs.isVisible())

    @Slot(QModelIndex)
    def _look_at(self, index: QModelIndex) -> None:
        """Look at the model of the row that was clicked."""
        name, exposure = index.siblingAtColumn(0).data(), self._session.exposure
        if exposure is not None and name in exposure.book.rows.models:
            self._focus.look_at(name)

    def _lay_out(self) -> None:
        """Put what is said above the tables."""
        self.tools = ToolLine(self.copy)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.tools)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.caption)
        column.addStretch()
