"""Marks the row of a table that is pointed at while presenting, and reads its cell out in large type."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from headroom.language import colon
from headroom.window.look.theme import RADIUS, SPACE, TITLE, font_of, theme_of, type_scale

_EDGE, _WASH = 4, 36
"""Width of the mark at the left, pixels at normal type; how much of the accent is seen, of 255."""

_KEYS = frozenset(
    {*(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right), Qt.Key.Key_Home, Qt.Key.Key_End}
)


class RowPointer(QWidget):
    """Lies over the rows of a table, and takes no click from it.

    Args:
        table: The table.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._index = QPersistentModelIndex()  # says so when its row is gone, or its model
        self._at = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @classmethod
    def of(cls, table: QTableView) -> "RowPointer":
        """Return what marks the rows of a table, made when it is first asked for."""
        made = [one for one in table.viewport().children() if isinstance(one, cls)]
        return made[0] if made else cls(table)

    @property
    def text(self) -> str:
        """Return what is read out: the row, the heading and the cell; empty for nothing."""
        index = self._index
        if not index.isValid() or self.isHidden():
            return ""
        model = index.model()
        said = str(index.data() or "").replace("\n", " ").strip()
        row = str(index.sibling(index.row(), 0).data() or "").strip()
        if not index.column() or not said:
            return row or said
        heading = model.headerData(
            index.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        ) or model.headerData(index.column(), Qt.Orientation.Horizontal)
        words = " ".join(str(heading or "").split())
        return colon(row, f"{words} {said}") if row else f"{words} {said}"

    def want(self, *, wanted: bool) -> None:
        """Mark rows from now on, or no more."""
        viewport = self._table.viewport()
        for watched in (viewport, self._table):
            watched.removeEventFilter(self)
            if wanted:
                watched.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer, and the keys that go from cell to cell."""
        kind = event.type()
        if kind is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(self._table.indexAt(event.position().toPoint()), event.position().toPoint())
        elif kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            index = self._table.currentIndex()
            self._point_at(index, self._table.visualRect(index).center())
        elif kind in {QEvent.Type.Leave, QEvent.Type.Wheel, QEvent.Type.Resize} and not self.isHidden():
            self.hide()
        return kind is QEvent.Type.ToolTip or super().eventFilter(watched, event)

    def _point_at(self, index: QModelIndex, at: QPoint) -> None:
        """Mark the row of a cell and read the cell out; nothing where there is none."""
        self._index, self._at = QPersistentModelIndex(index), at
        if not index.isValid():
            self.hide()
            return
        self.setGeometry(self._table.viewport().rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark of the row, and a plate with the text beside the pointer."""
        if not self._index.isValid():
            return
        theme, scale = theme_of(self), type_scale(self)
        row = self._table.visualRect(self._index)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        band = QRect(0, row.y(), self.width(), row.height())
        wash = QColor(theme.accent)
        wash.setAlpha(_WASH)
        painter.fillRect(band, wash)
        painter.fillRect(QRect(0, row.y(), round(_EDGE * scale), row.height()), QColor(theme.accent))
        text = self.text
        if not text:
            return
        font = font_of(self, TITLE, QFont.Weight.DemiBold)
        metrics, inside = QFontMetricsF(font), SPACE * scale
        room = max(self.width() - 2 * inside, 1.0)
        words = metrics.boundingRect(QRectF(0, 0, room, 1e4), Qt.TextFlag.TextWordWrap, text)
        width, height = words.width() + 2 * inside, words.height() + inside
        x = max(min(self._at.x() - width / 2, self.width() - width), 0.0)
        above = row.y() - height - 2
        plate = QRectF(x, above if above >= 0 else row.bottom() + 3.0, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.text))
        painter.drawRoundedRect(plate, RADIUS, RADIUS)
        painter.setPen(QColor(theme.surface))
        painter.setFont(font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
