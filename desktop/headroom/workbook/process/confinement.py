"""Confines the process that reads a workbook to one folder: whatever a file makes it do, it stays there.

Two fences, one behind the other. Python itself reports what it is about to do, on every system: writing
elsewhere, starting a program, opening a connection are refused. On Linux the kernel refuses the
same to the libraries, which do not ask Python, and besides to read any file but the workbook and the
program's own, to send anything over any socket, and to signal or look into other processes. ``Fence.here``
says which of this the system at hand does.

On Windows and macOS there is no second fence: what the libraries did of their own accord, such as
calamine over a hostile file, nothing would stop there but the limit of memory and, on Windows, that a second
process cannot be started.
"""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from headroom.workbook.process.landlock import landlock_version, restrict_files, scopes_signals
from headroom.workbook.process.readable_places import readable_places
from headroom.workbook.process.system_call_filter import can_filter_calls, refuse_calls

_WRITES = frozenset("wax+")
_WRITE_FLAGS = (
    os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_TMPFILE", 0)
) & ~getattr(os, "O_DIRECTORY", 0)
_TOUCHED = {
    "os.chflags": 1,
    "os.chmod": 1,
    "os.chown": 1,
    "os.lchown": 1,
    "os.link": 2,
    "os.mkdir": 1,
    "os.remove": 1,
    "os.removexattr": 1,
    "os.rename": 2,
    "os.rmdir": 1,
    "os.setxattr": 1,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.utime": 1,
}
"""Audit events that change a file, and how many of their first arguments are paths.

Source: Python, "Audit events table".
"""

_THREADS = "OPENBLAS_NUM_THREADS"

_REFUSED = frozenset(
    (
        *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
        *("pty.spawn", "subprocess.Popen", "socket.bind", "socket.connect", "socket.getaddrinfo"),
        *("socket.gethostbyname", "socket.sendmsg", "socket.sendto", "urllib.Request", "webbrowser.open"),
        *("winreg.CreateKey", "winreg.DeleteKey", "winreg.DeleteValue", "winreg.SetValue"),
    )
)
"""Audit events of what the reading of a workbook never needs."""


@dataclass(frozen=True, slots=True)
class Fence:
    """What the system itself keeps the reading process from, whatever the libraries in it do.

    Attributes:
        memory: Taking more memory than a file of its size needs.
        writing: Writing outside its folder.
        reading: Reading files other than the workbook, the program and the system's libraries.
        programs: Starting programs.
        network: Opening connections and sending datagrams, over sockets of any kind.
        processes: Signalling other processes and looking into them.
    """

    memory: bool
    writing: bool
    reading: bool
    programs: bool
    network: bool
    processes: bool

    @classmethod
    def here(cls) -> "Fence":
        """Return what this system does; nothing is fenced by asking."""
        version, filters = landlock_version(), can_filter_calls()
        on_linux, on_windows = sys.platform.startswith("linux"), sys.platform == "win32"
        return cls(
            memory=on_linux or on_windows,
            writing=version > 0,
            reading=version > 0,
            programs=version > 0 or filters or on_windows,
            network=filters,
            processes=filters or scopes_signals(version),
        )


@contextmanager
def born_alone() -> Iterator[None]:
    """Let processes that start meanwhile begin with one thread, all of which the kernel then fences.

    The library under numpy would start one for each core, before anything can be fenced.
    """
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            os.environ.pop(_THREADS, None)
        else:
            os.environ[_THREADS] = before


def confine(folder: Path, workbooks: Sequence[Path] = ()) -> None:
    """Let this process change nothing outside a folder, start no program and open no connection.

    There is no way back. Temporary files go into the folder from now on. Ask before the process has a second
    thread: see ``landlock``.

    Args:
        folder: What may be written.
        workbooks: Files that may be read besides those of the program.
    """
    tempfile.tempdir = str(folder)
    sys.dont_write_bytecode = True
    restrict_files(folder, readable_places(workbooks))
    refuse_calls()
    sys.addaudithook(_fence(folder))


def _fence(folder: Path) -> Callable[[str, tuple[object, ...]], None]:
    """Return what refuses; it is told of everything that Python does."""
    inside = _place(str(folder))

    def look(event: str, details: tuple[object, ...]) -> None:
        if event == "open":
            path, mode, flags = details
            writes = bool(_WRITES.intersection(mode)) if isinstance(mode, str) else False
            if not writes and isinstance(flags, int):
                writes = bool(flags & _WRITE_FLAGS)
            if writes and not _stands_in(path, inside):
                _refuse(event, path)
        elif event in _TOUCHED:
            for path in details[: _TOUCHED[event]]:
                if not _stands_in(path, inside):
                    _refuse(event, path)
        elif event in _REFUSED:
            _refuse(event, details[0] if details else "")

    return look


def _stands_in(path: object, inside: str) -> bool:
    """Return whether a path stands in the folder; a number is a file that is open already."""
    if isinstance(path, int):
        return True
    if not isinstance(path, (str, bytes, os.PathLike)):
        return False
    name = os.fsdecode(path)
    return name == os.devnull or _place(name).startswith(inside)


def _place(name: str) -> str:
    """Return where a path leads, spelt in one way."""
    return os.path.normcase(os.path.realpath(name)) + os.sep


def _refuse(event: str, what: object) -> None:
    """Refuse, as the system would."""
    message = f"refused to the process that reads workbooks: {event}"
    raise PermissionError(errno.EACCES, message, what if isinstance(what, str) else repr(what))
