"""The drawer beside a list of parts: what becomes of the chosen ones, and the changes there are."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from headroom.foreign_text import one_line
from headroom.language import tr, tr_count
from headroom.rules.part_changes import PartChange, Selection
from headroom.window.look.theme import SPACE
from headroom.window.pages.page_stack import EDITS
from headroom.window.pages.part_changes.drawer import PartDrawer, put_changes
from headroom.window.pages.part_changes.list_of_changes import ListOfChanges
from headroom.window.pages.part_changes.shown.chosen_rows import rows_to_change
from headroom.window.pages.part_changes.shown.listed_changes import ListedChange
from headroom.window.pages.part_changes.shown.rows_alike import changed_alike, left_of
from headroom.window.pages.part_changes.shown.typed_change import TypedChange
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.window.widgets.hairline import hairline
from headroom.window.widgets.still_label import StillLabel

WIDTH = 392
"""Pixels."""


class SideDrawer(QScrollArea):
    """Changes the rows that are chosen beside it; it is put away while presenting.

    Args:
        session: Takes the changes.
        focus: Which model is looked at; takes messages.
        parent: Parent widget.

    Attributes:
        closed: Emitted when it shall be closed.
    """

    closed = Signal()

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._focus = session, focus
        self._rows: tuple[int, ...] = ()
        self._inside = QWidget()
        self.setProperty("kind", "surface")
        self.setProperty(EDITS, True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.form = PartDrawer(session)
        self.list = ListOfChanges(session, focus, narrow=True)
        self.close_it = QPushButton(tr("Close"))
        self.close_it.setProperty("kind", "quiet")
        self.close_it.setToolTip(tr("Close (Esc)"))
        self._lay_out()
        self._widen()
        self.close_it.clicked.connect(self.closed)
        self.list.edit_asked.connect(self._edit)
        session.changed.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as wide as what stands inside needs, whatever the size of the type."""
        super().resizeEvent(event)
        self._widen()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as wide as what stands inside needs, before anything is seen."""
        super().showEvent(event)
        self._widen()

    def _widen(self) -> None:
        """Be of the usual width, or wider where the type is larger: nothing is cut beside the scroll bar."""
        bar = self.verticalScrollBar().sizeHint().width()
        width = max(WIDTH, self._inside.minimumSizeHint().width() + bar)
        if self.minimumWidth() != width or self.maximumWidth() != width:
            self.setFixedWidth(width)

    def choose(self, rows: Sequence[int]) -> None:
        """Let other rows be changed.

        Args:
            rows: Indices into the rows of the workbook as imported.
        """
        self._rows = tuple(rows)
        self.form.choose(self._rows)

    def begin(self) -> None:
        """Let the first thing be typed."""
        self.ensureWidgetVisible(self.form.title)
        self.form.fields["origin"].setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, like: PartChange | None, done: Collection[int] = ()) -> None:
        """Make of all chosen rows what is typed; where nothing is, what a change makes of one of them.

        Args:
            like: That change; None: there is none.
            done: Rows of the workbook as imported of which it makes that already.
        """
        exposure, typed, rows = self._session.exposure, self.form.typed, self._rows
        if exposure is None or not rows:
            return
        make: Callable[[Selection], PartChange] = typed.change
        if like is not None and typed == TypedChange():
            rows = tuple(row for row in rows if row not in done)

            def make(selection: Selection) -> PartChange:
                return PartChange("", selection, like.becomes, as_alternative=like.as_alternative)

        try:
            changes = changed_alike(rows_to_change(exposure, self._session.outcome), rows, make)
        except ValueError as cause:
            self._focus.said.emit(News(tr("Not changed: {reason}.", reason=one_line(str(cause))), Tone.BAD))
            return
        if not changes:
            self._focus.said.emit(News(tr("All selected rows are changed alike already."), Tone.BAD))
            return
        text = tr_count("Change {n} row alike", "Change {n} rows alike", len(rows))
        put_changes(self._session, changes, text)
        self.form.leave()

    def take_back(self, changes: Collection[PartChange]) -> None:
        """Take changes out of the scenario, as one step."""
        scenario = self._session.wanted.scenario
        left = left_of(scenario.part_changes, changes)
        if len(left) == len(scenario.part_changes):
            self._focus.said.emit(News(tr("No change of the scenario concerns what is selected."), Tone.BAD))
            return
        first = next(iter(changes)).label
        what = first if len(changes) == 1 else tr_count("{n} change", "{n} changes", len(changes))
        self._session.edit(
            tr("Take back {change}", change=what),
            self._session.wanted.with_scenario(replace(scenario, part_changes=left)),
        )
        self._focus.said.emit(News(tr("Taken back: {change}.", change=what)))

    @Slot(object)
    def _edit(self, listed: ListedChange) -> None:
        """Let a change be edited in the form above the list."""
        self.form.edit(listed)
        self.ensureWidgetVisible(self.form.title)

    @Slot()
    def _follow(self) -> None:
        """Show what stands in the workbook that is open now."""
        exposure = self._session.exposure
        self.setEnabled(exposure is not None and exposure.book.states_costs)
        self.form.refresh()

    def _lay_out(self) -> None:
        """Put what is typed above the changes."""
        top = QHBoxLayout()
        heading, below, note = StillLabel(muted=True), StillLabel(strong=True), StillLabel(muted=True)
        heading.set_text(tr("Change parts"))
        below.set_text(tr("Changes of this scenario"))
        note.set_text(tr("The workbook is never edited."))
        top.addWidget(heading, 1)
        top.addWidget(self.close_it)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(2 * SPACE, 0, SPACE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(hairline())
        column.addWidget(below)
        column.addWidget(self.list, 1)
        column.addWidget(note)
        self.setWidget(self._inside)
