"""Colours, sizes and type of the program, light and dark.

A widget that paints itself asks ``theme_of`` for the theme of its palette at each paint, so a
change of the palette is all it takes to change the theme.
"""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

from headroom.output.colours import DARK, LIGHT, Theme

__all__ = [
    "BODY",
    "CAPTION",
    "DARK",
    "FIGURE",
    "LIGHT",
    "RADIUS",
    "SENTENCE",
    "SPACE",
    "TITLE",
    "Theme",
    "font_of",
    "theme_of",
    "type_scale",
]

SPACE = 8
"""Pixels; distances are multiples of it, half of it inside controls."""

RADIUS = 6
"""Pixels; the one radius of corners."""

CAPTION, BODY, TITLE, SENTENCE, FIGURE = 11, 13, 15, 19, 22
"""Type sizes in pixels."""


_FONTS: dict[tuple[str, int, int, QFont.Weight], QFont] = {}
"""Types that were made once: they are asked for whenever something is painted."""


def theme_of(widget: QWidget) -> Theme:
    """Return the theme that the palette of ``widget`` belongs to."""
    window = widget.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


PRESENTING = 1.2
"""Least size of the type of a presentation against the normal one."""


def type_scale(widget: QWidget) -> float:
    """Return how much larger than normal the type of ``widget`` is: 1, or 1.5 while presenting."""
    return max(widget.font().pixelSize() / BODY, 0.5) if widget.font().pixelSize() > 0 else 1.0


def font_of(widget: QWidget, size: int = BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the typeface of ``widget`` in one of its sizes, with figures of one width.

    Args:
        widget: Whose type; it grows while presenting.
        size: ``CAPTION``, ``BODY``, ``TITLE``, ``SENTENCE`` or ``FIGURE``.
        weight: Of the strokes.
    """
    base = widget.font()
    key = (base.family(), base.pixelSize(), size, weight)
    if key not in _FONTS:
        font = QFont(base)
        font.setPixelSize(round(size * type_scale(widget)))
        font.setWeight(weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        _FONTS[key] = font
    return QFont(_FONTS[key])
