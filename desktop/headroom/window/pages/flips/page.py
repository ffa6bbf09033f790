"""The page of flips: which models and parts changed, and who is nearest to flipping next."""

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from headroom.analysis.flips import NearFlip, model_flips, nearest_flips
from headroom.findings.finding import Finding
from headroom.findings.flips import flips_finding
from headroom.language import WordEnum, tr, tr_in
from headroom.output.flip_tables import every, flipped_models, flipped_rows, next_flips
from headroom.output.table import DetailTable
from headroom.rules.outcome import Outcome
from headroom.window.look.theme import CAPTION, SPACE, TITLE
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.key_splitter import KeySplitter
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.tool_line import ToolLine
from headroom.words import formatting

_NO_LIMIT = 16777215
"""Pixels: what Qt takes for no limit of a height."""


class Since(WordEnum):
    """What the present scenario is compared with."""

    BASELINE = "since the baseline"
    LAST = "since the last change"


class TitledTable(QWidget):
    """A table under its title, with a sentence where it has no rows.

    Args:
        name: For screen readers.
        parent: Parent widget.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = StillLabel(TITLE, strong=True)
        self.view = DetailTableView(name)
        self.caption = StillLabel(CAPTION, muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
        column.setSpacing(SPACE // 2)
        for widget in (self.title, self.view, self.caption):
            column.addWidget(widget)
        column.setStretch(1, 1)

    def show_table(self, table: DetailTable, count: str = "") -> None:
        """Show a table; ``count`` stands behind its title."""
        self.title.set_text(f"{table.title}  {count}".rstrip())
        self.view.show_table(table)
        self.view.setVisible(bool(table.rows))
        self.caption.set_text(table.caption)
        self.caption.setVisible(bool(table.caption))
        self.setMaximumHeight(_NO_LIMIT if table.rows else self.sizeHint().height())


class FlipsPage(SessionPage):
    """Shows what changed its verdict since the baseline, or since the last change."""

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(session, focus, parent)
        self._nearest: tuple[Outcome, tuple[NearFlip, ...]] | None = None
        self.since = Segmented(tr("Compare"), tuple(Since))
        self.models = TitledTable(tr("Models that flipped"))
        self.rows = TitledTable(tr("Parts that flipped"))
        self.nearest = TitledTable(tr("Nearest to flipping next"))
        self.since.chosen.connect(self.refresh)
        for table in (self.models, self.nearest):
            table.view.clicked.connect(self._look_at)
        self.exhibits = (self.models.view, self.rows.view, self.nearest.view)
        self.chosen_by = {"compare": self.since}
        self._lay_out()

    @Slot()
    def refresh(self) -> None:
        """Show the flips as they are now."""
        outcome = self._session.outcome
        if outcome is None:
            return
        before = self._before() or outcome
        shows = every if self._session.workspace.shown.all else self._session.shows
        models, rows = flipped_models(before, outcome, shows), flipped_rows(before, outcome, shows)
        self.rows.setVisible(outcome.exposure.book.states_costs)
        self.models.show_table(models, _how_many(models, tr_in("models", "none")))
        self.rows.show_table(rows, _how_many(rows, tr_in("rows", "none")))
        if self._nearest is None or self._nearest[0] is not outcome:
            self._nearest = (outcome, nearest_flips(outcome))
        self.nearest.show_table(next_flips(self._nearest[1], shows))
        self._find(before, outcome)

    def _find(self, before: Outcome, outcome: Outcome) -> None:
        """Say how many models flipped, and who is nearest."""
        nearest = () if self._nearest is None else self._nearest[1]
        costs, since = outcome.exposure.book.states_costs, Since(self.since.value).word
        found = flips_finding(model_flips(before, outcome), nearest, since, volumes=costs)
        self.tell(
            found if self._before() is not None else Finding(tr("Nothing was changed yet"), found.detail)
        )

    def _before(self) -> Outcome | None:
        """Return what the scenario is compared with."""
        if self.since.value is Since.BASELINE:
            return self._session.baseline_outcome
        return self._session.earlier_outcome

    @Slot(QModelIndex)
    def _look_at(self, index: QModelIndex) -> None:
        """Look at the model of the row that was clicked."""
        name = index.siblingAtColumn(0).data()
        if isinstance(name, str):
            self._focus.look_at(name)

    def _lay_out(self) -> None:
        """Put the three tables below each other, each of a size that can be changed."""
        self.tools = ToolLine(self.since)
        down = KeySplitter(Qt.Orientation.Vertical)
        down.setHandleWidth(1)
        for table in (self.models, self.rows, self.nearest):
            down.addWidget(table)
        down.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.tools)
        column.addWidget(down, 1)


def _how_many(table: DetailTable, none: str) -> str:
    """Return how many rows a table has; ``none`` where there are none."""
    return formatting.count(len(table.rows)) if table.rows else none
