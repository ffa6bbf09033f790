"""The items that the fleet's chart is made of, and where each stands."""

from PySide6.QtWidgets import QGraphicsItem

from headroom.arrays import Ints
from headroom.language import tr
from headroom.window.pages.fleet.axis_items import AxisLinesItem, AxisMarksItem
from headroom.window.pages.fleet.content_items import ContentBarsItem, PointsItem, VerdictsItem
from headroom.window.pages.fleet.cost_items import CostBarsItem, MoneyItem
from headroom.window.pages.fleet.group_items import GroupsItem
from headroom.window.pages.fleet.header_items import HeaderItem
from headroom.window.pages.fleet.overview_items import Overview
from headroom.window.pages.fleet.row_items import GroundItem, NamesItem, SeenItem, TotalsItem
from headroom.window.pages.fleet.rows_in_view import Seen
from headroom.window.pages.fleet.threshold_items import ThresholdLinesItem, ThresholdPills, ThresholdStepsItem
from headroom.window.pages.fleet.thresholds import Handle
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.plot_words import SentenceItem

NOTHING_FOUND = tr("No model that is shown has this in its name.")


class FleetPlot:
    """Rows of models: content, verdict, landed cost and duty of each.

    Attributes:
        overview: The strip of all models.
        pills: Of the thresholds.
        items: All there is but the pills, from the lowest up.
    """

    def __init__(self) -> None:
        self.overview, self.pills = Overview(), ThresholdPills()
        self._marks, self._nothing = AxisMarksItem(), SentenceItem()
        self._below: tuple[SeenItem, ...] = (GroundItem(), AxisLinesItem(), NamesItem(), ContentBarsItem())
        self._above: tuple[SeenItem, ...] = (
            *(
                ThresholdLinesItem(),
                ThresholdStepsItem(),
                VerdictsItem(),
                PointsItem(),
                CostBarsItem(),
                MoneyItem(),
            ),
            *(GroupsItem(), TotalsItem(), self._marks, HeaderItem()),
        )
        self.items: tuple[QGraphicsItem, ...] = (
            *self._below,
            *self._above,
            *self.overview.items,
            self._nothing,
        )

    def see(self, seen: Seen, handles: tuple[Handle, ...], focused_key: str, look: ChartLook) -> None:
        """Show other values, or the same elsewhere.

        Args:
            seen: All that is shown.
            handles: Of the thresholds.
            focused_key: Key of the threshold that has the keys; empty for none.
            look: Theme and size of type.
        """
        frame = seen.frame
        self._marks.cover(tuple(handle.box for handle in handles if handle.box.top() >= frame.total.top()))
        for item in (*self._below, *self._above):
            item.see(seen, look)
        self.pills.put(handles, focused_key, look)
        self._nothing.place(frame.total.adjusted(0, frame.total.height(), 0, look.px(48)), look)
        self._nothing.say("" if seen.rows.visible or seen.groups else NOTHING_FOUND)

    def see_fleet(
        self, seen: Seen, shown: Ints, part: tuple[float, float], ratio: float, look: ChartLook
    ) -> None:
        """Show the strip of all models.

        Args:
            seen: All that is shown.
            shown: The models in their order.
            part: From where to where they are in view, fractions.
            ratio: Pixels of the screen for one of the widget.
            look: Theme and size of type.
        """
        self.overview.fit(seen.frame.overview, look)
        self.overview.show_models(seen.bars, shown, look.theme, ratio)
        self.overview.window.show_part(*part)
