"""What a search of the guide has found, each section with the passage that has the words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QStandardItem,
    QStandardItemModel,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from headroom.language import tr
from headroom.window.guide.shown.search import Hit
from headroom.window.look.theme import BODY, CAPTION, RADIUS, font_of, theme_of, type_scale
from headroom.window.session.value_signal import ValueSignal, value_signal

_HIT = Qt.ItemDataRole.UserRole
_HEIGHT, _PAD, _LINES = 88, 8, 3


class _HitDelegate(QStyledItemDelegate):
    """Paints heading, chapter and passage of a section."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        return QSize(option.rect.width(), round(_HEIGHT * type_scale(option.widget)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one section."""
        hit, widget = index.data(_HIT), option.widget
        theme = theme_of(widget)
        painter.save()
        inside = QRectF(option.rect).adjusted(_PAD, _PAD / 2, -_PAD, -_PAD / 2)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.wash))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.setFont(font_of(widget, BODY, QFont.Weight.Medium))
        painter.setPen(QColor(theme.text))
        line = painter.fontMetrics().height()
        cut = Qt.TextElideMode.ElideRight
        painter.drawText(inside, painter.fontMetrics().elidedText(hit.title, cut, round(inside.width())))
        inside.adjust(0, line, 0, 0)
        small = font_of(widget, CAPTION)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        if hit.chapter != hit.title:
            chapter = painter.fontMetrics().elidedText(hit.chapter, cut, round(inside.width()))
            painter.drawText(inside, chapter)
            inside.adjust(0, painter.fontMetrics().height() + 1, 0, 0)
        _write(painter, hit, inside, small, theme.text)
        painter.restore()


class FoundList(QListView):
    """Lists sections; the best stands first.

    Attributes:
        chosen: Emitted with the ``Hit`` that was chosen.
    """

    chosen: ValueSignal[Hit] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Found in the guide"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_HitDelegate(self))
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """List what was found."""
        self._rows.clear()
        for hit in hits:
            item = QStandardItem(hit.title)
            item.setData(hit, _HIT)
            item.setData(f"{hit.title}, {hit.chapter}: {hit.passage}", Qt.ItemDataRole.AccessibleTextRole)
            self._rows.appendRow(item)
        self.setCurrentIndex(self._rows.index(0, 0))
        self.scrollToTop()

    def take_current(self) -> None:
        """Choose what is marked."""
        self._choose(self.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        """Say what was chosen."""
        hit = index.data(_HIT)
        if isinstance(hit, Hit):
            self.chosen.emit(hit)


def _write(painter: QPainter, hit: Hit, inside: QRectF, font: QFont, colour: str) -> None:
    """Write the passage into a few lines, the words that were asked for in stronger letters."""
    layout = QTextLayout(hit.passage, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.DemiBold)
    formats = []
    for span in hit.marks:
        piece = QTextLayout.FormatRange()
        piece.start, piece.length, piece.format = span.start, span.end - span.start, strong
        formats.append(piece)
    layout.setFormats(formats)
    painter.setPen(QColor(colour))
    layout.beginLayout()
    height, lines = 0.0, []
    for _ in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(inside.width())
        if height + line.height() > inside.height() + 2:
            break
        line.setPosition(QPointF(0, height))
        height += line.height()
        lines.append(line)
    layout.endLayout()
    for line in lines:
        line.draw(painter, inside.topLeft())
