"""How charts look at one theme and one size of type: colours, fonts and distances, made once."""

from dataclasses import dataclass, field
from typing import Self

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from headroom.domain.verdict import Verdict
from headroom.ui.theme import BODY, CAPTION, TITLE, Theme


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
        title: Of headings.
        metrics: Of ``font``.
        strong_metrics: Of ``strong``.
        caption_metrics: Of ``caption``.
        brush: By ``Verdict``, of bars.
        pen: By ``Verdict``, of icons, words and hatching.
        us_brush: Of US content.
        components: Brushes of the components of the landed cost.
        measured: Widths of the fixed texts that layouts are made for.
    """

    theme: Theme
    scale: float
    font: QFont
    strong: QFont
    caption: QFont
    title: QFont
    metrics: QFontMetricsF
    strong_metrics: QFontMetricsF
    caption_metrics: QFontMetricsF
    brush: tuple[QBrush, ...]
    pen: tuple[QPen, ...]
    us_brush: QBrush
    components: tuple[QBrush, ...]
    measured: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, theme: Theme, font: QFont) -> Self:
        """Return the look of a theme.

        Args:
            theme: The colours.
            font: Of body text, its size in pixels.
        """
        scale = max(font.pixelSize(), 1) / BODY
        caption = _in_size(font, CAPTION * scale)
        strong = _in_size(font, BODY * scale, QFont.Weight.DemiBold)
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
            title=_in_size(font, TITLE * scale, QFont.Weight.DemiBold),
            metrics=QFontMetricsF(font),
            strong_metrics=QFontMetricsF(strong),
            caption_metrics=QFontMetricsF(caption),
            brush=tuple(QBrush(QColor(meaning[verdict])) for verdict in Verdict),
            pen=tuple(QPen(QColor(meaning[verdict]), 1.6 * scale) for verdict in Verdict),
            us_brush=QBrush(QColor(theme.content_us)),
            components=tuple(QBrush(QColor(colour)) for colour in theme.components),
        )

    def px(self, distance: float) -> float:
        """Return a distance at this size, pixels."""
        return distance * self.scale

    def line(self, colour: str, width: float = 1.0) -> QPen:
        """Return a pen of a width that grows with the type."""
        return QPen(QColor(colour), width * self.scale)

    def width_of(self, text: str) -> float:
        """Return the width of a text of a row that is asked for again and again, pixels."""
        if text not in self.measured:
            self.measured[text] = self.metrics.horizontalAdvance(text)
        return self.measured[text]

    def size_of_caption(self, text: str) -> QSizeF:
        """Return the size of a caption, pixels."""
        return QSizeF(self.caption_metrics.horizontalAdvance(text), self.caption_metrics.height())
