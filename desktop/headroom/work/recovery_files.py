"""Work in progress, kept in a folder of the user's own, so that it outlives a crash.

Every program keeps one file there, and beside it a mark that it holds while it lives. A file whose mark
nobody holds is what a program left that ended without saving.
"""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from headroom.disk.held_file import hold
from headroom.disk.set_aside import set_aside
from headroom.disk.whole_file import left_parts
from headroom.language import tr
from headroom.user_error import DamagedFileError, UserError
from headroom.work.saved_work import SavedWork
from headroom.work.workspace_file import ENDING, load_work, save_work

_MARK = ".mark"


@dataclass(frozen=True, slots=True)
class LeftWork:
    """What a program left that ended without saving.

    Attributes:
        path: Its file.
        work: The work.
    """

    path: Path
    work: SavedWork


class RecoveryFiles:
    """The file of this program, and those that others left.

    Args:
        folder: Where they are; it need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None
        self._marks: dict[Path, IO[bytes]] = {}
        self._damaged: list[Path] = []

    @property
    def damaged(self) -> tuple[Path, ...]:
        """Return the files that ``left`` could not read and set aside, as they are called now."""
        return tuple(self._damaged)

    def keep(self, work: SavedWork) -> None:
        """Write the work in progress in the place of what was kept before.

        Raises:
            UserError: If it cannot be written.
        """
        if self._own is None:
            self._own = self._begin()
        save_work(work, self._own)

    def drop(self) -> None:
        """Delete what was kept: it was saved, or nobody wants it."""
        if self._own is not None:
            self._delete(self._own)
            self._own = None

    def left(self) -> tuple[LeftWork, ...]:
        """Return what programs left that are no more, the latest first; no other program is given it.

        What a newer program left stays where it is; what is damaged is set aside, see ``damaged``.
        """
        found = []
        with suppress(OSError):
            for path in sorted(self._folder.glob(f"*{ENDING}")):
                if path not in self._marks and self._claim(path):
                    try:
                        found.append(LeftWork(path, load_work(path)))
                    except DamagedFileError:
                        self._set_aside(path)
                    except UserError:
                        self._marks.pop(path).close()
        return tuple(sorted(found, key=lambda left: left.work.saved_at, reverse=True))

    def forget(self, left: LeftWork) -> None:
        """Delete what a program left: it was taken over, or nobody wants it."""
        self._delete(left.path)

    def close(self) -> None:
        """Let others have what was left and is still there."""
        for mark in self._marks.values():
            mark.close()
        self._marks.clear()

    def _begin(self) -> Path:
        """Return a new place for this program's file, with its mark held.

        Raises:
            UserError: If there can be none.
        """
        path = self._folder / f"{secrets.token_hex(8)}{ENDING}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark = path.with_suffix(_MARK).open("wb")
        except OSError as cause:
            msg = tr(
                "Work in progress cannot be kept in {folder} ({reason}): save it often.",
                folder=self._folder,
                reason=cause.strerror,
            )
            raise UserError(msg) from cause
        self._marks[path] = mark
        with suppress(OSError):  # where nothing can be held, nothing is ever taken for left
            hold(mark)
        return path

    def _claim(self, path: Path) -> bool:
        """Return whether a file is nobody's, and is this program's from now on."""
        try:
            mark = path.with_suffix(_MARK).open("ab")
        except OSError:
            return False
        try:
            hold(mark)
        except OSError:
            mark.close()
            return False
        if not path.exists():  # its program has just ended as it should
            mark.close()
            return False
        self._marks[path] = mark
        return True

    def _set_aside(self, path: Path) -> None:
        """Set a file aside that is damaged, and let go of its mark."""
        aside = set_aside(path)
        if aside is not None:
            self._damaged.append(aside)
            self._delete(path)
        else:
            self._marks.pop(path).close()

    def _delete(self, path: Path) -> None:
        """Delete a file and its mark, and what was written when its program ended."""
        with suppress(OSError):
            path.unlink(missing_ok=True)
            for part in left_parts(path):
                part.unlink(missing_ok=True)
        mark = self._marks.pop(path, None)
        if mark is not None:
            mark.close()
        with suppress(OSError):
            path.with_suffix(_MARK).unlink(missing_ok=True)
