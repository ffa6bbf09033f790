"""Where the process begins that reads workbooks; see ``starting``."""

import importlib
import json
import sys
import threading
from collections.abc import Sequence
from os import _exit as end_at_once

if sys.platform == "win32":
    from multiprocessing.connection import PipeConnection as End
else:
    from multiprocessing.connection import Connection as End


def main(names: Sequence[str]) -> None:
    """Do what the process is started for.

    Args:
        names: Module and name of the function to run, and the numbers of two ends of pipes: one for what
            is said, one that is closed when the program ends that started this one.
    """
    module, function, pipe, life = names
    threading.Thread(target=_end_with, args=(End(int(life)),), daemon=True).start()
    said = End(int(pipe))
    task = json.loads(said.recv_bytes())
    run = getattr(importlib.import_module(module), function)
    run(task["paths"], task["folder"], said, task["assumed_rates"], slowly=task["slowly"])


def _end_with(life: End) -> None:
    """End this process as soon as the one that started it is gone, whatever it is doing."""
    try:
        life.recv_bytes()
    except (EOFError, OSError):
        end_at_once(1)
