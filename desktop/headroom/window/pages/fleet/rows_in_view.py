"""What the items of the fleet's chart paint: rows in view, with the values and the look of the moment."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from headroom.window.pages.fleet.chart_frame import FleetFrame
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars
from headroom.window.pages.fleet.shown.fleet_totals import FleetRow
from headroom.window.plots.chart_look import ChartLook
from headroom.window.shown.costs import CostBars
from headroom.window.shown.orders import Order

NAMES_FROM = 14.0
"""Height of a row, at normal type, from which there is room for words."""

_BODY_FROM = 17.0
"""The same for words of body type."""


@dataclass(frozen=True, slots=True)
class RowsInView:
    """The rows to paint.

    Attributes:
        visible: Each model in view with the top of its row, pixels below the top of the rows.
        height: Of a row, pixels.
        focused: Model looked at; -1 for none.
        hovered: Model under the pointer; -1 for none.
    """

    visible: list[tuple[int, float]]
    height: float
    focused: int = -1
    hovered: int = -1

    def by_font(self, look: ChartLook) -> tuple[tuple[QFont, list[tuple[int, float]]], ...]:
        """Return the rows in view by their typeface: to change it is dearer than to write a word."""
        if self.height < look.px(_BODY_FROM):
            return ((look.caption, self.visible),)
        looked_at = [row for row in self.visible if row[0] == self.focused]
        others = [row for row in self.visible if row[0] != self.focused]
        return ((look.font, others), (look.strong, looked_at))


class CutNames:
    """Names cut to a width; each is measured once, when it first comes into view."""

    def __init__(self, names: tuple[str, ...], metrics: QFontMetricsF, width: float) -> None:
        self.names = names
        self.metrics = metrics
        self.width = width
        self._cut: dict[int, str] = {}

    def __getitem__(self, model: int) -> str:
        if model not in self._cut:
            self._cut[model] = self.metrics.elidedText(
                self.names[model], Qt.TextElideMode.ElideMiddle, self.width
            )
        return self._cut[model]


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """All that the chart shows at one moment.

    Attributes:
        frame: Where things stand.
        rows: The rows in view.
        names: Of the models, cut to their room.
        bars: Content, verdict and headroom.
        costs: Landed cost and duty.
        top_usd: Where the axis of costs ends.
        totals: Of the fleet.
        groups: The rows of the groups in view, each with its top below the top of the rows, pixels.
        order: In which the models stand.
        turned: Whether from its other end.
        lit: The heading under the pointer; None for none.
    """

    frame: FleetFrame
    rows: RowsInView
    names: CutNames
    bars: ComplianceBars
    costs: CostBars
    top_usd: float
    totals: FleetRow
    groups: tuple[tuple[FleetRow, float], ...]
    order: Order
    turned: bool
    lit: Order | None


def text_baseline(top: float, height: float, metrics: QFontMetricsF) -> float:
    """Return the baseline that centres a line of text in a row."""
    return top + (height + metrics.ascent() - metrics.descent()) / 2
