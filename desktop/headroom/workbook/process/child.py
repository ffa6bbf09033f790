"""What the child process does: reads workbooks, under a memory limit, and leaves them in a folder.

Neither this module nor what it imports may import Qt or pandas: the process starts anew each time.
"""

import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.files.process import FAULT_FILE
from headroom.user_error import UserError
from headroom.workbook.bytes.refusals import changed_meanwhile
from headroom.workbook.process.book_folder import save_book
from headroom.workbook.process.confinement import confine
from headroom.workbook.process.limits import MOST_BYTES, limit_memory, memory_for
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import GivenUp, Questions
from headroom.workbook.tables.book_file import Progress

DONE = "done"
REFUSED = "refused"
GIVEN_UP = "given up"
PROGRESS = "progress"
SURVEY = "survey"
PASSWORD = "password"  # noqa: S105 - a kind of message

_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Read a workbook, or several together.

    Args:
        paths: The files.
        folder: Where the book is left.
        pipe: Is told how far the reading is and how it ended, and answers questions.
        assumed_rates: US dollars per unit of currencies of which the workbook states no rate.
        slowly: Whether to use the reader that is slow and cannot abort.
    """
    # A program with a window has no standard error to write a fault to; nor should the libraries, some of
    # which print what they stumble over, write to ours or among what a command prints.
    sys.stderr = (Path(folder) / FAULT_FILE).open("w", encoding="utf-8", buffering=1)
    for number in (_STANDARD_OUTPUT, _STANDARD_ERROR):
        os.dup2(sys.stderr.fileno(), number)
    files = [Path(path) for path in paths]
    limit_memory(min(sum(memory_for(path) for path in files), MOST_BYTES))
    confine(Path(folder))
    gc.disable()  # millions of cells and no cycles among them: collecting would take a third of the time

    def tell(progress: Progress) -> None:
        pipe.send((PROGRESS, (progress.step, progress.rows, progress.total)))

    def choose(survey: BookSurvey) -> BookLayout | None:
        pipe.send((SURVEY, survey))
        return cast(BookLayout | None, pipe.recv())

    def ask_password(book: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - called by position
        pipe.send((PASSWORD, (book, was_wrong)))
        return cast(str | None, pipe.recv())

    try:
        read_into(
            Path(folder), files, tell, Questions(choose, ask_password, dict(assumed_rates)), slowly=slowly
        )
    except UserError as refused:
        pipe.send((REFUSED, str(refused)))
    except GivenUp:
        pipe.send((GIVEN_UP, ""))
    else:
        pipe.send((DONE, ""))
    pipe.close()
    os._exit(0)  # at once: a thread may still be looking through a sheet


def read_into(
    folder: Path,
    paths: Sequence[Path],
    progress: Callable[[Progress], None],
    questions: Questions,
    *,
    slowly: bool,
) -> None:
    """Read workbooks and leave the book in a folder.

    Raises:
        UserError: If they cannot be read, or there is no room for the book.
        GivenUp: If a question was answered with None.
    """
    name = paths[0].name
    before = [_state(path) for path in paths]
    try:
        book = decode(paths, progress, questions, scratch=folder, slowly=slowly)
    except UserError as cause:
        for path, state in zip(paths, before, strict=True):
            if _state(path) != state:  # what seems to be damage is a file that is being written
                raise UserError(changed_meanwhile(path)) from cause
        raise
    except MemoryError as cause:
        msg = (
            f"{name} is too large for this computer's memory. "
            "Delete sheets, rows and columns that are not needed, and open it again."
        )
        raise UserError(msg) from cause
    progress(Progress("Handing over", 0, 0))
    try:
        save_book(book, folder)
    except OSError as cause:
        msg = (
            f"The folder for temporary files cannot be written ({cause.strerror}). "
            f"Make room on the drive of {folder.parent} and open {name} again."
        )
        raise UserError(msg) from cause


def _state(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is saved again; None where there is none."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size
