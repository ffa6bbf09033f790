"""Opens a sourcing workbook: in a child process, because some real files abort their reader."""

import multiprocessing
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.domain.sourcing import SourcingBook
from headroom.files import child
from headroom.files.book_folder import load_book
from headroom.files.decode import Progress
from headroom.files.precheck import cannot_open
from headroom.files.user_error import UserError

__all__ = ["Cancelled", "Progress", "read_book"]

_POLL_SECONDS = 0.05


class Cancelled(Exception):  # noqa: N818 - it is no error
    """The user has cancelled the reading of a workbook."""


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
    _check_file(path)
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="headroom-") as folder:
        receiving, sending = spawn.Pipe(duplex=False)
        process = spawn.Process(
            target=child.run, args=(str(path), folder, sending), name="headroom import", daemon=True
        )
        process.start()
        sending.close()
        try:
            _wait(path, receiving, progress, cancelled)
        finally:
            process.kill()
            process.join()
            process.close()
            receiving.close()
        return load_book(Path(folder))


def _wait(
    path: Path, pipe: Connection, progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> None:
    """Pass on what the child says until it is done."""
    while True:
        if cancelled():
            raise Cancelled
        if not pipe.poll(_POLL_SECONDS):
            continue
        try:
            kind, text, rows, total = pipe.recv()
        except EOFError as cause:
            msg = (
                f"{path.name} cannot be read: a sheet has a cell far outside its table, is too large for this "
                "computer's memory, or is damaged. Copy the table into a new workbook and open that."
            )
            raise UserError(msg) from cause
        if kind == child.REFUSED:
            raise UserError(text)
        if kind == child.DONE:
            return
        progress(Progress(text, rows, total))


def _check_file(path: Path) -> None:
    """Raise a ``UserError`` where there is no file that can be opened."""
    try:
        if path.is_dir():
            msg = f"{path.name} is a folder. Choose a workbook in it."
            raise UserError(msg)
        if path.exists() and not path.is_file():
            msg = f"{path.name} is not a file. Choose a workbook."
            raise UserError(msg)
        with path.open("rb"):
            pass
    except OSError as cause:
        raise UserError(cannot_open(path, cause)) from cause
