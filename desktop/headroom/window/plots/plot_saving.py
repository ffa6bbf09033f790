"""A chart alone, with where it comes from below it: copied, saved as PNG, or as SVG whose words are text."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from headroom.disk.whole_file import write_whole
from headroom.window.look.picture import painted_anew, picture_bytes
from headroom.window.look.theme import CAPTION, SPACE, font_of, theme_of

DENSITY = 2.0
"""Pixels of a picture for one of the chart."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart that can be painted anywhere, and what is said below it.

    Attributes:
        size: Of the chart, pixels.
        paint: Paints it from the top left, each shape and word as such.
        ground: Colour behind it.
        below: Where it comes from; empty for nothing.
        font: Of what is said below.
        ink: Its colour.
    """

    size: QSize
    paint: Callable[[QPainter], None]
    ground: QColor
    below: str
    font: QFont
    ink: QColor

    @property
    def whole(self) -> QSize:
        """Return the size with what is said below, pixels."""
        return QSize(self.size.width(), self.size.height() + self._height_below)

    @property
    def _height_below(self) -> int:
        """Return how much room is needed below the chart, pixels."""
        if not self.below:
            return 0
        room = QRectF(0, 0, max(self.size.width() - 2 * SPACE, 1), 1e4)
        # the boundary of the text, in as many lines as it takes
        return round(QFontMetricsF(self.font).boundingRect(room, _WRAPPED, self.below).height()) + 2 * SPACE

    def draw(self, painter: QPainter) -> None:
        """Paint everything."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRect(QPoint(), self.whole), self.ground)
        painter.save()
        self.paint(painter)
        painter.restore()
        if self.below:
            painter.setFont(self.font)
            painter.setPen(self.ink)
            top, width = self.size.height() + SPACE // 2, self.size.width() - 2 * SPACE
            painter.drawText(QRectF(SPACE, top, max(width, 1), self._height_below), _WRAPPED, self.below)


def drawing_of(chart: QWidget, below: str = "") -> Drawing:
    """Return a chart as it is seen.

    Args:
        chart: A view of a scene, or a widget that paints itself.
        below: Where it comes from.
    """
    theme, font = theme_of(chart), font_of(chart, CAPTION)
    if isinstance(chart, QGraphicsView):
        scene, size = chart.scene(), chart.size()
        return Drawing(
            size,
            lambda painter: _paint_scene(painter, scene, size),
            chart.backgroundBrush().color(),
            below,
            font,
            QColor(theme.muted),
        )
    return Drawing(
        chart.size(),
        lambda painter: chart.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren),
        QColor(theme.surface),
        below,
        font,
        QColor(theme.muted),
    )


def picture_of(drawing: Drawing, density: float = DENSITY) -> QImage:
    """Return a chart as a picture, with ``density`` pixels for one of the chart."""
    image = QImage(drawing.whole * density, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(density)
    painter = QPainter(image)
    drawing.draw(painter)
    painter.end()
    return image


def svg_of(drawing: Drawing, title: str) -> bytes:
    """Return a chart as SVG: shapes as shapes, words as text that can be searched and edited."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # the other kind cuts nothing: rows would spill
    generator.setOutputDevice(buffer)
    generator.setSize(drawing.whole)
    generator.setViewBox(QRect(QPoint(), drawing.whole))
    generator.setTitle(title)
    painter = QPainter(generator)
    drawing.draw(painter)
    painter.end()
    return bytes(content.data())


def save_drawing(path: Path, drawing: Drawing, title: str) -> None:
    """Save a chart, as SVG where the ending says so, else as PNG; whole or not at all.

    Raises:
        UserError: If the file cannot be written.
    """
    if path.suffix.lower() == ".svg":
        write_whole(path, svg_of(drawing, title))
    else:
        write_whole(path, picture_bytes(picture_of(drawing)))


def _paint_scene(painter: QPainter, scene: QGraphicsScene, size: QSize) -> None:
    """Paint what stands on a chart, each shape and word as such."""
    whole = QRectF(0, 0, size.width(), size.height())
    with painted_anew(scene):
        scene.render(painter, whole, whole)
