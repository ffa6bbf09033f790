"""Writes a file in one step: nobody ever sees half of it, and what was there stays until then."""

import os
from pathlib import Path

from headroom.user_error import UserError


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there in one step.

    After a crash or on a full disk the file is what it was before.

    Raises:
        UserError: If it cannot be written.
    """
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a pipe or a device is written to, never replaced
            return
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError) as cause:  # ValueError: a null character in the name
        reason = getattr(cause, "strerror", None) or str(cause)
        msg = f"“{path}” cannot be written ({reason}): choose a folder you may write to, or close the file."
        raise UserError(msg) from cause
