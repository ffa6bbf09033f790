"""Keeps work in progress, so that a crash costs some seconds of it, and offers what was left."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Slot

from headroom.language import tr
from headroom.output.reopened import damaged_words, moment
from headroom.rules.exposure import Exposure
from headroom.user_error import UserError
from headroom.window.files.work_files import WorkFiles
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.job import Job
from headroom.window.session.session import Session
from headroom.work.recovery_files import LeftWork, RecoveryFiles
from headroom.work.saved_work import SavedWork

_EVERY_MS = 2000
_PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True, eq=False)
class KeepWork:
    """The task of writing down the work in progress.

    Attributes:
        files: Where it is kept.
        work: What is kept.
        exposure: The open workbook; None where none is open.
    """

    files: RecoveryFiles
    work: SavedWork
    exposure: Exposure | None

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> None:
        """Write it.

        Raises:
            UserError: If it cannot be written.
        """
        del progress, cancelled  # it takes a moment only
        self.files.keep(self.work if self.exposure is None else self.work.with_results(self.exposure))


class Recovery(QObject):
    """Keeps the work of a session while it is not saved.

    Args:
        files: Where it is kept.
        session: What is open.
        work: Knows what belongs to it.
        window: Shows the offer.
        faults: Takes the faults of the program.
        every_ms: So long after a change it is kept.
    """

    def __init__(
        self,
        files: RecoveryFiles,
        session: Session,
        work: WorkFiles,
        window: MainView,
        faults: Faults,
        *,
        every_ms: int = _EVERY_MS,
    ) -> None:
        super().__init__(work)
        self._files = files
        self._session = session
        self._work = work
        self._window = window
        self._faults = faults
        self._job: Job[object, None] | None = None
        self._left: list[LeftWork] = []
        self._complained = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(every_ms)
        self._clock.timeout.connect(self._keep)
        session.changed.connect(self._note)
        session.summing_changed.connect(self._note)
        session.undo_stack.cleanChanged.connect(self._note_clean)
        work.restored.connect(self._forget)
        window.offer.accepted.connect(self._restore)
        window.offer.refused.connect(self._discard)

    def offer(self) -> None:
        """Offer what was left by programs that ended without saving, the latest first."""
        self._left = list(self._files.left())
        if self._files.damaged:
            self._window.say(damaged_words(self._files.damaged))
        self._offer_next()

    @Slot()
    def finish(self) -> None:
        """The program ends as it should: nothing of this session is kept."""
        self._clock.stop()
        if self._job is not None:
            self._job.wait(_PATIENCE_S)
        self._files.drop()
        self._files.close()

    def _offer_next(self) -> None:
        """Offer the next work that was left."""
        if not self._left:
            return
        work = self._left[0].work
        on = work.belongs_to or (work.files[0].path if work.files else "")
        name = on.replace("\\", "/").rpartition("/")[2]
        text = (
            tr("Headroom ended before the work on {file} was saved, but it was kept.", file=name)
            if name
            else tr("Headroom ended before the work was saved, but it was kept.")
        )
        self._window.offer.offer(
            text, tr("Restore the work of {moment}", moment=moment(work.saved_at)), tr("Discard")
        )

    @Slot()
    def _restore(self) -> None:
        """Open what was left."""
        self._work.restore(self._left.pop(0))

    @Slot()
    def _discard(self) -> None:
        """Delete what was left, and offer the next."""
        self._files.forget(self._left.pop(0))
        self._offer_next()

    @Slot(object)
    def _forget(self, left: LeftWork) -> None:
        """Keep what was restored as this session's own, and only then delete what was left."""
        try:
            self._files.keep(self._belonging(left.work))
        except UserError as reason:
            self._window.say(str(reason))
        else:
            self._files.forget(left)
        self._offer_next()

    @Slot()
    def _note(self) -> None:
        """Keep what was changed in a moment; a drag does not put it off."""
        if not self._clock.isActive() and self._work.modified:
            self._clock.start()

    @Slot(bool)
    def _note_clean(self, clean: bool) -> None:  # noqa: FBT001 - a slot
        """Delete what was kept once it is saved or undone."""
        if clean and self._job is None:
            self._files.drop()
        else:
            self._clock.start()

    @Slot()
    def _keep(self) -> None:
        """Write down the work as it is now, beside the window; where nothing would be lost, keep nothing."""
        if self._job is not None:
            self._clock.start()
        elif not self._work.modified:
            self._files.drop()
        else:
            work = self._belonging(self._work.snapshot())
            job = Job(KeepWork(self._files, work, self._session.exposure), self)
            job.failed.connect(self._complain)
            job.ended.connect(self._end)
            job.ended.connect(job.deleteLater)
            self._job = job
            job.start()

    def _belonging(self, work: SavedWork) -> SavedWork:
        """Return work with the file it belongs to, and without the workbook's data, which are there."""
        path, known = self._work.path, self._work.known
        files = tuple(replace(file, content=None) for file in work.files)
        return replace(
            work,
            files=files,
            belongs_to=str(path) if path is not None else "",
            belongs_to_sha256=known.sha256 if known is not None else "",
        )

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Say once that work cannot be kept; a fault of the program is shown as one."""
        if isinstance(error, UserError):
            if not self._complained:
                self._complained = True
                self._window.say(str(error))
        else:
            self._faults.take(type(error), error)

    @Slot()
    def _end(self) -> None:
        """Be ready to keep the work again."""
        self._job = None
        if not self._work.modified:
            self._files.drop()
