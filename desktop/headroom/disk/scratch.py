"""Folders for what is handed from one process to another; one that nobody needs any more goes."""

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from headroom.disk.held_file import hold
from headroom.language import tr
from headroom.user_error import UserError

_PREFIX = "headroom-read-"
_IN_USE = "in-use"
_YOUNG_SECONDS = 60.0
"""Younger folders are left alone: whoever made one may not have come to marking it as in use."""


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a new folder that goes when it is left; those of programs that were killed go as well.

    Raises:
        OSError: If there is no room for one.
    """
    remove_stale_folders(Path(tempfile.gettempdir()))
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        with (folder / _IN_USE).open("wb") as mark:
            hold(mark)
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def temporary_folder(path: Path) -> Iterator[Path]:
    """Yield a new folder for what is made of a workbook; it goes when it is left.

    Raises:
        UserError: If there can be none.
    """
    with ExitStack() as leaving:
        try:
            folder = leaving.enter_context(scratch_folder())
        except OSError as cause:
            reason = cause.strerror or tr("the system refuses it")
            msg = tr(
                "No folder for temporary files can be made ({reason}). Make room on the drive and "
                "open {file} again.",
                reason=reason,
                file=path.name,
            )
            raise UserError(msg) from cause
        yield folder


def remove_stale_folders(place: Path) -> None:
    """Remove those folders in a place whose program is no more: their marks are locked by nobody.

    A mark and not the number of a process tells whether it lives: numbers are used again, and
    mean something else in a container.
    """
    now = time.time()
    with suppress(OSError):
        for folder in place.glob(f"{_PREFIX}*"):
            with suppress(OSError):
                state = folder.lstat()
                is_ours = stat.S_ISDIR(state.st_mode) and (
                    sys.platform == "win32" or state.st_uid == os.geteuid()
                )
                if is_ours and now - state.st_mtime > _YOUNG_SECONDS and not _in_use(folder):
                    shutil.rmtree(folder, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    """Return whether a program holds the mark of a folder."""
    try:
        with (folder / _IN_USE).open("r+b") as mark:
            hold(mark)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False
