"""Saved work: one ``.headroom`` file with scenarios, policies, results and the workbook they belong to.

The file is JSON, one fact a line, nothing in it is ever executed. It is described in
``resources/saved_work/README.md``. What any release has saved is read for ever.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from headroom.disk.checked_json import decoded, encoded, reason_of
from headroom.disk.file_head import FileFormat, Head
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import DamagedFileError, NewerFileError, UserError
from headroom.work import format_1, format_2
from headroom.work.file_state import FileState, state_of_content
from headroom.work.saved_work import SavedWork
from headroom.work.to_format_2 import to_format_2
from headroom.work.work_records import work_of, work_record

ENDING = ".headroom"
"""How the names of saved work end."""

_FORM = FileFormat("headroom work", 2, 5, tr("saved work of Headroom"), ENDING)
_MOST_BYTES = 2 * 1024**3


def save_work(work: SavedWork, path: Path, check: Callable[[], None] = lambda: None) -> FileState:
    """Write saved work to a file, and return what the file is like now.

    Args:
        work: What is saved. A scenario of a policy that is none of its policies as published is
            written with that policy as it is.
        path: Where to; what was there stays until the new file is whole.
        check: Called just before the new file takes its place; what it raises leaves the old one there.

    Raises:
        UserError: If the file cannot be written.
    """
    content = encoded(work_record(work, (_FORM.format, _FORM.revision, _FORM.kind)))
    write_whole(path, content, check)
    return state_of_content(content)


def load_work(path: Path) -> SavedWork:
    """Return the saved work in a file.

    Raises:
        UserError: If it cannot be read; a ``DamagedFileError`` if it is something else or damaged, a
            ``NewerFileError`` if a newer program wrote it.
    """
    return load_work_and_state(path)[0]


def load_work_and_state(path: Path) -> tuple[SavedWork, FileState]:
    """Return the saved work in a file, and what the file was like; see ``load_work``."""
    content = _bytes(path)
    head = _FORM.head_of(content, path.name)
    newer = _FORM.is_newer(head)
    try:
        work = work_of(_record(content, head))
    except ValueError as cause:
        if newer:
            msg = tr(
                "{file} was saved by a newer version of Headroom. Update the program to open it.",
                file=path.name,
            )
            raise NewerFileError(msg) from cause
        msg = tr(
            "{file} is damaged: {reason}. Open an earlier copy of it.",
            file=path.name,
            reason=reason_of(cause),
        )
        raise DamagedFileError(msg) from cause
    return replace(work, partly_known=newer), state_of_content(content)


def is_work(path: Path) -> bool:
    """Return whether a file calls itself saved work; one that cannot be read does not."""
    try:
        _FORM.head_of(_bytes(path), path.name)
    except NewerFileError:
        return True
    except UserError:
        return False
    return True


def _record(content: bytes, head: Head) -> format_2.Work:
    """Return the record in a file, whatever its format is.

    Raises:
        ValueError: If it is damaged.
    """
    if head.format == 1:
        return to_format_2(decoded(content, format_1.Work), _FORM.revision)
    return decoded(content, format_2.Work)


def _bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        UserError: If it cannot be read.
    """
    try:
        if not path.is_file() and path.exists():
            msg = tr("{file} is not a file. Choose a {ending} file.", file=path.name, ending=ENDING)
            raise UserError(msg)
        if path.stat().st_size > _MOST_BYTES:
            msg = tr("{file} is too large to be saved work of Headroom.", file=path.name)
            raise UserError(msg)
        return path.read_bytes()
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = tr("{file} cannot be opened ({reason}). Check its name and folder.", file=path, reason=reason)
        raise UserError(msg) from cause
