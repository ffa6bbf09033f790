"""The task of opening saved work: its scenarios, its workbook, and whether every figure is as it was."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.disk.plain_name import plain_name
from headroom.opening.book_opening import Opened, Step, Tables, Tell, sum_book, without_rows
from headroom.opening.saved_books import read_saved_books
from headroom.rules.outcome import evaluate
from headroom.rules.tariff_codes import CodeList
from headroom.user_error import UserError
from headroom.window.files.reading import Read, summed_whole
from headroom.work.chosen_places import NO_PLACES, ChosenPlaces
from headroom.work.deviation import Deviation, deviations
from headroom.work.file_state import FileState
from headroom.work.saved_books import FoundBook, beside, find_books, named_place
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace_file import load_work_and_state

ReadBy = Callable[[BookLayout], Read]
"""Returns what reads workbooks by a layout where it fits."""


AgreeUnless = Callable[[Path, Callable[[], bool]], bool]
"""Returns whether somebody agrees that a workbook is read from a place, unless it is cancelled."""


def nobody_agrees(place: Path, cancelled: Callable[[], bool]) -> bool:
    """Return that nothing is read from a place that saved work names."""
    del place, cancelled
    return False


@dataclass(frozen=True, slots=True, eq=False)
class OpenedWork:
    """Saved work with its workbook.

    Attributes:
        path: Where it was read.
        work: As it was saved.
        books: Its workbooks, where they were found; none where one is missing.
        summed: The workbook, ready for the session; None: it is not there, or cannot be read.
        trouble: Why it is not; empty where it is, or the work has none.
        deviations: The models whose figures are not as saved.
        restored: Whether it was kept while it was done, and never saved.
        state: What the file that it is saved in was like; None where that is not known, or there is none.
    """

    path: Path
    work: SavedWork
    books: tuple[FoundBook, ...] = ()
    summed: Opened | None = None
    trouble: str = ""
    deviations: tuple[Deviation, ...] = ()
    restored: bool = False
    state: FileState | None = None

    @property
    def file(self) -> Path | None:
        """Return the file of the work; None for work that was never saved."""
        if not self.restored:
            return self.path.absolute()
        return Path(self.work.belongs_to) if self.work.belongs_to else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """Return where its workbooks can be read again; none for those that were saved within it."""
        inside = any(book.within for book in self.books)
        return () if inside or self.summed is None else tuple(book.path.absolute() for book in self.books)

    @property
    def references(self) -> tuple[SavedFile, ...]:
        """Return its workbooks as they are now: where they are, and what they were like when read."""
        files = [replace(file, path=_place_of(self.file or self.path, file)) for file in self.work.files]
        read = self.summed.exposure.book.files if self.summed is not None else ()
        for at, (book, source) in enumerate(zip(self.books, read, strict=False)):
            place = files[at].path if book.within else str(book.path.absolute())
            files[at] = replace(files[at], path=place, sha256=source.sha256)
        return tuple(files)

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the names of the workbooks that are not as they were."""
        return tuple(book.path.name for book in self.books if book.changed)


@dataclass(frozen=True, slots=True)
class OpenWork:
    """The task of opening saved work.

    Attributes:
        path: Its file.
        read: Reads its workbook.
        tables: The tariff tables.
        known_lists: Code lists of policies that are offered already.
        kept: Work that was kept while it was done and never saved; None: it is in the file.
        places: Where workbooks were opened by hand.
        agree: Is asked before a workbook is read from another place, and whether to go on.
    """

    path: Path
    read: ReadBy
    tables: Tables
    known_lists: Mapping[str, CodeList] = field(default_factory=dict)
    kept: SavedWork | None = None
    places: ChosenPlaces = NO_PLACES
    agree: AgreeUnless = nobody_agrees

    def __call__(self, progress: Tell, cancelled: Callable[[], bool]) -> OpenedWork:
        """Return the work with its workbook; where that is not there, without it.

        Raises:
            UserError: If the work cannot be read.
        """

        def read(
            files: tuple[Path, ...], tell: Callable[[Step], None], cancelled: Callable[[], bool]
        ) -> SourcingBook:
            return self.read(work.layout)(files[0] if len(files) == 1 else files, tell, cancelled)

        def find(work: SavedWork, path: Path, scratch: Path) -> tuple[FoundBook, ...]:
            return find_books(work, path, scratch, self.places, lambda place: self.agree(place, cancelled))

        work, state = load_work_and_state(self.path) if self.kept is None else with_saved_data(self.kept)
        opened = OpenedWork(self.path, work, restored=self.kept is not None, state=state)
        if not work.files:
            return opened
        try:
            books, book = read_saved_books(work, opened.file or self.path, find, read, progress, cancelled)
        except UserError as trouble:
            return replace(opened, trouble=str(trouble))
        if not book.rows_used:
            return replace(opened, trouble=without_rows(book))
        for source, found in zip(book.files, books, strict=False):
            if not found.within:
                self.places.remember(source.sha256, found.path.absolute())
        lists = {**self.known_lists, **work.workspace.code_lists}
        summed = summed_whole(sum_book(book, self.tables, lists.values(), progress))
        for scenario in (work.workspace.baseline, work.workspace.scenario):
            evaluate(summed.exposure, scenario)  # so that the window finds them counted
        return replace(opened, books=books, summed=summed, deviations=deviations(work, summed.exposure))


def _place_of(work: Path, file: SavedFile) -> str:
    """Return where a workbook is taken to be that was not read, or that was saved within the work.

    A stranger's path is kept as it is, for people to read; data within the work get a place beside it.
    """
    place = beside(work.absolute(), file.path)
    if place is not None:
        return str(place)
    if file.content is not None:
        return str(work.absolute().parent / plain_name(file.path))
    return str(named_place(work, file.path) or file.path)


def with_saved_data(kept: SavedWork) -> tuple[SavedWork, FileState | None]:
    """Return kept work with the workbook's data in the file it belongs to, and what that was like."""
    saved, state = None, None
    if kept.belongs_to:
        with suppress(UserError):  # it went, or was changed; the workbook may still be where it was
            saved, state = load_work_and_state(Path(kept.belongs_to))
    if kept.belongs_to_sha256:
        state = FileState(kept.belongs_to_sha256)
    data = {file.sha256: file.content for file in saved.files} if saved is not None else {}

    def with_data(file: SavedFile) -> SavedFile:
        return replace(file, content=file.content or data.get(file.sha256))

    return replace(kept, files=tuple(with_data(file) for file in kept.files)), state
