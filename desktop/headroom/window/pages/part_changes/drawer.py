"""What becomes of chosen parts: typed field by field beside what stands in the workbook."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from headroom.book.part_rows import PartRows
from headroom.foreign_text import one_line
from headroom.language import tr
from headroom.rules.part_changes import PartChange
from headroom.window.look.plain_text import PlainLabel, plain_caption
from headroom.window.look.theme import SPACE, TITLE, type_scale
from headroom.window.pages.part_changes.shown.chosen_rows import (
    ScopeChoice,
    as_in_workbook,
    edited_scopes,
    place_of,
    rows_to_change,
    scope_choices,
    title_of,
)
from headroom.window.pages.part_changes.shown.listed_changes import ListedChange, in_place_of, place_of_change
from headroom.window.pages.part_changes.shown.typed_change import CERTIFICATES, TypedChange
from headroom.window.session.session import Session
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.choice_box import ChoiceBox
from headroom.window.widgets.explained import explain
from headroom.window.widgets.still_label import StillLabel

_FIELDS = (
    ("origin", tr("Origin"), tr("MX or Mexico")),
    ("price", tr("Unit cost"), tr("+8 % or 12.50 USD")),
    ("supplier", tr("Supplier"), tr("a name or blank")),
    ("share", tr("Share that moves"), tr("40 %, rest stays")),
    ("regional", tr("Regional content"), tr("72 % or blank")),
    ("us", tr("US content"), tr("10 % or blank")),
)
"""Attributes of ``TypedChange`` that are typed, with their words and an example."""

_LETTERS, _ANSWER = 12, 7
_STANDS = 96
_WIDTH = 392


class PartDrawer(QWidget):
    """Takes what becomes of chosen rows, or of those of a change, and hands the session it, as one step.

    Args:
        session: Takes the change.
        parent: Parent widget.

    Attributes:
        made: Emitted after a change was made or edited.
        fields: Where it is typed, by the attribute of ``TypedChange``.
    """

    made = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.PART_CHANGES)
        self._session = session
        self._chosen: tuple[int, ...] = ()
        self._known: PartRows | None = None
        self._choices: tuple[ScopeChoice, ...] = ()
        self._edited: ListedChange | None = None
        self._concerned: Sequence[int] = ()
        self._shown: tuple[object, ...] = (None, None, None)
        self.title = StillLabel(TITLE, strong=True)
        self.place = StillLabel(muted=True)
        self.scope = ChoiceBox(tr("Which parts are changed"), _LETTERS)
        self.in_model = QCheckBox(tr("In this model only"))
        self.in_model.setChecked(True)
        self.fields: dict[str, QLineEdit] = {}
        self._stands: dict[str, StillLabel] = {}
        self.originating = ChoiceBox(tr("Certificate of origin"), _ANSWER)
        self.originating.addItems(list(CERTIFICATES))
        self.anew = QCheckBox(tr("Another part: statements do not go along"))
        self.anew.setToolTip(tr("Contents, certificates and makers' statements are those of what it was"))
        self.offered = QCheckBox(tr("Offer it to Decide, and keep what there is"))
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name of the change"))
        self.name.setPlaceholderText(tr("named by what it does"))
        self.wrong = PlainLabel()
        self.wrong.setWordWrap(True)
        self.wrong.hide()
        self.change = QPushButton(tr("Change"))
        self.change.setProperty("kind", "primary")
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setProperty("kind", "quiet")
        self.cancel.setToolTip(tr("Leave the change as it is"))
        self.cancel.hide()
        self._lay_out()
        self.in_model.toggled.connect(self._offer_scopes)
        self.change.clicked.connect(self.make)
        self.cancel.clicked.connect(self.leave)
        for field in (*self.fields.values(), self.name):
            field.returnPressed.connect(self.make)
        self.fields["origin"].textChanged.connect(self._suggest)
        self.fields["supplier"].textChanged.connect(self._suggest)
        self.choose(())

    def minimumSizeHint(self) -> QSize:
        """Return room for the words of any language, and no less than what is typed looks well in."""
        return super().minimumSizeHint().expandedTo(QSize(round(_WIDTH * type_scale(self)), 0))

    @property
    def typed(self) -> TypedChange:
        """Return what is typed."""
        said = {name: field.text() for name, field in self.fields.items()}
        return TypedChange(
            origin=said["origin"],
            price=said["price"],
            supplier=said["supplier"],
            share=said["share"],
            regional=said["regional"],
            us=said["us"],
            originating=self.originating.currentText(),
            anew=self.anew.isChecked(),
            offered=self.offered.isChecked(),
            name=self.name.text(),
        )

    def choose(self, rows: Sequence[int]) -> None:
        """Let other rows be changed; what was typed for others is let go of.

        Args:
            rows: Indices into the rows of the workbook as imported.
        """
        if tuple(rows) != self._chosen:
            self._end_editing()
            self.clear()
            self._chosen = tuple(rows)
        self.refresh()

    def edit(self, listed: ListedChange) -> None:
        """Let a change of the scenario be edited, in its place."""
        typed = TypedChange.of(listed.change)
        self.clear()
        self._edited = listed
        self.scope.setCurrentIndex(-1)  # the rows that it concerns stand first
        with QSignalBlocker(self.in_model):
            self.in_model.setChecked(bool(listed.change.selection.model))
        for name, field in self.fields.items():
            field.setText(getattr(typed, name))
        self.name.setText(typed.name)
        for field in (*self.fields.values(), self.name):
            field.setCursorPosition(0)
        self.originating.setCurrentText(typed.originating)
        self.anew.setChecked(typed.anew)
        self.offered.setChecked(typed.offered)
        self.refresh()
        self.fields["origin"].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def edited(self) -> ListedChange | None:
        """Return the change that is being edited; None where a new one is made."""
        return self._edited

    @Slot()
    def leave(self) -> None:
        """Leave the change as it is that was being edited."""
        self._end_editing()
        self.clear()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave a change as it is with Esc."""
        if event.key() == Qt.Key.Key_Escape and self._edited is not None:
            self.leave()
            return
        super().keyPressEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Show what the chosen rows, or those of the change that is edited, say in the workbook."""
        book = self._rows
        if book is None or any(row >= len(book) for row in self._chosen):
            self._chosen = ()
        if book is not self._known:  # its rows are others
            self._end_editing()
            self.clear()
        self._known = book
        if self._edited is not None and place_of_change(self._changes, self._edited) < 0:  # taken back
            self._end_editing()
            self.clear()
        shown = book, self._chosen, self._edited
        if any(one is not other for one, other in zip(shown, self._shown, strict=True)):
            self._shown = shown
            self._show(book)

    def _show(self, book: PartRows | None) -> None:
        """Show what is changed, and what stands in the workbook."""
        rows = self._concerned = self._rows_concerned()
        if book is None:
            self.title.set_text(tr("No part is chosen"))
            self.place.set_text("")
        elif self._edited is not None:
            self.title.set_text(tr("Edit the change"))
            self.place.set_text(self._edited.change.label)
        else:
            self.title.set_text(title_of(book, rows))
            self.place.set_text(place_of(book, rows))
        stands = {} if book is None else as_in_workbook(book, rows)
        for name, label in self._stands.items():
            label.set_text(stands.get(name, ""))
        self.change.setText(tr("Change") if self._edited is None else tr("Save"))
        self.cancel.setVisible(self._edited is not None)
        self._offer_scopes()

    @Slot()
    def make(self) -> None:
        """Put the change into the scenario, in its place or behind the others, or say what is wrong."""
        if not self._choices or not self.change.isEnabled():
            return
        selection = self._choices[max(self.scope.currentIndex(), 0)].selection
        try:
            if self._edited is None:
                put_change(self._session, self.typed.change(selection))
            else:
                after = self.typed.edited(self._edited.change, selection)
                changes = in_place_of(self._changes, self._edited, after)
                put_all(self._session, changes, tr("Edit {change}", change=self._edited.change.label))
        except ValueError as cause:
            self.wrong.setText(f"{one_line(str(cause))}.")
            self.wrong.show()
            return
        self.leave()
        self.made.emit()

    @property
    def _rows(self) -> PartRows | None:
        """Return the rows that can be changed, as the workbook states them."""
        exposure = self._session.exposure
        return None if exposure is None else rows_to_change(exposure, self._session.outcome)

    @property
    def _changes(self) -> tuple[PartChange, ...]:
        """Return the changes of the scenario as they are wanted."""
        return self._session.wanted.scenario.part_changes

    def _rows_concerned(self) -> Sequence[int]:
        """Return the rows that are changed: the chosen ones, or those of the change that is edited."""
        book = self._rows
        if self._edited is None or book is None:
            return self._chosen
        return np.flatnonzero(self._edited.change.selection.among(book)).tolist()

    def _end_editing(self) -> None:
        """Let a new change be made."""
        if self._edited is not None:
            self._edited = None
            self.scope.setCurrentIndex(-1)
            with QSignalBlocker(self.in_model):
                self.in_model.setChecked(True)

    @Slot()
    def _offer_scopes(self) -> None:
        """Offer which rows the change may concern."""
        book, rows, in_model = self._rows, self._concerned, self.in_model.isChecked()
        at = self.scope.currentIndex()
        if book is None:
            self._choices = ()
        elif self._edited is not None:
            self._choices = edited_scopes(book, self._edited.change.selection, rows, in_model=in_model)
        else:
            self._choices = scope_choices(book, rows, in_model=in_model)
        with QSignalBlocker(self.scope):
            self.scope.clear()
            self.scope.addItems([plain_caption(choice.words) for choice in self._choices])
            self.scope.setCurrentIndex(at if 0 <= at < len(self._choices) else min(0, len(self._choices) - 1))
        self.change.setEnabled(bool(self._choices))

    @Slot()
    def _suggest(self) -> None:
        """Let statements fall away where it becomes another part; whoever wants them says so."""
        if self._edited is not None:
            return
        self.anew.setChecked(any(self.fields[name].text().strip() for name in ("origin", "supplier")))

    def clear(self) -> None:
        """Empty the fields."""
        for field in (*self.fields.values(), self.name):
            field.clear()
        self.originating.setCurrentIndex(0)
        self.anew.setChecked(False)
        self.offered.setChecked(False)
        self.wrong.hide()

    def _lay_out(self) -> None:
        """Put what is typed beside what stands in the workbook."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        for column, heading in ((1, tr("In the scenario")), (2, tr("Workbook"))):
            label = StillLabel(muted=True)
            label.set_text(heading)
            grid.addWidget(label, 0, column)
        for line, (name, words, example) in enumerate(_FIELDS, 1):
            field = self.fields[name] = QLineEdit()
            field.setAccessibleName(words)
            field.setPlaceholderText(example)
            self._put(grid, line, words, name, field)
        self._put(grid, len(_FIELDS) + 1, tr("Certificate"), "originating", self.originating)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, _STANDS)
        buttons = QHBoxLayout()
        buttons.addWidget(self.name, 1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.change)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(SPACE)
        above: tuple[QWidget, ...] = (self.title, self.place, self.scope, self.in_model)
        below: tuple[QWidget, ...] = (self.anew, self.offered, self.wrong)
        for widget in above:
            column_.addWidget(widget)
        column_.addLayout(grid)
        for widget in below:
            column_.addWidget(widget)
        column_.addLayout(buttons)

    def _put(self, grid: QGridLayout, line: int, words: str, name: str, field: QWidget) -> None:
        """Put a field with its words and what stands in the workbook into a line."""
        label = PlainLabel(words)
        label.setBuddy(field)
        stands = self._stands[name] = StillLabel(muted=True)
        grid.addWidget(label, line, 0)
        grid.addWidget(field, line, 1)
        grid.addWidget(stands, line, 2)


def put_change(session: Session, change: PartChange) -> None:
    """Put a change behind those of the scenario, as one step that can be undone."""
    put_changes(session, (change,), tr("Change {change}", change=change.label))


def put_changes(session: Session, changes: Sequence[PartChange], text: str) -> None:
    """Put changes behind those of the scenario, as one step that says a text where it is undone."""
    put_all(session, (*session.wanted.scenario.part_changes, *changes), text)


def put_all(session: Session, changes: Sequence[PartChange], text: str) -> None:
    """Put changes in the place of those of the scenario, as one step that says a text where it is undone."""
    scenario = replace(session.wanted.scenario, part_changes=tuple(changes))
    session.edit(text, session.wanted.with_scenario(scenario))
