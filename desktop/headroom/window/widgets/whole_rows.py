"""Tables beside each other whose last row in sight is seen whole."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget


class WholeRows(QWidget):
    """Gives tables as much of its height as whole rows take.

    Args:
        tables: Each with its part of the width; their rows are of one height.
        spacing: Between them, pixels.
        parent: Parent widget.
    """

    def __init__(
        self, tables: Sequence[tuple[QTableView, int]], spacing: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tables = tuple(table for table, _ in tables)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(spacing)
        for table, part in tables:
            self._line.addWidget(table, part)
            table.horizontalHeader().geometriesChanged.connect(self.fit)

    def sizeHint(self) -> QSize:
        """Return what the tables ask for; what is left free below them is none of it."""
        return self._without_free(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return what the tables need at least: whole rows, and one of them."""
        least = self._without_free(super().minimumSizeHint())
        shown = self._shown()
        if shown is None:
            return least
        row, above = self._heights(shown)
        return QSize(least.width(), above + max((least.height() - above) // row, 1) * row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the height there is."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Count the rows anew where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    @Slot()
    def fit(self) -> None:
        """Leave free what is no whole row, below the tables."""
        shown = self._shown()
        if shown is None:
            return
        row, above = self._heights(shown)
        room = self.height() - above
        free = room % row if room > row else 0
        if self._line.contentsMargins().bottom() != free:
            self._line.setContentsMargins(0, 0, 0, free)

    def _shown(self) -> QTableView | None:
        """Return the first table that is shown."""
        return next((table for table in self._tables if not table.isHidden()), None)

    def _heights(self, table: QTableView) -> tuple[int, int]:
        """Return the height of a row, and of what is around the rows."""
        around = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth()
        return table.verticalHeader().defaultSectionSize(), around

    def _without_free(self, size: QSize) -> QSize:
        """Return a size less what is left free below the tables."""
        return QSize(size.width(), size.height() - self._line.contentsMargins().bottom())
