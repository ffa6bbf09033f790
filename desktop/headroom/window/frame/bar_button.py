"""A button of a bar of pages: a word, what stands beside it, and a mark where it is chosen."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from headroom.language import localized
from headroom.window.look.spoken import OneOfSeveral
from headroom.window.look.theme import BODY, CAPTION, RADIUS, Theme, font_of, theme_of, type_scale

_GAP = 6
_UNDERLINE = 2


class BarKind(Enum):
    """Of which bar a button is: of the groups, underlined where chosen, or of the pages, filled."""

    GROUP = auto()
    PAGE = auto()


_HEIGHT = {BarKind.GROUP: 40, BarKind.PAGE: 28}
_PADDING = {BarKind.GROUP: 12, BarKind.PAGE: 10}
_NARROW_PADDING = 6


class BarButton(QAbstractButton, OneOfSeveral):
    """One page or one group of pages; its width does not change when it is chosen.

    It paints itself: a style sheet knows one colour for a text, and takes longer.

    Args:
        title: Its word.
        kind: Of which bar it is.
        digit: What stands before the word; empty for nothing.
        parent: Parent widget.
    """

    def __init__(self, title: str, kind: BarKind, digit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._title = title
        self._digit = digit
        self._number = ""
        self._narrow = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.take_tab_when_chosen()
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """Return its word."""
        return self._title

    def show_number(self, number: int) -> None:
        """Show how many there are of what the page lists; 0 for nothing."""
        shown = localized(f"{number:,}") if number else ""
        if shown != self._number:
            self._number = shown
            self.setAccessibleName(f"{self._title}, {shown}" if shown else self._title)
            self.updateGeometry()
            self.update()

    def narrow(self, *, narrow: bool) -> None:
        """Stand close to its neighbours, or at ease."""
        if narrow is not self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    def room(self, *, narrow: bool) -> float:
        """Return the width it needs, pixels."""
        strong = QFontMetricsF(font_of(self, BODY, QFont.Weight.DemiBold))
        small = QFontMetricsF(font_of(self, CAPTION))
        beside = [small.horizontalAdvance(text) + _GAP for text in (self._digit, self._number) if text]
        padding = (_NARROW_PADDING if narrow else _PADDING[self._kind]) * type_scale(self)
        return strong.horizontalAdvance(self._title) + sum(beside) + 2 * padding

    def sizeHint(self) -> QSize:
        """Return the size that its words need, chosen or not."""
        return QSize(round(self.room(narrow=self._narrow)) + 1, round(_HEIGHT[self._kind] * type_scale(self)))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Ask for another size where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, what stands beside it, and the mark of the one that is chosen."""
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, theme)
        strong = self.isChecked()
        word = font_of(self, BODY, QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        widest = QFontMetricsF(font_of(self, BODY, QFont.Weight.DemiBold)).horizontalAdvance(self._title)
        small = font_of(self, CAPTION)
        x = (_NARROW_PADDING if self._narrow else _PADDING[self._kind]) * type_scale(self)
        lively = strong or self.underMouse() or self.isDown()
        for text, font, colour, width in (
            (self._digit, small, theme.muted, QFontMetricsF(small).horizontalAdvance(self._digit)),
            (self._title, word, theme.text if lively else theme.muted, widest),
            (self._number, small, theme.muted, QFontMetricsF(small).horizontalAdvance(self._number)),
        ):
            if text:
                painter.setFont(font)
                painter.setPen(QColor(colour))
                place = QRectF(x, 0, width + 2, self.height())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
                x += width + _GAP

    def _paint_ground(self, painter: QPainter, theme: Theme) -> None:
        """Paint what is below the words: the mark where it is chosen, a ring where it has the focus."""
        inside = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() and self._kind is BarKind.GROUP:
            line = QRectF(0, self.height() - _UNDERLINE, self.width(), _UNDERLINE)
            painter.fillRect(line, QColor(theme.text))
        elif self.isChecked():
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(inside, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.drawRoundedRect(inside.adjusted(1, 1, -1, -3), RADIUS, RADIUS)
