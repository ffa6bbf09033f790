"""What the fleet's chart shows at the moment, and where: values, frame, handles and headings."""

from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QPointF, QRectF

from headroom.language import colon
from headroom.rules.outcome import Outcome
from headroom.window.pages.fleet.chart_frame import FleetFrame, Texts
from headroom.window.pages.fleet.chart_rows import RowWindow
from headroom.window.pages.fleet.content_items import content_bar
from headroom.window.pages.fleet.cost_items import cost_bar
from headroom.window.pages.fleet.headings import ColumnHeading, headings
from headroom.window.pages.fleet.rows_in_view import NAMES_FROM, CutNames, RowsInView, Seen
from headroom.window.pages.fleet.shown.compliance_bars import ComplianceBars, compliance_bars
from headroom.window.pages.fleet.shown.fleet_totals import FleetRow, fleet_totals
from headroom.window.pages.fleet.thresholds import Handle, handles
from headroom.window.plots.chart_look import ChartLook
from headroom.window.session.focus import Focus
from headroom.window.shown.costs import CostBars, cost_bars, steady_top
from headroom.window.shown.orders import Order


@dataclass(frozen=True, slots=True, eq=False)
class FleetValues:
    """The values of the chart.

    Attributes:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it.
        bars: Content, verdict and headroom.
        costs: Landed cost and duty.
        totals: Of the fleet.
        with_costs: Whether the workbook says anything of costs.
    """

    outcome: Outcome
    baseline: Outcome
    bars: ComplianceBars
    costs: CostBars
    totals: FleetRow
    with_costs: bool

    @classmethod
    def of(cls, outcome: Outcome, baseline: Outcome, *, filtered: bool = False) -> Self:
        """Return what the chart shows of an outcome; ``filtered`` says that not all models are shown."""
        return cls(
            outcome,
            baseline,
            compliance_bars(outcome, baseline),
            cost_bars(outcome, baseline),
            fleet_totals(outcome, baseline, filtered=filtered),
            outcome.exposure.book.states_costs,
        )

    def kept(self, before: "FleetValues | None") -> "FleetValues":
        """Return these values, with those of before where they are the same picture."""
        if before is None:
            return self
        bars = before.bars if self.bars.looks_like(before.bars) else self.bars
        costs = before.costs if self.costs.looks_like(before.costs) else self.costs
        return replace(self, bars=bars, costs=costs)

    def words_of(self, model: int) -> str:
        """Return one model in words."""
        return colon(self.bars.names[model], self.said_of(model))

    def said_of(self, model: int) -> str:
        """Return the same without its name."""
        costs = (self.costs.said_of(model),) if self.with_costs else ()
        return "; ".join((self.bars.said_of(model), *costs))


class FleetState:
    """Knows where everything stands; it paints nothing.

    Args:
        focus: Which model is looked at, in which order.
        rows: The rows in view.
    """

    def __init__(self, focus: Focus, rows: RowWindow) -> None:
        self.values: FleetValues | None = None
        self.top_usd = 1.0
        self.groups: tuple[FleetRow, ...] = ()
        self._with_changes = False
        self._focus = focus
        self._rows = rows
        self._frame: FleetFrame | None = None
        self._framed_by: tuple[QRectF, ChartLook, float, Texts] | None = None
        self._names: CutNames | None = None
        self._widest: tuple[tuple[str, ...], ChartLook, float] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the models."""
        return self.values.bars.names if self.values else ()

    @property
    def focused_model(self) -> int:
        """Return the model looked at; -1 for none."""
        name = self._focus.model
        return self.names.index(name) if name in self.names else -1

    def take(self, values: FleetValues, *, may_rescale: bool) -> None:
        """Take other values.

        Args:
            values: Which.
            may_rescale: Whether the axis of costs may find a better end; else it moves only to make room.
        """
        self.values = values.kept(self.values)
        self.top_usd = steady_top(self.top_usd, values.costs.largest_usd, may_shrink=may_rescale)

    def settle_columns(self) -> bool:
        """Have a column of changes from the baseline where there are any; return whether it comes or goes."""
        before = self._with_changes
        self._with_changes = self.values is not None and self.values.costs.any_changed
        return self._with_changes is not before

    def frame(self, whole: QRectF, look: ChartLook) -> FleetFrame:
        """Return where things stand; the same object while nothing moves."""
        rows, values = self._rows, self.values
        texts = Texts(
            self._name_width(look),
            rows.height >= look.px(NAMES_FROM),
            ranged=values is not None and values.bars.any_range,
            top_usd=self.top_usd if values is not None and values.with_costs else 0.0,
            changes=self._with_changes or self._focus.order is Order.CHANGE,
            overview=rows.furthest > 0,
        )
        asked = whole, look, rows.content, texts
        if self._frame is None or asked != self._framed_by:
            self._frame, self._framed_by = FleetFrame.of(*asked), asked
        return self._frame

    def handles(self, frame: FleetFrame, look: ChartLook) -> tuple[Handle, ...]:
        """Return where the handles of the thresholds stand."""
        return handles(frame, self.values.bars.lines, look) if self.values else ()

    def headings(self, frame: FleetFrame, look: ChartLook) -> tuple[ColumnHeading, ...]:
        """Return where the headings stand."""
        return headings(frame, look, self._focus.order, turned=self._focus.turned) if self.values else ()

    def bar_of(self, frame: FleetFrame, model: int) -> QRectF | None:
        """Return the area of the bar of content of a model; None where it is not listed."""
        top = self._rows.top_of(model)
        if top is None or self.values is None:
            return None
        return content_bar(frame, self.values.bars, model, top, self._rows.height)

    def cost_bar_of(self, frame: FleetFrame, model: int) -> QRectF | None:
        """Return the area of the bar of the landed cost of a model; None where there is none."""
        top = self._rows.top_of(model)
        if top is None or self.values is None or not self.values.with_costs:
            return None
        return cost_bar(frame, self.values.costs, self.top_usd, model, top, self._rows.height)

    def row_of(self, frame: FleetFrame, model: int) -> QRectF:
        """Return the area of the row of a model; an empty one where it is not listed."""
        top = self._rows.top_of(model)
        if top is None:
            return QRectF()
        return QRectF(frame.rows.left(), frame.rows.top() + top, frame.rows.width(), self._rows.height)

    def model_at(self, frame: FleetFrame, point: QPointF) -> int:
        """Return the model whose row is under a point; -1 for none."""
        inside = frame.rows.left() <= point.x() <= frame.rows.right()
        return self._rows.model_at(point.y() - frame.rows.top()) if inside else -1

    def read_out(self, frame: FleetFrame, point: QPointF) -> str:
        """Return what a point in the row under the pointer is on, in words; empty for nothing."""
        values, model, x = self.values, self._rows.hovered, point.x()
        if values is None or model < 0:
            return ""
        if frame.content_left <= x <= frame.content_right or not frame.name_width:
            return values.bars.read_out(model)
        if x < frame.content_left:
            whole = self._names is None or self._names[model] == self.names[model]
            return "" if whole else self.names[model]
        if not frame.shows_costs or not frame.cost_left <= x <= frame.cost_right:
            return ""
        component = values.costs.component_at(model, frame.cost_share_at(x) * self.top_usd)
        return "" if component is None else values.costs.component_text(model, component)

    def seen(self, frame: FleetFrame, look: ChartLook, lit: Order | None) -> Seen | None:
        """Return all that is shown; None for nothing.

        Args:
            frame: Where things stand.
            look: Theme and size of type.
            lit: The heading under the pointer.
        """
        values, rows, names = self.values, self._rows, self._names
        if values is None:
            return None
        asked = self.names, look.strong_metrics, frame.name_width
        if names is None or (names.names, names.metrics, names.width) != asked:
            names = self._names = CutNames(*asked)
        return Seen(
            frame=frame,
            rows=RowsInView(list(rows.visible()), rows.height, self.focused_model, rows.hovered),
            names=names,
            bars=values.bars,
            costs=values.costs,
            top_usd=self.top_usd,
            totals=values.totals,
            groups=tuple(
                (self.groups[at], top) for at, top in rows.visible_groups() if at < len(self.groups)
            ),
            order=self._focus.order,
            turned=self._focus.turned,
            lit=lit,
        )

    def _name_width(self, look: ChartLook) -> float:
        """Return the width of the widest name."""
        names = self.names
        if self._widest is None or self._widest[0] is not names or self._widest[1] is not look:
            width = max((look.strong_metrics.horizontalAdvance(name) for name in names), default=0.0)
            self._widest = (names, look, width + 1.0)
        return self._widest[2]
