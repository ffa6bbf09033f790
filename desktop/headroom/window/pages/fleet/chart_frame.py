"""Where things stand on the chart of a fleet: columns, header and rows, for painting and pointing."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF

from headroom.language import tr
from headroom.rules.verdict import Verdict
from headroom.window.look.theme import SPACE
from headroom.window.plots.chart_look import ChartLook
from headroom.words import formatting

_HEADER, _TOTAL, _ICON = 55.0, 26.0, 18.0
"""Pixels at normal type: height of the header and of the row of the fleet; width of a verdict's mark."""

_CONTENT_SHARE = 0.62
"""Share of the room for bars that those of content have beside those of cost."""

_LEAST_BAR = 60.0
_FEW_BARS = 220.0
"""Pixels of both kinds of bars together below which there is no room for the changes."""

_MOST_NAMES = 0.3
_OVERVIEW = 40.0
_FEWEST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts the columns have to hold.

    Attributes:
        name_width: Of the widest name, pixels.
        shows_words: Whether rows are high enough for words.
        ranged: Whether there are ranges of headroom to write.
        top_usd: Where the axis of costs ends; 0 where there are no costs.
        changes: Whether there are changes from the baseline to write.
        overview: Whether a strip of all models stands at the right.
    """

    name_width: float
    shows_words: bool
    ranged: bool
    top_usd: float
    changes: bool
    overview: bool


@dataclass(frozen=True, slots=True)
class FleetFrame:
    """The areas of the chart, pixels. Columns of words and figures end at their ``right``.

    Attributes:
        whole: All of it.
        header: Titles, legends, headings and the handles of regional thresholds.
        rows: Of the models.
        total: The row of the fleet, directly below the last row; below the bars the marks of their axes and
            the handles of US thresholds stand in it.
        name_left: Where names begin.
        name_width: How wide they may be; 0 for none.
        content_left: Where the axis of content begins.
        content_right: Where it ends.
        word_left: Where verdicts begin.
        verdict_width: Of the column of verdicts.
        margin_right: Where headroom ends.
        cost_left: Where the axis of costs begins.
        cost_right: Where it ends; where it begins, if there are no costs.
        landed_right: Landed cost.
        change_right: Change from the baseline.
        duty_right: Duty a year.
        overview: The strip of all models; empty for none.
        shows_words: Whether rows have words.
        shows_changes: Whether there is a column of changes from the baseline.
    """

    whole: QRectF
    header: QRectF
    rows: QRectF
    total: QRectF
    name_left: float
    name_width: float
    content_left: float
    content_right: float
    word_left: float
    verdict_width: float
    margin_right: float
    cost_left: float
    cost_right: float
    landed_right: float
    change_right: float
    duty_right: float
    overview: QRectF
    shows_words: bool
    shows_changes: bool

    @classmethod
    def of(cls, whole: QRectF, look: ChartLook, rows_height: float, texts: Texts) -> Self:
        """Return the areas of a chart.

        The room of changes that are not written goes to the bars of costs: all else stays where it is. Where
        bars had little room there is none for changes.

        Args:
            whole: All of it.
            look: Theme and size of type.
            rows_height: Height of all rows; where there is less room the rows fill what there is.
            texts: Which texts the columns have to hold.
        """
        gap, wide = look.px(SPACE * 1.5), look.px(SPACE * 2)
        header, total = look.px(_HEADER), look.px(_TOTAL)
        seen = min(rows_height, max(whole.height() - header - total, 0.0))
        top = whole.top() + header
        strip = look.px(_OVERVIEW) if texts.overview else 0.0
        right = whole.right() - gap - strip
        words, costs = texts.shows_words, texts.top_usd > 0
        left = whole.left() + wide
        names = min(texts.name_width, whole.width() * _MOST_NAMES) if words else 0.0
        verdict, margin = _verdict_widths(look, ranged=texts.ranged) if words else (0.0, 0.0)
        landed, change, duty = _money_widths(look, texts.top_usd) if words and costs else (0.0, 0.0, 0.0)
        content_left = left + (names + gap if names else 0.0)
        duty_right, change_right = right, right - duty - (gap if duty else 0.0)
        beside = (verdict + margin + 2 * gap if words else 0.0) + (wide + gap if costs else 0.0)
        taken = content_left + beside + (landed + gap if landed else 0.0)
        if change and change_right - change - gap - taken < look.px(_FEW_BARS):
            change = 0.0  # whether there are any or not: bars say more
        landed_right = change_right - change - (gap if change else 0.0)
        cost_right = landed_right - landed - (gap if landed else 0.0)
        room = max(landed_right - taken, 2 * look.px(_LEAST_BAR))
        cost = room * (1 - _CONTENT_SHARE) if costs else 0.0
        cost_left = cost_right - cost
        if change and not texts.changes:
            landed_right, cost_right = landed_right + change + gap, cost_right + change + gap
        margin_right = cost_left - wide if costs else right
        word_left = margin_right - margin - (gap + verdict if words else 0.0)
        return cls(
            whole=whole,
            header=QRectF(whole.left(), whole.top(), whole.width(), header),
            rows=QRectF(whole.left(), top, whole.width() - strip, seen),
            total=QRectF(whole.left(), top + seen, whole.width() - strip, total),
            name_left=left,
            name_width=names,
            content_left=content_left,
            content_right=max(word_left - (gap if words else 0.0), content_left + 1.0),
            word_left=word_left,
            verdict_width=verdict,
            margin_right=margin_right,
            cost_left=cost_left if costs else right,
            cost_right=cost_right if costs else right,
            landed_right=landed_right,
            change_right=change_right,
            duty_right=duty_right,
            overview=QRectF(right + gap, top, strip, seen + total) if strip else QRectF(),
            shows_words=words,
            shows_changes=bool(change) and texts.changes,
        )

    @property
    def shows_costs(self) -> bool:
        """Return whether there is an axis of costs."""
        return self.cost_right > self.cost_left

    @property
    def bars(self) -> QRectF:
        """Return the area of the bars of content in all rows."""
        return QRectF(
            self.content_left, self.rows.top(), self.content_right - self.content_left, self.rows.height()
        )

    @property
    def content_room(self) -> tuple[float, float]:
        """Return from where to where what belongs to the axis of content may stand below it."""
        beyond = (self.word_left - self.content_right) / 2
        return self.content_left - beyond, self.content_right + beyond

    @property
    def cost_room(self) -> tuple[float, float]:
        """Return from where to where what belongs to the axis of costs may stand below it."""
        beyond = (self.cost_left - self.margin_right) / 2
        return self.cost_left - beyond, self.cost_right + beyond

    @staticmethod
    def room_for_rows(height: float, look: ChartLook) -> float:
        """Return the height that rows can be seen in, in a chart of some height."""
        return max(height - look.px(_HEADER) - look.px(_TOTAL), 0.0)

    @staticmethod
    def height_for(rows_height: float, look: ChartLook) -> float:
        """Return the height of a chart that shows all of its rows."""
        return rows_height + look.px(_HEADER) + look.px(_TOTAL)

    def x_of(self, share: float) -> float:
        """Return where a content stands, kept within the axis."""
        return self.content_left + min(max(share, 0.0), 1.0) * (self.content_right - self.content_left)

    def share_at(self, x: float) -> float:
        """Return the content at ``x``, kept within 0 to 1."""
        return min(max((x - self.content_left) / (self.content_right - self.content_left), 0.0), 1.0)

    def x_of_cost(self, share: float) -> float:
        """Return where a share of the axis of costs stands, kept within the axis."""
        return self.cost_left + min(max(share, 0.0), 1.0) * (self.cost_right - self.cost_left)

    def cost_share_at(self, x: float) -> float:
        """Return the share of the axis of costs at ``x``."""
        return (x - self.cost_left) / max(self.cost_right - self.cost_left, 1.0)


def bar_span(top: float, height: float) -> tuple[float, float]:
    """Return top and height of the bar in a row, on whole pixels; denser rows are fuller."""
    share = _BAR if height >= _FULLER_BELOW else _FULLER_BAR
    thick = max(round(height * share), 2)
    return float(round(top + (height - thick) / 2)), float(thick)


_BAR, _FULLER_BAR, _FULLER_BELOW = 0.5, 0.7, 14.0
"""Height of a bar as a share of its row, in high rows and in rows below a height."""


def _verdict_widths(look: ChartLook, *, ranged: bool) -> tuple[float, float]:
    """Return the widths of the widest verdict with its mark, and of the widest headroom."""
    words = max(look.width_of(formatting.verdict_word(verdict), look.strong) for verdict in Verdict)
    figure = tr("US {points}", points=f"{formatting.MINUS}88.8 … +88.8") if ranged else tr("labour value")
    return words + look.px(_ICON), look.width_of(figure, look.strong)


def _money_widths(look: ChartLook, top_usd: float) -> tuple[float, float, float]:
    """Return the widths of the widest total, change and duty a year of an axis that ends at ``top_usd``."""
    digits = max(len(f"{top_usd:.0f}"), _FEWEST_DIGITS) - 1
    widest = formatting.dollars(float("8" * digits))
    change = look.width_of(formatting.MINUS + widest, look.strong)
    duty = max(
        look.width_of(formatting.millions(8.88e9), look.strong),
        look.width_of(tr("Duty a year ▾"), look.caption),
    )
    return (
        look.width_of(widest, look.strong),
        max(change, look.width_of(tr("to baseline ▾"), look.caption)),
        duty,
    )
