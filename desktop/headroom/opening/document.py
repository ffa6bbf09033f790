"""What is open and where from; what is assumed of it, the session keeps."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Self

from headroom import __version__
from headroom.book.layout import BookLayout
from headroom.book.sourcing import SourcingBook
from headroom.language import tr
from headroom.opening.file_stamp import FileStamp
from headroom.rules.policy import Policy
from headroom.work.file_state import FileState
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Document:
    """The open workbook and the saved work that it belongs to; nothing is open in an empty one.

    Attributes:
        files: Where the workbook that is shown can be read again; none for data inside saved work.
        stamps: What these files were like when they were read.
        file: The saved work; None where it was never saved.
        known: What that file was like when it was opened or saved last; None: it was not there.
        inside: Whether the workbook's data are saved with the work.
        books: The workbooks that the work is about, as they are saved: place and digest.
        layout: How they are read.
        unread: Saved work whose workbook could not be opened with it; None once it is.
    """

    files: tuple[Path, ...] = ()
    stamps: Mapping[Path, FileStamp] = field(default_factory=dict)
    file: Path | None = None
    known: FileState | None = None
    inside: bool = False
    books: tuple[SavedFile, ...] = ()
    layout: BookLayout = field(default_factory=BookLayout)
    unread: SavedWork | None = None

    def name(self, book: SourcingBook | None) -> str:
        """Return what it is called: its file, else its workbook.

        Args:
            book: The workbook that is shown; None: there is none.
        """
        if self.file is not None:
            return self.file.name
        return book.name if book is not None else tr("this work")

    def shown(self, files: tuple[Path, ...], stamps: Mapping[Path, FileStamp]) -> Self:
        """Return it with another workbook shown."""
        return replace(self, files=files, stamps=dict(stamps))

    def about(self, files: tuple[Path, ...], book: SourcingBook) -> Self:
        """Return it about a workbook that was read from some files; the work stays that which it is.

        What is saved of a workbook that is the same, such as its data, stays as well.
        """
        digests = (file.sha256 for file in book.files)
        books = tuple(SavedFile(str(path), sha256) for path, sha256 in zip(files, digests, strict=False))
        same = [(one.path, one.sha256) for one in books] == [(one.path, one.sha256) for one in self.books]
        if same and book.layout == self.layout:
            return self
        return replace(self, books=books, layout=book.layout)

    def saved(self, file: Path, known: FileState | None, work: SavedWork) -> Self:
        """Return it as it is when work was saved in a file; its workbook may be another one by now."""
        now = tuple(one.sha256 for one in self.books)
        same = now == tuple(one.sha256 for one in work.files)
        books = work.files if same else self.books
        return replace(self, file=file, known=known, inside=work.inside, books=books)

    def work(self, workspace: Workspace, published: tuple[Policy, ...], now: datetime) -> SavedWork:
        """Return what would be saved, without what its scenarios come to.

        Args:
            workspace: What is assumed.
            published: Policies as published.
            now: When, with its time zone.
        """
        before, scenarios = self.unread, workspace.scenarios
        results = before.results if before is not None and len(before.results) == len(scenarios) else ()
        return SavedWork(
            workspace=workspace,
            files=self.books,
            layout=self.layout,
            baseline_results=before.baseline_results if before is not None else (),
            results=results or ((),) * len(scenarios),
            program=__version__,
            saved_at=now.replace(microsecond=0),
            policies=published,
        )

    def differing(self, work: SavedWork) -> tuple[str, ...]:
        """Return the names of the workbooks that are not as saved work has them."""
        known = {file.sha256 for file in work.files}
        return tuple(Path(book.path).name for book in self.books if book.sha256 not in known)
