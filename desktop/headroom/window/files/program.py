"""Joins the window with the files: opens workbooks and policies, saves templates."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from headroom import resources
from headroom.findings.fleet import in_short
from headroom.language import tr, translated
from headroom.opening.book_opening import Opened, Tables, TaskProgress
from headroom.opening.document import Document
from headroom.opening.file_stamp import FileStamp, stamp_of
from headroom.policy_files.policy_file import load_policy
from headroom.rules.policy import Policy
from headroom.rules.tariff_codes import CodeList
from headroom.user_error import UserError
from headroom.window.files.book_watch import BookWatch
from headroom.window.files.reading import OpenBook, Read, SumAgain
from headroom.window.files.work_reading import OpenedWork, OpenWork
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.session.job import Job, Task
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.tone import Tone

_PATIENCE_S = 5.0


_Reading = Job[TaskProgress, Opened | OpenedWork]


class Program(QObject):
    """Does what the window asks of the files, and tells it what became of it.

    At most one workbook is being read: asking for another one gives the first up.

    Attributes:
        finishing: Emitted when the program is about to end.
        opened: Emitted with the paths of a workbook that was read, when the session has it.
        work_read: Emitted with the ``OpenedWork`` that was read; who takes it shows it.
        shown: Emitted when a workbook that was read is shown.
        document: What is open and where from.
    """

    finishing = Signal()
    opened: ValueSignal[tuple[Path, ...]] = value_signal()
    work_read: ValueSignal[OpenedWork] = value_signal()
    shown = Signal()

    def __init__(
        self,
        window: MainView,
        session: Session,
        settings: Settings,
        faults: Faults,
        read: Read,
        write_template: Callable[[Path], None],
        tables: Tables,
    ) -> None:
        super().__init__()
        self._window = window
        self._session = session
        self._settings = settings
        self._faults = faults
        self._read = read
        self._write_template = write_template
        self._tables = tables
        self._own_lists: dict[str, CodeList] = {}
        self._job: _Reading | None = None
        self._left: list[_Reading] = []
        self._path: Path | None = None
        self._asked: tuple[Path, ...] = ()
        self.document = Document()
        self.watch = BookWatch(self)
        self.watch.changed.connect(window.offer_again)
        self._policy: Policy | None = None
        window.book_requested.connect(self.open_book)
        window.books_requested.connect(self.open_books)
        window.again_requested.connect(self.read_again)
        window.look_over_requested.connect(self.look_over)
        window.sample_requested.connect(self.open_sample)
        window.policy_requested.connect(self.open_policy)
        window.template_requested.connect(self.save_template)
        window.cancel_requested.connect(self.cancel)

    @property
    def reading(self) -> bool:
        """Return whether a workbook is being read."""
        return self._job is not None

    def files(self) -> tuple[Path, ...]:
        """Return the files of the workbook that is shown."""
        return self.document.files

    @property
    def open_now(self) -> tuple[Path, ...]:
        """Return what another start opens to show the same: saved work, else the files of the workbook."""
        return self.files() if self.document.file is None else (self.document.file,)

    @property
    def own_lists(self) -> Mapping[str, CodeList]:
        """Return the code lists of policies that are offered, by name."""
        return self._own_lists

    @Slot(object)
    def open_books(self, paths: tuple[Path, ...]) -> None:
        """Begin to read several workbooks as one."""
        self._open_together(paths[0], paths[1:])

    @Slot(Path)
    def open_book(self, path: Path) -> None:
        """Begin to read a workbook."""
        self._open_together(path, ())

    @Slot()
    def read_again(self) -> None:
        """Begin to read again what is open."""
        first, *others = self.document.files or (None,)
        if first is not None:
            self._open_together(first, tuple(others))

    @Slot()
    def look_over(self) -> None:
        """Begin to read again what is open, after how it is read was looked over."""
        first, *others = self.document.files or (None,)
        if first is not None:
            self._open_together(first, tuple(others), look_over=True)

    def _open_together(self, path: Path, others: tuple[Path, ...], *, look_over: bool = False) -> None:
        """Begin to read a workbook, together with others if there are any; what is open is read again."""
        files = tuple(file.absolute() for file in (path, *others))
        before = self._session.exposure if files == self.document.files else None
        workspace = self._session.wanted
        lists = tuple(self._own_lists.values())
        self._begin(
            path,
            OpenBook(
                path,
                self._read,
                self._tables,
                lists,
                (workspace.baseline, workspace.scenario),
                others,
                before,
                look_over,
                workspace.facts,
            ),
        )
        self._asked = files

    @Slot()
    def open_sample(self) -> None:
        """Begin to read the sample."""
        self.open_book(resources.sample())

    @Slot(Path)
    def open_policy(self, path: Path) -> None:
        """Offer and choose the policy of a file; its code lists are looked up in the workbook first."""
        try:
            policy = load_policy(path)
        except UserError as reason:
            self._window.say(str(reason))
            return
        self._own_lists |= policy.code_lists
        exposure = self._session.exposure
        if exposure is None or set(policy.code_lists) <= exposure.classification.lists:
            self._offer(policy)
            return
        lists = tuple(self._own_lists.values())
        wanted, refresh = self._session.wanted, self._session.refresh
        scenarios = (wanted.baseline, wanted.scenario)
        self._begin(None, SumAgain(exposure.book, self._tables, lists, refresh, scenarios))
        self._policy = policy

    def read_work(self, task: OpenWork) -> None:
        """Begin to read saved work with its workbook."""
        self._begin(task.path, task)

    @Slot(Path)
    def save_template(self, path: Path) -> None:
        """Write an empty workbook."""
        try:
            self._write_template(path)
        except UserError as reason:
            self._window.say(str(reason))
        else:
            self._window.say(
                tr("The template is saved as {file}: fill it in and open it here.", file=path.name), Tone.GOOD
            )

    @Slot()
    def cancel(self) -> None:
        """Give up what is being read; what is open stays."""
        if self._job is not None:
            self._give_up(self._job)
            self._job = None
            self._window.show_start()

    @Slot()
    def finish(self) -> None:
        """The program ends: all that goes on beside the window does, and nothing is read any more."""
        self.finishing.emit()
        self.cancel()
        for job in self._left:
            job.wait(_PATIENCE_S)

    def _begin(self, path: Path | None, task: Task[TaskProgress, Opened | OpenedWork]) -> None:
        """Begin a task in a thread of its own; what was being read is given up."""
        if self._job is not None:
            self._give_up(self._job)
        self._left = [job for job in self._left if not job.wait(0)]
        self._path, self._policy, self._asked = path, None, ()
        job = Job(task)
        job.progressed.connect(self._show_progress)
        job.succeeded.connect(self._open)
        job.failed.connect(self._complain)
        job.ended.connect(self._end)
        self._job = job
        self._window.show_reading(path.name if path is not None else tr("the policy"))
        job.start()

    def _give_up(self, job: _Reading) -> None:
        """Cancel a task and hear nothing of it any more."""
        job.progressed.disconnect(self._show_progress)
        job.ended.disconnect(self._end)
        job.cancel()
        self._left.append(job)

    @Slot(object)
    def _show_progress(self, progress: TaskProgress) -> None:
        """Show how far the task is."""
        self._window.show_progress(progress.text, progress.share)

    @Slot(object)
    def _open(self, result: Opened | OpenedWork) -> None:
        """Show the workbook, or the saved work, that was read."""
        if isinstance(result, OpenedWork):
            self._open_work(result)
        else:
            self._open_workbook(result)
        self.shown.emit()

    def _open_work(self, result: OpenedWork) -> None:
        """Show saved work."""
        self._own_lists |= result.work.workspace.code_lists
        self._take_files(result.paths, {path: stamp_of(path) for path in result.paths})
        self.work_read.emit(result)

    def _open_workbook(self, result: Opened) -> None:
        """Show a workbook."""
        self._session.open(result.exposure, result.offers, result.refresh)
        if self._asked:
            self._take_files(self._asked, result.stamps)
            self.opened.emit(self.document.files)
        if self._path is not None and self._path != resources.sample():
            self._settings.remember_book(self._path.absolute(), in_short(self._session.outcome))
        if self._asked and result.refresh is not None:
            self._window.show_again()
        else:
            self._window.show_book()
        if self._policy is not None:
            self._offer(self._policy)

    def _take_files(self, paths: tuple[Path, ...], stamps: Mapping[Path, FileStamp]) -> None:
        """Take note of the files of the workbook that is shown; of data inside saved work there are none."""
        self.document = self.document.shown(paths, stamps)
        self.watch.watch(stamps)
        self._window.know_files(known=bool(paths))

    @Slot(object)
    def _complain(self, error: BaseException) -> None:
        """Say why a workbook could not be opened; a fault of the program is shown as one."""
        name = self._path.name if self._path is not None else tr("The policy")
        if isinstance(error, UserError):
            again = bool(self._asked) and self._asked == self.document.files
            if self._path is not None and not again and not self._path.exists():
                self._settings.forget_book(self._path.absolute())
            self._window.show_failure(name, str(error))
        else:
            self._window.show_start()
            self._faults.take(type(error), error)

    @Slot()
    def _end(self) -> None:
        """Be ready for another task."""
        if self._job is not None:
            self._left.append(self._job)
            self._job = None

    def _offer(self, policy: Policy) -> None:
        """Offer and choose a policy."""
        self._window.add_policy(policy)
        self._window.say(tr("The policy “{policy}” is chosen.", policy=translated(policy.title)), Tone.GOOD)
