"""The table of outcomes of the talks, to type into."""

from collections.abc import Container
from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from headroom.analysis.drivers import KeyFigure
from headroom.analysis.prospects import Prospect
from headroom.book.sourcing import VehicleClass
from headroom.language import tr
from headroom.rules.policy import Policy
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.icons import icon
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, SPACE, font_of, theme_of, type_scale
from headroom.window.pages.odds.shown import prospect_table
from headroom.window.pages.page_stack import EDITS
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.shown.column_widths import ColumnNeed, shared_widths
from headroom.window.widgets.still_label import StillLabel
from headroom.words.definitions import figure_term
from headroom.words.formatting import percent

_NAME, _PROBABILITY = 0, 1
_LEAST_ROWS, _MOST_ROWS = 2, 5
_ROW, _MOST_WIDTH = 26, 320
_PADDING = 2 * 11 + 1
"""Pixels to both sides of a heading, as the style sheet has them."""

_LINES, _WRAPPED = (1, 2, 3), 1.3
"""Lines that a heading may take, and by how much it is wider when it is broken into more than one."""

_RESULTS = tuple(figure_term(figure, best=False) for figure in (KeyFigure.VOLUME, KeyFigure.DUTY))


def _text(item: QTableWidgetItem | None) -> str:
    """Return the text of a heading."""
    return "" if item is None else item.text()


def _result(text: str) -> QTableWidgetItem:
    """Return a cell that cannot be typed into."""
    item = QTableWidgetItem(text)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


class _OutcomeTable(QTableWidget):
    """A table that is as high as it may be, and scrolls where there is less room.

    Attributes:
        resized: Emitted when it has another size.
    """

    resized = Signal()

    def sizeHint(self) -> QSize:
        """Return the size that shows all it is to show."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()


class ProspectEditor(QWidget):
    """Shows the outcomes of the talks and says what is typed; it keeps nothing itself.

    Attributes:
        edited: Emitted with the outcomes as they shall be.
    """

    edited: ValueSignal[tuple[Prospect, ...]] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prospects: tuple[Prospect, ...] = ()
        self._keys: tuple[str, ...] = ()
        self._fitting = False
        self.table = _OutcomeTable()
        self.table.setAccessibleName(tr("Outcomes of the talks"))
        FocusFrame(self.table)
        self.table.setTabKeyNavigation(False)  # the arrow keys go from cell to cell
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.setWordWrap(False)
        self.message = StillLabel()
        self.message.setProperty(EDITS, True)
        self.add = QPushButton(tr("Add an outcome"))
        self.remove = QPushButton(tr("Remove"))
        self.even = QPushButton(tr("Make them add up"))
        for button in (self.add, self.remove, self.even):
            button.setProperty("kind", "quiet")
        self._lay_out()
        self._fit()  # or it would ask for all the room there is
        self.table.resized.connect(self._fit)
        self.table.itemChanged.connect(self._take)
        self.table.currentCellChanged.connect(self._enable)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.even.clicked.connect(self._even)

    def show_prospects(
        self, prospects: tuple[Prospect, ...], policy: Policy, classes: Container[VehicleClass]
    ) -> None:
        """Show outcomes under a policy; what has no number in it, or no vehicle, is not shown."""
        columns = prospect_table.columns_of(policy, classes)
        self._prospects = prospects
        self._keys = tuple(key for key, _ in columns)
        with QSignalBlocker(self.table):
            self.table.setColumnCount(2 + len(columns) + len(_RESULTS))
            self.table.setRowCount(len(prospects))
            titles = [
                tr("Outcome"),
                tr("Probability"),
                *(label for _, label in columns),
                *(term.word for term in _RESULTS),
            ]
            self.table.setHorizontalHeaderLabels(titles)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            for at in range(_PROBABILITY, len(titles)):
                item = self.table.horizontalHeaderItem(at)
                if item is not None:
                    item.setTextAlignment(right | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
            for at, (_, label) in enumerate(columns, 2):
                item = self.table.horizontalHeaderItem(at)
                if item is not None:
                    item.setToolTip(
                        plain_tooltip(
                            tr("{threshold}, percent, or two for a range; blank: as it is", threshold=label)
                        )
                    )
            for at, term in enumerate(_RESULTS, 2 + len(columns)):
                item = self.table.horizontalHeaderItem(at)
                if item is not None:
                    item.setToolTip(plain_tooltip(term.tip))
            for row, prospect in enumerate(prospects):
                self._show_row(row, prospect)
        self._fit()
        self.say(prospect_table.imbalance(prospects))
        self.even.setVisible(bool(self.message.text()))
        self._enable()

    def show_results(self, results: tuple[tuple[str, str], ...]) -> None:
        """Show what comes of each outcome, in the last columns."""
        first = 2 + len(self._keys)
        with QSignalBlocker(self.table):
            for row, texts in enumerate(results[: self.table.rowCount()]):
                for column, text in enumerate(texts, first):
                    self.table.setItem(row, column, _result(text))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @Slot()
    def _fit(self) -> None:
        """Give every column its width; what that does to the size of the table is no reason to begin anew."""
        if self._fitting:
            return
        self._fitting = True
        try:
            self._measure()
        finally:
            self._fitting = False

    def _measure(self) -> None:
        """Give every column its width, and the headings as many lines as they then need."""
        table, scale = self.table, type_scale(self)
        metrics, most = QFontMetrics(font_of(self, CAPTION)), round(_MOST_WIDTH * scale)
        titles = [_text(table.horizontalHeaderItem(at)) for at in range(table.columnCount())]
        shown, policy = min(max(table.rowCount(), 1), _MOST_ROWS), Qt.ScrollBarPolicy
        scrolls = table.rowCount() > shown or table.height() < table.maximumHeight()
        table.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOn if scrolls else policy.ScrollBarAlwaysOff)
        room = table.viewport().width()
        words = [
            max((metrics.horizontalAdvance(one) for one in title.split()), default=0) for title in titles
        ]
        texts = [
            max((self._text_width(row, at) for row in range(table.rowCount())), default=0)
            for at in range(len(titles))
        ]
        for lines in _LINES:  # as few as there is room for
            needs = []
            for at, title in enumerate(titles):
                broken = metrics.horizontalAdvance(title) * (_WRAPPED if lines > 1 else 1.0) / lines
                least = max(words[at] + _PADDING, texts[at])
                needs.append(ColumnNeed(max(least, round(broken) + _PADDING), least, grows=True))
            if sum(need.whole for need in needs) <= room:
                break
        widths = shared_widths(needs, room, most)
        height = metrics.height()
        for at, (title, width) in enumerate(zip(titles, widths, strict=True)):
            table.setColumnWidth(at, width)
            box = QRect(0, 0, width - _PADDING + 1, 1000)
            height = max(height, metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, title).height())
        row, header = round(_ROW * scale), height + SPACE
        table.verticalHeader().setDefaultSectionSize(row)
        table.horizontalHeader().setFixedHeight(header)
        table.updateGeometries()  # else a bar across stays where columns were wider
        table.setMinimumHeight(row * min(shown, _LEAST_ROWS) + header + 4)
        table.setMaximumHeight(row * shown + header + 4)

    def _text_width(self, row: int, column: int) -> int:
        """Return at which width a cell is shown whole."""
        return self.table.sizeHintForIndex(self.table.model().index(row, column)).width()

    def say(self, sentence: str) -> None:
        """Say why what was typed is not taken."""
        self.message.set_text(sentence)
        self.table.setAccessibleDescription(sentence)

    def _show_row(self, row: int, prospect: Prospect) -> None:
        """Show one outcome."""
        texts = [prospect.name, percent(prospect.probability)]
        texts += [prospect_table.shown(prospect, key) for key in self._keys]
        first = len(texts)
        for column in range(first, first + len(_RESULTS)):
            self.table.setItem(row, column, _result(""))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(row, column, item)

    @Slot(QTableWidgetItem)
    def _take(self, item: QTableWidgetItem) -> None:
        """Take what was typed, or say why not and show what was there."""
        row, column, text = item.row(), item.column(), item.text()
        prospect = self._prospects[row]
        try:
            if column == _NAME:
                changed = replace(prospect, name=text.strip() or prospect.name)
            elif column == _PROBABILITY:
                changed = replace(prospect, probability=prospect_table.probability_typed(text))
            else:
                changed = prospect_table.with_typed(prospect, self._keys[column - 2], text)
        except ValueError as reason:
            with QSignalBlocker(self.table):
                self._show_row(row, prospect)
                self._mark(row, column, str(reason))
            self.say(tr("{reason} Nothing was changed.", reason=reason))
            return
        self.edited.emit((*self._prospects[:row], changed, *self._prospects[row + 1 :]))

    def _mark(self, row: int, column: int, reason: str) -> None:
        """Mark the cell into which something was typed that is not taken."""
        item = self.table.item(row, column)
        if item is not None:
            item.setIcon(icon("warning", theme_of(self).fails))
            item.setToolTip(plain_tooltip(reason))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, reason)

    @Slot()
    def _add(self) -> None:
        """Add an outcome that takes what probability is left."""
        left = max(0.0, 1.0 - sum(prospect.probability for prospect in self._prospects))
        name = tr("Outcome {number}", number=len(self._prospects) + 1)
        self.edited.emit((*self._prospects, Prospect(name, left)))

    @Slot()
    def _remove(self) -> None:
        """Remove the outcome that is chosen."""
        row = self.table.currentRow()
        if row >= 0:
            self.edited.emit((*self._prospects[:row], *self._prospects[row + 1 :]))

    @Slot()
    def _even(self) -> None:
        """Make the probabilities add up."""
        self.edited.emit(prospect_table.evened(self._prospects))

    @Slot()
    def _enable(self) -> None:
        """Offer to remove an outcome where one is chosen and another one stays."""
        self.remove.setEnabled(self.table.currentRow() >= 0 and len(self._prospects) > 1)

    def _lay_out(self) -> None:
        """Put the table above the buttons."""
        header = self.table.horizontalHeader()
        header.setSectionsClickable(False)  # the outcomes stand in the order in which they were thought of
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        header.setDefaultAlignment(sides | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.add)
        line.addWidget(self.remove)
        line.addWidget(self.even)
        line.addWidget(self.message, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.table)
        column.addLayout(line)
