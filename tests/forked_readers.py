"""Reading processes of tests: forked from one that has loaded the program and read a workbook before.

Headroom starts a new Python for each file that it opens; that takes a second, and most tests open one. Here
they are forked on Linux instead, and are what they would be else: a process of their own, confined, with a
limit of memory. ``tests/workbook/process`` tries how the program itself starts them.
"""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from headroom.workbook.process import starting

starts_itself = starting._started
"""How the program starts them."""


class Forked:
    """A forked process, as far as ``starting`` asks for what ``subprocess.Popen`` says.

    Args:
        status: Says its number, and its exit code once it has ended.
    """

    def __init__(self, status: socket.socket) -> None:
        self._status = status
        self.pid = int(status.recv(32))
        self.returncode: int | None = None

    def wait(self, timeout: float) -> int:
        """Wait until it has ended and return its exit code."""
        if self.returncode is None:
            if not select.select([self._status], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            said = self._status.recv(32)
            self.returncode = int(said) if said else -signal.SIGKILL  # whoever forked it is gone
            self._status.close()
        return self.returncode

    def kill(self) -> None:
        """End it, if it has not yet."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)


class Readers:
    """Forks reading processes; to be put in the place of ``starting._started``."""

    def __init__(self) -> None:
        self._control: socket.socket | None = None
        self._server: subprocess.Popen[bytes] | None = None
        atexit.register(self._end)

    def __call__(self, ends: Sequence[Connection], module: str, output: int) -> Forked:
        """Fork a process, with its ends of the pipes, and all that it writes in a file."""
        if self._control is None:
            self._control, self._server = _server()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        task = {
            "module": module,
            "environment": dict(os.environ),
            "folder": str(Path.cwd()),
        }
        numbers = [*(end.fileno() for end in ends), output, theirs.fileno()]
        socket.send_fds(self._control, [json.dumps(task).encode()], numbers)
        theirs.close()
        return Forked(ours)

    def _end(self) -> None:
        if self._control is not None and self._server is not None:
            self._control.close()
            self._server.wait(10)


def fork_readers() -> None:
    """Have reading processes forked from now on, where the system can."""
    if sys.platform == "linux":
        starting._started = Readers()  # type: ignore[assignment]


def _server() -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
    """Start the process that forks, and return what leads to it; it ends with that."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    place = f"import sys; sys.path[:] = {sys.path!r}; "
    begin = f"{place}import reader_server; reader_server.serve({theirs.fileno()})"
    server = subprocess.Popen(  # noqa: S603 - this Python
        [sys.executable, "-c", begin],
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
        start_new_session=True,  # what ends the tests by a key is heard by who asks for it alone
    )
    theirs.close()
    return ours, server
