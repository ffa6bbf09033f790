"""The workbooks of saved work, found and read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headroom.book.sourcing import SourcingBook
from headroom.disk.scratch import temporary_folder
from headroom.opening.book_opening import Cancelled, ReadFiles, Tell, never, read_doubted, say_nothing
from headroom.work.saved_books import FoundBook, find_books
from headroom.work.saved_work import SavedWork


@contextmanager
def found_books(work: SavedWork, path: Path) -> Iterator[tuple[FoundBook, ...]]:
    """Yield the workbooks of saved work while they are there: data within it go when this is left.

    Args:
        work: The work.
        path: Its file.

    Raises:
        UserError: If one is nowhere to be found.
    """
    with temporary_folder(path) as scratch:
        yield find_books(work, path, scratch)


def read_saved_books(
    work: SavedWork, path: Path, read: ReadFiles, tell: Tell = say_nothing, cancelled: Cancelled = never
) -> tuple[tuple[FoundBook, ...], SourcingBook]:
    """Return the workbooks of saved work, and what is in them.

    Raises:
        UserError: If one is nowhere to be found, or cannot be read.
    """
    with found_books(work, path) as books:
        return books, read_doubted(tuple(book.path for book in books), read, tell, cancelled)
