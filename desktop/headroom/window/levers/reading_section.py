"""The readings of the policy: where a text is read in more than one way, what is chosen."""

from PySide6.QtWidgets import QWidget

from headroom.language import tr_count
from headroom.window.levers.panel_section import PanelSection
from headroom.window.levers.reading_row import ReadingRow
from headroom.window.levers.shown.reading_choices import HOW_IT_IS_READ
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain


def _readings(count: int) -> str:
    """Return how many readings there are, in words."""
    return tr_count("{n} reading", "{n} readings", count)


class ReadingSection(PanelSection):
    """Shows the readings of a policy.

    Attributes:
        rows: Its rows, in order.
    """

    def __init__(self, rows: tuple[ReadingRow, ...], parent: QWidget | None = None, *, folded: bool) -> None:
        self.rows = rows
        super().__init__(HOW_IT_IS_READ, rows, _readings, parent, folded=folded)
        explain(self, GuideTopic.READINGS)
