"""Colours, sizes and type of the program, light and dark.

A widget that paints itself asks ``theme_of`` for the theme of its palette at each paint, so a
change of the palette is all it takes to change the theme.
"""

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from headroom.output.colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, THEMES, Theme

__all__ = [
    "BODY",
    "CAPTION",
    "CONTRAST_DARK",
    "CONTRAST_LIGHT",
    "DARK",
    "FIGURE",
    "LIGHT",
    "RADIUS",
    "SENTENCE",
    "SPACE",
    "THEMES",
    "TITLE",
    "Theme",
    "font_of",
    "normal_scale",
    "presents",
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


SHOWN_THEME = "theme"
"""Property of the application: the place among ``THEMES`` of the one that is shown."""

TEXT_SIZE = "text size"
"""Property of the application: how many times its normal size text is; 1 where it is not set."""

OWN_SCALE = "type scale"
"""Property of a window whose type has a size of its own: one that presents."""


_MIDDLE = 128
"""Of the lightness of a colour, 0 to 255."""


def theme_of(widget: QWidget) -> Theme:
    """Return the theme that the palette of ``widget`` belongs to."""
    ground = widget.palette().color(QPalette.ColorRole.Window)
    if ground.alpha():
        dark = ground.lightness() < _MIDDLE
    else:  # what lies under it is seen, and its text is made for that
        dark = widget.palette().color(QPalette.ColorRole.WindowText).lightness() >= _MIDDLE
    application = QApplication.instance()
    shown = None if application is None else application.property(SHOWN_THEME)
    if isinstance(shown, int) and THEMES[shown].dark is dark:
        return THEMES[shown]
    return DARK if dark else LIGHT  # on paper it is another than around it


PRESENTING = 1.2
"""Least size of the type of a presentation against that of text elsewhere."""


def type_scale(widget: QWidget) -> float:
    """Return how much larger than normal the type of ``widget`` is: by choice, or while presenting."""
    return max(widget.font().pixelSize() / BODY, 0.5) if widget.font().pixelSize() > 0 else 1.0


def normal_scale(widget: QWidget) -> float:
    """Return how much larger than normal the type of ``widget`` is where it does not present."""
    application = QApplication.instance()
    own = widget.window().property(OWN_SCALE)
    chosen = None if application is None or isinstance(own, float) else application.property(TEXT_SIZE)
    return chosen if isinstance(chosen, float) else 1.0


def presents(widget: QWidget) -> bool:
    """Return whether the type of ``widget`` is that of a presentation, which is read from afar."""
    return type_scale(widget) >= PRESENTING * normal_scale(widget)


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
