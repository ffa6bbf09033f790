"""A ring around what the tour points at; clicks and drags go through it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from headroom.window.look.theme import RADIUS, theme_of

_OUTSIDE, _WIDTH = 5, 2


class Ring(QWidget):
    """Frames a part of the window."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, rect: QRect | None) -> None:
        """Frame a rectangle of the window; None: nothing."""
        if rect is None:
            self.hide()
            return
        wide = rect.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        over = self.parentWidget()
        inside = wide if over is None else wide.intersected(over.rect())
        if self.geometry() != inside:
            self.setGeometry(inside)
        if self.isHidden():
            self.show()
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme_of(self).accent), _WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS + 2, RADIUS + 2)
