"""What the pointer is on, read out beside it over a chart."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_plate, read_out_box
from headroom.window.plots.plot_items import PaintedItem

_ABOVE_ALL = 1000.0
"""Where what the pointer reads out stands in the order of painting."""


class PointerReadOut(PaintedItem):
    """A short text beside the pointer that names what the pointer is on; nothing where it is on nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._at = QPointF()
        self.setZValue(_ABOVE_ALL)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """Return what it says; empty for nothing."""
        return self._text

    def say(self, text: str, at: QPointF, within: QRectF, look: ChartLook) -> None:
        """Say something else, or stand elsewhere.

        Args:
            text: What; empty for nothing.
            at: Where the pointer is, pixels of the view.
            within: Where there is room.
            look: How it looks.
        """
        self._text, self._at = text, at
        self.setVisible(bool(text))
        if text:
            self.place(read_out_box(text, at, within, look), look)
            self.update()

    def draw(self, painter: QPainter, look: ChartLook) -> None:
        """Paint the text on a dark plate."""
        paint_plate(painter, self._text, self._area, look)
