"""Where results go: the standard output, or a file."""

import json
import sys
from pathlib import Path

import msgspec

from headroom.disk.whole_file import write_whole


def as_json(value: object) -> str:
    """Return a value as JSON text in ASCII, which every terminal and every pipe carries unchanged."""
    packed = json.dumps(value, allow_nan=False)  # with an indent it takes ten times as long
    try:
        return msgspec.json.format(packed, indent=2) + "\n"
    except msgspec.DecodeError:  # half a character in a name: JSON can say it, this formatter cannot
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
