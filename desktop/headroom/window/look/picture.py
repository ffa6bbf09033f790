"""A widget as a picture."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget


def picture_bytes(picture: QImage, kind: str = "PNG") -> bytes:
    """Return a picture as the bytes of a file; none where there are no files of that kind."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, kind):  # type: ignore[call-overload]
        return b""
    return bytes(content.data())


def picture_of(widget: QWidget, density: float = 1.0) -> QImage:
    """Return what ``widget`` shows, with ``density`` device pixels in a pixel."""
    size = QSize(round(widget.width() * density), round(widget.height() * density))
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(widget.palette().color(widget.backgroundRole()))
    QWidget.render(widget, image, QPoint(0, 0))  # a view of items has a ``render`` of its own: of a scene
    return image
