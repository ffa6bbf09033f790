"""The headings of a table whose columns belong together: what they share stands once above them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, font_of, theme_of, type_scale

GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
"""By which a model says to which group a column belongs; empty or None for none."""

_LINE = 20
"""Height of the line of the groups at normal type."""


@dataclass(frozen=True, slots=True)
class GroupSpan:
    """Columns beside each other that belong together.

    Attributes:
        text: What they share.
        left: Where the first begins, pixels of the header.
        right: Where the last ends.
        ends: Whether the text stands at the right, as figures do.
    """

    text: str
    left: int
    right: int
    ends: bool


class GroupHeader(QHeaderView):
    """Headings as they always are; above those of a group its name, with a line over all of them.

    Args:
        parent: The table.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)

    def spans(self) -> Iterator[GroupSpan]:
        """Yield the groups from the left to the right, wherever their columns were moved."""
        found: GroupSpan | None = None
        for visual in range(self.count()):
            section = self.logicalIndex(visual)
            if self.isSectionHidden(section):
                continue
            text, left = self._group(section), self.sectionViewportPosition(section)
            right = left + self.sectionSize(section)
            if found is not None and text == found.text:
                found = GroupSpan(text, found.left, right, found.ends)
                continue
            if found is not None and found.text:
                yield found
            found = GroupSpan(text, left, right, self._ends(section))
        if found is not None and found.text:
            yield found

    def cut_at(self, place: QPoint) -> str:
        """Return the name of the group at a place of the header, where it has no room; else nothing."""
        if place.y() >= self._line:
            return ""
        metrics, pad = QFontMetrics(self._font()), self._pad()
        spans = (span for span in self.spans() if span.left <= place.x() < span.right)
        text, room = next(((span.text, span.right - span.left - 2 * pad) for span in spans), ("", 0))
        return text if metrics.horizontalAdvance(text) > room else ""

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a name of a group that is cut under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.cut_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), plain_tooltip(text), self)
                return True
        return super().viewportEvent(event)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Return the size of a heading, with room for the groups above it."""
        size = super().sectionSizeFromContents(section)
        return QSize(size.width(), size.height() + self._line)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint a heading below the line of the groups."""
        super().paintSection(painter, rect.adjusted(0, self._line, 0, 0), section)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the headings, then the groups above them."""
        super().paintEvent(event)
        if not self._line:
            return
        theme, pad, font = theme_of(self), self._pad(), self._font()
        metrics = QFontMetrics(font)
        painter = QPainter(self.viewport())
        painter.setFont(font)
        for span in self.spans():
            room = span.right - span.left - 2 * pad
            area = QRect(span.left + pad, 0, room, self._line)
            side = Qt.AlignmentFlag.AlignRight if span.ends else Qt.AlignmentFlag.AlignLeft
            painter.setPen(QColor(theme.text))
            text = metrics.elidedText(span.text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(area, side | Qt.AlignmentFlag.AlignVCenter, text)
            painter.setPen(QColor(theme.edge))
            painter.drawLine(area.left(), self._line, area.right(), self._line)

    def _font(self) -> QFont:
        """Return the type of the names of groups."""
        return font_of(self, CAPTION, QFont.Weight.DemiBold)

    def _pad(self) -> int:
        """Return the pixels to both sides of a name."""
        return round(6 * type_scale(self))

    @property
    def _line(self) -> int:
        """Return the height of the line of the groups; 0 where no column belongs to one."""
        grouped = any(self._group(section) for section in range(self.count()))
        return round(_LINE * type_scale(self)) if grouped else 0

    def _group(self, section: int) -> str:
        """Return to which group a column belongs; empty for none."""
        return str(self.model().headerData(section, self.orientation(), GROUP_ROLE) or "")

    def _ends(self, section: int) -> bool:
        """Return whether the heading of a column stands at its right."""
        role = Qt.ItemDataRole.TextAlignmentRole
        alignment = self.model().headerData(section, self.orientation(), role)
        return isinstance(alignment, Qt.AlignmentFlag) and bool(alignment & Qt.AlignmentFlag.AlignRight)
