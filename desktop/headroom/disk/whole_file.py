"""Writes a file in one step: nobody ever sees half of it, and what was there stays until then."""

import hashlib
import os
import secrets
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

from headroom.disk.held_file import hold
from headroom.language import tr
from headroom.user_error import UserError

_PART = ".headroom-"
_PART_ENDING = ".part"
_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_YOUNG_SECONDS = 60.0
_TRIES = 10
_CLOSED_FIRST = sys.platform == "win32"
"""Whether a file has to be closed before it can be put into its place."""


def _agree() -> None:
    """Agree to replace whatever is there."""


def write_whole(path: Path, content: bytes, check: Callable[[], None] = _agree) -> None:
    """Write a file beside its place and put it there in one step.

    After a crash or on a full disk the file is what it was before. It keeps who may read and write it. What
    programs that ended while they wrote have left in the folder is removed.

    Args:
        path: The file.
        content: All of it.
        check: Called just before the new file takes its place; what it raises leaves the old one there.

    Raises:
        UserError: If it cannot be written, or is read-only. What ``check`` raises passes through.
    """
    try:
        target = path.resolve()
        mode = _mode_of(target)
        if mode is not None and not stat.S_ISREG(mode):
            target.write_bytes(content)  # a pipe or a device is written to, never replaced
            return
        if mode is not None and not (mode & _ANY_WRITE and os.access(target, os.W_OK)):
            msg = tr("“{file}” is read-only: save under another name, or allow it to be changed.", file=path)
            raise UserError(msg)
        _remove_left_parts(target)
        _put(target, content, mode, check)
    except (OSError, ValueError, RuntimeError) as cause:  # a null character in the name, links in a circle
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = tr(
            "“{file}” cannot be written ({reason}): choose a folder you may write to, or close the file.",
            file=path,
            reason=reason,
        )
        raise UserError(msg) from cause


def left_parts(target: Path) -> tuple[Path, ...]:
    """Return what programs left that ended while they wrote a file: nobody holds it any more."""
    of_file = f".{target.name}."  # version 0.1.0 put the number of its process behind it, and held nothing
    return tuple(
        one
        for one in target.parent.iterdir()
        if one.name.endswith(_PART_ENDING)
        and (
            one.name.startswith(_PART)
            or (one.name.startswith(of_file) and one.name[len(of_file) : -len(_PART_ENDING)].isdecimal())
        )
        and _is_left(one)
    )


def _mode_of(target: Path) -> int | None:
    """Return the kind of a file and who may read and write it; None where there is none."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _put(target: Path, content: bytes, mode: int | None, check: Callable[[], None]) -> None:
    """Write the new file under a name of its own, and put it into its place.

    That name is short, as that of the file may be as long as can be.

    Raises:
        OSError: If it cannot be written; nothing is left then. What ``check`` raises passes through.
    """
    part, file = _begin_part(target, mode)
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if mode is not None:
                part.chmod(stat.S_IMODE(mode))
            check()
            if not _CLOSED_FIRST:  # it is held until it is in its place
                part.replace(target)
        if _CLOSED_FIRST:
            part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _begin_part(target: Path, mode: int | None) -> tuple[Path, IO[bytes]]:
    """Return a new file beside the target that is held, so that no other program takes it for left.

    Raises:
        OSError: If there can be none.
    """
    mark = hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    first_mode = 0o666 if mode is None else 0o600  # what the file may not show, its part does not
    for last in (*(False,) * _TRIES, True):
        part = target.with_name(f"{_PART}{mark}-{secrets.token_hex(8)}{_PART_ENDING}")
        file = os.fdopen(os.open(part, flags, first_mode), "wb")
        try:
            hold(file)
        except OSError as cause:
            if last or not isinstance(cause, BlockingIOError | PermissionError):
                return part, file  # where nothing can be held, nothing is taken for left
        else:
            if part.exists():
                return part, file
        file.close()  # another program took it for left, just before it was held
        part.unlink(missing_ok=True)
    msg = tr("no file beside {file} can be held", file=target.name)
    raise OSError(msg)


def _remove_left_parts(target: Path) -> None:
    """Remove what was left; what cannot be removed keeps nobody from saving."""
    with suppress(OSError):
        for part in left_parts(target):
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _is_left(part: Path) -> bool:
    """Return whether nobody writes a part any more."""
    held_until_replaced = part.name.startswith(_PART) and not _CLOSED_FIRST
    try:
        if not held_until_replaced and time.time() - part.stat().st_mtime < _YOUNG_SECONDS:
            return False
        with part.open("r+b") as file:
            hold(file)
    except OSError:
        return False
    return True
