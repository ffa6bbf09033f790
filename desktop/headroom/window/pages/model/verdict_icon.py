"""The icon of a verdict beside a title."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from headroom.language import tr
from headroom.rules.verdict import Verdict
from headroom.window.look.spoken import Spoken
from headroom.window.look.theme import type_scale
from headroom.window.plots.chart_look import KeptLook
from headroom.window.plots.chart_marks import paint_icon
from headroom.words import formatting


class VerdictIcon(QWidget, Spoken):
    """A disc in the verdict's colour with its mark cut out."""

    spoken_role = QAccessible.Role.Graphic

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self._look = KeptLook()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Verdict"))

    def sizeHint(self) -> QSize:
        """Return the size of an icon that goes with a title."""
        side = round(20 * type_scale(self))
        return QSize(side, side)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show another verdict; None for none."""
        if verdict is not self._verdict:
            self._verdict = verdict
            self.setAccessibleDescription("" if verdict is None else formatting.verdict_word(verdict))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        if self._verdict is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look.of(self)
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush[self._verdict])
        radius = self.width() / 2 - 1
        painter.drawEllipse(centre, radius, radius)
        paint_icon(painter, self._verdict, centre, look, QColor(look.theme.surface))
