"""The page to explore: parts summed by any two of their labels, and what changes from the baseline."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from headroom.analysis.cell_changes import cell_change, in_cell
from headroom.analysis.part_dimensions import CURRENT, DOES_NOT, PartDimension, parts_told_by
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_listing import NamedRows, PartFilter
from headroom.analysis.part_pivot import DIMENSIONS, PartMeasure, Pivot, amounts, pivot
from headroom.book.sourcing import SourcingBook
from headroom.findings.explore import explore_finding
from headroom.findings.finding import Finding
from headroom.language import WordEnum, tr, tr_count
from headroom.output.sums_of_parts import amount_text, sums_table, unit_words
from headroom.rules.outcome import Outcome
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import SPACE
from headroom.window.pages.analysis_layout import quiet_button
from headroom.window.pages.explore import heat_map_children  # noqa: F401 - tells screen readers its cells
from headroom.window.pages.explore.heat_map import HeatMap
from headroom.window.pages.explore.shown.sums import (
    NO_PARTS,
    change_of_cell,
    moved_words,
    parts_of_cell,
    sums_chart,
)
from headroom.window.pages.session_page import SessionPage
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import LatestAnswer
from headroom.window.session.session import Session
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.title_line import TitleLine
from headroom.window.widgets.tool_line import ToolLine

_FEW_ROWS = 5
_MOST = (2_000, 60)
"""Rows and columns of the table at most."""

_AT_ONCE = 40_000
"""Rows up to which they are summed in the window's thread."""


class View(WordEnum):
    """How sums are shown."""

    HEAT = "heat"
    BARS = "bars"
    TABLE = "table"


class Whose(WordEnum):
    """Whose sums are shown."""

    SCENARIO = "scenario"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class _Question:
    """What is summed; two are the same for the same outcomes.

    Attributes:
        now: Of the scenario.
        then: Of the baseline.
        down: By what the rows stand.
        across: By what the columns stand.
        measure: What is summed.
        compared: Whether the sums of the baseline are wanted as well.
    """

    now: Outcome
    then: Outcome
    down: PartDimension
    across: PartDimension
    measure: PartMeasure
    compared: bool


@dataclass(frozen=True, slots=True, eq=False)
class _Sums:
    """The sums, with the question they answer and what they were made of; without a baseline None."""

    question: _Question
    scenario: PartEffects
    baseline: PartEffects | None
    now: Pivot
    before: Pivot | None


def _steps(question: _Question, earlier: _Sums | None, cancelled: Callable[[], bool]) -> Iterator[_Sums]:
    """Yield the sums; what is known of the rows stays."""
    known = () if earlier is None else (earlier.scenario, earlier.baseline)

    def effects(outcome: Outcome) -> PartEffects:
        found = next((one for one in known if one is not None and one.outcome is outcome), None)
        return PartEffects.of(outcome) if found is None else found

    axes = question.down, question.across, question.measure
    scenario = effects(question.now)
    baseline = scenario if question.now is question.then else None
    if baseline is None and question.compared and not cancelled():
        baseline = effects(question.then)
    if not cancelled():
        before = pivot(baseline, *axes) if baseline is not None and question.compared else None
        yield _Sums(question, scenario, baseline, pivot(scenario, *axes), before)


def _at_once(question: _Question, earlier: _Sums | None, cancelled: Callable[[], bool]) -> _Sums | None:
    """Return the sums of a workbook whose rows are few."""
    few = len(question.now.exposure.book.rows) <= _AT_ONCE
    return next(_steps(question, earlier, cancelled), None) if few else None


class ExplorePage(SessionPage):
    """Shows sums of parts.

    Args:
        session: What is open and assumed.
        focus: What is looked at; is asked for parts.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._latest: LatestAnswer[_Question, _Sums] = LatestAnswer(_steps, self, quick=_at_once)
        self._sums: Pivot | None = None
        self._columns_for: str | None = ""  # the workbook they are for; None: somebody chose them
        self.down = _box(tr("Rows"), [one.label for one in DIMENSIONS])
        self.across = _box(tr("Columns"), [one.label for one in DIMENSIONS])
        self.measure = _box(tr("Measure"), [one.label for one in PartMeasure])
        self.down.setCurrentIndex(DIMENSIONS.index(PartDimension.ORIGIN))
        self.across.setCurrentIndex(DIMENSIONS.index(PartDimension.SYSTEM))
        self.view = Segmented(tr("View"), tuple(View))
        self.whose = Segmented(tr("Figures"), tuple(Whose))
        self.title = TitleLine()
        self.heat = HeatMap()
        self.chart = BarRowsChart(tr("Sums of parts"))
        self.table = DetailTableView(tr("Sums of parts"))
        self.shown = QStackedWidget()
        self.about = TitleLine()
        self.open: QPushButton = quiet_button(tr("Open in Parts"), tr("List all parts of this cell (Enter)"))
        self.parts = DetailTableView(tr("Heaviest parts of the cell"), sorts=False)
        self.exhibits = (self.heat, self.chart, self.table)
        self.chosen_by = {
            "rows": self.down,
            "columns": self.across,
            "measure": self.measure,
            "view": self.view,
            "figures": self.whose,
        }
        self._lay_out()
        for box in (self.down, self.across, self.measure):
            box.currentIndexChanged.connect(self.refresh)
        for choice in (self.view, self.whose):
            choice.chosen.connect(self.refresh)
        self.across.activated.connect(self._keep_columns)
        self.heat.chosen.connect(self._show_cell)
        self.heat.asked.connect(self._open_parts)
        for said in (self.heat.menu.said, self.chart.said):
            said.connect(focus.said)
        self.open.clicked.connect(self._open_parts)
        self.chart.chosen.connect(self._open_row_of_chart)
        self.table.doubleClicked.connect(self._open_cell_of_table)
        self._latest.answered.connect(self._take)

    @property
    def dimensions(self) -> tuple[PartDimension, PartDimension]:
        """Return by what the rows stand, and the columns."""
        return DIMENSIONS[self.down.currentIndex()], DIMENSIONS[self.across.currentIndex()]

    @property
    def summed(self) -> PartMeasure:
        """Return what is summed."""
        return tuple(PartMeasure)[self.measure.currentIndex()]

    @Slot()
    def refresh(self) -> None:
        """Sum the parts of the session as they are now."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            self._latest.forget()
            return
        if self._latest.answer is None:
            self.tell(Finding(tr("Computing what each part does")))
        self._choose_columns(outcome.exposure.book)
        compared = self.whose.value is Whose.CHANGE or self.view.value is View.BARS
        (down, across), measure = self.dimensions, self.summed
        self._latest.ask(_Question(outcome, baseline, down, across, measure, compared))
        self._mark_old()

    def _choose_columns(self, book: SourcingBook) -> None:
        """Have columns of which the workbook says something, unless somebody has chosen others."""
        if self._columns_for in {None, book.sha256}:
            return
        self._columns_for = book.sha256
        with QSignalBlocker(self.across):
            self.across.setCurrentIndex(DIMENSIONS.index(parts_told_by(book.rows)))

    @Slot()
    def _keep_columns(self) -> None:
        """Leave the columns as somebody has chosen them, whatever is opened next."""
        self._columns_for = None

    def settle(self) -> None:
        """Wait for what is computed beside the window; for pictures."""
        self._latest.settle()

    @Slot(object)
    def _take(self, sums: _Sums) -> None:
        """Show other sums, those that are asked for."""
        if self._latest.current:
            self._mark_old()
            self._show(sums)

    def _mark_old(self) -> None:
        """Show old sums faint."""
        old = self._latest.answer is not None and not self._latest.current
        self.heat.mark_old(old=old)
        self.chart.mark_stale(stale=old)
        self.table.cells.mark_old(old=old)
        if old:
            self.tell_old()

    def _show(self, sums: _Sums) -> None:
        """Show sums in the view that is chosen."""
        down, across, measure = sums.question.down, sums.question.across, sums.question.measure
        change = self._is_change
        found = sums.now.less(sums.before) if change and sums.before is not None else sums.now
        self._sums = found
        summed = tr("Change: {measure}", measure=measure.word) if change else measure.label
        title = tr("{measure}, by {rows} and {columns}", measure=summed, rows=down.word, columns=across.word)
        self.title.say(title, unit_words(measure))
        match self.view.value:
            case View.HEAT:
                self.heat.show_sums(found, measure, change=change, title=f"{title}, {unit_words(measure)}")
                self.shown.setCurrentWidget(self.heat)
            case View.BARS:
                name = tr("{measure}, by {rows}", measure=summed, rows=down.word)
                bars = sums_chart(found, None if change else sums.before, measure, name, change=change)
                self.chart.show_chart(bars)
                self.shown.setCurrentWidget(self.chart)
            case _:
                corner = down.label
                self.table.show_table(sums_table(found, measure, title, corner, _MOST, change=change))
                self.shown.setCurrentWidget(self.table)
        self.title.setVisible(self.view.value is not View.BARS)
        self._show_cell()
        self.tell(explore_finding(found, measure, (down, across), change=change))

    @Slot()
    def _show_cell(self) -> None:
        """List the heaviest parts of the cell looked at."""
        labels, answer, found = self.heat.labels, self._latest.answer, self._sums
        for widget in (self.about, self.open, self.parts):
            widget.setVisible(self.view.value is View.HEAT)
        if answer is None or found is None or self.view.value is not View.HEAT:
            return
        if labels is None:
            self.about.say(
                tr("Several together"), tr("Choose a cell of one row and column to see its parts.")
            )
            self.parts.show_table(NO_PARTS)
            self.open.setEnabled(False)
            return
        measure, effects, change = self.summed, answer.scenario, self._is_change
        pairs = self._pairs(labels)
        amount = float(found.cells[found.rows.index(labels[0]), found.columns.index(labels[1])])
        said = amount_text(measure, amount, change=change)
        if change and answer.baseline is not None:
            moved = cell_change(effects, answer.baseline, pairs, measure)
            count, many = moved_words(moved), len(moved.source)
            self.parts.show_table(change_of_cell(effects, answer.baseline, moved, measure))
        else:
            row = np.flatnonzero(in_cell(effects, pairs, measure))
            count, many = tr_count("{n} part", "{n} parts", len(row)), len(row)
            self.parts.show_table(parts_of_cell(effects, row, amounts(effects, measure), measure))
        self.about.say(_name(labels), f"{count}, {said}")
        self.open.setEnabled(bool(many))

    @property
    def _is_change(self) -> bool:
        """Return whether changes from the baseline are shown."""
        return self.whose.value is Whose.CHANGE

    def _pairs(self, labels: tuple[str, ...]) -> tuple[tuple[PartDimension, str], ...]:
        """Return labels with what they are of; the first is that of a row."""
        return tuple(dict.fromkeys(zip(self.dimensions, labels, strict=False)))

    @Slot()
    def _open_parts(self) -> None:
        """List all parts of the cell looked at."""
        labels = self.heat.labels
        if labels is not None:
            self._ask_for(labels)

    @Slot(int)
    def _open_row_of_chart(self, at: int) -> None:
        """List the parts of a bar."""
        rows = self.chart.chart.rows
        if self._sums is not None and 0 <= at < len(rows) and rows[at].label in self._sums.rows:
            self._ask_for((rows[at].label,))

    @Slot()
    def _open_cell_of_table(self) -> None:
        """List the parts of a cell of the table; of a total those of its row or column."""
        index, found = self.table.currentIndex(), self._sums
        row = self.table.row_of(index)
        if row < 0 or found is None:
            return
        label = self.table.cells.table.rows[row][0].text
        column = self.table.cells.table.columns[index.column()].title
        chosen = tuple(one for one, among in ((label, found.rows), (column, found.columns)) if one in among)
        if label in found.rows:
            self._ask_for(chosen)

    def _ask_for(self, labels: tuple[str, ...]) -> None:
        """Ask for the parts with some labels."""
        pairs, answer = self._pairs(labels), self._latest.answer
        if self._is_change and answer is not None and answer.baseline is not None:
            moved = cell_change(answer.scenario, answer.baseline, pairs, self.summed)
            name = tr("in {cell}, now or in the baseline", cell=_name(labels))
            named = NamedRows(name, frozenset(moved.source.tolist()))
            self._focus.parts_asked.emit(PartFilter(rows=named))
            return
        outside = ((PartDimension.ORIGINATING, DOES_NOT),) if self.summed is PartMeasure.OUTSIDE else ()
        wanted = PartFilter("", (*pairs, *outside, (PartDimension.SOURCE, CURRENT)))
        self._focus.parts_asked.emit(wanted)

    def _lay_out(self) -> None:
        """Put the sums over the parts of a cell."""
        self.tools = ToolLine(self.down, self.across, self.measure, self.view, self.whose)
        for widget in (self.heat, self.chart, self.table):
            self.shown.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(SPACE)
        below.addWidget(self.about, 1)
        below.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.parts.see_rows(_FEW_ROWS)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addWidget(self.title)
        column.addWidget(self.shown, 1)
        column.addLayout(below)
        column.addWidget(self.parts)


def _name(labels: tuple[str, ...]) -> str:
    """Return a cell, row or column by its labels."""
    return " × ".join(dict.fromkeys(labels))  # noqa: RUF001 - the sign of a pair


def _box(name: str, entries: list[str]) -> QComboBox:
    """Return a box to choose from."""
    box = QComboBox()
    name_box(box, name)
    box.setToolTip(plain_tooltip(name))
    box.addItems(entries)
    return box
