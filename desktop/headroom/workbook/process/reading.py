"""Opens a sourcing workbook: in a child process, because some real files abort their reader."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import MappingProxyType
from typing import cast

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.disk.scratch import temporary_folder
from headroom.files.process import FAULT_FILE
from headroom.user_error import UserError
from headroom.workbook.bytes.precheck import FileKind, cannot_open, file_kind
from headroom.workbook.process import child
from headroom.workbook.process.book_folder import load_book
from headroom.workbook.process.starting import ReadingProcess
from headroom.workbook.process.waiting import answer_unless
from headroom.workbook.survey.questions import AskPassword, Choose, certain_layout, no_password
from headroom.workbook.tables.book_file import Progress

__all__ = ["Cancelled", "Progress", "certain_layout", "no_password", "read_book"]

_POLL_SECONDS = 0.05
_PATIENCE_SECONDS = 60.0
_PATIENCE_SECONDS_PER_MB = 5.0
_FAULT = 1
_MEGABYTE = 1024**2


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The user has cancelled the reading of a workbook."""


class ReaderFault(RuntimeError):  # noqa: N818 - a fault of the program, like any RuntimeError
    """The reading process ended with a fault of its own; the text is its traceback."""


class _ReaderGone(Exception):  # noqa: N818 - always caught
    """The reading process died of the file."""


def _say_nothing(progress: Progress) -> None:
    del progress


def _never() -> bool:
    return False


def read_book(
    paths: Path | Sequence[Path],
    progress: Callable[[Progress], None] = _say_nothing,
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
        return load_book(folder)


def _unreadable(path: Path) -> str:
    return (
        f"{path.name} cannot be read: a sheet has a cell far outside its table, is too large for this "
        "computer's memory, or is damaged. Copy the table into a new workbook and open that."
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
        progress: Callable[[Progress], None],
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
            process = ReadingProcess(child.run, self._paths, folder, rates, slowly=slowly)
        except OSError as cause:
            raise ReaderFault(_fault(folder)) from cause
        try:
            self._follow(process.pipe)
        except (EOFError, ConnectionError) as gone:
            if process.exit_code() == _FAULT:
                raise ReaderFault(_fault(folder)) from gone
            raise _ReaderGone from gone
        finally:
            process.end()

    def _follow(self, pipe: Connection) -> None:
        """Pass on what the child says until it is done."""
        last = time.monotonic()
        while True:
            if self._cancelled():
                raise Cancelled
            if not pipe.poll(_POLL_SECONDS):
                if time.monotonic() - last > self._patience:
                    msg = (
                        f"{self._paths[0].name} takes too long to read. "
                        "Copy the table into a new workbook and open that."
                    )
                    raise UserError(msg)
                continue
            kind, said = pipe.recv()
            if kind == child.REFUSED:
                raise UserError(said)
            if kind == child.GIVEN_UP:
                raise Cancelled
            if kind == child.DONE:
                return
            if kind == child.PROGRESS:
                self._progress(Progress(*said))
            else:
                self._answer(pipe, kind, said)
            last = time.monotonic()

    def _answer(self, pipe: Connection, kind: str, said: object) -> None:
        """Answer a question of the child."""
        if kind == child.SURVEY:
            self._chosen = self._chosen or self._answers.choose(cast(BookSurvey, said))
            pipe.send(self._chosen)
        else:
            book, was_wrong = cast(tuple[str, bool], said)
            pipe.send(self._answers.ask_password(book, was_wrong))


def _fault(folder: Path) -> str:
    """Return what a process wrote before it failed."""
    try:
        written = (folder / FAULT_FILE).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        written = ""
    return written.strip() or "the reading process could not be started"


def _size_of_file(path: Path) -> int:
    """Return the bytes of a file that can be opened.

    Raises:
        UserError: If there is none, or it cannot be opened.
    """
    try:
        if path.is_dir():
            msg = f"{path.name} is a folder. Choose a workbook in it."
            raise UserError(msg)
        if path.exists() and not path.is_file():
            msg = f"{path.name} is not a file. Choose a workbook."
            raise UserError(msg)
        with path.open("rb"):
            pass
        return path.stat().st_size
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        raise UserError(cannot_open(path, cause)) from cause
