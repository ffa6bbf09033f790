"""Opens a sourcing workbook: in a child process, because some real files abort their reader."""

import multiprocessing
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.domain.sourcing import SourcingBook
from headroom.files import child
from headroom.files.book_file import Progress
from headroom.files.book_folder import load_book
from headroom.files.precheck import FileKind, cannot_open, file_kind
from headroom.files.user_error import UserError

__all__ = ["Cancelled", "Progress", "read_book"]

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
    path: Path, progress: Callable[[Progress], None] = _say_nothing, cancelled: Callable[[], bool] = _never
) -> SourcingBook:
    """Return the sourcing workbook in a file.

    Blocks until it is read; other threads keep running. A faulty cell is a problem of the book, and
    the other rows are used.

    Args:
        path: The workbook.
        progress: Is told how far the reading is.
        cancelled: Is asked some twenty times a second whether to give up.

    Raises:
        UserError: If the file cannot be read; its text says why and what to do.
        Cancelled: If ``cancelled`` returned true; nothing is left behind.
    """
    size = _size_of_file(path)
    reading = _Reading(
        path, _PATIENCE_SECONDS + size / _MEGABYTE * _PATIENCE_SECONDS_PER_MB, progress, cancelled
    )
    with _temporary_folder(path) as folder:
        try:
            reading.run(Path(folder), slowly=False)
        except _ReaderGone as gone:
            if file_kind(path) is not FileKind.XLSX:
                raise UserError(_unreadable(path)) from gone
            try:
                reading.run(Path(folder), slowly=True)
            except _ReaderGone as again:
                raise UserError(_unreadable(path)) from again
        return load_book(Path(folder))


def _temporary_folder(path: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder that goes when it is left.

    Raises:
        UserError: If there can be none.
    """
    try:
        return tempfile.TemporaryDirectory(prefix="headroom-", ignore_cleanup_errors=True)
    except OSError as cause:
        reason = cause.strerror or "the system refuses it"
        msg = (
            f"No folder for temporary files can be made ({reason}). "
            f"Make room on the drive and open {path.name} again."
        )
        raise UserError(msg) from cause


def _unreadable(path: Path) -> str:
    return (
        f"{path.name} cannot be read: a sheet has a cell far outside its table, is too large for this "
        "computer's memory, or is damaged. Copy the table into a new workbook and open that."
    )


class _Reading:
    """Reads one file in child processes.

    Args:
        path: The workbook.
        patience: Seconds after which a process that says nothing is given up.
        progress: Is told how far the reading is.
        cancelled: Is asked whether to give up.
    """

    def __init__(
        self,
        path: Path,
        patience: float,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._path = path
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
        spawn = multiprocessing.get_context("spawn")
        receiving, sending = spawn.Pipe(duplex=False)
        process = spawn.Process(
            target=child.run,
            args=(str(self._path), str(folder), sending),
            kwargs={"slowly": slowly},
            name="headroom import",
            daemon=True,
        )
        process.start()
        sending.close()
        try:
            self._follow(receiving)
        except EOFError as gone:
            process.join()
            if process.exitcode == _FAULT:
                raise ReaderFault(_fault(folder)) from gone
            raise _ReaderGone from gone
        finally:
            process.kill()
            process.join()
            process.close()
            receiving.close()

    def _follow(self, pipe: Connection) -> None:
        """Pass on what the child says until it is done."""
        last = time.monotonic()
        while True:
            if self._cancelled():
                raise Cancelled
            if not pipe.poll(_POLL_SECONDS):
                if time.monotonic() - last > self._patience:
                    msg = (
                        f"{self._path.name} takes too long to read. "
                        "Copy the table into a new workbook and open that."
                    )
                    raise UserError(msg)
                continue
            kind, text, rows, total = pipe.recv()
            last = time.monotonic()
            if kind == child.REFUSED:
                raise UserError(text)
            if kind == child.DONE:
                return
            self._progress(Progress(text, rows, total))


def _fault(folder: Path) -> str:
    """Return what a process wrote before it failed."""
    try:
        return (folder / child.FAULT_FILE).read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return "the reading process could not be started"


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
