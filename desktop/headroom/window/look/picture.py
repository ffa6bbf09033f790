"""A widget as a picture."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene, QGraphicsView, QWidget


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
    views = widget.findChildren(QGraphicsView)
    if isinstance(widget, QGraphicsView):
        views.append(widget)
    with ExitStack() as anew:
        for view in views if density != widget.devicePixelRatioF() else ():
            anew.enter_context(painted_anew(view.scene()))
        QWidget.render(widget, image, QPoint(0, 0))  # a view of items has a ``render`` of its own: of a scene
    return image


@contextmanager
def painted_anew(scene: QGraphicsScene) -> Iterator[None]:
    """Let items paint themselves: what is kept of them is a picture of the screen's density, without text."""
    kept = [(item, item.cacheMode()) for item in scene.items()]
    none = QGraphicsItem.CacheMode.NoCache
    changed = [(item, mode) for item, mode in kept if mode is not none]
    for item, _ in changed:
        item.setCacheMode(none)
    try:
        yield
    finally:
        for item, mode in changed:
            item.setCacheMode(mode)
