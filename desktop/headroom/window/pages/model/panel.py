"""The model looked at, in short below the fleet: verdict, formula, tests, duties and fees."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.output.model_tables import assessment
from headroom.output.table import copied_table
from headroom.rules.verdict import Verdict
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import CAPTION, SPACE, type_scale
from headroom.window.pages.model.tables import DUTY_LINES, LABEL, TEST_LINES, ModelTables
from headroom.window.pages.model.verdict_icon import VerdictIcon
from headroom.window.session.clipboard import copy_tables
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.shaped_table import DENSE
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.title_line import TitleLine
from headroom.window.widgets.when_seen import WhenSeen
from headroom.window.widgets.whole_rows import WholeRows

_NARROW = 860
"""Pixels below which the tests have the room alone."""

_LOW = 240
"""Pixels below which there is no line for how the materials are counted."""

NOTHING = tr("Choose a model in the chart.")


class ModelDetail(WhenSeen, QWidget):
    """Explains the verdict on the model looked at, and what it owes.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.

    Attributes:
        certificates: Asks for the certificates of a model whose verdict is open, when clicked.
        whole: Asks for the page of the model, when clicked.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rule = ""
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.icon = VerdictIcon()
        self.title = TitleLine()
        self.certificates = QPushButton(tr("Certificates"))
        self.certificates.setProperty("kind", "link")
        self.certificates.setCursor(Qt.CursorShape.PointingHandCursor)
        self.certificates.setToolTip(tr("Which certificates of origin would settle it"))
        self.whole = QPushButton(tr("Open model"))
        self.whole.setProperty("kind", "quiet")
        self.whole.setToolTip(tr("All of this model: costs, and the rows that weigh most (Enter)"))
        self.caption = StillLabel(CAPTION, muted=True)
        self._tables = ModelTables(session, focus, (TEST_LINES, LABEL, DUTY_LINES))
        self.tables = self._tables.views
        for table in self.tables.values():
            table.setProperty("kind", DENSE)
        self._lay_out()
        self._names: tuple[str, ...] = ()
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow)
        self._show_now()

    @property
    def model(self) -> int:
        """Return the model looked at; -1 for none."""
        return self._tables.model

    def _follow(self) -> None:
        """Refresh now, or when it is seen again; of another workbook at once, to let go of the one before."""
        exposure = self._session.exposure
        names = () if exposure is None else exposure.book.rows.models
        if names is self._names:
            super()._follow()
        else:
            self._show_now()

    @Slot()
    def refresh(self) -> None:
        """Show the model looked at as it is now."""
        outcome, model = self._session.outcome, self.model
        self._names = () if outcome is None else outcome.exposure.book.rows.models
        shown = outcome is not None and model >= 0
        for widget in (self.whole, self.icon):
            if widget.isHidden() is shown:
                widget.setHidden(not shown)
        if outcome is None or model < 0:
            self._offer_certificates(offered=False)
            for table in self.tables.values():
                table.hide()
            self.icon.show_verdict(None)
            self.title.say(NOTHING)
            return
        verdict = Verdict(int(outcome.verdict[model]))
        of_label = bool(outcome.exposure.book.definition)
        self._offer_certificates(offered=verdict is Verdict.UNDETERMINED and not of_label)
        self.icon.show_verdict(verdict)
        self.title.say(assessment.title(outcome, model), assessment.formula(outcome, model))
        rule = assessment.rule(outcome)
        if rule != self._rule:
            self._rule = rule
            self.title.setToolTip(plain_tooltip(rule))
        tables = self._tables.refresh()
        self.caption.set_text(next((table.caption for table in tables.values() if table.caption), rule))
        self._fit()

    @Slot()
    def copy_tables(self) -> None:
        """Put the title, the formula and all tables on the clipboard, as text and as HTML."""
        copy_tables(
            (self._tables.copied_heading(),), [copied_table(table) for table in self._tables.whole_tables()]
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show duties and fees where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show duties and fees beside the tests where there is room for both, and the caption below them.

        Where there is little, its place is that of a row: the title has the rule in its tooltip.
        """
        lines, label = self.tables[DUTY_LINES], self.tables[LABEL]
        narrow = self.width() < _NARROW * type_scale(self)
        wanted = self.model >= 0 and not narrow and label.isHidden() and bool(lines.cells.table.rows)
        if lines.isHidden() is wanted:
            lines.setHidden(not wanted)
        low = self.height() < _LOW * type_scale(self) and self.caption.text() == self._rule
        if self.caption.isHidden() is (self.model >= 0 and not low):
            self.caption.setHidden(self.model < 0 or low)

    def _offer_certificates(self, *, offered: bool) -> None:
        """Offer the certificates that would settle a verdict, or not."""
        if self.certificates.isHidden() is offered:
            self.certificates.setHidden(not offered)

    def _lay_out(self) -> None:
        """Put the title over the tables."""
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.icon)
        line.addWidget(self.title, 1)
        line.addWidget(self.certificates)
        line.addWidget(self.whole)
        parts = (self.tables[TEST_LINES], 3), (self.tables[LABEL], 2), (self.tables[DUTY_LINES], 2)
        beside = WholeRows(parts, SPACE * 3)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(line)
        column.addWidget(beside, 1)
        column.addWidget(self.caption)
