"""On which date the law stands: a field, steps back and on, and the strip of the days that change it."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.rules.policy import Policy
from headroom.window.levers.law_strip import LawStrip
from headroom.window.levers.shown.law_date import LawDate, other_policy, out_of_life, typed
from headroom.window.look.icons import IconButton
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.look.sized import grow
from headroom.window.session.session import Session
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.words import formatting

_FIELD_WIDTH = 104


class LawDateRow(QWidget):
    """Shows the date of the scenario's law; another one is a step of the history, a whole drag one.

    A policy has a life: a date outside it brings the policy that was law then, which is offered by name.

    Attributes:
        offered: Emitted with the policy that was law on a day outside the life of this one, on that day.
    """

    offered = Signal(Policy)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._gesture: int | None = None
        self._law = session.scenario.policy.law
        self._published = session.published
        self._offered = self._policies()
        self._shown = LawDate.of(session.scenario.policy, self._offered)
        self.label = PlainLabel(tr("Law on"))
        self.label.setProperty("kind", "caption")
        self.field = QLineEdit()
        self.field.setAcceptDrops(False)  # a workbook may be dropped anywhere
        self.field.setAccessibleName(tr("Law on"))
        grow(self.field, self.field.setFixedWidth, _FIELD_WIDTH)
        self.label.setBuddy(self.field)
        self.back = IconButton("arrow-left", tr("To the change of the law before (Ctrl+[)"), small=True)
        self.on = IconButton("arrow-right", tr("To the next change of the law (Ctrl+])"), small=True)
        self.strip = LawStrip()
        self.told = ElidedLabel()
        self.told.setProperty("kind", "caption")
        self.field.editingFinished.connect(self._read)
        self.back.clicked.connect(self.step_back)
        self.on.clicked.connect(self.step_on)
        self.strip.moved.connect(self._follow)
        self._lay_out()
        self.refresh()

    def follow(self, back: QAction, on: QAction) -> None:
        """Let commands of the menus go from one change of the law to another."""
        back.triggered.connect(self.step_back)
        on.triggered.connect(self.step_on)

    @Slot()
    def refresh(self) -> None:
        """Show the date of the scenario's law."""
        policy, published = self._session.scenario.policy, self._session.published
        same = policy.law is self._law and policy.as_of == self._shown.day and published is self._published
        if not same:  # a slider moves none of it
            self._law, self._published, self._offered = policy.law, published, self._policies()
            self._shown = LawDate.of(policy, self._offered)
        shown = self._shown
        typing = self.field.isModified() and self.field.hasFocus()
        if not typing:
            self._show_day()
        self.field.setReadOnly(not shown.moves)
        self.back.setEnabled(shown.step(forward=False) is not None)
        self.on.setEnabled(shown.step(forward=True) is not None)
        self.strip.setVisible(shown.moves)
        self.strip.show_date(shown)
        self._tell(shown.next)

    @Slot()
    def step_back(self) -> None:
        """Go to the last day before on which something changes."""
        self._step(forward=False)

    @Slot()
    def step_on(self) -> None:
        """Go to the next day on which something changes."""
        self._step(forward=True)

    def _step(self, *, forward: bool) -> None:
        day = self._shown.step(forward=forward)
        if day is not None:
            self._go(day)

    def _policies(self) -> tuple[Policy, ...]:
        """Return all policies, those first that were law one after the other."""
        law = self._session.succession.policies
        return (*(law if len(law) > 1 else ()), *self._session.published)

    @Slot(date, bool)
    def _follow(self, day: date, dragging: bool) -> None:  # noqa: FBT001 - a slot
        """Choose a day of the strip; all days of a drag are one step."""
        if not self._session.scenario.policy.in_force(day):
            self._go(day)  # a key went on past the life of the policy
            return
        if self._gesture is None:
            self._gesture = self._session.new_gesture()
        self._session.set_day(day, self._gesture)
        if not dragging:
            self._gesture = None

    @Slot()
    def _read(self) -> None:
        """Choose the date that was typed; say why where it cannot be."""
        if not self.field.isModified():
            return
        self.field.setModified(False)
        found = typed(self.field.text())
        if isinstance(found, str):
            self._show_day()
            self._tell(found)
        else:
            self._go(found)
            self._show_day()

    def _show_day(self) -> None:
        """Show the date of the scenario's law in the field."""
        day = formatting.iso(self._shown.day)
        if self.field.text() != day:
            self.field.setText(day)

    def _go(self, found: date) -> None:
        """Choose a date, or offer the policy that was law on it; say so, or why it cannot be."""
        policy = self._session.scenario.policy
        if policy.in_force(found) and self._shown.moves:
            self._session.set_day(found)
            return
        other = other_policy(policy, found, self._offered)
        why = out_of_life(policy, found, other)
        if other is not None and self._session.succession.holds(other):
            self._session.set_day(found)  # what was set by hand comes along
        elif other is not None:
            self.offered.emit(other.at(found))
        self._tell(why)

    def _tell(self, text: str) -> None:
        """Say what comes next, or why a date was not taken."""
        if text != self.told.text():
            self.told.setText(text)
            self.told.setToolTip(plain_tooltip(text))

    def _lay_out(self) -> None:
        """Put the field and the steps on a line, the strip below, and what comes next."""
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.label)
        line.addWidget(self.field)
        line.addWidget(self.back)
        line.addWidget(self.on)
        line.addStretch(1)
        self.line = line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.strip)
        column.addWidget(self.told)
