"""Opens a sourcing workbook: in a child process, because some real files abort their reader."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.disk.scratch import temporary_folder
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.precheck import FileKind, cannot_open, file_kind
from headroom.workbook.bytes.refusals import stumbled_over
from headroom.workbook.process import CHILD, FAULT_FILE
from headroom.workbook.process.book_folder import load_book
from headroom.workbook.process.confinement import born_alone
from headroom.workbook.process.listening import Listener
from headroom.workbook.process.messages import (
    Done,
    ForgedMessageError,
    GaveUp,
    LayoutChosen,
    PasswordAsked,
    PasswordGiven,
    Progressed,
    Refused,
    Said,
    Stumbled,
    Surveyed,
    say,
)
from headroom.workbook.process.row_files import ForgedBookError, opened
from headroom.workbook.process.starting import ReadingProcess
from headroom.workbook.process.waiting import answer_unless
from headroom.workbook.survey.questions import AskPassword, Choose, certain_layout, no_password
from headroom.workbook.tables.book_file import ReadingProgress

__all__ = ["Cancelled", "ReadingProgress", "certain_layout", "no_password", "read_book"]

_POLL_SECONDS = 0.05
_ENDING_SECONDS = 1.0
_PATIENCE_SECONDS = 60.0
_PATIENCE_SECONDS_PER_MB = 5.0
_FAULT = 1
_MEGABYTE = 1024**2
_LARGEST_REPORT = 100_000

_LOG = logging.getLogger("headroom")


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The user has cancelled the reading of a workbook."""


class ReaderFault(UserError):  # noqa: N818 - a fault of the program that ends in a sentence
    """The reading process ended with a fault of its own; the log has where."""


class _ReaderGone(Exception):  # noqa: N818 - always caught
    """The reading process died of the file."""


def _say_nothing(progress: ReadingProgress) -> None:
    del progress


def _never() -> bool:
    return False


def read_book(
    paths: Path | Sequence[Path],
    progress: Callable[[ReadingProgress], None] = _say_nothing,
    cancelled: Callable[[], bool] = _never,
    *,
    choose: Choose = certain_layout,
    ask_password: AskPassword = no_password,
    assumed_rates: Mapping[str, float] = MappingProxyType({}),
) -> SourcingBook:
    """Return the sourcing workbook in a file, or in several that are opened together.

    Blocks until it is read; other threads keep running. A faulty cell is a problem of the book, and
    the other rows are used.

    Args:
        paths: The workbook, or several.
        progress: Is told how far the reading is.
        cancelled: Is asked some twenty times a second whether to give up.
        choose: Is given what was found, and returns the layout to read by; None to give up. Called in
            this thread, at most twice.
        ask_password: Is given the name of an encrypted workbook and whether the last answer was wrong;
            returns its password, or None to give up.
        assumed_rates: US dollars per unit of currencies of which the workbook states no rate.

    Raises:
        UserError: If a file cannot be read; its text says why and what to do. What ``choose`` and
            ``ask_password`` raise passes through.
        Cancelled: If ``cancelled`` returned true or a question was answered with None; nothing is left
            behind.
    """
    files = (paths,) if isinstance(paths, Path) else tuple(paths)
    path = files[0]
    size = answer_unless(cancelled, lambda: sum(_size_of_file(file) for file in files))
    if size is None:
        raise Cancelled
    patience = _PATIENCE_SECONDS + size / _MEGABYTE * _PATIENCE_SECONDS_PER_MB
    reading = _Reading(files, patience, progress, cancelled, _Answers(choose, ask_password, assumed_rates))
    with temporary_folder(path) as folder:
        try:
            reading.run(folder, slowly=False)
        except _ReaderGone as gone:
            if any(file_kind(file) is not FileKind.XLSX for file in files):
                raise UserError(_unreadable(path)) from gone
            try:
                reading.run(folder, slowly=True)
            except _ReaderGone as again:
                raise UserError(_unreadable(path)) from again
        try:
            return load_book(folder)
        except ForgedBookError as forged:
            raise UserError(_forged(path, str(forged))) from forged


def _forged(path: Path, found: str) -> str:
    """Return the sentence for a file that made its reader hand over what no reader of ours does."""
    _LOG.info("the reading process was not believed: %s", found)
    return tr(
        "{file} is not opened: it made its reader do what no workbook does, which may be an "
        "attack on this computer. Ask whoever sent it to copy its tables into a new workbook.",
        file=path.name,
    )


def _unreadable(path: Path) -> str:
    return tr(
        "{file} cannot be read: a sheet has a cell far outside its table, is too large for "
        "this computer's memory, or is damaged. Copy the table into a new workbook and open "
        "that.",
        file=path.name,
    )


@dataclass(frozen=True, slots=True)
class _Answers:
    """Who answers the questions of a reading; see ``read_book``."""

    choose: Choose
    ask_password: AskPassword
    assumed_rates: Mapping[str, float]


class _Reading:
    """Reads files in child processes.

    Args:
        paths: The files.
        patience: Seconds after which a process that says nothing is given up.
        progress: Is told how far the reading is.
        cancelled: Is asked whether to give up.
        answers: Who answers questions.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        patience: float,
        progress: Callable[[ReadingProgress], None],
        cancelled: Callable[[], bool],
        answers: _Answers,
    ) -> None:
        self._paths = paths
        self._answers = answers
        self._chosen: BookLayout | None = None
        self._patience = patience
        self._progress = progress
        self._cancelled = cancelled

    def run(self, folder: Path, *, slowly: bool) -> None:
        """Read the file into ``folder``.

        Raises:
            UserError: If it cannot be read.
            Cancelled: If that was asked for.
            _ReaderGone: If the process died.
            ReaderFault: If it ended with a fault of the program.
        """
        rates = self._answers.assumed_rates
        try:
            with born_alone():
                process = ReadingProcess(CHILD, self._paths, folder, rates, slowly=slowly)
        except OSError as cause:
            raise ReaderFault(self._failed(folder)) from cause
        listener = Listener(process.pipe)
        try:
            self._follow(listener, process.pipe, folder)
        except (EOFError, ConnectionError) as gone:
            if process.exit_code() == _FAULT:
                raise ReaderFault(self._failed(folder)) from gone
            raise _ReaderGone from gone
        except ForgedMessageError as forged:
            raise UserError(_forged(self._paths[0], str(forged))) from forged
        finally:
            process.kill()
            listener.stop(_ENDING_SECONDS)
            process.end()

    def _follow(self, listener: Listener, pipe: Connection, folder: Path) -> None:
        """Pass on what the child says until it is done."""
        last = time.monotonic()
        while True:
            if self._cancelled():
                raise Cancelled
            said = listener.next_within(_POLL_SECONDS)
            if said is None:
                if time.monotonic() - last > self._patience:
                    msg = tr(
                        "{file} takes too long to read. Copy the table into a new workbook and open that.",
                        file=self._paths[0].name,
                    )
                    raise UserError(msg)
                continue
            if self._is_done(said, pipe, folder):
                return
            last = time.monotonic()

    def _is_done(self, said: Said, pipe: Connection, folder: Path) -> bool:
        """Pass on one thing that the child says, and return whether it is its last."""
        match said:
            case Refused(sentence):
                raise UserError(sentence)
            case Stumbled(fault):
                _LOG.info("the reading process stumbled over a file: %s", _fault(folder))
                raise UserError(stumbled_over(self._paths[0].name, fault))
            case GaveUp():
                raise Cancelled
            case Progressed(step, rows, total):
                self._progress(ReadingProgress(step, rows, total))
            case Surveyed(survey):
                self._chosen = self._chosen or self._answers.choose(survey)
                say(pipe, LayoutChosen(self._chosen))
            case PasswordAsked(book, was_wrong):
                say(pipe, PasswordGiven(self._answers.ask_password(book, was_wrong)))
            case Done():
                return True
        return False

    def _failed(self, folder: Path) -> str:
        """Return the sentence for a process that failed before it read anything, and log where it did."""
        report = _fault(folder)
        _LOG.info("the reading process failed: %s", report)
        last = next((line for line in reversed(report.splitlines()) if line.strip()), "")
        return tr(
            "{file} was not read: the process that reads workbooks failed ({reason}).",
            file=self._paths[0].name,
            reason=last,
        )


def _fault(folder: Path) -> str:
    """Return what a process wrote before it failed."""
    try:
        with opened(folder / FAULT_FILE) as file:
            written = file.read(_LARGEST_REPORT).decode("utf-8", "replace").strip()
    except FileNotFoundError:
        written = ""
    except ForgedBookError as forged:
        return str(forged)
    return written or tr("the reading process could not be started")


def _size_of_file(path: Path) -> int:
    """Return the bytes of a file that can be opened.

    Raises:
        UserError: If there is none, or it cannot be opened.
    """
    try:
        if path.is_dir():
            msg = tr("{file} is a folder. Choose a workbook in it.", file=path.name or path)
            raise UserError(msg)
        if path.exists() and not path.is_file():
            msg = tr("{file} is not a file. Choose a workbook.", file=path.name)
            raise UserError(msg)
        with path.open("rb"):
            pass
        return path.stat().st_size
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        raise UserError(cannot_open(path, cause)) from cause
