"""What a re-sourcing must leave alone: shown, added to and taken back."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from headroom.language import tr, tr_count
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
        self.most.setSpecialValueText(tr("any number"))
        self.most.setAccessibleName(tr("Greatest number of changes in a model"))
        self.most.setToolTip(tr("At most so many parts of a model move"))
        self.clear = QPushButton(tr("Unlock all"))
        self.clear.setProperty("kind", "quiet")
        label = PlainLabel(tr("At most"))
        label.setBuddy(self.most)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.clear)
        line.addSpacing(SPACE)
        for widget in (label, self.most, PlainLabel(tr("changes a model"))):
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
        said = (
            tr("Locked: {locks}", locks=parts_and_countries)
            if parts_and_countries
            else tr("Every part may move anywhere.")
        )
        self.sentence.set_text(said)
        self.sentence.setToolTip(plain_tooltip(said))
        self.clear.setVisible(locks != NO_LOCKS)
        blocked = QSignalBlocker(self.most)
        self.most.setValue(_ANY if locks.most_changes is None else locks.most_changes)
        blocked.unblock()

    def keep_part(self, number: str) -> None:
        """Let a part stay with its source."""
        self._put(
            tr("Keep part {number}", number=number),
            lambda locks: replace(locks, kept_parts=locks.kept_parts | {number}),
        )

    def bar_country(self, country: str) -> None:
        """Let no part come from a country."""
        self._put(
            tr("Nothing from {country}", country=country) if country else tr("Nothing from unknown origin"),
            lambda locks: replace(locks, barred_countries=locks.barred_countries | {country}),
        )

    @Slot()
    def _clear(self) -> None:
        """Take all locks back."""
        self._put(tr("Unlock all"), lambda _: NO_LOCKS)

    @Slot(int)
    def _limit(self, number: int) -> None:
        """Let at most so many parts move."""
        most = None if number == _ANY else number
        text = (
            tr("Any number of changes")
            if most is None
            else tr_count("At most {n} change", "At most {n} changes", most)
        )
        self._put(text, lambda locks: replace(locks, most_changes=most))

    def _put(self, text: str, change: Callable[[Locks], Locks]) -> None:
        """Hand the session other locks, as one step."""
        scenario = self._session.wanted.scenario
        scenario = replace(scenario, locks=change(scenario.locks))
        self._session.edit(text, self._session.wanted.with_scenario(scenario))
