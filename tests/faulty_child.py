"""A reading process with a fault of its own, as a stand-in for ``headroom.workbook.process.child``."""

import os
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.workbook.process import FAULT_FILE

__all__ = ["FAULT_FILE", "run"]


def run(
    paths: Sequence[str], folder: str, pipe: Connection, assumed_rates: Mapping[str, float], *, slowly: bool
) -> None:
    """Fail."""
    os.dup2(os.open(Path(folder) / FAULT_FILE, os.O_WRONLY | os.O_CREAT), 2)
    msg = f"a fault of the program over {Path(paths[0]).name}, {slowly=}, {pipe.writable=}, {assumed_rates=}"
    raise ZeroDivisionError(msg)
