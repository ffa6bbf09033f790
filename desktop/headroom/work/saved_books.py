"""Finds the workbooks that saved work belongs to: where they were, beside the work, or within it."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from headroom import resources
from headroom.disk.whole_file import write_whole
from headroom.user_error import UserError
from headroom.work.saved_work import SavedFile, SavedWork

_CHUNK = 1024**2


@dataclass(frozen=True, slots=True)
class FoundBook:
    """A workbook of saved work.

    Attributes:
        path: Where it is.
        changed: Whether it is not as it was when the work was saved.
        within: Whether it was saved within the work; its path goes with the folder for such.
    """

    path: Path
    changed: bool
    within: bool = False


def find_books(work: SavedWork, saved_at: Path, scratch: Path) -> tuple[FoundBook, ...]:
    """Return the workbooks of saved work, in their order; the sample is the one of this program.

    One that is as it was is taken wherever it is found; else what was saved with the work; else one
    that was changed meanwhile.

    Args:
        work: The saved work.
        saved_at: File of the work.
        scratch: Folder for workbooks that were saved within it.

    Raises:
        UserError: If one is nowhere to be found, or the folder cannot be written.
    """
    return tuple(_find(file, saved_at, scratch) for file in work.files)


def _find(file: SavedFile, saved_at: Path, scratch: Path) -> FoundBook:
    """Return one workbook.

    Raises:
        UserError: If it is nowhere to be found.
    """
    name = file.path.replace("\\", "/").rpartition("/")[2]  # the work may come from another system
    tried = [saved_at.parent / name, saved_at.parent / file.path]
    if name == resources.sample().name:
        tried.append(resources.sample())
    places = [one for one in tried if _is_file(one)]
    for place in places:
        if _digest(place) == file.sha256:
            return FoundBook(place, changed=False)
    if file.content is not None:
        path = scratch / name
        write_whole(path, file.content)
        changed = hashlib.sha256(file.content).hexdigest() != file.sha256
        return FoundBook(path, changed, within=True)
    if places:
        return FoundBook(places[0], changed=True)
    where = f" ({file.path})" if file.path != name else ""
    msg = (
        f"The workbook {name} that {saved_at.name} belongs to is not where it was{where}. "
        f"Put it beside {saved_at.name}."
    )
    raise UserError(msg)


def _is_file(path: Path) -> bool:
    """Return whether there is a file; a place that cannot be looked at has none."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # ValueError: a null character in the name
        return False


def _digest(path: Path) -> str:
    """Return the digest of a file; empty where it cannot be read."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        return ""
    return digest.hexdigest()
