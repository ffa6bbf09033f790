"""Saved work in the window: opened with its workbook, saved, and never lost without a question."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from headroom.findings.fleet import in_short
from headroom.language import tr
from headroom.opening.book_opening import Tables
from headroom.opening.document import Document
from headroom.output.reopened import moment, without_book
from headroom.window.files.loss_guard import LossGuard, Wish
from headroom.window.files.place_conflicts import PlaceConflicts
from headroom.window.files.program import Program
from headroom.window.files.work_questions import WorkQuestions
from headroom.window.files.work_reading import AgreeUnless, OpenedWork, OpenWork, ReadBy, nobody_agrees
from headroom.window.files.work_saver import WorkSaver
from headroom.window.files.work_saving import SaveWork, proposed_place
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.tone import Tone
from headroom.work.chosen_places import NO_PLACES, ChosenPlaces
from headroom.work.deviation import deviations
from headroom.work.file_state import FileState
from headroom.work.recovery_files import LeftWork
from headroom.work.saved_work import SavedWork


class WorkFiles(QObject):
    """Opens and saves the work of a session.

    Args:
        shell: The window's frame.
        window: Shows what is open, and asks.
        session: What is open.
        settings: Remembers which work was opened.
        program: Reads.
        read: Reads the workbooks of saved work.
        tables: The tariff tables.
        faults: Takes the faults of the program.
        places: Where workbooks were opened by hand.
        agree: Asks whether the workbook of saved work may be read from another place.

    Attributes:
        restored: Emitted with the ``LeftWork`` that is open now.
        saved: Emitted when the work was saved.
    """

    restored: ValueSignal[LeftWork] = value_signal()
    saved = Signal()

    def __init__(
        self,
        shell: Shell,
        window: MainView,
        session: Session,
        settings: Settings,
        program: Program,
        read: ReadBy,
        tables: Tables,
        faults: Faults,
        places: ChosenPlaces = NO_PLACES,
        agree: AgreeUnless = nobody_agrees,
    ) -> None:
        super().__init__(program)
        self._window = window
        self._session = session
        self._settings = settings
        self._program = program
        self._read = read
        self._tables = tables
        self._saver = WorkSaver(faults, self)
        self._places = places
        self._agree = agree
        self._wanted_inside = False
        self._restoring: LeftWork | None = None
        self.questions = WorkQuestions(window)
        self._guard = LossGuard(shell, session, self._saver, self.questions, lambda: self.name, self)
        self._conflicts = PlaceConflicts(
            self._saver,
            window,
            self.snapshot,
            self._write,
            lambda: self._ask_where(self._wanted_inside),
            self,
        )
        self._connect()

    def _connect(self) -> None:
        questions, program = self.questions, self._program
        questions.save_requested.connect(self.save)
        questions.place_requested.connect(self._ask_where)
        questions.place_chosen.connect(self.save_as)
        questions.save_chosen.connect(self.save)
        self._window.work_requested.connect(self.open)
        self._saver.saved.connect(self._note_saved)
        self._saver.failed.connect(self._complain)
        self._saver.occupied.connect(self._guard.give_up)
        self._guard.granted.connect(self._begin)
        program.opened.connect(self._take_books)
        program.work_read.connect(self._take_work)
        program.shown.connect(self._report)

    @property
    def modified(self) -> bool:
        """Return whether something would be lost if the program ended now."""
        return self._guard.modified

    @property
    def name(self) -> str:
        """Return what the work is called: its file, else its workbook."""
        exposure = self._session.exposure
        return self._document.name(None if exposure is None else exposure.book)

    @property
    def _document(self) -> Document:
        """Return what is open and where from."""
        return self._program.document

    def snapshot(self) -> SavedWork:
        """Return the work as it is now, without what its scenarios come to."""
        session = self._session
        return self._document.work(session.own, session.published, datetime.now(UTC))

    @property
    def path(self) -> Path | None:
        """Return the file of the work; None where it was never saved."""
        return self._document.file

    @property
    def known(self) -> FileState | None:
        """Return what the file of the work was like when it was opened or saved last."""
        return self._document.known

    @Slot(Path)
    def open(self, path: Path) -> None:
        """Begin to open saved work; what is not saved is asked about first."""
        self._guard.ask_for(path)

    def restore(self, left: LeftWork) -> None:
        """Begin to open what a program left; what is not saved is asked about first."""
        self._guard.ask_for(left)

    @Slot()
    def save(self) -> None:
        """Save the work where it was saved before, or ask where."""
        document = self._document
        self._wanted_inside = document.inside
        if document.file is None:
            self._ask_where(inside=document.inside)
        else:
            self._write(document.file, document.known)

    @Slot(Path, bool)
    def save_as(self, path: Path, inside: bool) -> None:  # noqa: FBT001 - a slot
        """Begin to save the work in a file that was chosen, with the workbook's data inside or not."""
        self._wanted_inside = inside
        self._write(path.absolute(), None, chosen=True)

    def _write(self, path: Path, known: FileState | None, *, chosen: bool = False) -> None:
        """Begin to save the work in a file."""
        work, exposure = self.snapshot(), self._session.exposure
        self._saver.save(SaveWork(path, work, exposure, self._wanted_inside, known, chosen))

    @Slot()
    def finish(self) -> None:
        """Wait until what is being saved is written."""
        self._saver.finish()

    @Slot(object)
    def _begin(self, wish: Wish) -> None:
        """Begin to read saved work, or what a program left: nothing is lost by it."""
        if isinstance(wish, LeftWork):
            self._restoring = wish
            self._read_work(wish.path, wish.work)
        else:
            self._restoring = None
            self._read_work(wish)

    def _read_work(self, path: Path, kept: SavedWork | None = None) -> None:
        """Begin to read saved work, or work that was kept."""
        lists = self._program.own_lists
        self._program.read_work(
            OpenWork(path, self._read, self._tables, lists, kept, self._places, self._agree)
        )

    @Slot(bool)
    def _ask_where(self, inside: bool) -> None:  # noqa: FBT001 - a slot
        """Ask where to save the work."""
        self.questions.ask_where(self._document.file or proposed_place(self._document.books), inside=inside)

    @Slot(object)
    def _note_saved(self, done: SaveWork) -> None:
        """Know where the work is saved; it is as it was saved unless it was changed meanwhile."""
        self._program.document = self._document.saved(done.path, done.known, done.work)
        if self._session.own == done.work.workspace:
            self._session.undo_stack.setClean()
        else:
            self._session.undo_stack.resetClean()  # what was saved before is in the file no longer
        shown = None if self._session.summing or self._session.lent else self._session.outcome
        self._settings.remember_book(done.path, in_short(shown))
        self._window.menus.show_recent(self._settings.recent)
        self._window.title.name_work(done.path.name)
        said = (
            tr("The work is saved as {file} with the workbook's data inside.", file=done.path.name)
            if done.work.inside
            else tr("The work is saved as {file}.", file=done.path.name)
        )
        self._window.say(said, Tone.GOOD)
        self.saved.emit()

    @Slot(str)
    def _complain(self, sentence: str) -> None:
        """Say why the work could not be saved; then nothing that would lose it is done."""
        self._guard.give_up()
        if sentence:
            self._window.say(sentence)

    @Slot(object)
    def _take_books(self, paths: tuple[Path, ...]) -> None:
        """Know which workbook the work is about; scenarios stay, only that changes."""
        exposure = self._session.exposure
        if exposure is None:
            return
        before = self._document
        self._program.document = before.about(paths, exposure.book)
        for path, source in zip(paths, exposure.book.files, strict=False):
            self._places.remember(source.sha256, path)
        if self._document is not before and before.file is not None:
            self._session.undo_stack.resetClean()

    @Slot()
    def _report(self) -> None:
        """Say of a workbook that was opened by hand for saved work whether every figure is as it was."""
        exposure, work = self._session.exposure, self._document.unread
        if exposure is None or work is None:
            return
        self._program.document = replace(self._document, unread=None)
        changed = self._document.differing(work)
        self.questions.tell_reopened(self.name, work, changed, deviations(work, exposure))

    @Slot(object)
    def _take_work(self, opened: OpenedWork) -> None:
        """Show work that was read."""
        work, summed, session = opened.work, opened.summed, self._session
        self._program.document = replace(
            self._document,
            file=opened.file,
            known=opened.state,
            inside=work.inside,
            books=opened.references,
            layout=work.layout if summed is None else summed.book.layout,
            unread=work if summed is None else None,
        )
        self._window.know_policies(work.policies)
        if summed is None:
            session.begin(work.workspace)
        else:
            session.begin(work.workspace, summed.exposure, summed.offers)
        if opened.restored or opened.changed:
            session.undo_stack.resetClean()
        if opened.file is not None:
            self._settings.remember_book(opened.file, in_short(session.outcome))
        self._window.title.name_work(opened.file.name if opened.file is not None else "")
        self._tell(opened)

    def _tell(self, opened: OpenedWork) -> None:
        """Show the work, and say whether it is what it was."""
        work, left = opened.work, self._restoring
        self._restoring = None
        if opened.summed is None:
            self._window.show_without_book(*without_book(self.name, opened.trouble))
        else:
            self._window.show_book()
            self.questions.tell_reopened(self.name, work, opened.changed, opened.deviations)
            if left is not None and not opened.deviations:
                text = tr(
                    "The work of {moment} is restored. It is not saved yet.", moment=moment(work.saved_at)
                )
                self._window.say(text, Tone.GOOD)
        if left is not None:
            self.restored.emit(left)
