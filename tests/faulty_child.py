"""A reading process with a fault of its own, as a stand-in for ``headroom.files.child``."""

import os
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.files.child import DONE, FAULT_FILE, PROGRESS, REFUSED

__all__ = ["DONE", "FAULT_FILE", "PROGRESS", "REFUSED", "run"]


def run(path: str, folder: str, pipe: Connection, *, slowly: bool) -> None:
    """Fail."""
    os.dup2(os.open(Path(folder) / FAULT_FILE, os.O_WRONLY | os.O_CREAT), 2)
    msg = f"a fault of the program over {Path(path).name}, {slowly=}, {pipe.writable=}"
    raise ZeroDivisionError(msg)
