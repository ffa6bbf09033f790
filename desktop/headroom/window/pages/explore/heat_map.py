"""Sums of parts as a heat map with numbers, and bars for the sums of rows and columns."""

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from headroom.analysis.part_pivot import PartMeasure, Pivot
from headroom.arrays import Floats
from headroom.language import colon, tr, tr_count
from headroom.output.copied_table import CopiedCell, CopiedTable
from headroom.output.heat_shades import shade
from headroom.output.sums_of_parts import Folded, amount_text, cell_text, folded, scaled, unit_words
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import BODY, CAPTION, Theme, font_of, theme_of, type_scale
from headroom.window.plots.plot_children import look_at_child
from headroom.window.plots.plot_menu import PlotMenu
from headroom.window.shown.line_breaks import lines_of

_LABEL, _SIDE, _TOP, _CELL, _ROW, _GAP = 150, 130, 86, 62, 28, 2
"""Pixels at normal type: labels, bars at the right, bars above, least cell, row, between cells."""

_BAR, _PAD = 10, 6
_WIDEST_CELL = 120
_STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HeatMap(QWidget):
    """Paints sums; one of its cells is chosen by pointer or keys.

    Args:
        parent: Parent widget.

    Attributes:
        menu: Lets it be copied and saved.
        chosen: Emitted when another cell is looked at.
        asked: Emitted when the parts of the cell looked at shall be listed.
    """

    chosen = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Pivot | None = None
        self._shown: Folded | None = None
        self._measure, self._change = PartMeasure.OUTSIDE, False
        self._at = (0, 0)
        self._old, self._title = False, ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusFrame(self)
        self.setAccessibleName(tr("Heat map"))
        self.menu = PlotMenu(self, self.table)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def labels(self) -> tuple[str, str] | None:
        """Return the labels of the cell looked at; None where it stands for several, or there is none."""
        shown = self._shown
        if shown is None or not shown.sums.cells.size or not shown.whole(*self._at):
            return None
        return shown.sums.rows[self._at[0]], shown.sums.columns[self._at[1]]

    @property
    def size_in_cells(self) -> tuple[int, int]:
        """Return how many rows and columns are shown."""
        return (0, 0) if self._shown is None else (len(self._shown.sums.rows), len(self._shown.sums.columns))

    @property
    def looked_at(self) -> tuple[int, int]:
        """Return the row and the column that are looked at."""
        return self._at

    def cell(self, row: int, column: int) -> tuple[str, str, QRectF]:
        """Return the labels of a cell, what it comes to, and where it stands."""
        return *self._words(row, column), self._rect(row, column)

    def show_sums(self, found: Pivot, measure: PartMeasure, *, change: bool, title: str = "") -> None:
        """Show other sums; the cell with the same labels stays looked at, else the largest is.

        Args:
            found: The sums.
            measure: Of what.
            change: Whether they are changes against the baseline.
            title: What they are, where they are copied.
        """
        labels = self.labels
        self._title = title or unit_words(measure)
        self._found, self._measure, self._change = found, measure, change
        self._fold()
        shown = self._shown
        if shown is None or not shown.sums.cells.size:
            self._at = (0, 0)
        elif labels is not None and labels[0] in shown.sums.rows and labels[1] in shown.sums.columns:
            self._at = shown.sums.rows.index(labels[0]), shown.sums.columns.index(labels[1])
        else:
            self._at = shown.largest()
        self._describe()
        self.update()

    def mark_old(self, *, old: bool) -> None:
        """Show everything faint, because it is about to be replaced, or not."""
        if old is not self._old:
            self._old = old
            self.update()

    def copied_tables(self) -> tuple[CopiedTable, ...]:
        """Return all sums as they are copied; none where there are none."""
        table = self.table()
        return () if table is None else (table,)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy and to save it."""
        menu = self.menu.menu(zooms=False, zoomed=False)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        menu.popup(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())
        event.accept()

    def table(self) -> CopiedTable | None:
        """Return all sums as a table; None where there are none."""
        found = self._found
        if found is None or not found.cells.size:
            return None
        rows: list[tuple[CopiedCell, ...]] = [
            (label, *(scaled(self._measure, float(one)) for one in found.cells[at]))
            for at, label in enumerate(found.rows)
        ]
        return CopiedTable(self._title, ("", *found.columns), tuple(rows))

    def sizeHint(self) -> QSize:
        """Return a size with room for a dozen of each."""
        return QSize(_LABEL + _SIDE + 12 * _CELL, _TOP + 12 * _ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(_LABEL + _SIDE + 3 * _CELL, _TOP + 3 * _ROW)

    def event(self, event: QEvent) -> bool:
        """Say what a cell is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self._cell_at(QPointF(event.pos()))
            if at is not None:
                QToolTip.showText(event.globalPos(), plain_tooltip(self._said(*at)), self)
            return True
        if event.type() is QEvent.Type.Resize:
            before = self.labels
            self._fold()
            if self.labels != before:
                self._describe()
                self.chosen.emit()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the cell under the pointer."""
        at = self._cell_at(event.position())
        if at is not None:
            self._look_at(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """List the parts of the cell under the pointer."""
        if self._cell_at(event.position()) is not None and self.labels is not None:
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from cell to cell; Enter lists the parts of one, Ctrl and C copies the picture."""
        shown = self._shown
        step = _STEPS.get(Qt.Key(event.key()))
        if shown is None or not shown.sums.cells.size:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.menu.copy_picture()
        elif step is not None:
            rows, columns = shown.sums.cells.shape
            row = min(max(self._at[0] + step[0], 0), rows - 1)
            self._look_at((row, min(max(self._at[1] + step[1], 0), columns - 1)))
        elif event.key() in _ENTER and self.labels is not None:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint bars, labels and cells."""
        shown = self._shown
        if shown is None or not shown.sums.cells.size:
            return
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.4 if self._old else 1.0)
        self._paint_columns(painter, theme, shown.sums)
        self._paint_rows(painter, theme, shown.sums)
        self._paint_cells(painter, theme, shown.sums)

    def _paint_columns(self, painter: QPainter, theme: Theme, sums: Pivot) -> None:
        """Paint the label of each column, and above it the bar of its sum."""
        painter.setFont(font_of(self, CAPTION))
        metrics, scale = QFontMetricsF(painter.font()), type_scale(self)
        most = self._most(sums.by_column, folded_last=bool(self._shown and self._shown.columns))
        bottom = _TOP * scale
        line = metrics.height()
        width = self._rect(0, 0).width()
        labels = [_lines(label, width, metrics) for label in sums.columns]
        names = line * max(map(len, labels))
        room = bottom - names - line - 2 * _PAD
        for at, label in enumerate(labels):
            rect = self._rect(0, at)
            amount = float(sums.by_column[at])
            height = min(abs(amount) / most, 1.0) * room
            top = bottom - names - _PAD - height
            painter.fillRect(
                QRectF(rect.left() + 4, top, rect.width() - 8, max(height, 1.0)), QColor(theme.components[1])
            )
            painter.setPen(QColor(theme.text))
            text = cell_text(self._measure, amount, 1, change=self._change)
            centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(QRectF(rect.left() - 4, top - line - 2, rect.width() + 8, line), centre, text)
            place = QRectF(rect.left(), bottom - names - 2, rect.width(), names)
            painter.drawText(place, centre, "\n".join(label))

    def _paint_rows(self, painter: QPainter, theme: Theme, sums: Pivot) -> None:
        """Paint the label of each row, and behind it the bar of its sum."""
        painter.setFont(font_of(self, BODY))
        metrics, scale = QFontMetricsF(painter.font()), type_scale(self)
        most = self._most(sums.by_row, folded_last=bool(self._shown and self._shown.rows))
        left = self._rect(0, len(sums.columns) - 1).right() + 10
        middle = Qt.AlignmentFlag.AlignVCenter
        room = max(_SIDE * scale - 10 - metrics.horizontalAdvance("88,888.8"), 8.0)
        for at, label in enumerate(sums.rows):
            rect = self._rect(at, 0)
            painter.setPen(QColor(theme.text))
            width = _LABEL * scale - 2 * _PAD
            cut = metrics.elidedText(label, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(0, rect.top(), width, rect.height()), middle, cut)
            amount = float(sums.by_row[at])
            bar = max(min(abs(amount) / most, 1.0) * room, 1.0)
            thick = _BAR * scale
            painter.fillRect(
                QRectF(left, rect.center().y() - thick / 2, bar, thick), QColor(theme.components[1])
            )
            text = cell_text(self._measure, amount, 1, change=self._change)
            painter.drawText(QRectF(left + bar + _PAD, rect.top(), 90 * scale, rect.height()), middle, text)

    def _paint_cells(self, painter: QPainter, theme: Theme, sums: Pivot) -> None:
        """Paint the cells with their figures, and a frame around the one looked at."""
        painter.setFont(font_of(self, BODY))
        row, column = (0, 0) if self._shown is None else self._shown.largest()
        most = abs(float(sums.cells[row, column])) or 1.0
        colour = self._colour(theme)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        for row in range(len(sums.rows)):
            for column in range(len(sums.columns)):
                amount, count = float(sums.cells[row, column]), int(sums.counts[row, column])
                text = cell_text(self._measure, amount, count, change=self._change)
                if not count or not amount:
                    fill, ink = theme.raised, theme.muted
                elif self._shown is not None and not self._shown.whole(row, column):
                    fill, ink = theme.raised, theme.text  # what several share is no weight of its own
                else:
                    fill, ink = shade(theme.surface, abs(amount) / most, colour)
                rect = self._rect(row, column)
                painter.fillRect(rect, QColor(fill))
                painter.setPen(QColor(ink))
                painter.drawText(rect.adjusted(0, 0, -_PAD, 0), right, text)
        pen = QPen(QColor(theme.accent if self.hasFocus() else theme.text))
        pen.setWidthF(2.0)
        painter.setPen(pen)
        painter.drawRect(self._rect(*self._at))

    @staticmethod
    def _most(amounts: Floats, *, folded_last: bool) -> float:
        """Return the largest amount that is that of one label."""
        own = amounts[:-1] if folded_last else amounts
        return float(np.abs(own).max(initial=0.0)) or 1.0

    def _colour(self, theme: Theme) -> str:
        """Return the colour of the strongest cell: of a change it is that of ink."""
        if self._change:
            return theme.muted
        match self._measure:
            case PartMeasure.OUTSIDE | PartMeasure.LOST:
                return theme.fails
            case PartMeasure.DUTY:
                return theme.components[6]
            case _:
                return theme.components[1]

    def _fold(self) -> None:
        """Show as many rows and columns as there is room for."""
        if self._found is None:
            return
        scale = type_scale(self)
        columns = int((self.width() - (_LABEL + _SIDE) * scale) / (_CELL * scale))
        rows = int((self.height() - _TOP * scale) / (_ROW * scale))
        self._shown = folded(self._found, max(rows, 2), max(columns, 2))
        row, column = self._shown.sums.cells.shape
        self._at = min(self._at[0], max(row - 1, 0)), min(self._at[1], max(column - 1, 0))

    def _rect(self, row: int, column: int) -> QRectF:
        """Return where a cell stands."""
        scale = type_scale(self)
        count = len(self._shown.sums.columns) if self._shown is not None else 1
        room = (self.width() - (_LABEL + _SIDE) * scale) / max(count, 1)
        width = max(min(room, _WIDEST_CELL * scale), 8.0)
        left, top = _LABEL * scale + column * width, _TOP * scale + row * _ROW * scale
        return QRectF(left, top, width - _GAP, _ROW * scale - _GAP)

    def _cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the cell at a place; None for none."""
        shown = self._shown
        if shown is None or not shown.sums.cells.size:
            return None
        first = self._rect(0, 0)
        row = int((point.y() - first.top()) // (first.height() + _GAP))
        column = int((point.x() - first.left()) // (first.width() + _GAP))
        rows, columns = shown.sums.cells.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def _look_at(self, at: tuple[int, int]) -> None:
        """Look at another cell."""
        if at != self._at:
            self._at = at
            self._describe()
            self.update()
            look_at_child(self, at[0] * self.size_in_cells[1] + at[1])
            self.chosen.emit()

    def _said(self, row: int, column: int) -> str:
        """Return a cell in words."""
        return "" if self._shown is None else colon(*self._words(row, column))

    def _words(self, row: int, column: int) -> tuple[str, str]:
        """Return the labels of a cell, and what it comes to."""
        if self._shown is None:
            return "", ""
        sums = self._shown.sums
        amount = amount_text(self._measure, float(sums.cells[row, column]), change=self._change)
        parts = tr_count("{n} parts", "{n} parts", int(sums.counts[row, column]))
        return f"{sums.rows[row]}, {sums.columns[column]}", f"{amount}, {parts}"

    def _describe(self) -> None:
        """Tell screen readers which cell is looked at."""
        if self._shown is not None and self._shown.sums.cells.size:
            self.setAccessibleDescription(self._said(*self._at))


def _lines(label: str, width: float, metrics: QFontMetricsF) -> list[str]:
    """Return a label in two lines at most, each cut where it has no room."""
    lines = lines_of(label, width, metrics.horizontalAdvance)
    two = (*lines[:1], " ".join(lines[1:]))[: len(lines)]
    return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in two]
