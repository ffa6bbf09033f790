"""The workbooks of saved work, found and read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from headroom.book.assumed_facts import with_facts
from headroom.book.sourcing import SourcingBook
from headroom.disk.plain_name import plain_name
from headroom.disk.scratch import temporary_folder
from headroom.language import tr
from headroom.opening.book_opening import Cancelled, ReadFiles, Tell, never, read_doubted, say_nothing
from headroom.opening.wrong_use import WrongUseError
from headroom.user_error import UserError
from headroom.work.chosen_places import ChosenPlaces
from headroom.work.file_state import FileState, state_of_file
from headroom.work.saved_books import FoundBook, find_books
from headroom.work.saved_work import SavedWork
from headroom.workstation.user_places import user_places

FindBooks = Callable[[SavedWork, Path, Path], tuple[FoundBook, ...]]
"""Returns the workbooks of saved work, given its file and a folder for those that were saved within it."""


def own_places() -> ChosenPlaces:
    """Return where this user opened workbooks by hand."""
    return ChosenPlaces(user_places().chosen)


@dataclass(frozen=True, slots=True)
class SavedBooks:
    """Finds the workbooks of saved work for somebody who cannot be asked.

    Attributes:
        named: Where they are, in the order the work has them; none: where it says, if that may be looked at.
        option: How they are named, for the sentence that asks for it.
        places: Where workbooks were opened by hand on this computer.
    """

    named: tuple[Path, ...] = ()
    option: str = "workbooks="
    places: ChosenPlaces = field(default_factory=own_places)

    def __call__(self, work: SavedWork, path: Path, scratch: Path) -> tuple[FoundBook, ...]:
        """Return the workbooks; see ``FindBooks``.

        Raises:
            WrongUseError: If others than it has are named.
            UserError: If one is nowhere to be found, or is in a place that nobody chose.
        """

        def refuse(place: Path) -> NoReturn:
            msg = tr(
                "{file} names the workbook {place}, which is not beside it and was never opened "
                "here: nothing of that place was looked at. Put it beside {file}, or name it with "
                "{option}.",
                file=path.name,
                place=place,
                option=self.option,
            )
            raise UserError(msg)

        if not self.named:
            return find_books(work, path, scratch, self.places, refuse)
        if len(self.named) != len(work.files):
            names = ", ".join(plain_name(file.path) for file in work.files)
            text = ": " + tr(
                "{file} belongs to {count}, in this order: {names}.",
                file=path.name,
                count=len(work.files),
                names=names,
            )
            raise WrongUseError(text, "workbooks")
        return tuple(
            FoundBook(place, changed=state_of_file(place) != FileState(file.sha256))
            for place, file in zip(self.named, work.files, strict=True)
        )

    def refuse_beside(self, path: Path) -> None:
        """Refuse to name the workbooks of a workbook.

        Raises:
            WrongUseError: If some are named.
        """
        if self.named:
            text = ": " + tr(
                "{file} is a workbook itself; others are opened together with it otherwise.", file=path.name
            )
            raise WrongUseError(text, "workbooks")


@contextmanager
def found_books(work: SavedWork, path: Path, find: FindBooks) -> Iterator[tuple[FoundBook, ...]]:
    """Yield the workbooks of saved work while they are there: data within it go when this is left.

    Args:
        work: The work.
        path: Its file.
        find: Finds them.

    Raises:
        UserError: If one is nowhere to be found.
    """
    with temporary_folder(path) as scratch:
        yield find(work, path, scratch)


def read_saved_books(
    work: SavedWork,
    path: Path,
    find: FindBooks,
    read: ReadFiles,
    tell: Tell = say_nothing,
    cancelled: Cancelled = never,
) -> tuple[tuple[FoundBook, ...], SourcingBook]:
    """Return the workbooks of saved work, and what is in them, with what was typed of their vehicles.

    Raises:
        UserError: If one is nowhere to be found, or cannot be read.
    """
    with found_books(work, path, find) as books:
        book = read_doubted(tuple(book.path for book in books), read, tell, cancelled)
        return books, with_facts(book, work.workspace.facts)
