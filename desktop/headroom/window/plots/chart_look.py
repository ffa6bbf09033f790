"""How charts look at one theme and one size of type: colours, fonts and distances, made once."""

from dataclasses import dataclass, field
from typing import Self

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen
from PySide6.QtWidgets import QWidget

from headroom.rules.verdict import Verdict
from headroom.window.look.theme import (
    BODY,
    CAPTION,
    PRESENTING,
    TITLE,
    Theme,
    font_of,
    normal_scale,
    theme_of,
)
from headroom.window.shown.costs import SHOWN_COMPONENTS
from headroom.words.definitions import COMPONENT_WORDS

_COMPONENT_PLACES = tuple(tuple(COMPONENT_WORDS).index(name) for name in SHOWN_COMPONENTS)
"""Where the colour of each component stands in a theme, which has them in the order in which they arise."""

_FIGURES = str.maketrans("012345679", "8" * 9)
"""Every figure as one of them."""

FAINT = 0.35
"""Opacity of values that belong to an earlier question."""

_MOST_MEASURED = 4000
"""Texts whose width is kept."""


def _in_size(font: QFont, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return ``font`` in another size, in pixels, and weight."""
    other = QFont(font)
    other.setPixelSize(max(round(size), 1))
    other.setWeight(weight)
    return other


@dataclass(frozen=True, slots=True, eq=False)
class ChartLook:
    """What charts are painted with; made anew when the theme or the type changes.

    Attributes:
        theme: The colours as text.
        scale: Size against the normal size of type; 1.5 while presenting.
        font: Of rows.
        strong: Of the row looked at.
        caption: Of ticks and legends.
        strong_caption: Of those that stand out.
        title: Of headings.
        metrics: Of ``font``.
        strong_metrics: Of ``strong``.
        caption_metrics: Of ``caption``.
        strong_caption_metrics: Of ``strong_caption``.
        title_metrics: Of ``title``.
        brush: By ``Verdict``, of bars.
        pen: By ``Verdict``, of icons, words and hatching.
        ink: Of words and figures.
        faint_ink: Of captions.
        us_brush: Of US content.
        components: Brushes by ``SHOWN_COMPONENTS``.
        normal: Size against the normal size of type where nothing is presented.
        measured: Widths of texts, pixels, by text and metrics.
    """

    theme: Theme
    scale: float
    font: QFont
    strong: QFont
    caption: QFont
    strong_caption: QFont
    title: QFont
    metrics: QFontMetricsF
    strong_metrics: QFontMetricsF
    caption_metrics: QFontMetricsF
    strong_caption_metrics: QFontMetricsF
    title_metrics: QFontMetricsF
    brush: tuple[QBrush, ...]
    pen: tuple[QPen, ...]
    ink: QPen
    faint_ink: QPen
    us_brush: QBrush
    components: tuple[QBrush, ...]
    normal: float = 1.0
    measured: dict[tuple[str, int], float] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: Theme, font: QFont, normal: float = 1.0) -> Self:
        """Return the look of a theme.

        Args:
            theme: The colours.
            font: Of body text, its size in pixels.
            normal: Size against the normal size of type where nothing is presented.
        """
        scale = max(font.pixelSize(), 1) / BODY
        caption = _in_size(font, CAPTION * scale)
        strong_caption = _in_size(font, CAPTION * scale, QFont.Weight.DemiBold)
        strong = _in_size(font, BODY * scale, QFont.Weight.DemiBold)
        title = _in_size(font, TITLE * scale, QFont.Weight.DemiBold)
        meaning = {
            Verdict.FAILS: theme.fails,
            Verdict.UNDETERMINED: theme.undetermined,
            Verdict.QUALIFIES: theme.qualifies,
        }
        return cls(
            theme=theme,
            scale=scale,
            font=QFont(font),
            strong=strong,
            caption=caption,
            strong_caption=strong_caption,
            title=title,
            metrics=QFontMetricsF(font),
            strong_metrics=QFontMetricsF(strong),
            caption_metrics=QFontMetricsF(caption),
            strong_caption_metrics=QFontMetricsF(strong_caption),
            title_metrics=QFontMetricsF(title),
            brush=tuple(QBrush(QColor(meaning[verdict])) for verdict in Verdict),
            pen=tuple(QPen(QColor(meaning[verdict]), 1.6 * scale) for verdict in Verdict),
            ink=QPen(QColor(theme.text)),
            faint_ink=QPen(QColor(theme.muted)),
            us_brush=QBrush(QColor(theme.content_us)),
            components=tuple(QBrush(QColor(theme.components[at])) for at in _COMPONENT_PLACES),
            normal=normal,
        )

    @property
    def presenting(self) -> bool:
        """Return whether the type is that of a presentation."""
        return self.scale >= PRESENTING * self.normal

    @property
    def marked(self) -> str:
        """Return the colour behind the row that is pointed at, which is told from afar while presenting."""
        return self.theme.wash if self.presenting else self.theme.raised

    @property
    def read_out(self) -> QFont:
        """Return the type in which is read out what is pointed at: large while presenting."""
        return self.title if self.presenting else self.caption

    def px(self, distance: float) -> float:
        """Return a distance at this size, pixels."""
        return distance * self.scale

    def line(self, colour: str, width: float = 1.0) -> QPen:
        """Return a pen of a width that grows with the type."""
        return QPen(QColor(colour), width * self.scale)

    @property
    def outline(self) -> QPen:
        """Return the pen around bars: in high contrast each is set off from what it touches, else none."""
        if self.theme.contrast:
            return self.line(self.theme.surface)
        return QPen(Qt.PenStyle.NoPen)

    def metrics_of(self, font: QFont) -> QFontMetricsF:
        """Return the metrics of one of the look's own fonts."""
        if font is self.caption:
            return self.caption_metrics
        if font is self.strong_caption:
            return self.strong_caption_metrics
        if font is self.title:
            return self.title_metrics
        return self.strong_metrics if font is self.strong else self.metrics

    def width_of(self, text: str, font: QFont | None = None) -> float:
        """Return the width of a text, pixels.

        Figures have one width, so that texts that differ in nothing but them are measured once.

        Args:
            text: The text.
            font: One of the look's own fonts; None: that of rows.
        """
        metrics = self.metrics if font is None else self.metrics_of(font)
        key = (text.translate(_FIGURES), id(metrics))
        if key not in self.measured:
            if len(self.measured) > _MOST_MEASURED:
                self.measured.clear()
            self.measured[key] = metrics.horizontalAdvance(text)
        return self.measured[key]

    def shortened(self, name: str, room: float, font: QFont | None = None) -> str:
        """Return the name of a model as far as there is room: without the make it begins with, else cut.

        Args:
            name: The name.
            room: Pixels.
            font: One of the look's own fonts; None: that of rows.
        """
        short = name
        while self.width_of(short, font) > room and " " in short:
            short = short.partition(" ")[2]
        return self.cut(short, room, font)

    def cut(self, text: str, room: float, font: QFont | None = None) -> str:
        """Return a text as far as there is room, with dots behind it where it is cut.

        Args:
            text: The text.
            room: Pixels.
            font: One of the look's own fonts; None: that of rows.
        """
        if self.width_of(text, font) <= room:
            return text
        metrics = self.metrics if font is None else self.metrics_of(font)
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0.0))

    def size_of_caption(self, text: str) -> QSizeF:
        """Return the size of a caption, pixels."""
        return QSizeF(self.width_of(text, self.caption), self.caption_metrics.height())


class KeptLook:
    """The look of one chart, made anew when the theme or the type of its widget changed."""

    def __init__(self) -> None:
        self._look: ChartLook | None = None

    def of(self, widget: QWidget) -> ChartLook:
        """Return how a widget's chart looks now."""
        theme, font, normal = theme_of(widget), font_of(widget), normal_scale(widget)
        look = self._look
        if look is None or look.theme is not theme or look.font != font or look.normal != normal:
            look = self._look = ChartLook.of(theme, font, normal)
        return look
