"""The page of parts: every row that was read, searched, filtered, in groups, with what each does."""

from dataclasses import replace
from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from headroom.analysis.model_filter import shown_flags
from headroom.analysis.part_dimensions import CURRENT, DOES_NOT, PartDimension, labels_of
from headroom.analysis.part_groups import Listing, flat, grouped
from headroom.analysis.part_listing import PartFilter, SortKey, in_order, label_counts, passing
from headroom.findings.finding import Finding
from headroom.findings.parts import parts_finding
from headroom.language import colon, tr
from headroom.rules.part_changes import PartChange
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.look.theme import SPACE, type_scale
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.part_changes.side_drawer import SideDrawer
from headroom.window.pages.parts.part_answers import PartAnswer, PartQuestion, part_at_once, part_steps
from headroom.window.pages.parts.part_table import MOST_COPIED, PartTable
from headroom.window.pages.parts.row_editing import RowEditing
from headroom.window.pages.parts.shown.node_columns import NodeColumn, nodes_without_room
from headroom.window.pages.parts.shown.part_columns import ROOM_OF_BARS, PartColumn, columns_without_room
from headroom.window.pages.parts.tree_table import TreeTable
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.latest_answer import LatestAnswer
from headroom.window.session.session import Session
from headroom.window.shown.book_cell import BookCell
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.window.widgets.chip_line import ChipLine
from headroom.window.widgets.choice_box import name_box
from headroom.window.widgets.quiet_table import Entry
from headroom.window.widgets.search_field import SearchField
from headroom.window.widgets.tool_line import ToolLine
from headroom.window.widgets.value_picker import ValuePicker
from headroom.words import formatting

_FIRST = PartFilter(chosen=((PartDimension.SOURCE, CURRENT),))
_GROUPINGS: tuple[PartDimension | None, ...] = (
    None,
    PartDimension.SYSTEM,
    PartDimension.SUPPLIER,
    PartDimension.ORIGIN,
    PartDimension.MODEL,
    PartDimension.ROLE,
)
_OF_ROW = (PartDimension.MODEL, PartDimension.SUPPLIER, PartDimension.ORIGIN, PartDimension.SYSTEM)
"""What the menu of a row narrows the list to."""

_WIDEST_SEARCH = 300


class PartsPage(SessionPage):
    """Lists parts.

    Args:
        session: What is open and assumed.
        focus: What is looked at; takes messages.
        parent: Parent widget.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._latest: LatestAnswer[PartQuestion, PartAnswer] = LatestAnswer(
            part_steps, self, quick=part_at_once
        )
        self._wanted = _FIRST
        self._shown = session.workspace.shown
        self._unfolded: frozenset[str] = frozenset()
        self._measured: object = None
        self._measured_with: tuple[PartChange, ...] = ()
        self.search = SearchField(tr("Part, supplier, code, country"), "Ctrl+F", letters=36)
        self.narrow = QPushButton(tr("Filter"))
        self.narrow.setToolTip(tr("Show only the parts of a model, a supplier, an origin and so on"))
        self.grouping = QComboBox()
        name_box(self.grouping, tr("Group the parts"))
        for dimension in _GROUPINGS:
            self.grouping.addItem(tr("One list") if dimension is None else _by_words(dimension))
        self.choose = QPushButton(tr("Columns"))
        self.choose.setToolTip(tr("Choose which columns are shown"))
        for button in (self.narrow, self.choose):
            button.setProperty("kind", "quiet")
        self.chips = ChipLine()
        self.table, self.tree = PartTable(), TreeTable()
        self.drawer = SideDrawer(session, focus)
        self.editing = RowEditing((self.table, self.tree), self.drawer, lambda: self._latest.answer)
        self.picker = ValuePicker(self)
        self._picked: PartDimension | None = None
        self.nothing = PlainLabel()
        self.nothing.setProperty("kind", "muted")
        self.nothing.setWordWrap(True)
        self.exhibits = (self.table, self.tree)
        self.chosen_by = {"search": self.search, "group": self.grouping}
        self._lay_out()
        self.table.row_entries = self._entries_of
        self.table.restore()
        self.search.textChanged.connect(self._search)
        self.narrow.clicked.connect(self._open_filters)
        self.choose.clicked.connect(self._open_columns)
        self.grouping.currentIndexChanged.connect(self._regroup)
        self.chips.removed.connect(self._take_away)
        self.picker.chosen.connect(self._narrow_to_picked)
        self.table.parts.reordered.connect(self._list)
        self.table.unfolded.connect(self._fold)
        for table in (self.table, self.tree):
            table.followed.connect(focus.followed)
            table.cell_asked.connect(self._open_cell)
            table.too_many.connect(self._refuse_copy)
        self.editing.turned.connect(self._list)
        self._latest.answered.connect(self._take)
        self._latest.changed.connect(self._say_busy)

    @property
    def wanted(self) -> PartFilter:
        """Return which parts are listed."""
        return self._wanted

    def search_field(self) -> QLineEdit:
        """Return the search."""
        return self.search

    @Slot()
    def refresh(self) -> None:
        """List the parts of the session as they are now."""
        outcome = self._session.outcome
        exposure = self._session.exposure
        self.editing.offer(offered=exposure is not None and exposure.book.states_costs)
        if outcome is None or exposure is None:
            self._latest.forget()
            return
        self._latest.ask(PartQuestion(outcome, exposure))
        if self._shown != self._session.workspace.shown:
            self._list()

    def settle(self) -> None:
        """Wait for what is computed beside the window; for pictures."""
        self._latest.settle()

    def narrow_to(self, wanted: PartFilter) -> None:
        """List the parts that pass a filter."""
        self._wanted = wanted
        blocked = QSignalBlocker(self.search)
        self.search.setText(wanted.words)
        blocked.unblock()
        self.table.scrollToTop()
        self._list()

    @Slot(object)
    def _take(self, _answer: PartAnswer) -> None:
        """List the parts with what they do now."""
        for lines in (self.table.parts, self.tree.tree):
            lines.mark_old(old=not self._latest.current)
        self._list()

    @Slot()
    def _say_busy(self) -> None:
        """Show old figures grey while others are computed."""
        for lines in (self.table.parts, self.tree.tree):
            lines.mark_old(old=self._latest.busy and not self._latest.current)
        if self._latest.answer is None and self._latest.busy:
            self.tell(Finding(tr("Computing what each part does")))
        elif self._latest.busy and not self._latest.current:
            self.tell_old()

    @Slot()
    def _search(self) -> None:
        """List the parts that contain what is typed."""
        self._wanted = replace(self._wanted, words=self.search.text().strip())
        self._list()

    @Slot()
    def _regroup(self) -> None:
        """List the parts in other groups, of which the first is open."""
        self._unfolded = frozenset()
        self._list()
        listing = self.table.parts.listing
        if listing is not None and listing.groups:
            self._fold(listing.groups[0].label)
        self.table.measure()

    @Slot(str)
    def _fold(self, label: str) -> None:
        """Open or fold a group; it stays the line in focus."""
        line = self.table.currentIndex().row()
        self._unfolded = self._unfolded ^ {label}
        self._list()
        if line >= 0 and self.table.parts.group_of(line) is not None:
            self.table.selectRow(line)

    @Slot()
    def _list(self) -> None:
        """List the parts that pass, in their order."""
        answer = self._latest.answer
        if answer is None:
            return
        self._offer_assemblies(offered=answer.nodes is not None)
        effects, parts = answer.effects, self.table.parts
        kept, selected = parts.row_of(self.table.currentIndex().row()), self.table.selected_rows
        self._leave_out()
        self._shown = self._session.workspace.shown
        models = shown_flags(effects.outcome, self._shown)  # the answer may be of the workbook before
        found = passing(effects, answer.texts, self._wanted) & models[effects.rows.model]
        row = np.flatnonzero(found)
        row = in_order(effects, answer.texts, row, parts.sort_key, descending=parts.descending)
        longest = float(effects.lost[row].max(initial=0.0))
        parts.show_lines(effects, self._in_groups(answer, row), longest, self._unfolded, answer.changed)
        self.table.mark_row(kept)
        if len(selected) > 1:
            self.table.select_rows(selected)
        listed = len(row)
        if self._by_assembly and answer.nodes is not None:
            listed = self.tree.list_nodes(answer.nodes, effects, found, self._wanted, answer.changed)
        self.editing.choose()
        rows, changes = effects.rows.part_number, effects.outcome.scenario.part_changes
        if self._measured is not rows or self._measured_with != changes:
            self._measured, self._measured_with = rows, changes
            self.table.measure()
        named = [] if self._wanted.rows is None else [self._wanted.rows.name]
        self.chips.show_chips([*(_chip(*one) for one in self._wanted.chosen), *named])
        for chip in self.chips.chips:
            chip.setProperty(EDITS, False)  # a list that is narrowed says so while presenting as well
        self.nothing.setVisible(not listed)
        if not listed:
            self.nothing.setText(_why_nothing(self._wanted, len(effects)))
        if self._latest.current:
            self.tell(parts_finding(effects, row))

    @property
    def _by_assembly(self) -> bool:
        """Return whether the bill is seen as a tree."""
        return self.grouping.currentIndex() == len(_GROUPINGS)

    def _offer_assemblies(self, *, offered: bool) -> None:
        """Offer the bill as a tree where the workbook has one of several levels."""
        if offered is not (self.grouping.count() > len(_GROUPINGS)):
            blocked = QSignalBlocker(self.grouping)
            if offered:
                self.grouping.addItem(tr("By assembly"))
            else:
                if self._by_assembly:
                    self.grouping.setCurrentIndex(0)  # else Qt takes the grouping that stands before it
                self.grouping.removeItem(len(_GROUPINGS))
            blocked.unblock()
            self.grouping.updateGeometry()
        self.table.setVisible(not self._by_assembly)
        self.tree.setVisible(self._by_assembly)
        self.choose.setEnabled(not self._by_assembly)

    def _leave_out(self) -> None:
        """Leave out columns that say the same of all rows, or for which the drawer leaves no room."""
        one_model = len(self._wanted.labels(PartDimension.MODEL)) == 1
        left_out = frozenset({PartColumn.MODEL}) if one_model else frozenset()
        is_open = self.editing.is_open
        room = (self.width() - (self.drawer.width() if is_open else 0)) / type_scale(self)
        if is_open:
            left_out |= columns_without_room(room)
        self.table.leave_out(left_out, bars=not is_open or room >= ROOM_OF_BARS)
        nodes = nodes_without_room(room)
        self.tree.leave_out(nodes | {NodeColumn.MODEL} if one_model else nodes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns for which there is no room beside the drawer."""
        super().resizeEvent(event)
        if self.editing.is_open or self._by_assembly:
            self._list()

    def _in_groups(self, answer: PartAnswer, row: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Listing:
        """Return rows as they are listed."""
        dimension = None if self._by_assembly else _GROUPINGS[self.grouping.currentIndex()]
        parts = self.table.parts
        if dimension is None:
            return flat(row)
        effects, weight = answer.effects, None
        amounts = {
            SortKey.VALUE: effects.value_usd,
            SortKey.LOST: effects.lost,
            SortKey.OF_MISSING: effects.lost,
            SortKey.DUTY: effects.duty_usd,
            SortKey.FREIGHT: effects.freight_usd,
            SortKey.OF_LANDED: effects.of_landed,
        }
        if parts.sort_key in amounts:
            weight = amounts[parts.sort_key] * effects.volume * effects.current
        return grouped(
            effects, row, labels_of(effects, dimension), weight, self._unfolded, descending=parts.descending
        )

    # What narrows the list

    @Slot(int)
    def _take_away(self, at: int) -> None:
        """Take a filter away."""
        chosen = self._wanted.chosen
        self._wanted = (
            self._wanted.without(*chosen[at]) if at < len(chosen) else replace(self._wanted, rows=None)
        )
        self._list()

    def _add(self, dimension: PartDimension, label: str) -> None:
        """Narrow the list to one more label."""
        self.narrow_to(self._wanted.with_label(dimension, label))

    @Slot()
    def _open_filters(self) -> None:
        """Offer what the list can be narrowed to."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for dimension, label in ((PartDimension.ORIGINATING, DOES_NOT), (PartDimension.SOURCE, CURRENT)):
            action = self._entry(menu, _chip(dimension, label))
            action.setEnabled((dimension, label) not in self._wanted.chosen)
            action.triggered.connect(partial(self._add, dimension, label))
        menu.addSeparator()
        for dimension in PartDimension:
            action = self._entry(menu, f"{dimension.label}…")
            action.triggered.connect(partial(self._pick, dimension))
        menu.popup(_below(self.narrow, self.tools))

    @staticmethod
    def _entry(menu: QMenu, text: str) -> QAction:
        """Add an entry to a menu."""
        return menu.addAction(text)

    def _pick(self, dimension: PartDimension) -> None:
        """Offer the labels of a dimension that parts have which pass the other filters."""
        answer = self._latest.answer
        if answer is None:
            return
        self._picked = dimension
        left = tuple(one for one in self._wanted.chosen if one[0] is not dimension)
        others = replace(self._wanted, chosen=left)
        among = passing(answer.effects, answer.texts, others)
        names = list(label_counts(answer.effects, dimension, among))
        self.picker.open_at(_below(self.narrow, self.tools), dimension.word, names)

    @Slot(object)
    def _narrow_to_picked(self, label: str) -> None:
        """Narrow the list to what was picked."""
        if self._picked is not None:
            self._add(self._picked, label)

    def _entries_of(self, row: int) -> list[Entry]:
        """Return what the menu of a row narrows the list to."""
        answer = self._latest.answer
        if answer is None:
            return []
        entries: list[Entry] = []
        for dimension in _OF_ROW:
            label = labels_of(answer.effects, dimension)[row]
            if (dimension, label) not in self._wanted.chosen:
                entries.append(
                    (
                        tr("Only {filter}", filter=_chip(dimension, label)),
                        partial(self._add, dimension, label),
                    )
                )
        return entries

    # Columns

    @Slot()
    def _open_columns(self) -> None:
        """Offer the columns."""
        self.table.column_menu().popup(_below(self.choose, self.tools))

    # What is done with rows

    @Slot(int)
    def _open_cell(self, row: int) -> None:
        """Ask for the cell of a row in its workbook."""
        answer = self._latest.answer
        if answer is not None:
            rows = answer.effects.rows
            layout = rows.sheets[int(rows.sheet[row])]
            cell = rows.address(row, "part_number").rpartition("!")[2]
            self._focus.cell_asked.emit(BookCell(layout.file, layout.name, cell))

    @Slot(int)
    def _refuse_copy(self, count: int) -> None:
        """Say that so many rows are not copied."""
        most = formatting.count(MOST_COPIED)
        text = tr(
            "{rows} rows are too many to copy. Filter them to {most} or fewer first.",
            rows=formatting.count(count),
            most=most,
        )
        self._focus.said.emit(News(text, Tone.BAD))

    # What is changed by hand

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the drawer on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.editing.is_open:
            self.editing.close()
            return
        super().keyPressEvent(event)

    @Slot()
    def edit(self) -> None:
        """Open the drawer, and let what becomes of the selected rows be typed."""
        self.editing.begin()

    def _lay_out(self) -> None:
        """Put the filters above the table, and the drawer beside it."""
        grow(self.search, self.search.setMaximumWidth, _WIDEST_SEARCH)
        self.tools = ToolLine(self.search, self.narrow, self.grouping, self.choose, self.editing.button)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.tools)
        column.addWidget(self.chips)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.table, 1)
        beside.addWidget(self.tree, 1)
        beside.addWidget(self.drawer)
        column.addLayout(beside, 1)
        column.addWidget(self.editing.keys)
        self.nothing.hide()
        self.tree.hide()


def _by_words(dimension: PartDimension) -> str:
    """Return by what parts are grouped, in words."""
    return tr("By {dimension}", dimension=dimension.word)


def _chip(dimension: PartDimension, label: str) -> str:
    """Return a filter in words."""
    if dimension is PartDimension.ORIGINATING:
        return label
    if dimension is PartDimension.SOURCE:
        return tr("{kind} sources", kind=label)
    return colon(dimension.label, label)


def _why_nothing(wanted: PartFilter, count: int) -> str:
    """Return why nothing is listed, and what would list something."""
    if not count:
        return tr("The workbook has no usable part row: see Problems for why.")
    if wanted.words and wanted.chosen:
        return tr("No part matches. Type less, or take a filter away.")
    if wanted.words:
        return tr("No part matches. Type less: every word has to stand in part, supplier, code or country.")
    return tr("No part passes these filters together. Take one away.")


def _below(button: QPushButton, line: QWidget | None) -> QPoint:
    """Return the place of the screen below a button; where it has no room, below the line it belongs to."""
    anchor = button if button.isVisible() or line is None else line
    return anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
