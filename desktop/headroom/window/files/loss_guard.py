"""Asks before something is done by which unsaved work would be lost."""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QCloseEvent

from headroom.language import tr
from headroom.window.files.work_questions import WorkQuestions
from headroom.window.files.work_saver import WorkSaver
from headroom.window.frame.shell import Shell
from headroom.window.session.session import Session
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.work.recovery_files import LeftWork

Wish = Path | LeftWork
"""Saved work, or what a program left, that is to be opened."""


class _Closing(Enum):
    """The wish that the window shall close."""

    WISH = auto()


class LossGuard(QObject):
    """Grants a wish once nothing is lost by it that anybody wants; the last wish counts.

    Args:
        shell: The window, which is kept open while something would be lost.
        session: What is open.
        saver: Writes work into files.
        questions: Asks.
        name: Returns what the work is called.
        parent: Parent object.

    Attributes:
        granted: Emitted with a wish that can be fulfilled now; that to close is by the guard itself.
    """

    granted: ValueSignal[Wish] = value_signal()

    def __init__(
        self,
        shell: Shell,
        session: Session,
        saver: WorkSaver,
        questions: WorkQuestions,
        name: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._session = session
        self._saver = saver
        self._questions = questions
        self._name = name
        self._wish: Wish | _Closing | None = None
        self._closing = False
        shell.close_asked.connect(self._guard)
        questions.place_refused.connect(self.give_up)
        questions.cancel_chosen.connect(self.give_up)
        questions.discard_chosen.connect(self._grant)
        saver.idle.connect(self._go_on)

    @property
    def modified(self) -> bool:
        """Return whether something would be lost if the program ended now."""
        return not self._session.undo_stack.isClean()

    def ask_for(self, wish: Wish | _Closing) -> None:
        """Grant a wish, or ask first whether what is not saved shall be saved."""
        self._wish = wish
        if self._saver.busy:
            return  # it is done when that is saved
        if not self.modified:
            self._grant()
            return
        self._questions.ask_to_save(
            tr("Save the work on {name} before closing?", name=self._name())
            if wish is _Closing.WISH
            else tr("Save the work on {name} before other work is opened?", name=self._name())
        )

    @Slot()
    def give_up(self) -> None:
        """Leave everything as it is."""
        self._wish = None

    @Slot()
    def _grant(self) -> None:
        """Do what was wished."""
        wish, self._wish = self._wish, None
        if wish is _Closing.WISH:
            self._closing = True
            self._shell.close()
            self._closing = False
        elif wish is not None:
            self.granted.emit(wish)

    @Slot()
    def _go_on(self) -> None:
        """Go on with what waited until the work was saved."""
        if self._wish is not None:
            self.ask_for(self._wish)

    @Slot(QCloseEvent)
    def _guard(self, event: QCloseEvent) -> None:
        """Keep the window open while something would be lost."""
        if not self._closing and (self.modified or self._saver.busy):
            event.ignore()
            self.ask_for(_Closing.WISH)
