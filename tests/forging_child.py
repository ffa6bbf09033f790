"""A reading process that a file has taken over, as a stand-in for ``headroom.workbook.process.child``.

What it does is the first word of the name of the file.
"""

import json
import os
import struct
import time
from collections.abc import Callable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.workbook.process import FAULT_FILE

__all__ = ["FAULT_FILE", "FORGERIES", "Bomb", "run"]


class Bomb:
    """Makes a file where it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        """Return the call that makes the file."""
        return os.mkdir, (str(self._marker),)


def _say(pipe: Connection, message: object) -> None:
    pipe.send_bytes(json.dumps(message).encode("ascii"))


def _survey(**changes: object) -> dict[str, object]:
    """Return the message of a survey without any sheet, changed."""
    survey = {"name": "x", "sheets": [], "proposed": {"tables": []}, "certain": True, **changes}
    return {"type": "survey", "survey": survey}


def _sheet(**changes: object) -> dict[str, object]:
    """Return a sheet of a survey, changed."""
    return {"name": "x", "file": "", "hidden": False, "rows": 0, "first_column": 0, "top": [], **changes}


def _begin_a_message(pipe: Connection) -> None:
    os.write(pipe.fileno(), struct.pack("!i", 1000) + b"{")
    time.sleep(60)


def _announce_gigabytes(pipe: Connection) -> None:
    os.write(pipe.fileno(), struct.pack("!iQ", -1, 2**40))
    time.sleep(60)


FORGERIES: dict[str, Callable[[Connection, Path], None]] = {
    "pickle": lambda pipe, marker: pipe.send(Bomb(marker)),
    "noise": lambda pipe, _: pipe.send_bytes(b"\x80\x04\xff"),
    "text": lambda pipe, _: _say(pipe, "done"),
    "nested": lambda pipe, _: pipe.send_bytes(b"[" * 100_000),
    "unknown": lambda pipe, _: _say(pipe, {"type": "eval", "code": "1"}),
    "more": lambda pipe, _: _say(pipe, {"type": "done", "and": 1}),
    "mistyped": lambda pipe, _: _say(pipe, {"type": "progress", "step": 1, "rows": 0, "total": 0}),
    "negative": lambda pipe, _: _say(pipe, {"type": "progress", "step": "", "rows": -1, "total": 0}),
    "endless": lambda pipe, _: _say(pipe, {"type": "refused", "sentence": "x" * 1_000_000}),
    "rows": lambda pipe, _: _say(pipe, _survey(sheets=[_sheet(rows="many")])),
    "decoder": lambda pipe, _: _say(pipe, _survey(sheets=[_sheet(coding={"name": "unicode_escape"})])),
    "ragged": lambda pipe, _: _say(pipe, _survey(sheets=[_sheet(top=[["a"], []])])),
    "placeless": lambda pipe, _: _say(
        pipe,
        _survey(
            proposed={
                "tables": [
                    {
                        "sheet": "x",
                        "kind": "sourcing",
                        "header_row": 1,
                        "last_header_row": 1,
                        "columns": [],
                    }
                ]
            }
        ),
    ),
    "gigabytes": lambda pipe, _: _announce_gigabytes(pipe),
    "nothing": lambda pipe, _: _say(pipe, {"type": "done"}),
    "half": lambda pipe, _: _begin_a_message(pipe),
}


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Do what the name of the file says."""
    del folder, assumed_rates, slowly
    path = Path(paths[0])
    FORGERIES[path.name.split(".")[0]](pipe, path.with_name("marker"))
    pipe.close()
    os._exit(0)
