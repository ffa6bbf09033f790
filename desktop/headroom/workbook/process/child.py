"""What the child process does: reads workbooks, under a memory limit, and leaves them in a folder.

Neither this module nor what it imports may import Qt or pandas: the process starts anew each time.
"""

import gc
import os
import traceback
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.book.layout import BookLayout
from headroom.book.survey import BookSurvey
from headroom.language import tr
from headroom.user_error import UserError
from headroom.workbook.bytes.refusals import (
    changed_meanwhile,
    no_room_beside,
    too_large_for_memory,
    too_much_to_tell,
)
from headroom.workbook.process.beginning import begin
from headroom.workbook.process.book_folder import save_book
from headroom.workbook.process.messages import (
    Done,
    GaveUp,
    LayoutChosen,
    PasswordAsked,
    PasswordGiven,
    Progressed,
    Refused,
    Said,
    Stumbled,
    Surveyed,
    TooLongError,
    answered,
    say,
)
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import GivenUp, Questions
from headroom.workbook.tables.book_file import ReadingProgress

_MOST_OF_A_FAULT = 200


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
    files = [Path(path) for path in paths]
    begin(Path(folder), files)
    gc.disable()  # millions of cells and no cycles among them: collecting would take a third of the time
    say(pipe, _outcome(pipe, Path(folder), files, assumed_rates, slowly=slowly))
    pipe.close()
    os._exit(0)  # at once: a thread may still be looking through a sheet


def _outcome(
    pipe: Connection, folder: Path, files: Sequence[Path], rates: Mapping[str, float], *, slowly: bool
) -> Said:
    """Read the files, and return how it ended."""

    def tell(progress: ReadingProgress) -> None:
        say(pipe, Progressed(progress.step, progress.rows, progress.total))

    def choose(survey: BookSurvey) -> BookLayout | None:
        say(pipe, Surveyed(survey))
        return answered(pipe, LayoutChosen).layout

    def ask_password(book: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - called by position
        say(pipe, PasswordAsked(book, was_wrong))
        return answered(pipe, PasswordGiven).password

    try:
        read_into(folder, files, tell, Questions(choose, ask_password, dict(rates)), slowly=slowly)
    except UserError as refused:
        return Refused(str(refused))
    except GivenUp:
        return GaveUp()
    except TooLongError:
        return Refused(too_much_to_tell(files[0].name))
    except MemoryError:
        return Refused(too_large_for_memory(files[0].name))
    except Exception as fault:  # noqa: BLE001 - a library stumbled over the file
        traceback.print_exc()
        return Stumbled(f"{type(fault).__name__}: {fault}"[:_MOST_OF_A_FAULT])
    return Done()


def read_into(
    folder: Path,
    paths: Sequence[Path],
    progress: Callable[[ReadingProgress], None],
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
        raise UserError(too_large_for_memory(name)) from cause
    progress(ReadingProgress(tr("Handing over"), 0, 0))
    try:
        save_book(book, folder)
    except OSError as cause:
        raise UserError(no_room_beside(folder, name, cause)) from cause


def _state(path: Path) -> tuple[int, int] | None:
    """Return what changes when a file is saved again; None where there is none."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size
