"""The task of saving work: what its scenarios come to, the workbook's data where wanted, and the file."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from headroom import resources
from headroom.language import tr
from headroom.rules.exposure import Exposure
from headroom.user_error import UserError
from headroom.work.file_state import FileState
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.saving_place import check_place
from headroom.work.workspace_file import ENDING, save_work
from headroom.workstation.organisation_presets import presets
from headroom.workstation.preset_words import Feature


@dataclass(frozen=True, slots=True, eq=False)
class SaveWork:
    """Writes work to a file of its own.

    Attributes:
        path: The file.
        work: What is saved; what its scenarios come to is counted first.
        exposure: The open workbook; None: what they came to before is kept.
        inside: Whether the workbook's data are saved as well.
        known: What the file was like when it was opened or saved last, or when somebody agreed to lose it;
            after the task what it is like; None: it was not there.
        chosen: Whether somebody chose the place just now, and agreed to replace saved work there.
    """

    path: Path
    work: SavedWork
    exposure: Exposure | None
    inside: bool
    known: FileState | None = None
    chosen: bool = False

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> "SaveWork":
        """Write the file and return this task with what was written.

        Raises:
            OccupiedError: If the place holds something that nobody agreed to lose.
            UserError: If the workbook's data cannot be read or must not go along, or the file cannot be
                written.
        """
        del progress, cancelled  # what is begun is written whole
        if self.inside:
            presets().require(Feature.DATA_INSIDE)
        self._check()
        work = self.work if self.exposure is None else self.work.with_results(self.exposure)
        files = tuple(_with_content(file) if self.inside else _without(file) for file in work.files)
        work = replace(work, files=files)
        beside = tuple(replace(file, path=seen_from(self.path, file.path)) for file in files)
        known = save_work(replace(work, files=beside), self.path, self._check)
        return replace(self, work=work, known=known)

    def _check(self) -> None:
        """Refuse a place that holds something that nobody agreed to lose; see ``check_place``."""
        check_place(self.path, self.known, chosen=self.chosen)


def proposed_place(books: tuple[SavedFile, ...]) -> Path:
    """Return a place for work that was never saved: beside its workbook, unless that is the sample."""
    book = Path(books[0].path) if books else Path("work")
    folder = Path() if book == resources.sample() else book.parent
    return folder / f"{book.stem}{ENDING}"


def seen_from(work: Path, book: str) -> str:
    """Return the path of a workbook as it is written into a file: from its folder, where it is in there."""
    try:
        return Path(book).relative_to(work.absolute().parent).as_posix()
    except ValueError:
        return book


def _without(file: SavedFile) -> SavedFile:
    """Return a workbook without its data, unless they are nowhere else."""
    if file.content is None:  # its path may be a stranger's, which is not looked at
        return file
    return replace(file, content=None) if Path(file.path).is_file() else file


def _with_content(file: SavedFile) -> SavedFile:
    """Return a workbook with its data, as they were when it was read.

    Raises:
        UserError: If they are not there any more.
    """
    if file.content is not None:
        return file
    path = Path(file.path)
    try:
        content = path.read_bytes()
    except OSError as cause:
        msg = tr(
            "{path} cannot be read ({reason}): its data are not saved. Save the work without them.",
            path=path,
            reason=cause.strerror,
        )
        raise UserError(msg) from cause
    if hashlib.sha256(content).hexdigest() != file.sha256:
        msg = tr(
            "{file} was changed since it was opened. Open it again, then save the work with its data.",
            file=path.name,
        )
        raise UserError(msg)
    return replace(file, content=content)
