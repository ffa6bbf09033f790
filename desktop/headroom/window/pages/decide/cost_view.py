"""What each test costs the model looked at: a table where there is room for one, else a line."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from headroom.language import tr
from headroom.optimum.constraint_costs import ConstraintCost
from headroom.output.constraint_words import costs_lines, costs_sentence
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.pages.decide.shown.constraints import constraint_table
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView
from headroom.words.definitions import POINT_COST

_WIDE = 150
"""Digits side by side that leave room for the changes and what each test costs beside each other."""


class CostView:
    """A table and a line, of which one is shown; whoever makes it lays both out.

    Attributes:
        table: Each test and lock in a row.
        line: What those cost that bind; its tooltip says all.
    """

    def __init__(self) -> None:
        self.table = DetailTableView(tr("What each test costs the model looked at"), sorts=False)
        self.line = StillLabel(muted=True)

    def show(self, costs: Sequence[ConstraintCost], within: QWidget) -> None:
        """Show what each test costs.

        Args:
            costs: Each test and lock; none: nothing is shown.
            within: The widget they stand in.
        """
        self.table.show_table(constraint_table(costs))
        self.line.set_text(costs_sentence(costs))
        said = (POINT_COST.tip, *costs_lines(costs)) if costs else ()
        self.line.setToolTip(plain_tooltip("\n".join(said)))
        self.fit(within)

    def mark_old(self, *, old: bool) -> None:
        """Show it grey where other figures are about to come."""
        self.table.cells.mark_old(old=old)
        self.line.setEnabled(not old)

    def fit(self, within: QWidget) -> None:
        """Show the table, or the line where the widget they stand in has too little room."""
        wide = within.width() >= _WIDE * within.fontMetrics().horizontalAdvance("0")
        self.table.setVisible(wide and bool(self.table.cells.table.rows))
        self.line.setVisible(not wide)
