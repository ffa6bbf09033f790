"""Pixels that fill the box of a plot, made for the size that it has on the screen."""

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QRectF

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

    def show_pixels(self, pixels: npt.NDArray[np.uint8] | None) -> None:
        """Show other pixels.

        Args:
            pixels: ``(row, column, channel)`` of red, green, blue and how opaque; ``(row, column)`` of grey;
                None for none.
        """
        self.setVisible(pixels is not None)
        if pixels is None:
            return
        other = self.image is None or self.image.shape != pixels.shape
        self.setImage(pixels, autoLevels=False, levels=None if pixels.ndim == 3 else (0, 255))
        if other:  # without an image its size is none that a rectangle could be divided by
            self.setRect(_ALL)
