"""The listed parts for Qt's table view: lines of a list that are looked up when they are seen."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_groups import Listing, RowGroup
from headroom.analysis.part_listing import SortKey
from headroom.language import colon, tr, tr_count, tr_in
from headroom.output.copied_table import CopiedCell
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import BODY, font_of, theme_of
from headroom.window.pages.parts.shown.part_columns import (
    FIRST_SHOWN,
    PartColumn,
    cell_of,
    copied_cell,
    copied_sum,
    group_text,
    text_of,
)
from headroom.window.pages.parts.shown.struck_texts import is_new, struck_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FOLLOW = tr("Double-click to follow this figure back to its cells and its law; Enter changes the part.")
_INSET = "\N{EM SPACE}"
"""What stands before the first text of a row in a group."""

_OPEN, _FOLDED = "\N{BLACK DOWN-POINTING SMALL TRIANGLE}", "\N{BLACK RIGHT-POINTING SMALL TRIANGLE}"

BAR_ROLE = Qt.ItemDataRole.UserRole + 2
"""By which the model says how long the bar of a cell is, as a share of the longest; None for none."""

STRUCK_ROLE = Qt.ItemDataRole.UserRole + 3
"""By which the model says what stood in a cell before the changes of the scenario; empty for nothing else."""

SURE_ROLE = Qt.ItemDataRole.UserRole + 5
"""By which the model says which share of the bar of a cell is lost for certain."""

DOT_ROLE = Qt.ItemDataRole.UserRole + 4
"""By which the first cell of a row says whether a change concerns it; None while there are no changes."""


class PartModel(QAbstractTableModel):
    """The lines of a list of parts, in the columns that were chosen.

    Attributes:
        reordered: Emitted when the rows are to stand in another order.
    """

    reordered = Signal()

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._effects: PartEffects | None = None
        self._changed: ChangedParts | None = None
        self._listing: Listing | None = None
        self._columns = FIRST_SHOWN
        self._longest = 0.0
        self._old = False
        self.curt = False
        self._sorted_by: PartColumn | None = None
        self._descending = False
        self._open: frozenset[str] = frozenset()

    @property
    def effects(self) -> PartEffects | None:
        """Return what the rows do; None before anything is shown."""
        return self._effects

    @property
    def changed(self) -> ChangedParts | None:
        """Return which rows changes by hand concern; None where there are no changes."""
        return self._changed

    @property
    def listing(self) -> Listing | None:
        """Return what is listed; None before anything is shown."""
        return self._listing

    @property
    def columns(self) -> tuple[PartColumn, ...]:
        """Return the columns that are shown."""
        return self._columns

    @property
    def sort_key(self) -> SortKey:
        """Return by what the rows stand; without a column in the order of the sheets."""
        return SortKey.PLACE if self._sorted_by is None else self._sorted_by.said.key

    @property
    def descending(self) -> bool:
        """Return whether the greatest stands first."""
        return self._descending and self._sorted_by is not None

    def choose(self, columns: tuple[PartColumn, ...]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = columns
        self.endResetModel()

    def show_lines(
        self,
        effects: PartEffects,
        listing: Listing,
        longest: float,
        unfolded: frozenset[str],
        changed: ChangedParts | None = None,
    ) -> None:
        """Show other lines.

        Args:
            effects: What the rows do.
            listing: The lines.
            longest: Content lost for which a bar is as long as can be, fraction.
            unfolded: Labels of the groups whose rows are seen.
            changed: Which rows changes by hand concern; None where there are no changes.
        """
        self._changed = changed
        before = self._listing
        same = before is not None and before.lines.shape == listing.lines.shape
        same = same and before is not None and bool((before.lines == listing.lines).all())
        if not same:
            self.beginResetModel()
        self._effects, self._listing, self._longest = effects, listing, longest
        self._open = unfolded
        if same:
            self._tell_all()
        else:
            self.endResetModel()

    def mark_old(self, *, old: bool) -> None:
        """Show everything grey, because it is about to be replaced, or not."""
        if old is not self._old:
            self._old = old
            self._tell_all()

    def _tell_all(self) -> None:
        """Tell the view that any cell may be another one."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row_of(self, line: int) -> int:
        """Return the row of the book that stands in a line; -1 for a group or none."""
        if self._listing is None or not 0 <= line < len(self._listing.lines):
            return -1
        return max(int(self._listing.lines[line]), -1)

    def group_of(self, line: int) -> RowGroup | None:
        """Return the group that a line is the heading of; None for a row or none."""
        if self._listing is None or not 0 <= line < len(self._listing.lines):
            return None
        return self._listing.group_at(line)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() or self._listing is None else len(self._listing.lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for the rows in the order of a column; below 0: in that of the sheets."""
        self._sorted_by = self._columns[column] if 0 <= column < len(self._columns) else None
        self._descending = order is Qt.SortOrder.DescendingOrder
        self.reordered.emit()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        if self._effects is None or self._listing is None:
            return None
        column, group = self._columns[index.column()], self._listing.group_at(index.row())
        if group is not None:
            return self._group_data(group, index.column(), role)
        effects, row = self._effects, int(self._listing.lines[index.row()])
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                inset = _INSET if self._listing.groups and not index.column() else ""
                shown = f"{inset}{text_of(effects, row, column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._colour(effects, row, column)
            case Qt.ItemDataRole.FontRole:
                new = is_new(self._changed, effects, row, column)
                shown = font_of(self._view, BODY, QFont.Weight.DemiBold if new else QFont.Weight.Normal)
            case Qt.ItemDataRole.ToolTipRole:
                whole = cell_of(effects, row) if column is PartColumn.PLACE else text_of(effects, row, column)
                shown = plain_tooltip(_FOLLOW if column.said.amount else whole)
            case Qt.ItemDataRole.AccessibleTextRole:
                before = struck_text(self._changed, effects, row, column)
                shown = colon(column.said.heading, text_of(effects, row, column))
                if before:
                    shown = tr("{figure}, in the workbook {before}", figure=shown, before=before)
            case _:
                shown = self._painted(effects, row, column, role)
        return shown

    def _painted(self, effects: PartEffects, row: int, column: PartColumn, role: int) -> object:
        """Return what is painted of a cell beside its text."""
        if role == STRUCK_ROLE and self.curt and column is PartColumn.VALUE:
            return ""  # what it costs now, and what it does, are worth more where there is little room
        if role == STRUCK_ROLE:
            return struck_text(self._changed, effects, row, column)
        if role == DOT_ROLE and column is self._columns[0] and self._changed is not None:
            return bool(self._changed.touched[row])
        if role == BAR_ROLE and column is PartColumn.LOST and self._longest > 0:
            return float(effects.lost[row]) / self._longest
        if role == SURE_ROLE:
            return float(effects.lost_least[row] / effects.lost[row]) if effects.lost[row] > 0 else 1.0
        return None

    def _colour(self, effects: PartEffects, row: int, column: PartColumn) -> QColor | None:
        """Return the colour of a text; None for that of any text."""
        theme = theme_of(self._view)
        if self._old:
            return QColor(theme.muted)
        if is_new(self._changed, effects, row, column):
            return QColor(theme.accent)
        muted = column.said.muted or not effects.current[row]
        return QColor(theme.muted) if muted else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column, and by which order it sorts first: numbers from the greatest."""
        if orientation is Qt.Orientation.Vertical or section >= len(self._columns):
            return None
        column = self._columns[section]
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                shown = column.said.title
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = column.said.heading
            case Qt.ItemDataRole.ToolTipRole:
                shown = column.said.note or None
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _alignment(column)
            case Qt.ItemDataRole.InitialSortOrderRole:
                down = bool(column.said.amount)
                shown = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        return shown

    def copied(self, line: int, column: PartColumn) -> CopiedCell:
        """Return what is copied of a cell."""
        group, effects = self.group_of(line), self._effects
        if group is not None:
            return group.label if column is self._columns[0] else copied_sum(group, column)
        return "" if effects is None else copied_cell(effects, self.row_of(line), column)

    def _group_data(self, group: RowGroup, section: int, role: int) -> object:
        """Return what the heading of a group shows, and how."""
        column = self._columns[section]
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole if not section:
                shown = f"{_OPEN if group.label in self._open else _FOLDED} {group.label}"
            case Qt.ItemDataRole.DisplayRole if section == 1 and not column.said.amount:
                shown = tr_count("{n} part", "{n} parts", group.count)
            case Qt.ItemDataRole.DisplayRole:
                shown = group_text(group, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                muted = self._old or (section == 1 and not column.said.amount)
                shown = QColor(theme_of(self._view).muted) if muted else None
            case Qt.ItemDataRole.FontRole:
                weight = QFont.Weight.Normal if section == 1 else QFont.Weight.DemiBold
                shown = font_of(self._view, BODY, weight)
            case Qt.ItemDataRole.ToolTipRole if not section:
                count = tr_count("{n} part", "{n} parts", group.count)
                shown = plain_tooltip(
                    tr("{group}: {count}. Enter opens and folds it.", group=group.label, count=count)
                )
            case Qt.ItemDataRole.AccessibleTextRole if not section:
                state = tr_in("rows", "open") if group.label in self._open else tr_in("rows", "folded")
                shown = f"{group.label}, {tr_count('{n} part', '{n} parts', group.count)}, {state}"
        return shown


def _alignment(column: PartColumn) -> Qt.AlignmentFlag:
    """Return how the texts of a column stand."""
    side = Qt.AlignmentFlag.AlignRight if column.said.amount else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
