"""What a re-sourcing must leave alone: shown, added to and taken back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from headroom.output.resourcing_words import locks_sentence
from headroom.rules.scenario import NO_LOCKS, Locks
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.look.theme import SPACE
from headroom.window.session.session import Session
from headroom.window.widgets.number_box import WholeBox
from headroom.window.widgets.still_label import StillLabel

_ANY = -1
_MOST = 999


class LockBar(QWidget):
    """Shows the locks of the scenario and hands the session other ones.

    Args:
        session: Whose scenario has the locks.
        parent: Parent widget.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.sentence = StillLabel(muted=True)
        self.most = WholeBox()
        self.most.setRange(_ANY, _MOST)
        self.most.setSpecialValueText("any number")
        self.most.setAccessibleName("Greatest number of changes in a model")
        self.most.setToolTip("At most so many parts of a model move")
        self.clear = QPushButton("Unlock all")
        self.clear.setProperty("kind", "quiet")
        label = PlainLabel("At most")
        label.setBuddy(self.most)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.clear)
        line.addSpacing(SPACE)
        for widget in (label, self.most, PlainLabel("changes a model")):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.most.valueChanged.connect(self._limit)
        self.clear.clicked.connect(self._clear)
        self.refresh()

    @property
    def locks(self) -> Locks:
        """Return the locks of the scenario."""
        return self._session.scenario.locks

    def refresh(self) -> None:
        """Show the locks as they are now."""
        locks = self.locks
        parts_and_countries = locks_sentence(replace(locks, most_changes=None))
        said = f"Locked: {parts_and_countries}" if parts_and_countries else "Every part may move anywhere."
        self.sentence.set_text(said)
        self.sentence.setToolTip(plain_tooltip(said))
        self.clear.setVisible(locks != NO_LOCKS)
        blocked = QSignalBlocker(self.most)
        self.most.setValue(_ANY if locks.most_changes is None else locks.most_changes)
        blocked.unblock()

    def keep_part(self, number: str) -> None:
        """Let a part stay with its source."""
        self._put(f"Keep part {number}", lambda locks: replace(locks, kept_parts=locks.kept_parts | {number}))

    def bar_country(self, country: str) -> None:
        """Let no part come from a country."""
        self._put(
            f"Nothing from {country or 'unknown origin'}",
            lambda locks: replace(locks, barred_countries=locks.barred_countries | {country}),
        )

    @Slot()
    def _clear(self) -> None:
        """Take all locks back."""
        self._put("Unlock all", lambda _: NO_LOCKS)

    @Slot(int)
    def _limit(self, number: int) -> None:
        """Let at most so many parts move."""
        most = None if number == _ANY else number
        text = "Any number of changes" if most is None else f"At most {most} changes"
        self._put(text, lambda locks: replace(locks, most_changes=most))

    def _put(self, text: str, change: Callable[[Locks], Locks]) -> None:
        """Hand the session other locks, as one step."""
        scenario = self._session.wanted.scenario
        scenario = replace(scenario, locks=change(scenario.locks))
        self._session.edit(text, self._session.wanted.with_scenario(scenario))
