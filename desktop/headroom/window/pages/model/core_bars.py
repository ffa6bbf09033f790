"""The groups of core parts of the model looked at, as bars, or a line that says why there are none."""

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from headroom.explain.trail import Trail
from headroom.language import tr
from headroom.output.model_tables import core_groups
from headroom.rules.outcome import Outcome
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import CAPTION, SPACE
from headroom.window.pages.model.shown.core_chart import core_chart
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.session.focus import Focus
from headroom.window.widgets.still_paragraph import StillParagraph

_INSET = 12
"""Pixels by which words begin farther in, as those of the bars do."""

_LINES = 3
"""Of what is said below the bars."""


class CoreBars(QWidget):
    """Shows the groups of core parts with the line that they have to reach, and how each way ends.

    Args:
        focus: Is told which figure to follow back.
        parent: Parent widget.

    Attributes:
        chart: The bars.
        heading: Stands in their place where there are none.
        words: How each way through the test ends, or why there are no bars.
    """

    def __init__(self, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._focus = focus
        self._shown: tuple[object, ...] = ()
        self._trails: tuple[Trail | None, ...] = ()
        self.heading = PlainLabel(tr("Core groups"))
        self.heading.setProperty("kind", "title")
        self.heading.setContentsMargins(_INSET, SPACE // 2, 0, 0)
        self.chart = BarRowsChart(tr("Core groups"))
        self.words = StillParagraph(_LINES, CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        for widget in (self.heading, self.chart):
            column.addWidget(widget)
        below = QHBoxLayout()
        below.setContentsMargins(_INSET, 0, 0, SPACE)
        below.addWidget(self.words)
        column.addLayout(below)
        self.chart.followed.connect(self._follow_row)
        self.chart.nearer_changed.connect(self.fit)
        self.chart.said.connect(focus.said)

    def show_model(self, outcome: Outcome, model: int) -> None:
        """Show a model; nothing is made anew where nothing of its core parts changed."""
        policy = outcome.scenario.policy
        depends_on = (outcome.core, model, policy.preference, policy.core_parts)
        if depends_on == self._shown:
            return
        self._shown = depends_on
        self._trails = core_groups.core_trails(outcome, model)
        chart = core_chart(outcome, model)
        for widget, seen in ((self.chart, chart is not None), (self.heading, chart is None)):
            if widget.isHidden() is seen:
                widget.setVisible(seen)
        if chart is not None:
            self.chart.show_chart(chart)
            self.fit()
        self.words.set_text(core_groups.why_none(outcome, model) or core_groups.ways_sentence(outcome, model))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the bars anew: their type may be another."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the bars anew where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit()

    @Slot()
    def fit(self) -> None:
        """Let the bars be just as high as their rows, whatever the size of the type."""
        height = self.chart.height_of_all
        if self.chart.minimumHeight() != height or self.chart.maximumHeight() != height:
            self.chart.setFixedHeight(height)

    @Slot(int)
    def _follow_row(self, row: int) -> None:
        """Follow back what a group contains."""
        trail = self._trails[row]
        if trail is not None:
            self._focus.followed.emit(trail)
