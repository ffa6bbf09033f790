"""Pixels that fill the box of a plot, made for the size that it has on the screen."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from headroom.window.plots.plot_items import begin_drawing

Pixels = npt.NDArray[np.uint32]

_ALL = QRectF(0, 1, 1, -1)
"""A box from 0 to 1 both ways, from its upper edge down."""


class PixelItem(pg.ImageItem):  # type: ignore[misc] # pyqtgraph has no types
    """Shows pixels as they are, the first row uppermost.

    Args:
        opacity: How opaque they are painted, 0 to 1.
    """

    def __init__(self, opacity: float = 1.0) -> None:
        super().__init__(axisOrder="row-major", opacity=opacity)
        self.setVisible(False)

    def show_pixels(self, pixels: Pixels | None) -> None:
        """Show other pixels.

        Args:
            pixels: ``(row, column)``, ``0xaarrggbb``, each either opaque or 0; None for none.
        """
        self.setVisible(pixels is not None)
        if pixels is None:
            return
        channels = pixels.view(np.uint8).reshape(*pixels.shape, 4)
        other = self.image is None or self.image.shape != channels.shape
        self.setImage(channels, autoLevels=False)
        if other:  # without an image its size is none that a rectangle could be divided by
            self.setRect(_ALL)

    def render(self) -> None:
        """Take the bytes for what they are: in Qt's own order they are painted three times as fast."""
        super().render()
        self.qimage.reinterpretAsFormat(QImage.Format.Format_ARGB32_Premultiplied)

    def paint(self, painter: QPainter, *shown: QStyleOptionGraphicsItem | QWidget | None) -> None:
        """Paint the pixels."""
        begin_drawing(painter, self.boundingRect())
        super().paint(painter, *shown)
