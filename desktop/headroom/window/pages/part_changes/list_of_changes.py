"""The changes of parts of a scenario: what each does, switched off and on, taken back one by one or all."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.analysis.change_effects import change_effects
from headroom.rules.outcome import evaluate
from headroom.rules.part_changes import PartChange
from headroom.window.look.theme import SPACE
from headroom.window.pages.part_changes.shown.change_tables import change_list, changed_sentence
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.still_paragraph import StillParagraph
from headroom.window.widgets.table_view import DetailTableView

_LINES, _LEAST_HEIGHT = 2, 132
"""Of the sentence, and pixels of the list, where there is little room."""


class ListOfChanges(QWidget):
    """Shows the changes of the scenario with what each does to the model looked at.

    Args:
        session: Whose scenario has them.
        focus: Which model is looked at.
        parent: Parent widget.
        narrow: Whether it stands where there is little room.
    """

    def __init__(
        self, session: Session, focus: Focus, parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        super().__init__(parent)
        self._narrow = narrow
        self._session = session
        self._focus = focus
        self._stale = True
        name = "Changes of parts by hand" + (", in short" if narrow else "")
        self.table = DetailTableView(name, sorts=False)
        self.sentence = StillParagraph(_LINES) if narrow else StillLabel()
        self.switch = QPushButton("Switch off")
        self.take_back = QPushButton("Take back")
        self.take_all_back = QPushButton("Take all back")
        for button in (self.switch, self.take_back, self.take_all_back):
            button.setProperty("kind", "quiet")
        self.take_back.setToolTip("Take the chosen change back (Del)")
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        if not narrow:
            line.addWidget(self.sentence, 1)
        for button in (self.switch, self.take_back, self.take_all_back):
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
        self.switch.clicked.connect(self.switch_chosen)
        self.take_back.clicked.connect(self.take_chosen_back)
        self.take_all_back.clicked.connect(self._take_all_back)
        session.changed.connect(self._follow)
        focus.changed.connect(self._follow)

    @property
    def changes(self) -> tuple[PartChange, ...]:
        """Return the changes of the scenario."""
        return self._session.scenario.part_changes

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the chosen change back with Del."""
        if event.key() == Qt.Key.Key_Delete:
            self.take_chosen_back()
            return
        super().keyPressEvent(event)

    @Slot()
    def _follow(self) -> None:
        """Show the changes as they are now, as soon as they are seen."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the changes as they are now."""
        self._stale = False
        session, outcome = self._session, self._session.outcome
        exposure = session.exposure
        names = () if outcome is None else outcome.exposure.book.rows.models
        if outcome is None or exposure is None or not names:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        model = names.index(self._focus.model) if self._focus.model in names else 0
        chosen = self.table.row
        effects = change_effects(exposure, session.scenario, model)
        self.table.show_table(change_list(outcome, effects, names[model], narrow=self._narrow))
        if 0 <= chosen < len(effects):
            self.table.mark_row(chosen)
        without = evaluate(exposure, replace(session.scenario, part_changes=()))
        said = changed_sentence(without, outcome, model) if effects else "Nothing is changed by hand."
        self.sentence.set_text(said)
        self.take_all_back.setEnabled(bool(effects))
        self._offer()

    @property
    def _chosen(self) -> int:
        """Return the position of the chosen change; -1 for none."""
        row = self.table.row
        return row if row < len(self.changes) else -1

    @Slot()
    def _offer(self) -> None:
        """Offer what can be done with the chosen change."""
        at = self._chosen
        for button in (self.switch, self.take_back):
            button.setEnabled(at >= 0)
        self.switch.setText("Switch on" if at >= 0 and not self.changes[at].on else "Switch off")

    @Slot()
    def switch_chosen(self) -> None:
        """Let the chosen change count no longer, or again, as one step."""
        at, changes = self._chosen, list(self.changes)
        if at >= 0:
            changes[at] = replace(changes[at], on=not changes[at].on)
            self._put(f"Switch {'on' if changes[at].on else 'off'} {changes[at].label}", tuple(changes))

    @Slot()
    def take_chosen_back(self) -> None:
        """Take the chosen change out of the scenario, as one step."""
        at, changes = self._chosen, self.changes
        if at >= 0:
            self._put(f"Take back {changes[at].label}", (*changes[:at], *changes[at + 1 :]))

    @Slot()
    def _take_all_back(self) -> None:
        """Take all changes out of the scenario, as one step."""
        self._put("Take all changes of parts back", ())

    def _put(self, text: str, changes: tuple[PartChange, ...]) -> None:
        """Hand the session other changes."""
        scenario = replace(self._session.scenario, part_changes=changes)
        self._session.edit(text, self._session.workspace.with_scenario(scenario))
