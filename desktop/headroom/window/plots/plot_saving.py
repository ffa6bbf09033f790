"""A chart alone as a picture: copied, or saved as PNG or as SVG whose words are text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from headroom.disk.whole_file import write_whole
from headroom.window.look.picture import picture_bytes

DENSITY = 2.0
"""Pixels of a picture for one of the chart."""


def picture_of_plot(scene: QGraphicsScene, size: QSize, ground: QColor, density: float = DENSITY) -> QImage:
    """Return a chart as a picture.

    Args:
        scene: What stands on the chart, in its pixels.
        size: Of the chart, pixels.
        ground: Colour behind it.
        density: Pixels of the picture for one of the chart.
    """
    image = QImage(size * density, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    image.fill(ground)
    painter = QPainter(image)
    _paint(painter, scene, size)
    painter.end()
    return image


def svg_of_plot(scene: QGraphicsScene, size: QSize, ground: QColor, title: str) -> bytes:
    """Return a chart as SVG: shapes as shapes, words as text that can be searched and edited."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    painter.fillRect(QRectF(QPointF(), QRectF(QRect(0, 0, size.width(), size.height())).size()), ground)
    _paint(painter, scene, size)
    painter.end()
    return bytes(content.data())


def save_plot(path: Path, scene: QGraphicsScene, size: QSize, ground: QColor, title: str) -> None:
    """Save a chart, as SVG where the ending says so, else as PNG; whole or not at all.

    Raises:
        UserError: If the file cannot be written.
    """
    if path.suffix.lower() == ".svg":
        write_whole(path, svg_of_plot(scene, size, ground, title))
    else:
        write_whole(path, picture_bytes(picture_of_plot(scene, size, ground)))


def _paint(painter: QPainter, scene: QGraphicsScene, size: QSize) -> None:
    """Paint what stands on a chart, each shape and word as such."""
    whole = QRectF(0, 0, size.width(), size.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with _uncached(scene):
        scene.render(painter, whole, whole)


@contextmanager
def _uncached(scene: QGraphicsScene) -> Iterator[None]:
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
