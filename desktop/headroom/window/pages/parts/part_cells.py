"""How the cells of the list of parts are painted: bars, what changes by hand struck out, and their dots."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from headroom.window.look.theme import theme_of, type_scale
from headroom.window.pages.parts.part_model import BAR_ROLE, DOT_ROLE, STRUCK_ROLE, SURE_ROLE

_Index = QModelIndex | QPersistentModelIndex

_BAR, _BAR_HEIGHT, _BESIDE = 48, 8, 8
"""Pixels at normal type of the longest bar, and beside it."""

_BETWEEN = 6
"""Pixels at normal type between what is struck out and what stands in its place."""

_DOT = 3
"""Pixels at normal type of the radius of the dot before a changed row."""

ROOM_OF_DOT = "\N{EM SPACE}"
"""What stands before the first text of every row while there are changes."""


class PartCellDelegate(QStyledItemDelegate):
    """Paints a text, beside it what stood there struck out, and a dot before a changed row."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Leave room for the dot."""
        super().initStyleOption(option, index)
        if index.data(DOT_ROLE) is not None:
            option.text = f"{ROOM_OF_DOT}{option.text}"

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of the text, and of what is struck out beside it."""
        size, struck = super().sizeHint(option, index), index.data(STRUCK_ROLE)
        if not isinstance(struck, str) or not struck:
            return size
        mine = QStyleOptionViewItem(option)
        self.initStyleOption(mine, index)
        width = _width(struck, _struck_font(mine.font)) + round(_BETWEEN * type_scale(option.widget))
        return QSize(size.width() + width, size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        struck = index.data(STRUCK_ROLE)
        if isinstance(struck, str) and struck:
            self._paint_both(painter, option, index, struck)
        else:
            super().paint(painter, option, index)
        if index.data(DOT_ROLE):
            self._paint_dot(painter, option, index)

    def _paint_both(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, struck: str
    ) -> None:
        """Paint what is struck out, and what stands in its place: that is cut last."""
        mine, theme = QStyleOptionViewItem(option), theme_of(option.widget)
        self.initStyleOption(mine, index)
        text, room = mine.text, self._room(mine)
        mine.text = ""
        mine.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, mine, painter, mine.widget)
        old_font = _struck_font(mine.font)
        between, elide = round(_BETWEEN * type_scale(option.widget)), Qt.TextElideMode.ElideRight
        new_width = min(_width(text, mine.font), room.width())
        struck_width = min(_width(struck, old_font), max(room.width() - new_width - between, 0))
        right = bool(mine.displayAlignment & Qt.AlignmentFlag.AlignRight)
        begin = room.right() + 1 - new_width - between - struck_width if right else room.left()
        painter.save()
        painter.setClipRect(option.rect)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(
            Qt.TextFlag.TextSingleLine
        )
        painter.setFont(old_font)
        painter.setPen(QColor(theme.muted))
        place = QRect(begin, room.top(), struck_width, room.height())
        painter.drawText(place, flags, QFontMetrics(old_font).elidedText(struck, elide, struck_width))
        painter.setFont(mine.font)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else QColor(theme.accent))
        place = QRect(begin + struck_width + between, room.top(), new_width, room.height())
        painter.drawText(place, flags, QFontMetrics(mine.font).elidedText(text, elide, new_width))
        painter.restore()

    def _paint_dot(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the dot before a changed row."""
        mine = QStyleOptionViewItem(option)
        self.initStyleOption(mine, index)
        room, radius = self._room(mine), _DOT * type_scale(option.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(option.widget).accent))
        painter.drawEllipse(QPointF(room.left() + radius, option.rect.center().y() + 0.5), radius, radius)
        painter.restore()

    @staticmethod
    def _room(option: QStyleOptionViewItem) -> QRect:
        """Return where the text of a cell stands."""
        style = option.widget.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, option.widget) + 1
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget)
        return room.adjusted(margin, 0, -margin, 0)


class BarCellDelegate(PartCellDelegate):
    """Paints the same, and at the left of its cell a bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of text and bar."""
        size, scale = super().sizeHint(option, index), type_scale(option.widget)
        return QSize(size.width() + round((_BAR + _BESIDE) * scale), size.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        share = index.data(BAR_ROLE)
        if not isinstance(share, float) or share <= 0:
            return
        scale, theme = type_scale(option.widget), theme_of(option.widget)
        height = _BAR_HEIGHT * scale
        left, middle = option.rect.left() + _BESIDE * scale, option.rect.center().y()
        width = max(min(share, 1.0) * _BAR * scale, 1.0)
        bar = QRectF(left, middle - height / 2 + 0.5, width, height)
        sure = index.data(SURE_ROLE)
        certain = width * sure if isinstance(sure, float) else width
        if certain < width:
            painter.fillRect(bar, QBrush(QColor(theme.undetermined), Qt.BrushStyle.BDiagPattern))
        painter.fillRect(QRectF(bar.left(), bar.top(), certain, height), QColor(theme.fails))


def _width(text: str, font: QFont) -> int:
    """Return the width in which a text is not cut."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1


def _struck_font(font: QFont) -> QFont:
    """Return the font of what is struck out: as thin as any text."""
    struck = QFont(font)
    struck.setStrikeOut(True)
    struck.setWeight(QFont.Weight.Normal)
    return struck
