"""Where results go: the standard output, or a file that is whole or not there at all."""

import json
import os
import sys
from pathlib import Path

from headroom.files.user_error import UserError


def as_json(value: object) -> str:
    """Return a value as JSON text in ASCII, which every terminal and every pipe carries unchanged."""
    return json.dumps(value, indent=2, allow_nan=False) + "\n"


def deliver(text: str, out: Path | None) -> None:
    """Write ``text`` to the file ``out``, or to the standard output where that is None.

    Raises:
        UserError: If the file cannot be written.
    """
    if out is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        write_whole(out, text.encode("utf-8"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and put it there in one step, so that nobody sees half of it.

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
            part.write_bytes(content)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as cause:
        reason = cause.strerror or str(cause)
        msg = f"“{path}” cannot be written ({reason}): choose a folder you may write to, or close the file."
        raise UserError(msg) from cause
