"""The headings of a sheet that is looked over: its own heading, and below it the field it is read as."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from headroom.language import tr
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import font_of, theme_of, type_scale

_LINE, _BOX, _PAD, _ARROW = 18, 24, 8, 4
_RADIUS = 4
NOT_USED = tr("not used")
"""What stands in the box of a column that is read as nothing."""


class FieldHeader(QHeaderView):
    """Shows for each column its letters and heading, and in a box the field; the box is clicked to change it.

    Attributes:
        asked: Emitted with the column whose field was clicked, and where its box ends.
    """

    asked = Signal(int, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._captions: Mapping[int, str] = {}
        self._fields: Mapping[int, str] = {}
        self._unsure: frozenset[int] = frozenset()
        self.setMouseTracking(True)
        self.setSectionsClickable(False)
        self.setAccessibleName(tr("Columns of the sheet and the fields they are read as"))

    def show_columns(
        self, captions: Mapping[int, str], fields: Mapping[int, str], unsure: frozenset[int]
    ) -> None:
        """Show what the columns are.

        Args:
            captions: Letters and heading by column of the table.
            fields: The field each is read as, or that it is not used; columns without one have no box.
            unsure: Columns whose field has to be confirmed.
        """
        self._captions, self._fields, self._unsure = captions, fields, unsure
        self.viewport().update()

    def field_at(self, section: int) -> str:
        """Return the field that a column is shown as; empty where it has none to choose."""
        return self._fields.get(section, "")

    def wanted(self, section: int) -> int:
        """Return how wide a column has to be for its heading and its field, in pixels."""
        texts = self._captions.get(section, ""), self._fields.get(section, "")
        widest = max(QFontMetrics(font_of(self)).horizontalAdvance(text) for text in texts)
        return widest + (5 * _PAD if texts[1] else 2 * _PAD)

    def sizeHint(self) -> QSize:
        """Return room for a line and a box."""
        scale = type_scale(self)
        return QSize(super().sizeHint().width(), round((_LINE + _BOX + 2 * _PAD) * scale))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one column."""
        theme, scale = theme_of(self), type_scale(self)
        painter.save()
        painter.fillRect(rect, QColor(theme.surface))
        painter.setPen(QColor(theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        inner = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        line = QRect(inner.left(), inner.top(), inner.width(), round(_LINE * scale))
        font = painter.font()
        font.setPixelSize(round(11 * scale))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        caption = self._captions.get(section, "")
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._short(painter, caption, line.width()))
        field = self._fields.get(section)
        if field:
            self._draw_box(painter, self._box(rect), field, unsure=section in self._unsure)
        painter.restore()

    def _draw_box(self, painter: QPainter, box: QRect, field: str, *, unsure: bool) -> None:
        """Draw a field and the arrow that says that it can be changed."""
        theme = theme_of(self)
        font = painter.font()
        font.setPixelSize(round(12 * type_scale(self)))
        painter.setFont(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.accent if unsure else theme.edge))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
        used = field != NOT_USED
        painter.setPen(QColor(theme.text if used else theme.muted))
        words = box.adjusted(_PAD, 0, -3 * _PAD, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._short(painter, field, words.width()))
        tip = QPoint(box.right() - _PAD - _ARROW, box.center().y() + 2)
        painter.setPen(QPen(QColor(theme.muted), 1.4))
        painter.drawPolyline([tip - QPoint(_ARROW, _ARROW), tip, tip + QPoint(_ARROW, -_ARROW)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for another field where one is clicked; edges are dragged as ever."""
        section = self.logicalIndexAt(event.position().toPoint())
        if section >= 0 and section in self._fields:
            box = self._box_of(section)
            if box.contains(event.position().toPoint()):
                self.asked.emit(section, self.viewport().mapToGlobal(box.bottomLeft()))
                return
        super().mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full what has no room."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            section = self.logicalIndexAt(event.pos())
            words = [self._captions.get(section, ""), self._fields.get(section, "")]
            text = "\n".join(filter(None, words))
            QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
            return True
        return super().viewportEvent(event)

    def _box_of(self, section: int) -> QRect:
        """Return the box of a column that is in sight."""
        left = self.sectionViewportPosition(section)
        return self._box(QRect(left, 0, self.sectionSize(section), self.height()))

    def _box(self, rect: QRect) -> QRect:
        scale = type_scale(self)
        top = rect.top() + _PAD + round(_LINE * scale)
        return QRect(rect.left() + _PAD // 2, top, rect.width() - _PAD, round(_BOX * scale))

    @staticmethod
    def _short(painter: QPainter, text: str, width: int) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
