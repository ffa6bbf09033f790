"""Rows of a table that are as high as their texts need."""

from PySide6.QtCore import QObject, QRect, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

_MOST_ROWS = 400
"""Rows up to which they are gone through; of more each stands in one line."""

_MOST_LINES = 6
_PADDING, _NEARLY = 22, 2
"""Pixels beside a text in its cell, and by how much a text may be measured too wide or too narrow."""


class WrappedRows(QObject):
    """Lets the texts of some columns of a table go on in further lines where they do not fit.

    Args:
        table: Whose rows; it has its model.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._columns: tuple[int, ...] = ()
        table.setWordWrap(True)
        table.model().modelReset.connect(self.fit)
        table.model().layoutChanged.connect(self.fit)

    def take(self, columns: tuple[int, ...]) -> None:
        """Wrap the texts of these columns."""
        self._columns = columns
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Give every row its height at the present widths."""
        table, count = self._table, self._table.model().rowCount()
        one = table.verticalHeader().defaultSectionSize()
        for row in range(count if count <= _MOST_ROWS else 0):
            more = max((self._more(row, column) for column in self._columns), default=0)
            if table.rowHeight(row) != one + more:
                table.setRowHeight(row, one + more)

    def _more(self, row: int, column: int) -> int:
        """Return how much higher than one line a text is, pixels."""
        index = self._table.model().index(row, column)
        text, font = str(index.data() or ""), index.data(Qt.ItemDataRole.FontRole)
        metrics = QFontMetrics(font if isinstance(font, QFont) else self._table.font())
        room = max(self._table.columnWidth(column) - _PADDING, 1)
        over = metrics.horizontalAdvance(text) - room
        if over <= -_NEARLY:
            return 0
        if over < _NEARLY and self._table.sizeHintForIndex(index).width() <= self._table.columnWidth(column):
            return 0
        whole = metrics.boundingRect(QRect(0, 0, room, 0), Qt.TextFlag.TextWordWrap, text)
        lines = round(whole.height() / metrics.lineSpacing())
        return (min(lines, _MOST_LINES) - 1) * metrics.lineSpacing()
