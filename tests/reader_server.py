"""The process from which ``forked_readers`` has those forked that read workbooks."""

import json
import os
import select
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress

from headroom import resources
from headroom.workbook.process import child, entry
from headroom.workbook.rows.decode import decode

_MOST_BYTES = 1 << 17
_ENDS = 4
_STANDARD_OUTPUT, _STANDARD_ERROR = 1, 2
_LOADED = child.run
"""What is run as a rule; to have it loaded is what this process is for."""


def serve(number: int) -> None:
    """Fork a process for each task, and say how each ended, until nobody can ask for one any more."""
    control = socket.socket(fileno=number)
    decode(resources.sample(), lambda _: None)  # and what is only made with the first workbook
    woken, wakes = os.pipe()
    for end in (woken, wakes):
        os.set_blocking(end, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes)
    running: dict[int, socket.socket] = {}
    while True:
        ready = select.select([control.fileno(), woken], [], [])[0]
        if woken in ready:
            with suppress(BlockingIOError):
                os.read(woken, 1024)
            _say_who_ended(running)
        if control.fileno() in ready:
            said, ends, _, _ = socket.recv_fds(control, _MOST_BYTES, _ENDS)
            if not said:
                return
            forked = os.fork()
            if not forked:
                _become(json.loads(said), ends)
            for end in ends[:-1]:
                os.close(end)
            running[forked] = socket.socket(fileno=ends[-1])
            running[forked].send(str(forked).encode())


def _say_who_ended(running: dict[int, socket.socket]) -> None:
    while True:
        try:
            ended, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not ended:
            return
        with suppress(OSError), running.pop(ended) as told:
            told.send(str(os.waitstatus_to_exitcode(status)).encode())


def _become(task: dict[str, object], ends: Sequence[int]) -> None:
    """Go on as a reading process; never returns."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        pipe, life, output, _ = ends
        for number in (_STANDARD_OUTPUT, _STANDARD_ERROR):
            os.dup2(output, number)
        os.environ.clear()
        os.environ.update(task["environment"])  # type: ignore[call-overload]
        os.chdir(str(task["folder"]))
        entry.main([str(task["module"]), str(pipe), str(life)])
        code = 0
    except BaseException:  # noqa: BLE001 - whatever it is: a forked process must not go on as this one
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)
