"""The program's icons, drawn from its SVG files in the colours of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolButton, QWidget

from headroom import resources
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import type_scale

_DENSITIES = (1, 1.5, 2, 3)


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    """Return the text of an icon's file."""
    return (resources.icons() / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = 16, density: float = 1.0) -> QPixmap:
    """Return an icon as a picture.

    Args:
        name: Its file's name without the ending.
        colour: ``#rrggbb`` of its strokes.
        size: Pixels before scaling.
        density: Device pixels in a pixel.
    """
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    device = round(size * density)
    picture = QPixmap(device, device)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, device, device))
    painter.end()
    picture.setDevicePixelRatio(density)
    return picture


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """Return an icon that is sharp at every density of pixels."""
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(pixmap(name, colour, size, density))
    return made


def program_icon() -> QIcon:
    """Return the icon of the program."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(pixmap("headroom", "#000000", size))
    return made


class IconButton(QToolButton):
    """A flat button with an icon in the colour of muted text; its name is its tooltip too."""

    def __init__(self, name: str, words: str, parent: QWidget | None = None, *, small: bool = False) -> None:
        super().__init__(parent)
        self._name = name
        self.setToolTip(plain_tooltip(words))
        self.setAccessibleName(words)
        self._size = 14 if small else 16
        if small:
            self.setProperty("kind", "small")
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the palette changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        """Draw the icon in the palette's colour."""
        side = round(self._size * type_scale(self))
        self.setIconSize(QSize(side, side))
        colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
        self.setIcon(icon(self._name, colour.name(), side))
