"""A topic of levers."""

from PySide6.QtWidgets import QWidget

from headroom.language import tr_count
from headroom.output.levers import LeverGroup
from headroom.window.levers.lever_row import LeverRow
from headroom.window.levers.panel_section import PanelSection
from headroom.window.levers.shown.lever_arrangement import MOVES_MOST


def _levers(count: int) -> str:
    """Return how many levers there are, in words."""
    return tr_count("{n} lever", "{n} levers", count)


class LeverSection(PanelSection):
    """Shows the levers of one topic; what moves the fleet most stands open always.

    Attributes:
        rows: Its rows, in order.
    """

    def __init__(self, group: LeverGroup, rows: tuple[LeverRow, ...], parent: QWidget | None = None) -> None:
        self.rows = rows
        folds = group.title != MOVES_MOST
        super().__init__(group.title, rows, _levers, parent, folded=group.folded, folds=folds)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys of its levers."""
        return tuple(row.lever.key for row in self.rows)
