"""Landed cost on the fleet's chart: stacked bars, totals, changes and duty a year."""

from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from headroom.window.pages.fleet.chart_frame import FleetFrame, bar_span
from headroom.window.pages.fleet.row_items import SeenItem, paint_ground
from headroom.window.pages.fleet.rows_in_view import Seen, text_baseline
from headroom.window.plots.chart_look import ChartLook
from headroom.window.shown.costs import DUTIES_FROM, CostBars

GAP = 1.5
"""Pixels between what the vehicle costs and what the law takes of it."""

_SEEN = 0.05
"""Pixels below which a component is not painted."""


def cost_bar(
    frame: FleetFrame, costs: CostBars, top_usd: float, model: int, top: float, height: float
) -> QRectF:
    """Return the area of the bar of one model, all components together.

    Args:
        frame: Where things stand.
        costs: The values.
        top_usd: Where the axis ends.
        model: Which.
        top: Of its row, pixels below the top of the rows.
        height: Of its row.
    """
    right = frame.x_of_cost(float(costs.total_usd[model]) / top_usd)
    y, thick = bar_span(frame.rows.top() + top, height)
    return QRectF(frame.cost_left, y, right - frame.cost_left, thick)


class CostBarsItem(SeenItem):
    """The components of each model end to end, and a tick at a baseline total that differs."""

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area of the bars."""
        frame = seen.frame
        wide = frame.cost_right - frame.cost_left
        return QRectF(frame.cost_left, frame.rows.top(), wide + 2 * GAP if wide else 0.0, frame.rows.height())

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the values, and which rows are in view."""
        return seen.costs, seen.top_usd, seen.rows.visible, seen.rows.height

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint all parts of a colour at once."""
        frame, costs, height = seen.frame, seen.costs, seen.rows.height
        if not frame.shows_costs:
            return
        left, wide = frame.cost_left, (frame.cost_right - frame.cost_left) / seen.top_usd
        parts: tuple[list[QRectF], ...] = tuple([] for _ in look.components)
        ticks: list[QLineF] = []
        over = max(height * 0.12, 1.0)
        models = [model for model, _ in seen.rows.visible]
        edges = (costs.edges_usd[:, models].T * wide).tolist()
        for (model, y), ends in zip(seen.rows.visible, edges, strict=True):
            top, thick = bar_span(frame.rows.top() + y, height)
            for component, (start, end) in enumerate(pairwise(ends)):
                if end - start > _SEEN:
                    x = left + start + (GAP if component >= DUTIES_FROM else 0.0)
                    parts[component].append(QRectF(x, top, end - start, thick))
            if costs.changed(model):
                x = left + float(costs.baseline_usd[model]) * wide
                ticks.append(QLineF(x, top - over, x, top + thick + over))
        painter.setPen(look.outline)
        for brush, areas in zip(look.components, parts, strict=True):
            if areas:
                painter.setBrush(brush)
                painter.drawRects(areas)
        if ticks:
            painter.setPen(look.line(look.theme.text, 1.6))
            painter.drawLines(ticks)


class MoneyItem(SeenItem):
    """Landed cost of each model in view, its change from the baseline, and its duty a year."""

    def __init__(self) -> None:
        super().__init__(kept=True)

    def area_of(self, seen: Seen) -> QRectF:
        """Return the area right of the bars."""
        frame = seen.frame
        left = frame.cost_right + GAP
        return QRectF(left, frame.rows.top(), max(frame.duty_right + 1.0 - left, 0.0), frame.rows.height())

    def key_of(self, seen: Seen) -> tuple[object, ...]:
        """Return the values, and which rows are in view and looked at."""
        return seen.costs, seen.rows

    def paint_seen(self, painter: QPainter, seen: Seen, look: ChartLook) -> None:
        """Paint the figures by typeface; a saving stands back."""
        frame, costs, view = seen.frame, seen.costs, seen.rows
        paint_ground(painter, self.area_of(seen), seen, look)
        if not frame.shows_words or not frame.shows_costs:
            return
        for font, rows in view.by_font(look):
            painter.setFont(font)
            metrics = look.metrics_of(font)
            for model, y in rows:
                baseline = text_baseline(frame.rows.top() + y, view.height, metrics)
                total, change, duty = costs.total(model), costs.change(model), costs.duty_a_year(model)
                painter.setPen(look.ink)
                painter.drawText(QPointF(frame.landed_right - look.width_of(total, font), baseline), total)
                painter.drawText(QPointF(frame.duty_right - look.width_of(duty, font), baseline), duty)
                if change and frame.shows_changes:
                    painter.setPen(look.ink if costs.change_usd(model) > 0 else look.faint_ink)
                    x = frame.change_right - look.width_of(change, font)
                    painter.drawText(QPointF(x, baseline), change)
