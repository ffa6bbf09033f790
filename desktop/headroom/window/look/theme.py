"""Colours, sizes and type of the program, light and dark.

A widget that paints itself asks ``theme_of`` for the theme of its palette at each paint, so a
change of the palette is all it takes to change the theme.
"""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QWidget

SPACE = 8
"""Pixels; distances are multiples of it, half of it inside controls."""

RADIUS = 6
"""Pixels; the one radius of corners."""

CAPTION, BODY, TITLE, SENTENCE, FIGURE = 11, 13, 15, 19, 22
"""Type sizes in pixels."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as ``#rrggbb``.

    Attributes:
        dark: Whether it is a dark theme.
        window: Behind everything.
        surface: Of panels and charts.
        raised: Of controls and hovered rows.
        hairline: The one line colour.
        edge: Of hovered controls and handles; a stronger hairline.
        text: Of words and figures.
        muted: Of captions and units.
        accent: Of what can be dragged.
        accent_hover: The accent under the pointer.
        on_accent: Of text on the accent.
        wash: Behind messages and what is chosen: the accent, very pale.
        qualifies: Meaning: qualifies.
        fails: Meaning: fails.
        undetermined: Meaning: cannot tell; drawn hatched.
        content_us: Of US content within a bar.
        cheaper: Of what lands cheaper, on the policy map alone, never without a sign.
        components: Of the landed cost: parts, conversion, inbound freight, parts duty, outbound
            freight, insurance, vehicle duty, fees, in this order.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    hairline: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    wash: str
    qualifies: str
    fails: str
    undetermined: str
    content_us: str
    cheaper: str
    components: tuple[str, ...]


LIGHT = Theme(
    dark=False,
    window="#f4f5f7",
    surface="#ffffff",
    raised="#eef0f3",
    hairline="#dfe3e8",
    edge="#b9c2cc",
    text="#17212b",
    muted="#586573",
    accent="#6a3fd0",
    accent_hover="#5a31bb",
    on_accent="#ffffff",
    wash="#f1ecfc",
    qualifies="#2a6db0",
    fails="#b04a08",
    undetermined="#5f6b79",
    content_us="#123e6b",
    cheaper="#1d6f68",
    components=("#2b3e51", "#5d778f", "#93a8bc", "#d77ba2", "#b4c3d1", "#d0dae3", "#b8326a", "#e9b9cd"),
)

DARK = Theme(
    dark=True,
    window="#14181d",
    surface="#1b2128",
    raised="#262e37",
    hairline="#313a44",
    edge="#4d5966",
    text="#e8edf2",
    muted="#9aa7b4",
    accent="#a88bff",
    accent_hover="#bca6ff",
    on_accent="#17102b",
    wash="#282340",
    qualifies="#5aa2e6",
    fails="#f08a3c",
    undetermined="#8e99a6",
    content_us="#b9d9f7",
    cheaper="#4fb5a8",
    components=("#8ba2b9", "#6d8499", "#566a7d", "#e07fa2", "#465767", "#3a4855", "#f0568f", "#a8536f"),
)


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
