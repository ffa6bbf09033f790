"""Paints a card of the story, and edits its title in place."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from headroom.language import tr
from headroom.window.frame.story.card_model import CARD, PICTURE
from headroom.window.frame.story.shown.story_card import StoryCard
from headroom.window.look.theme import CAPTION, RADIUS, Theme, font_of, theme_of, type_scale
from headroom.window.shown.line_breaks import lines_of

_PICTURE, _LINE, _GAP = 72, 16, 4
_LINES = 2
_FAINT = 0.35
_EDGE = 2.0
_BARS = (0.72, 0.5, 0.86, 0.6)
"""Lengths of what stands for a page whose picture is not there, shares of the width."""

Index = QModelIndex | QPersistentModelIndex


def card_height(widget: QWidget) -> int:
    """Return the height of a card: what is read on it grows with the type, its picture does not."""
    return _PICTURE + _GAP + round(_LINE * type_scale(widget)) * (1 + _LINES)


class CardPainting(QStyledItemDelegate):
    """Paints picture, page and sentence.

    Args:
        parent: The list.

    Attributes:
        width: Of a card, pixels.
        looked_at: Place of the view that the window shows; -1 for none.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._list = parent
        self.width = 160
        self.looked_at = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a card."""
        del option, index
        return QSize(self.width, card_height(self._list))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        card, picture = index.data(CARD), index.data(PICTURE)
        if not isinstance(card, StoryCard):
            return
        theme = theme_of(self._list)
        area = QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)
        frame = QRectF(area.x() + 1, area.y() + 1, area.width() - 2, _PICTURE - 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter, frame, picture, card, theme)
        shown = index.row() == self.looked_at
        marked = theme.accent if shown else theme.text
        edge = marked if shown or focused else theme.edge if chosen else theme.hairline
        painter.setPen(QPen(QColor(edge), _EDGE if shown or focused else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        self._paint_words(painter, area, card, theme)
        painter.restore()

    def _paint_picture(
        self, painter: QPainter, frame: QRectF, picture: object, card: StoryCard, theme: Theme
    ) -> None:
        """Paint the page as it was, faint where something changed since; grey bars where it was not seen."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(frame, RADIUS, RADIUS)
        if isinstance(picture, QPixmap):
            painter.setOpacity(_FAINT if card.sign else 1.0)
            inside = frame.adjusted(2, 2, -2, -2)
            height = picture.width() * inside.height() / inside.width()
            painter.drawPixmap(inside, picture, QRectF(0, 0, picture.width(), min(height, picture.height())))
            painter.setOpacity(1.0)
            return
        painter.setBrush(QColor(theme.hairline))
        for row, share in enumerate(_BARS):
            top = frame.top() + 14 + row * 13
            painter.drawRect(QRectF(frame.left() + 10, top, 28, 5))
            painter.drawRect(QRectF(frame.left() + 46, top, (frame.width() - 58) * share, 5))

    def _paint_words(self, painter: QPainter, area: QRect, card: StoryCard, theme: Theme) -> None:
        """Paint number, page and sign, and the sentence below them."""
        strong, plain = font_of(self._list, CAPTION, QFont.Weight.DemiBold), font_of(self._list, CAPTION)
        bold, thin = QFontMetricsF(strong), QFontMetricsF(plain)
        high = round(_LINE * type_scale(self._list))
        base = area.y() + _PICTURE + _GAP + (high + thin.ascent() - thin.descent()) / 2
        painter.setFont(plain)
        painter.setPen(QColor(theme.muted))
        number = f"{card.number}  "
        painter.drawText(QPointF(area.x(), base), number)
        left = area.x() + thin.horizontalAdvance(number)
        sign = thin.horizontalAdvance(card.sign) + _GAP if card.sign else 0.0
        room = area.right() - left - sign
        painter.setFont(strong)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(left, base), bold.elidedText(card.page, Qt.TextElideMode.ElideRight, room))
        painter.setFont(plain)
        painter.setPen(QColor(theme.muted))
        if card.sign:
            painter.drawText(QPointF(area.right() - sign + _GAP, base), card.sign)
        lines = lines_of(card.sentence, area.width(), thin.horizontalAdvance)
        if len(lines) > _LINES:
            rest = thin.elidedText(" ".join(lines[_LINES - 1 :]), Qt.TextElideMode.ElideRight, area.width())
            lines = (*lines[: _LINES - 1], rest)
        for at, line in enumerate(lines):
            painter.drawText(QPointF(area.x(), base + high * (at + 1)), line)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the field for the title."""
        del option, index
        field = QLineEdit(parent)
        field.setAcceptDrops(False)
        field.setAccessibleName(tr("Title of the view; empty: what its page has found"))
        field.setPlaceholderText(tr("What its page has found"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Let the field stand over the sentence."""
        del index
        area = QRect(option.rect)
        height = editor.sizeHint().height()
        editor.setGeometry(area.x(), area.bottom() - height + 1, area.width(), height)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over the title that was typed."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
