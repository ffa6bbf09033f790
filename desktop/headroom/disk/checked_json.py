"""JSON that anybody may have written: into records, or refused with a reason, never anything else."""

from typing import TypeVar

import msgspec

from headroom.language import tr

_LONGEST_REASON = 200

Record = TypeVar("Record")


def decoded(content: bytes, shape: type[Record]) -> Record:
    """Return the record in a text of JSON; keys that it does not have are passed over.

    Raises:
        ValueError: If it is not one; the text is the reason, short and on one line.
    """
    try:
        return msgspec.json.decode(content, type=shape)
    except RecursionError as cause:
        msg = tr("it is nested too deeply")
        raise ValueError(msg) from cause
    except (msgspec.MsgspecError, UnicodeError, OverflowError) as cause:
        raise ValueError(reason_of(cause)) from cause


def encoded(record: object) -> bytes:
    """Return a record as JSON, one fact a line and always in the same order."""
    text = msgspec.json.encode(record, order="deterministic")
    return msgspec.json.format(text, indent=1) + b"\n"


def reason_of(cause: Exception) -> str:
    """Return what an exception says, short and on one line: it may repeat what a stranger wrote."""
    said = cause.args[0] if isinstance(cause, KeyError) and cause.args else cause
    text = "".join(letter if letter.isprintable() else " " for letter in str(said)[: 4 * _LONGEST_REASON])
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"
