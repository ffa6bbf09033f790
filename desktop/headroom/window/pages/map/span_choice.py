"""Chooses which part of its axes the policy map shows, until it is zoomed or moved by hand."""

from collections.abc import Hashable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from headroom.language import WordEnum, tr
from headroom.window.pages.map.chart import PolicyMapChart
from headroom.window.plots.shown.extent import WHOLE
from headroom.window.widgets.segmented import Segmented


class AxisSpan(WordEnum):
    """Which part of the axes is in view."""

    CHANGES = "where it changes"
    WHOLE = "0 to 100 %"


class SpanChoice(Segmented[AxisSpan]):
    """Offers the part in which something changes, or all of both axes.

    Args:
        chart: The map.
        parent: Parent widget.
    """

    def __init__(self, chart: PolicyMapChart, parent: QWidget | None = None) -> None:
        super().__init__(tr("Axes"), tuple(AxisSpan), parent, seldom=True)
        self._chart = chart
        self._subject: Hashable = None
        self.chosen.connect(self._show)

    def keep_in_view(self, subject: Hashable) -> None:
        """Cut the axes to where something changes, where another subject is mapped than before.

        Of the same subject they are let be, so that they stand still while a slider is dragged.
        """
        if subject != self._subject:
            self._subject = subject
            if self.value is AxisSpan.CHANGES:
                self._chart.see_where_it_changes()

    @Slot()
    def _show(self) -> None:
        """Show the part of the axes that is chosen."""
        if self.value is AxisSpan.WHOLE:
            self._chart.begin_with(WHOLE, WHOLE)
        else:
            self._chart.see_where_it_changes()
