"""Both charts of a fleet painted into an area of any size: for pictures and printed pages."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from headroom.arrays import Ints
from headroom.rules.outcome import Outcome
from headroom.window.pages.fleet.chart_frame import ChartFrame
from headroom.window.pages.fleet.chart_rows import MOST_HEIGHT
from headroom.window.pages.fleet.chart_rows_paint import Elided, RowsInView
from headroom.window.pages.fleet.compliance_paint import compliance_frame, paint_compliance
from headroom.window.pages.fleet.cost_paint import cost_frame, paint_costs
from headroom.window.pages.fleet.shown.compliance_bars import compliance_bars
from headroom.window.plots.chart_look import ChartLook
from headroom.window.shown.costs import axis_top, cost_bars

_SHARE = 0.6
"""Share of the width that the compliance chart has."""


def paint_fleet(
    painter: QPainter, area: QRectF, outcome: Outcome, baseline: Outcome, shown: Ints, look: ChartLook
) -> None:
    """Paint compliance and landed cost of some models, all of them in the area.

    Args:
        painter: Paints, on a picture or a page.
        area: Where.
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it.
        shown: The models in their order, indices into ``outcome.vehicles``.
        look: Theme and size of the type.
    """
    room = ChartFrame.room_for_rows(area.height(), look)
    height = min(room / max(len(shown), 1), look.px(MOST_HEIGHT))
    view = RowsInView([(int(model), position * height) for position, model in enumerate(shown)], height)
    with_words = view.shows_words(look)
    left = QRectF(area.left(), area.top(), area.width() * _SHARE, area.height())
    right = QRectF(left.right(), area.top(), area.width() - left.width(), area.height())
    compliance, costs = compliance_bars(outcome, baseline), cost_bars(outcome, baseline)
    widest = max((look.strong_metrics.horizontalAdvance(compliance.names[m]) for m in shown), default=0.0)
    rows, top_usd = len(shown) * height, axis_top(costs.largest_usd)
    frame = compliance_frame(
        left, look, rows, widest + 1.0, shows_words=with_words, ranged=compliance.any_range
    )
    names = Elided(compliance.names, look.strong_metrics, frame.name_width)
    painter.save()
    paint_compliance(painter, frame, compliance, view, names, look)
    painter.restore()
    painter.save()
    paint_costs(
        painter,
        cost_frame(right, look, rows, top_usd, shows_words=with_words),
        costs,
        top_usd,
        view,
        look,
    )
    painter.restore()
