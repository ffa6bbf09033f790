"""What each row of a sheet is read as, beside its number: always in sight, and folds what goes into a row."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from headroom.language import tr
from headroom.window.importing.shown.row_readings import RowReading, Weight
from headroom.window.importing.shown.row_tree import RowTree
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, Theme, font_of, theme_of, type_scale

_PAD, _STEP, _MARKER, _DEEPEST = 8, 14, 16, 6
_CHIP_HEIGHT, _CHIP_RADIUS, _CHIP_PAD = 18, 4, 6
_MOST, _MOST_PART = 320, 0.5
"""Pixels at most, and share of the table at most."""

_CAPTION = tr("Unfold all")
_DOUBLE_CLICK = tr("Double click: the headings stand in this row")


class ReadingHeader(QHeaderView):
    """Shows the number of each row, where it stands in the tree, and what it is read as.

    Attributes:
        turned: Emitted with the row whose parts shall be folded or unfolded.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._readings: tuple[RowReading, ...] = ()
        self._tree = RowTree()
        self._folded: Collection[int] = ()
        self._wanted = (0, 0.0)
        self._number = ((0, 0.0), 0)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setAccessibleName(tr("Rows of the sheet, and what they are read as"))

    def show_rows(self, readings: tuple[RowReading, ...], tree: RowTree) -> None:
        """Show what rows are read as, and where they stand in the tree."""
        self._readings, self._tree = readings, tree
        self._wanted = (0, 0.0)
        self.updateGeometry()
        self.viewport().update()

    def show_folded(self, folded: Collection[int]) -> None:
        """Show which rows are folded."""
        self._folded = folded
        self.viewport().update()

    @property
    def number_width(self) -> int:
        """Return the pixels of the numbers of the rows."""
        measured = (len(str(len(self._readings))), type_scale(self))
        if self._number[0] != measured:
            digits = "0" * max(measured[0], 2)
            self._number = (measured, self._metrics().horizontalAdvance(digits) + 2 * _PAD)
        return self._number[1]

    def sizeHint(self) -> QSize:
        """Return room for number, tree and words, as far as they leave the sheet its own."""
        scale = type_scale(self)
        if self._wanted[1] != scale:
            self._wanted = (self._widest(), scale)
        table = self.parentWidget()
        part = round(table.width() * _MOST_PART) if table is not None else self._wanted[0]
        most = max(min(round(_MOST * scale), part), self.number_width)
        return QSize(min(self._wanted[0], most), super().sizeHint().height())

    def marker(self, row: int) -> QRect:
        """Return where a row is folded and unfolded; empty where nothing goes into it."""
        one = self._tree.rows.get(row)
        if one is None or not one.parts:
            return QRect()
        top, height = self.sectionViewportPosition(row), self.sectionSize(row)
        return QRect(self._left(row), top, round(_MARKER * type_scale(self)), height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one row."""
        if not 0 <= section < len(self._readings):
            return
        theme, reading = theme_of(self), self._readings[section]
        painter.save()
        chosen = self.selectionModel().rowIntersectsSelection(section)
        painter.fillRect(rect, QColor(theme.raised if chosen else theme.surface))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setFont(font_of(self, CAPTION))
        painter.setPen(QColor(theme.muted))
        number = QRect(rect.left(), rect.top(), self.number_width - _PAD, rect.height())
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, int(at_right), str(section + 1))
        left = self._left(section)
        if section in self._tree.rows:
            left = self._draw_tree(painter, rect, section, theme)
        words = QRect(left, rect.top(), rect.right() - _PAD // 2 - left, rect.height())
        self._draw_words(painter, words, reading, theme)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fold or unfold where the marker of a row is clicked."""
        if not self._turn(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second of two quick clicks on a marker for one of its own."""
        if not self._turn(event):
            super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full what has no room."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.logicalIndexAt(event.pos())
            if 0 <= row < len(self._readings):
                said = (self._readings[row].said, self._tree.said(row, self._folded), _DOUBLE_CLICK)
                QToolTip.showText(event.globalPos(), plain_tooltip("\n".join(filter(None, said))), self)
            return True
        return super().viewportEvent(event)

    def _turn(self, event: QMouseEvent) -> bool:
        """Say that the row is turned whose marker stands below the pointer."""
        at = event.position().toPoint()
        row = self.logicalIndexAt(at)
        if event.button() != Qt.MouseButton.LeftButton or not self.marker(row).contains(at):
            return False
        self.turned.emit(row)
        return True

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(font_of(self, CAPTION))

    def _left(self, row: int) -> int:
        """Return where the marker of a row begins, or the words of one that stands in no tree."""
        one = self._tree.rows.get(row)
        steps = min(one.depth, _DEEPEST) if one is not None else 0
        return self.number_width + round(steps * _STEP * type_scale(self))

    def _widest(self) -> int:
        """Return the pixels that the longest of all rows needs."""
        metrics, scale = self._metrics(), type_scale(self)
        widths: dict[str, int] = {}
        most = metrics.horizontalAdvance(_CAPTION) + self.number_width
        for row, reading in enumerate(self._readings):
            text, one = reading.said, self._tree.rows.get(row)
            if text not in widths:
                widths[text] = metrics.horizontalAdvance(text)
            tree = 0
            if one is not None:
                level = widths.setdefault(one.level, metrics.horizontalAdvance(one.level))
                tree = round(_MARKER * scale) + level + _PAD
            most = max(most, self._left(row) + tree + widths[text] + 2 * _CHIP_PAD)
        return most + _PAD

    def _draw_tree(self, painter: QPainter, rect: QRect, row: int, theme: Theme) -> int:
        """Draw lines, marker and level of a row, and return where they end."""
        scale, one = type_scale(self), self._tree.rows[row]
        middle = round(_MARKER * scale) // 2
        painter.setPen(QColor(theme.hairline))
        for step in range(min(one.depth, _DEEPEST)):
            x = self.number_width + round(step * _STEP * scale) + middle
            painter.drawLine(x, rect.top(), x, rect.bottom())
        left = self._left(row)
        if one.parts:
            at = QPoint(left + middle, rect.center().y())
            self._draw_marker(painter, at, theme, folded=row in self._folded)
        after = left + round(_MARKER * scale)
        painter.setPen(QColor(theme.muted))
        width = painter.fontMetrics().horizontalAdvance(one.level)
        level = QRect(after, rect.top(), width, rect.height())
        painter.drawText(level, Qt.AlignmentFlag.AlignVCenter, one.level)
        return after + width + _PAD

    def _draw_marker(self, painter: QPainter, middle: QPoint, theme: Theme, *, folded: bool) -> None:
        """Draw the arrow of a row that others go into."""
        size = 3.5 * type_scale(self)
        across, along = QPointF(size, 0), QPointF(0, size)
        if folded:
            across, along = along, across
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.text), 1.5))
        tip = QPointF(middle) + along / 2
        painter.drawPolyline([tip - across - along, tip, tip + across - along])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_words(self, painter: QPainter, rect: QRect, reading: RowReading, theme: Theme) -> None:
        """Draw what a row is read as, in a frame where the tree or a question says it."""
        colours = {
            Weight.READ: theme.qualifies,
            Weight.LACKING: theme.accent,
            Weight.PASSED: theme.muted,
            Weight.LEFT_OUT: theme.fails,
        }
        framed = reading.is_of_levels or reading.weight in (Weight.LACKING, Weight.LEFT_OUT)
        room = rect.width() - (2 * _CHIP_PAD if framed else 0)
        text = painter.fontMetrics().elidedText(reading.said, Qt.TextElideMode.ElideRight, room)
        colour = QColor(theme.accent if reading.is_asked else colours[reading.weight])
        if framed:
            width = painter.fontMetrics().horizontalAdvance(text) + 2 * _CHIP_PAD
            height = min(round(_CHIP_HEIGHT * type_scale(self)), rect.height() - 2)
            top = rect.center().y() - height / 2
            marked = reading.weight is not Weight.PASSED or reading.is_asked
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(colour if marked else QColor(theme.edge))
            painter.drawRoundedRect(QRectF(rect.left() + 0.5, top, width, height), _CHIP_RADIUS, _CHIP_RADIUS)
            rect = rect.adjusted(_CHIP_PAD, 0, 0, 0)
        painter.setPen(colour)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
