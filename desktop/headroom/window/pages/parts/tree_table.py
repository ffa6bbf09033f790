"""The bill as a tree on the screen: it folds, and is of any length."""

from collections.abc import Iterable, Sequence
from heapq import nlargest

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.part_dimensions import CURRENT, PartDimension
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_listing import PartFilter
from headroom.analysis.part_nodes import PartNodes, listed_nodes
from headroom.analysis.part_texts import PartTexts
from headroom.arrays import Flags
from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.output.copied_table import CopiedTable
from headroom.rules.part_changes import PartChange
from headroom.window.look.theme import BODY, SPACE, font_of, type_scale
from headroom.window.pages.parts.editable_table import EditableTable
from headroom.window.pages.parts.part_cells import ROOM_OF_DOT, PartCellDelegate
from headroom.window.pages.parts.part_model import DOT_ROLE, STRUCK_ROLE
from headroom.window.pages.parts.part_table import MOST_COPIED
from headroom.window.pages.parts.shown.node_columns import NodeColumn
from headroom.window.pages.parts.shown.part_columns import PartColumn
from headroom.window.pages.parts.shown.part_trails import part_trail
from headroom.window.pages.parts.tree_model import TreeModel
from headroom.window.widgets.quiet_table import Entry
from headroom.window.widgets.shaped_table import DENSE

_MEASURED, _LONGEST = 300, 3
"""Lines that a column is measured by at most, and the longest texts among them."""

_FIGURES = {
    NodeColumn.VALUE: PartColumn.VALUE,
    NodeColumn.LOST: PartColumn.LOST,
    NodeColumn.DUTY: PartColumn.DUTY,
}


class TreeTable(EditableTable):
    """Shows a bill as a tree: right and left, a click on the mark and Enter on what does not count unfold it.

    Args:
        parent: Parent widget.

    Attributes:
        tree: The nodes that are seen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Parts by assembly"), parent, sorts=False)
        self.tree = TreeModel(self)
        self.setModel(self.tree)
        self._texts: PartTexts | None = None
        self._words = ""
        self._measured_with: tuple[PartChange, ...] = ()
        self.setProperty("kind", DENSE)
        self.setItemDelegate(PartCellDelegate(self))
        self.selectionModel().selectionChanged.connect(self.chosen_rows)

    def list_nodes(
        self,
        nodes: PartNodes,
        effects: PartEffects,
        rows: Flags,
        wanted: PartFilter,
        changed: ChangedParts | None,
    ) -> int:
        """List the nodes that pass a filter, with what they go into, and return how many pass themselves.

        Args:
            nodes: What the nodes do.
            effects: What the rows do.
            rows: ``(row,)``, which rows pass it.
            wanted: The filter.
            changed: Which rows changes by hand concern; None where there are no changes.
        """
        tree = nodes.tree
        order = self.tree.order_of(tree)
        if self._texts is None or not self._texts.fits(tree.nodes):
            self._texts, self._words = PartTexts(tree.nodes), ""
        others = {one for one in wanted.chosen if one[0] is not PartDimension.MODEL}
        listed, hits = listed_nodes(
            order,
            rows,
            self._texts.containing(wanted.words),
            wanted.labels(PartDimension.MODEL),
            alone=wanted.rows is None and others <= {(PartDimension.SOURCE, CURRENT)},
        )
        searched, self._words = wanted.words != self._words and bool(wanted.words), wanted.words
        node, selected = self.tree.node_at(self.currentIndex().row()), self._selected_nodes()
        first = self.tree.nodes is None or self.tree.nodes.tree is not tree
        self.tree.show_nodes(nodes, effects, listed, order.above(hits) if searched else None, changed)
        changes = effects.outcome.scenario.part_changes
        if first or changes != self._measured_with:
            self._measured_with = changes
            self.measure()
        if not first:
            self._mark(node, selected)
        return int(hits.sum())

    def _selected_nodes(self) -> list[int]:
        """Return the nodes that are selected."""
        return [self.tree.node_at(line) for line in self.selected_places()]

    def _mark(self, node: int, selected: Sequence[int]) -> None:
        """Select the lines of some nodes again, where they are seen; the first is the one in focus."""
        self.mark_node(node)
        if len(selected) <= 1:
            return
        flags = QItemSelectionModel.SelectionFlag
        for line in (self.tree.line_of(one) for one in selected):
            if line >= 0:
                self.selectionModel().select(self.tree.index(line, 0), flags.Select | flags.Rows)

    def leave_out(self, columns: frozenset[NodeColumn]) -> None:
        """Show no columns for which there is no room, or in which all nodes say the same."""
        if tuple(column for column in NodeColumn if column not in columns) != self.tree.columns:
            node, selected = self.tree.node_at(self.currentIndex().row()), self._selected_nodes()
            self._arranging = True  # a column that goes is no wish of the user for another order
            self.tree.leave_out(columns)
            self._arranging = False
            self.restore()
            self.measure()
            self._mark(node, selected)

    def column_titles(self) -> tuple[str, ...]:
        """Return the titles of the columns."""
        return tuple(column.heading for column in self.tree.columns)

    def heading_lines(self, column: int) -> list[str]:
        """Return the lines of a heading."""
        return self.tree.columns[column].title.split("\n")

    def grows(self, column: int) -> bool:
        """Return whether a column takes the room that is left."""
        return self.tree.columns[column] is NodeColumn.DESCRIPTION

    def uncut(self, column: int) -> bool:
        """Return whether a column gives way after the others: what tells parts apart."""
        return self.tree.columns[column] in {NodeColumn.PART, NodeColumn.WHAT}

    def yields(self, column: int) -> bool:
        """Return whether a column gives way before others."""
        return self.tree.columns[column] is NodeColumn.MODEL

    def measured_rows(self, column: int) -> Iterable[int]:
        """Return the lines with the longest texts among the first."""
        cells = (self.tree.index(line, column) for line in range(min(_MEASURED, self.tree.rowCount())))
        lengths = ((len(f"{cell.data()}{cell.data(STRUCK_ROLE) or ''}"), cell.row()) for cell in cells)
        return [line for _, line in nlargest(_LONGEST, lengths)]

    def row_at(self, line: int) -> int:
        """Return the row of the book that a line counts as; -1 for none."""
        return self.tree.row_at(line)

    def trail_at(self, index: QModelIndex) -> Trail | None:
        """Return the figure of a cell that can be followed back; of a text what its part costs."""
        effects, row = self.tree.effects, self.tree.row_at(index.row())
        if effects is None or row < 0:
            return None
        return part_trail(effects, row, _FIGURES.get(self.tree.columns[index.column()], PartColumn.LOST))

    def open_index(self, index: QModelIndex) -> None:
        """Unfold a node or fold it; follow the figure of a part back."""
        node = self.tree.node_at(index.row())
        figure = self.tree.columns[index.column()] in _FIGURES and self.tree.row_at(index.row()) >= 0
        if self.tree.has_parts(node) and not figure:
            self.turn(node)
        else:
            super().open_index(index)

    def turn(self, node: int) -> None:
        """Unfold a node, or fold it; it stays the line in focus."""
        place = self.verticalScrollBar().value()
        self.tree.turn(node)
        self.verticalScrollBar().setValue(place)
        self.mark_node(node)

    def mark_node(self, node: int) -> None:
        """Select the line of a node, where it is seen."""
        line = self.tree.line_of(node)
        if line >= 0:
            self.selectRow(line)

    def menu_entries(self, index: QModelIndex) -> list[Entry]:
        """Offer to fold a node, to follow a figure back, and to open the workbook."""
        node, row = self.tree.node_at(index.row()), self.tree.row_at(index.row())
        entries: list[Entry] = []
        if self.tree.has_parts(node):
            words = tr("Fold") if self.tree.is_open(node) else tr("Unfold")
            entries.append((words, lambda: self.turn(node)))
        trail = self.trail_at(index)
        if trail is not None:
            entries.append((tr("Follow this figure back"), lambda: self.followed.emit(trail)))
            entries.append(
                (tr("Open the workbook at this cell\tCtrl+Enter"), lambda: self.cell_asked.emit(row))
            )
        return entries

    def copied(self, places: Sequence[int] | None) -> CopiedTable | None:
        """Return lines as they are seen, with their level; None: all, below their headings."""
        wanted = range(self.tree.rowCount()) if places is None else places
        if len(wanted) > MOST_COPIED:
            self.too_many.emit(len(wanted))
            return None
        columns = [self.tree.columns[at] for at in self.visible_columns()]
        nodes = self.tree.nodes
        levels = [] if nodes is None else [int(nodes.tree.depth[self.tree.node_at(at)]) + 1 for at in wanted]
        lines = (
            (level, *(self.tree.copied(line, column) for column in columns))
            for level, line in zip(levels, wanted, strict=True)
        )
        headings = (tr("Level"), *(column.copied_heading for column in columns)) if places is None else ()
        return CopiedTable("", headings, tuple(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold with Right, fold with Left or go to what the node goes into."""
        node = self.tree.node_at(self.currentIndex().row())
        if node < 0 or event.key() not in {Qt.Key.Key_Left, Qt.Key.Key_Right} or event.modifiers():
            super().keyPressEvent(event)
            return
        nodes, is_open = self.tree.nodes, self.tree.is_open(node)
        if self.tree.has_parts(node) and is_open is (event.key() == Qt.Key.Key_Left):
            self.turn(node)
        elif event.key() == Qt.Key.Key_Left and nodes is not None:
            self.mark_node(int(nodes.tree.parent[node]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold or fold a node whose mark is pressed."""
        index = self.indexAt(event.position().toPoint())
        node = self.tree.node_at(index.row())
        if index.isValid() and not index.column() and self.tree.has_parts(node):
            before = ROOM_OF_DOT if index.data(DOT_ROLE) is not None else ""
            text = f"{before}{self.tree.prefix(node)}"
            width = QFontMetrics(font_of(self, BODY)).horizontalAdvance(text)
            left = self.visualRect(index).left()
            if event.position().x() <= left + width + SPACE * type_scale(self):
                self.turn(node)
                return
        super().mousePressEvent(event)
