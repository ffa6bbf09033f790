"""A widget as a picture."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def picture_of(widget: QWidget, density: float = 1.0) -> QImage:
    """Return what ``widget`` shows, with ``density`` device pixels in a pixel."""
    size = QSize(round(widget.width() * density), round(widget.height() * density))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(widget.palette().color(widget.backgroundRole()))
    widget.render(image, QPoint(0, 0))
    return image
