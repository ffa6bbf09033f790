"""Where things stand in a chart: header, rows, footer and columns, for painting and for the mouse."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF

from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook

_HEADER, _FOOTER = 56.0, 28.0
"""Heights at normal type, pixels."""


@dataclass(frozen=True, slots=True)
class ChartFrame:
    """The areas of one chart, in pixels.

    Attributes:
        whole: All of it.
        header: Title, legend and the handles of regional thresholds.
        rows: The bars of the models.
        footer: Axis and the handles of US thresholds, directly below the last row.
        name_left: Where names begin.
        name_width: How wide they may be; 0 for none.
        bar_left: Where the axis begins.
        bar_right: Where it ends.
        word_left: Where the words right of the bars begin.
        figure_right: Where the figures end.
    """

    whole: QRectF
    header: QRectF
    rows: QRectF
    footer: QRectF
    name_left: float
    name_width: float
    bar_left: float
    bar_right: float
    word_left: float
    figure_right: float

    @classmethod
    def of(
        cls,
        whole: QRectF,
        look: ChartLook,
        rows_height: float,
        name_width: float,
        word_width: float,
        figure_width: float,
    ) -> Self:
        """Return the areas of a chart.

        Args:
            whole: All of it.
            look: Theme and size of type.
            rows_height: Height of all rows; where there is less room the rows fill what there is.
            name_width: Of the widest name; a third of the chart is the most it gets.
            word_width: Of the widest word right of the bars.
            figure_width: Of the widest figure right of the words.
        """
        gap = look.px(SPACE * 1.5)
        header, footer = look.px(_HEADER), look.px(_FOOTER)
        room = max(whole.height() - header - footer, 0.0)
        seen = min(rows_height, room)
        names = min(name_width, whole.width() * 0.3)
        top = whole.top() + header
        right = whole.right() - gap
        word_left = right - figure_width - word_width - (gap if word_width else 0.0)
        bar_left = whole.left() + gap + (names + gap if names else 0.0)
        return cls(
            whole=whole,
            header=QRectF(whole.left(), whole.top(), whole.width(), header),
            rows=QRectF(whole.left(), top, whole.width(), seen),
            footer=QRectF(whole.left(), top + seen, whole.width(), footer),
            name_left=whole.left() + gap,
            name_width=names,
            bar_left=bar_left,
            bar_right=max(word_left - gap, bar_left + 1.0),
            word_left=word_left,
            figure_right=right,
        )

    @staticmethod
    def room_for_rows(height: float, look: ChartLook) -> float:
        """Return the height that rows can be seen in, in a chart of some height."""
        return max(height - look.px(_HEADER) - look.px(_FOOTER), 0.0)

    @staticmethod
    def height_for(rows_height: float, look: ChartLook) -> float:
        """Return the height of a chart that shows all of its rows."""
        return rows_height + look.px(_HEADER) + look.px(_FOOTER)

    def x_of(self, share: float) -> float:
        """Return where a fraction of the axis stands, kept within the axis."""
        return self.bar_left + min(max(share, 0.0), 1.0) * (self.bar_right - self.bar_left)

    def share_at(self, x: float) -> float:
        """Return the fraction of the axis at ``x``, kept within 0 to 1."""
        return min(max((x - self.bar_left) / (self.bar_right - self.bar_left), 0.0), 1.0)
