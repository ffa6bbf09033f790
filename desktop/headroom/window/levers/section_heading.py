"""The heading of a topic of levers: it folds them away, and says how many there are or were changed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from headroom.language import tr_count
from headroom.window.look.spoken import Spoken
from headroom.window.look.theme import BODY, CAPTION, RADIUS, font_of, theme_of, type_scale

_HEIGHT = 27
_INDENT = 18


class SectionHeading(QAbstractButton):
    """A line with an arrow, the topic, and at the right a number; it paints itself.

    Args:
        title: The topic.
        folds: Whether it can be folded; else it is a caption.
        parent: Parent widget.
    """

    def __init__(self, title: str, *, folds: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folds = folds
        self._count = ""
        self._changed = False
        self.setText(title)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCheckable(folds)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if folds else Qt.FocusPolicy.NoFocus)
        if folds:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def count(self) -> str:
        """Return what stands at the right."""
        return self._count

    def show_count(self, levers: int, changed: int) -> None:
        """Show how many levers were changed, or else how many there are."""
        count = tr_count("{n} changed", "{n} changed", changed) if changed else str(levers)
        if (count, bool(changed)) != (self._count, self._changed):
            self._count, self._changed = count, bool(changed)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width is what there is."""
        return QSize(160, round(_HEIGHT * type_scale(self)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint arrow, topic and number."""
        theme, scale = theme_of(self), type_scale(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        inside = QRectF(self.rect())
        if self._folds:
            lively = self.underMouse() or self.hasFocus()
            self._paint_arrow(painter, QColor(theme.text if lively else theme.muted), scale)
            inside.setLeft(_INDENT * scale)
        strong = QFont.Weight.Normal
        painter.setFont(font_of(self, BODY if self._folds else CAPTION, strong))
        painter.setPen(QColor(theme.text if self._folds else theme.muted))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        if self._folds:
            painter.setFont(font_of(self, CAPTION))
            painter.setPen(QColor(theme.accent if self._changed else theme.muted))
            painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, self._count)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_arrow(self, painter: QPainter, colour: QColor, scale: float) -> None:
        """Paint an arrow that points down where the levers are shown, else to the right."""
        centre = QPointF(6 * scale, self.height() / 2)
        ends = ((-3, -1.5), (0, 1.5), (3, -1.5)) if self.isChecked() else ((-1.5, -3), (1.5, 0), (-1.5, 3))
        painter.setPen(QPen(colour, 1.5 * scale))
        painter.drawPolyline(QPolygonF([centre + QPointF(x * scale, y * scale) for x, y in ends]))


class SectionCaption(SectionHeading, Spoken):
    """The heading of a topic that stays open: a line of text, no button.

    Args:
        title: The topic.
        parent: Parent widget.
    """

    spoken_role = QAccessible.Role.Heading

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, folds=False, parent=parent)
