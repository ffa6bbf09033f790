"""The bill as a tree for Qt's table view: nodes that are looked up when they are seen, open or folded."""

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QWidget

from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_nodes import PartNodes, TreeOrder
from headroom.arrays import Flags, Whole
from headroom.book.part_tree import PartTree
from headroom.language import colon, tr
from headroom.output.copied_table import CopiedCell
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import BODY, font_of, theme_of
from headroom.window.pages.parts.part_model import DOT_ROLE, STRUCK_ROLE
from headroom.window.pages.parts.shown.node_columns import (
    NodeColumn,
    copied_node,
    node_text,
    what_it_is,
    why_not,
)
from headroom.window.pages.parts.shown.part_columns import PartColumn
from headroom.window.pages.parts.shown.struck_texts import struck_text

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_OPEN, _FOLDED, _NO_PARTS = "▾", "▸", "\N{EN SPACE}"
_STEP = "\N{EM SPACE}"
"""What stands before a node for each level above it."""

_UNFOLDED_AT_FIRST = 500
"""Nodes up to which a bill is seen whole at first; of a longer one the top nodes are."""


class TreeModel(QAbstractTableModel):
    """The nodes of a bill that are listed and not folded away."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._nodes: PartNodes | None = None
        self._effects: PartEffects | None = None
        self._changed: ChangedParts | None = None
        self._order: TreeOrder | None = None
        self._shown = self._unfolded = np.zeros(0, dtype=np.bool_)
        self._lines: Whole = np.zeros(0, dtype=np.int64)
        self._without = frozenset[NodeColumn]()
        self._old = False

    @property
    def nodes(self) -> PartNodes | None:
        """Return what the nodes do; None before anything is shown."""
        return self._nodes

    @property
    def effects(self) -> PartEffects | None:
        """Return what the rows do; None before anything is shown."""
        return self._effects

    @property
    def columns(self) -> tuple[NodeColumn, ...]:
        """Return the columns that are shown."""
        return tuple(column for column in NodeColumn if column not in self._without)

    def order_of(self, tree: PartTree) -> TreeOrder:
        """Return the order of the nodes of a tree, found once; at another tree its first folding is taken."""
        if self._order is None or self._order.tree is not tree:
            self._order = TreeOrder.of(tree)
            self._unfolded = np.full(len(tree), len(tree) <= _UNFOLDED_AT_FIRST)
        return self._order

    def show_nodes(
        self,
        nodes: PartNodes,
        effects: PartEffects,
        shown: Flags,
        unfolded: Flags | None,
        changed: ChangedParts | None = None,
    ) -> None:
        """Show other nodes.

        Args:
            nodes: What they do.
            effects: What the rows do.
            shown: ``(node,)``, which are listed, with all that they go into.
            unfolded: ``(node,)``, which are unfolded now; None: as they were.
            changed: Which rows changes by hand concern; None where there are no changes.
        """
        self._changed = changed
        self.order_of(nodes.tree)
        self._nodes, self._effects, self._shown = nodes, effects, shown
        if unfolded is not None:
            self._unfolded = self._unfolded | unfolded
        self._find_lines()

    def leave_out(self, columns: frozenset[NodeColumn]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._without = columns
        self.endResetModel()

    def mark_old(self, *, old: bool) -> None:
        """Show everything grey, because it is about to be replaced, or not."""
        if old is not self._old:
            self._old = old
            self._tell_all()

    def turn(self, node: int) -> None:
        """Unfold a node, or fold it."""
        self._unfolded = self._unfolded.copy()
        self._unfolded[node] ^= True
        self._find_lines()

    def node_at(self, line: int) -> int:
        """Return the node that stands in a line; -1 for none."""
        return int(self._lines[line]) if 0 <= line < len(self._lines) else -1

    def line_of(self, node: int) -> int:
        """Return the line in which a node stands; -1 where it is not seen."""
        found = np.flatnonzero(self._lines == node)
        return int(found[0]) if len(found) else -1

    def row_at(self, line: int) -> int:
        """Return the row of the book that a line counts as; -1 for none."""
        node = self.node_at(line)
        return -1 if node < 0 or self._nodes is None else max(int(self._nodes.tree.row[node]), -1)

    def has_parts(self, node: int) -> bool:
        """Return whether others go into a node."""
        return self._order is not None and node >= 0 and bool(self._order.has_parts[node])

    def is_open(self, node: int) -> bool:
        """Return whether the parts of a node are seen."""
        return self.has_parts(node) and bool(self._unfolded[node])

    def prefix(self, node: int) -> str:
        """Return what stands before the number of a node: its depth, and whether it is open or folded."""
        if self._nodes is None or not self.has_parts(node):
            mark = _NO_PARTS
        else:
            mark = _OPEN if self.is_open(node) else _FOLDED
        depth = 0 if self._nodes is None else int(self._nodes.tree.depth[node])
        return f"{_STEP * depth}{mark} "

    def _find_lines(self) -> None:
        """Find which nodes are seen."""
        if self._order is None:
            return
        lines = self._order.lines(self._shown, self._unfolded)
        if lines.shape == self._lines.shape and bool((lines == self._lines).all()):
            self._tell_all()
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _tell_all(self) -> None:
        """Tell the view that any cell may be another one."""
        if len(self._lines):
            last = self.index(len(self._lines) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def text(self, line: int, column: NodeColumn) -> str:
        """Return what stands in a cell, without its place in the tree."""
        if self._nodes is None or self._effects is None:
            return ""
        return node_text(self._nodes, self._effects, self.node_at(line), column)

    def copied(self, line: int, column: NodeColumn) -> CopiedCell:
        """Return what is copied of a cell."""
        if self._nodes is None or self._effects is None:
            return ""
        return copied_node(self._nodes, self._effects, self.node_at(line), column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and how."""
        if self._nodes is None or not index.isValid():
            return None
        column, node = self.columns[index.column()], self.node_at(index.row())
        shown: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                prefix = self.prefix(node) if column is NodeColumn.PART else ""
                shown = f"{prefix}{self.text(index.row(), column)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                shown = _alignment(column)
            case Qt.ItemDataRole.ForegroundRole:
                shown = self._colour(self._nodes, node, column)
            case Qt.ItemDataRole.FontRole:
                strong = column is NodeColumn.PART and self.has_parts(node)
                shown = font_of(self._view, BODY, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
            case Qt.ItemDataRole.ToolTipRole:
                shown = plain_tooltip(why_not(self._nodes, node) or self.text(index.row(), column))
            case Qt.ItemDataRole.AccessibleTextRole:
                shown = self._said(index.row(), node, column)
            case _ if role == STRUCK_ROLE:
                shown = self._struck(node, column)
            case _ if role == DOT_ROLE and column is NodeColumn.PART and self._changed is not None:
                row = int(self._nodes.tree.row[node])
                shown = bool(self._nodes.changed[node]) if row < 0 else bool(self._changed.touched[row])
        return shown

    def _colour(self, nodes: PartNodes, node: int, column: NodeColumn) -> QColor | None:
        """Return the colour of a text; None for that of any text."""
        if self._old or not nodes.counts[node]:
            return QColor(theme_of(self._view).muted)
        return QColor(theme_of(self._view).accent) if self._struck(node, column) else None

    def _struck(self, node: int, column: NodeColumn) -> str:
        """Return what counted of a node before the changes by hand; empty where that is the same.

        A row that stands at several places is not told apart: what a change alters is seen in the list.
        """
        nodes, effects = self._nodes, self._effects
        if nodes is None or effects is None or column is not NodeColumn.VALUE or not nodes.counts[node]:
            return ""
        row = int(nodes.tree.row[node])
        if not np.isclose(nodes.counted["value_usd"][node], effects.value_usd[row]):
            return ""
        return struck_text(self._changed, effects, row, PartColumn.VALUE)

    def _said(self, line: int, node: int, column: NodeColumn) -> str:
        """Return what a screen reader says of a cell."""
        text = colon(column.heading, self.text(line, column))
        if column is not NodeColumn.PART or self._nodes is None:
            return text
        level, what = int(self._nodes.tree.depth[node]) + 1, what_it_is(self._nodes, node)
        if not self.has_parts(node):
            return tr("{cell}, level {level}, {kind}", cell=text, level=level, kind=what)
        if self.is_open(node):
            return tr("{cell}, level {level}, {kind}, open", cell=text, level=level, kind=what)
        return tr("{cell}, level {level}, {kind}, folded", cell=text, level=level, kind=what)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        column = self.columns[section]
        said: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: column.title,
            Qt.ItemDataRole.AccessibleTextRole: column.heading,
            Qt.ItemDataRole.ToolTipRole: column.note or None,
            Qt.ItemDataRole.TextAlignmentRole: _alignment(column),
        }
        return said.get(role)


def _alignment(column: NodeColumn) -> Qt.AlignmentFlag:
    """Return how the texts of a column stand."""
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
