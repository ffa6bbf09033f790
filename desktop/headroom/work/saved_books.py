"""Finds the workbooks that saved work belongs to: beside the work, within it, or where they were chosen.

Saved work may come from a stranger, who must not choose what is read. Nothing of any other place is
looked at, not even whether it is there, before somebody agreed: on some systems a look reaches the network.
"""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from headroom import resources
from headroom.disk.plain_name import is_plain_name, plain_name, shown
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError
from headroom.work.chosen_places import ChosenPlaces
from headroom.work.saved_work import SavedFile, SavedWork

_CHUNK = 1024**2
_LONGEST_PATH = 2000
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT; files of a cloud drive have other tags

Agree = Callable[[Path], bool]
"""Returns whether somebody agrees that a workbook is read from a place that saved work names."""


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


def nobody_agrees(place: Path) -> bool:
    """Return that nothing is read from a place that saved work names."""
    del place
    return False


def find_books(
    work: SavedWork, saved_at: Path, scratch: Path, places: ChosenPlaces, agree: Agree = nobody_agrees
) -> tuple[FoundBook, ...]:
    """Return the workbooks of saved work, in their order; the sample is the one of this program.

    One that is as it was is taken wherever it is found; else what was saved with the work; else one
    that was changed meanwhile.

    Args:
        work: The saved work.
        saved_at: File of the work.
        scratch: Folder for workbooks that were saved within it.
        places: Where workbooks were opened by hand.
        agree: Asked with the whole path before anything of another place is touched.

    Raises:
        UserError: If one is nowhere to be found, or the folder cannot be written.
    """
    at = saved_at.absolute()
    return tuple(
        _find(file, at, scratch / str(number), places, agree) for number, file in enumerate(work.files)
    )


def beside(saved_at: Path, path: str) -> Path | None:
    """Return the place of a workbook beside saved work or below its folder; None where it is elsewhere."""
    parts = path.replace("\\", "/").split("/")
    if not all(is_plain_name(part) for part in parts):
        return None
    place = saved_at.parent
    for part in parts:
        place /= part
        if _is_link(place):
            return None
    return place


def named_place(saved_at: Path, path: str) -> Path | None:
    """Return the whole path of a workbook that is elsewhere; None for one that no place here can have.

    Only the text is looked at, nothing of the place.
    """
    if not path.isprintable() or not 0 < len(path) <= _LONGEST_PATH:
        return None
    if os.name != "nt" and (path[1:2] == ":" or "\\" in path):
        return None
    if PurePosixPath(path).is_absolute() or PureWindowsPath(path).drive or PureWindowsPath(path).root:
        return Path(os.path.abspath(path) if os.name == "nt" else path)  # noqa: PTH100 - only the text
    return Path(os.path.normpath(saved_at.absolute().parent / path))


def _find(file: SavedFile, saved_at: Path, scratch: Path, places: ChosenPlaces, agree: Agree) -> FoundBook:
    """Return one workbook.

    Raises:
        UserError: If it is nowhere to be found.
    """
    name = plain_name(file.path)
    tried = [beside(saved_at, name), beside(saved_at, file.path)]
    if name == resources.sample().name:
        tried.append(resources.sample())
    chosen = places.of(file.sha256)
    there = [one for one in dict.fromkeys((*tried, *chosen)) if one is not None and _is_file(one)]
    for place in there:
        if _digest(place) == file.sha256:
            return FoundBook(place, changed=False)
    if file.content is not None:
        return _within(file, scratch, name)
    if there:
        return FoundBook(there[0], changed=True)
    elsewhere = named_place(saved_at, file.path)
    if elsewhere is not None and elsewhere not in (*tried, *chosen) and agree(elsewhere):
        places.remember(file.sha256, elsewhere)
        if _is_file(elsewhere):
            return FoundBook(elsewhere, changed=_digest(elsewhere) != file.sha256)
    msg = (
        tr(
            "The workbook {name} that {file} belongs to is not where it was. Put it beside {file}.",
            name=name,
            file=saved_at.name,
        )
        if file.path == name
        else tr(
            "The workbook {name} that {file} belongs to is not where it was ({path}). Put it beside {file}.",
            name=name,
            file=saved_at.name,
            path=shown(file.path),
        )
    )
    raise UserError(msg)


def _within(file: SavedFile, scratch: Path, name: str) -> FoundBook:
    """Return a workbook that was saved within the work, written into a folder of its own.

    Raises:
        UserError: If it cannot be written.
    """
    content = file.content or b""
    try:
        scratch.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        msg = tr(
            "No folder for temporary files can be made ({reason}). Make room on the drive.",
            reason=cause.strerror,
        )
        raise UserError(msg) from cause
    write_whole(scratch / name, content)
    changed = hashlib.sha256(content).hexdigest() != file.sha256
    return FoundBook(scratch / name, changed, within=True)


def _is_link(path: Path) -> bool:
    """Return whether a place leads elsewhere; the place it leads to is not touched."""
    try:
        return path.is_symlink() or _is_junction(path)
    except (OSError, ValueError):
        return True


def _is_junction(path: Path) -> bool:
    """Return whether a place is a junction of Windows, which leads elsewhere like a link."""
    try:
        return getattr(path.lstat(), "st_reparse_tag", 0) == _JUNCTION
    except FileNotFoundError:
        return False


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
