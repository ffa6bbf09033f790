"""A chart alone as a picture: copied, or saved as PNG or as SVG whose words are text."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsScene

from headroom.disk.whole_file import write_whole
from headroom.window.look.picture import painted_anew, picture_bytes

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
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the other kind cuts nothing: rows would spill
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
    with painted_anew(scene):
        scene.render(painter, whole, whole)
