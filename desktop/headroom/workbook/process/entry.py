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

_lives: list[End] = []
"""The end of the pipe that is closed when the program ends; none where nobody started this process so."""


def main(names: Sequence[str]) -> None:
    """Do what the process is started for.

    Args:
        names: Module whose ``run`` is to run, and the numbers of two ends of pipes: one for what is said,
            one that is closed when the program ends that started this one.
    """
    module, pipe, life = names
    _lives.append(End(int(life)))
    said = End(int(pipe))
    task = json.loads(said.recv_bytes())
    run = importlib.import_module(module).run
    run(task["paths"], task["folder"], said, task["assumed_rates"], slowly=task["slowly"])


def end_with_program() -> None:
    """End this process with the program that started it; to be asked for when it is fenced.

    The fence of the kernel holds the thread that asks for it, and those that this one starts from then on.
    """
    for life in _lives:
        threading.Thread(target=_end_with, args=(life,), daemon=True).start()


def _end_with(life: End) -> None:
    """End this process as soon as the one that started it is gone, whatever it is doing."""
    try:
        life.recv_bytes()
    except (EOFError, OSError):
        end_at_once(1)
