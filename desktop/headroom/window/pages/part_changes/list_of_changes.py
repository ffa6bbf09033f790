"""The changes of parts of a scenario: what each does, edited, switched off and on, and taken back."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.analysis.change_effects import change_effects
from headroom.language import tr
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import PartChange
from headroom.window.look.theme import SPACE
from headroom.window.pages.part_changes.drawer import put_all
from headroom.window.pages.part_changes.shown.change_tables import (
    change_list,
    changed_sentence,
    changes_being_summed,
)
from headroom.window.pages.part_changes.shown.listed_changes import ListedChange, in_place_of
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.still_paragraph import StillParagraph
from headroom.window.widgets.table_view import DetailTableView
from headroom.window.widgets.when_seen import WhenSeen

_LINES, _LEAST_HEIGHT = 2, 132
"""Of the sentence, and pixels of the list, where there is little room."""

_SUMMED = tr("Being summed: what it comes to follows.")
_EDITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class ListOfChanges(WhenSeen, QWidget):
    """Shows the changes of the scenario with what each does to the model looked at.

    Args:
        session: Whose scenario has them.
        focus: Which model is looked at.
        parent: Parent widget.
        narrow: Whether it stands where there is little room.

    Attributes:
        edit_asked: Emitted with the change that shall be edited.
    """

    edit_asked: ValueSignal[ListedChange] = value_signal()

    def __init__(
        self, session: Session, focus: Focus, parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._session = session
        self._focus = focus
        self._listed: tuple[PartChange, ...] = ()
        name = tr("Changes of parts by hand, in short") if narrow else tr("Changes of parts by hand")
        self.table = DetailTableView(name, sorts=False)
        self.sentence = StillParagraph(_LINES) if narrow else StillLabel()
        self.edit = QPushButton(tr("Edit…"))
        self.switch = QPushButton(tr("Switch off"))
        self.take_back = QPushButton(tr("Take back"))
        self.take_all_back = QPushButton(tr("Take all back"))
        buttons = (self.edit, self.switch, self.take_back, self.take_all_back)
        for button in buttons:
            button.setProperty("kind", "quiet")
        self.edit.setToolTip(tr("Edit the chosen change, or its name (Enter)"))
        self.take_back.setToolTip(tr("Take the chosen change back (Del)"))
        line = QHBoxLayout()
        line.setSpacing(SPACE // 2 if narrow else SPACE)
        if not narrow:
            line.addWidget(self.sentence, 1)
        for button in buttons:
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.table, 1)
        if narrow:
            self.table.wrap_texts()
            self.table.setMinimumHeight(_LEAST_HEIGHT)
            column.addWidget(self.sentence)
            line.addStretch(1)
        column.addLayout(line)
        self.table.looked_at.connect(self._offer)
        self.table.doubleClicked.connect(self.edit_chosen)
        self.edit.clicked.connect(self.edit_chosen)
        self.switch.clicked.connect(self.switch_chosen)
        self.take_back.clicked.connect(self.take_chosen_back)
        self.take_all_back.clicked.connect(self._take_all_back)
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow)
        session.summing_changed.connect(self._follow)

    @property
    def changes(self) -> tuple[PartChange, ...]:
        """Return the changes of the scenario as they are wanted."""
        return self._session.wanted.scenario.part_changes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the chosen change with Enter or F2, take it back with Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.take_chosen_back()
        elif event.key() in _EDITS:
            self.edit_chosen()
        else:
            super().keyPressEvent(event)

    @Slot()
    def refresh(self) -> None:
        """Show the changes as they are now."""
        session, outcome = self._session, self._session.outcome
        exposure = session.exposure
        names = () if outcome is None else outcome.exposure.book.rows.models
        if outcome is None or exposure is None or not names:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        model = names.index(self._focus.model) if self._focus.model in names else 0
        chosen = self._chosen
        self._listed = self.changes
        if session.summing:
            table, said = changes_being_summed(self._listed, narrow=self._narrow), _SUMMED
        else:
            effects = change_effects(exposure, session.scenario, model)
            without = evaluate(exposure, replace(session.scenario, part_changes=()))
            table = change_list(outcome, effects, names[model], narrow=self._narrow)
            said = changed_sentence(without, outcome, model) if effects else tr("Nothing is changed by hand.")
        self.table.show_table(table)
        if chosen is not None and chosen.place < len(self._listed):
            self.table.mark_row(chosen.place)
        self.sentence.set_text(said)
        self.take_all_back.setEnabled(bool(self._listed))
        self._offer()

    @property
    def _chosen(self) -> ListedChange | None:
        """Return the chosen change; None for none."""
        row = self.table.row
        return ListedChange(row, self._listed[row]) if 0 <= row < len(self._listed) else None

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done with the chosen change."""
        chosen = self._chosen
        for button in (self.edit, self.switch, self.take_back):
            button.setEnabled(chosen is not None)
        self.switch.setText(
            tr("Switch on") if chosen is not None and not chosen.change.on else tr("Switch off")
        )

    @Slot()
    def edit_chosen(self) -> None:
        """Ask for the chosen change to be edited."""
        chosen = self._chosen
        if chosen is not None:
            self.edit_asked.emit(chosen)

    @Slot()
    def switch_chosen(self) -> None:
        """Let the chosen change count no longer, or again, as one step."""
        chosen = self._chosen
        if chosen is not None:
            after = replace(chosen.change, on=not chosen.change.on)
            text = (
                tr("Switch on {change}", change=after.label)
                if after.on
                else tr("Switch off {change}", change=after.label)
            )
            put_all(self._session, in_place_of(self.changes, chosen, after), text)

    @Slot()
    def take_chosen_back(self) -> None:
        """Take the chosen change out of the scenario, as one step."""
        chosen = self._chosen
        if chosen is not None:
            text = tr("Take back {change}", change=chosen.change.label)
            put_all(self._session, in_place_of(self.changes, chosen, None), text)

    @Slot()
    def _take_all_back(self) -> None:
        """Take all changes out of the scenario, as one step."""
        put_all(self._session, (), tr("Take all changes of parts back"))
