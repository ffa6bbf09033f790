"""Where results go: to the standard output or a file."""

import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import msgspec

from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError


class NobodyReadsError(Exception):
    """Who reads the standard output has had enough of it, as in ``headroom policies | head``."""


def as_json(value: object) -> str:
    """Return a value as JSON text in ASCII, which every terminal and every pipe carries unchanged."""
    packed = json.dumps(value, allow_nan=False)  # with an indent it takes ten times as long
    try:
        text = msgspec.json.format(packed, indent=2)
    except msgspec.DecodeError:  # half a character in a name: JSON can say it, this formatter cannot
        text = json.dumps(value, indent=2, allow_nan=False)
    return text.replace("\x7f", "\\u007f") + "\n"


def deliver(text: str, out: Path | None) -> None:
    """Write ``text`` to the file ``out``, or to the standard output where that is None.

    Raises:
        UserError: If the file or the standard output cannot be written.
        NobodyReadsError: If the standard output is a pipe whose reader has gone.
    """
    if out is not None:
        write_whole(out, text.encode("utf-8", "replace"))
        return
    if sys.stdout is None:
        raise UserError(_unwritable(tr("it is closed")))
    try:
        sys.stdout.write(text)
    except OSError as cause:
        raise _lost(cause) from cause
    flush_output()


def flush_output() -> None:
    """Write what waits to be written to the standard output.

    Raises:
        UserError: If it cannot be written.
        NobodyReadsError: If it is a pipe whose reader has gone.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as cause:
        raise _lost(cause) from cause


def _lost(cause: OSError) -> UserError | NobodyReadsError:
    """Return what to raise for an output that cannot be written, and let go of what waits to be written.

    The interpreter would try again when it ends, and say so in its own way.
    """
    is_pipe = isinstance(cause, BrokenPipeError) or (sys.platform == "win32" and not os.isatty(1))
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return (
        NobodyReadsError()
        if is_pipe
        else UserError(_unwritable(cause.strerror or tr("the system refuses it")))
    )


def _unwritable(reason: str) -> str:
    return tr(
        "The result cannot be written to the standard output ({reason}). Give a file with {option}.",
        reason=reason,
        option="--out",
    )
