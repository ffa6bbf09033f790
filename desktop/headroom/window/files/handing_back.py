"""Hands the open workbook back: asks where to, writes the marked copies, says what was marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from headroom.book.handed_back import HandedBack
from headroom.book.problem import Problem
from headroom.book.sourcing import SourcingBook
from headroom.language import tr
from headroom.output.handed_back import handed_back_words
from headroom.rules.exposure import Exposure
from headroom.user_error import UserError
from headroom.window.files.proposed_folder import proposed_folder
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.job import Job
from headroom.window.session.session import Session
from headroom.window.shown.tone import Tone
from headroom.workbook.annotate.copy_name import copy_name

_PATIENCE_S = 5.0

Write = Callable[[Sequence[Path], SourcingBook, Sequence[Problem], Path], HandedBack]
"""Writes the marked copies; see ``workbook.annotate.hand_back``."""


@dataclass(frozen=True, slots=True)
class _WriteCopies:
    """The task of writing the marked copies of the workbooks that are open."""

    write: Write
    paths: tuple[Path, ...]
    exposure: Exposure
    out: Path

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> HandedBack:
        """Return what was written.

        Raises:
            UserError: If it cannot be.
        """
        del progress, cancelled  # a copy is written in one step or not at all
        book = self.exposure.book
        problems = (*book.problems, *self.exposure.classification.problems)
        return self.write(self.paths, book, problems, self.out)


class HandingBack(QObject):
    """Joins the window, which asks for a copy, with the files.

    Args:
        window: Asks for the copy, and where it goes.
        session: What is open.
        opened: Returns the files that are open.
        write: Writes the copies.
        faults: Takes the faults of the program.
        parent: Parent object.
    """

    def __init__(
        self,
        window: MainView,
        session: Session,
        opened: Callable[[], tuple[Path, ...]],
        write: Write,
        faults: Faults,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._session = session
        self._opened = opened
        self._write = write
        self._faults = faults
        self._job: Job[object, HandedBack] | None = None
        window.hand_back_requested.connect(self._ask)
        window.questions.copy.connect(self._begin)

    @Slot()
    def finish(self) -> None:
        """Wait until no copy is being written any more."""
        if self._job is not None:
            self._job.wait(_PATIENCE_S)

    @Slot()
    def _ask(self) -> None:
        """Ask for the name of the copy; of several workbooks for the folder of the copies."""
        paths = self._opened()
        if not paths or self._session.exposure is None:
            return
        folder = proposed_folder((paths[0].parent,))
        if len(paths) > 1:
            self._window.questions.ask_for_copies(folder)
        else:
            self._window.questions.ask_for_copy(folder / copy_name(paths[0]))

    @Slot(Path)
    def _begin(self, out: Path) -> None:
        """Write the copies in a thread of their own."""
        exposure = self._session.exposure
        if exposure is None:
            return
        if self._job is not None:
            self._window.say(tr("A copy is still being written. Try again when it is done."))
            return
        self._job = Job(_WriteCopies(self._write, self._opened(), exposure, out))
        self._job.succeeded.connect(self._tell)
        self._job.failed.connect(self._complain)
        self._job.ended.connect(self._end)
        self._window.say(tr("Writing {file}…", file=out.name), Tone.SAME)
        self._job.start()

    @Slot(object)
    def _tell(self, done: HandedBack) -> None:
        """Say what was marked."""
        self._window.say(handed_back_words(done), Tone.GOOD)

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Say why there is no copy; a fault of the program is shown as one."""
        if isinstance(error, UserError):
            self._window.say(str(error))
        else:
            self._faults.take(type(error), error)

    @Slot()
    def _end(self) -> None:
        """Be ready for another copy."""
        self._job = None
