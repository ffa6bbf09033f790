"""The total of a table that is scrolled: it stays in sight at the bottom."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QToolTip, QWidget

from headroom.window.look.theme import theme_of

_FEWEST = 2
"""Rows that have to be seen for one of them to be given away."""


class TotalStrip(QWidget):
    """Shows the last row of a table over the place where it stands when all is scrolled to its end.

    Args:
        table: Over which it stands.
        paint: Paints the cells of the last row, where they stand from left to right, from a top on.
        open_menu: Opens the menu of the total.
    """

    def __init__(
        self,
        table: QTableView,
        paint: Callable[[QPainter], None],
        open_menu: Callable[[QContextMenuEvent], None],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._paint = paint
        self._open_menu = open_menu
        self._wanted = False
        self.hide()
        header = table.horizontalHeader()
        for signal in (
            *(header.sectionResized, header.sectionMoved, table.horizontalScrollBar().valueChanged),
            *(table.model().dataChanged, table.model().layoutChanged, table.model().modelReset),
        ):
            signal.connect(self._show_again)
        bar = table.verticalScrollBar()
        for signal in (bar.rangeChanged, bar.valueChanged, table.verticalHeader().sectionResized):
            signal.connect(self.place)

    def want(self, *, wanted: bool) -> None:
        """Say whether the last row is a total."""
        self._wanted = wanted
        self.place()

    @property
    def row_height(self) -> int:
        """Return the height of the total itself, pixels."""
        return self._table.verticalHeader().defaultSectionSize()

    @Slot()
    def place(self) -> None:
        """Stand at the bottom of the rows, where they do not fit all."""
        table, height = self._table, self.row_height
        viewport, rows = table.viewport().geometry(), table.model().rowCount()
        shown = self._wanted and _FEWEST * height <= viewport.height() < rows * height
        if shown:
            covered = height + self._cut(viewport.height() - height)
            area = QRect(viewport.left(), viewport.bottom() + 1 - covered, viewport.width(), covered)
            if area != self.geometry():
                self.setGeometry(area)
        if self.isHidden() is shown:
            self.setHidden(not shown)
            self.raise_()

    def _cut(self, top: int) -> int:
        """Return how much is seen of a row that the total would cut: none of it is shown.

        Args:
            top: Where the total begins, pixels below the first row in sight.
        """
        row = self._table.rowAt(top)
        begins = self._table.rowViewportPosition(row) if row >= 0 else top
        return top - begins if 0 < begins < top else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the total below a line."""
        theme, painter = theme_of(self), QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.surface))
        painter.translate(0, self.height() - self.row_height)
        self._paint(painter)
        painter.setPen(QColor(theme.edge))
        painter.drawLine(0, 0, self.width(), 0)

    def event(self, event: QEvent) -> bool:
        """Say more about a figure under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self._table.model().index(
                self._table.model().rowCount() - 1, self._table.columnAt(event.pos().x())
            )
            QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a press from the rows below it."""
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the total."""
        self._open_menu(event)

    @Slot()
    def _show_again(self) -> None:
        """Paint it again where it is seen."""
        if not self.isHidden():
            self.update()
