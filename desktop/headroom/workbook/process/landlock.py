"""Lets a process write in one folder and read in a few only, by the kernel of Linux.

Elsewhere it does nothing. Landlock fences the thread that asks for it and those that it starts from then on,
not those that run already: ask before there is a second one.
"""

import ctypes
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from headroom.workbook.process.kernel_calls import give_up_privileges, system_call

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Numbers of the system calls, the same for all processors since Linux 5.1."""

_ASK_VERSION = 1
_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE, _DEVICES = 1 << 13, 1 << 14, 1 << 15
_TCP = 0b11
_SOCKETS_AND_SIGNALS = 0b11
_WITH_REFER, _WITH_TRUNCATE, _WITH_TCP, _WITH_DEVICES, _WITH_SCOPES = 2, 3, 4, 5, 6
"""Versions of the kernel's interface since which these can be handled."""


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def landlock_version() -> int:
    """Return which version of the interface the kernel offers; 0 where there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, system_call(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION)))


def scopes_signals(version: int) -> bool:
    """Return whether a version keeps signals and abstract sockets inside the fence."""
    return version >= _WITH_SCOPES


def restrict_files(folder: Path, readable: Iterable[Path]) -> bool:
    """Refuse this thread, and those that it starts from now on, the files outside a few places.

    Programs cannot be started either; where the kernel is new enough, neither can TCP connections, nor can
    processes outside the fence be signalled or reached through abstract sockets.

    Args:
        folder: What may be read and written.
        readable: Files and folders that may be read; those that are not there are passed over.

    Returns:
        Whether the kernel does so; older ones and those of other systems do not.

    Source: Linux, "Landlock: unprivileged access control", since 5.13.
    """
    version = landlock_version()
    if version < 1:
        return False
    reading = _READ_FILE | _READ_FOLDER
    handled = _EXECUTE | _WRITE_FILE | reading | _REMOVE_AND_MAKE
    handled |= _REFER if version >= _WITH_REFER else 0
    handled |= _TRUNCATE if version >= _WITH_TRUNCATE else 0
    handled |= _DEVICES if version >= _WITH_DEVICES else 0
    rules = _Ruleset(
        handled,
        _TCP if version >= _WITH_TCP else 0,
        _SOCKETS_AND_SIGNALS if scopes_signals(version) else 0,
    )
    ruleset = system_call(_CREATE, ctypes.byref(rules), ctypes.c_size_t(_size(version)), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        of_null = handled & (_WRITE_FILE | _READ_FILE | _TRUNCATE)
        allowed = [(folder, handled & ~_EXECUTE), (Path(os.devnull), of_null)]
        if not all(_allow(ruleset, place, access) for place, access in allowed):
            return False
        for place in _present(readable):
            _allow(ruleset, place, reading if place.is_dir() else _READ_FILE)
        return give_up_privileges() and not system_call(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _size(version: int) -> int:
    """Return the bytes of the description of a fence that a version of the interface knows."""
    size = ctypes.sizeof(ctypes.c_uint64)
    if version < _WITH_TCP:
        return size
    return 3 * size if scopes_signals(version) else 2 * size


def _present(places: Iterable[Path]) -> Iterator[Path]:
    """Yield those places that are there."""
    for place in places:
        with suppress(OSError, ValueError):
            if place.exists():
                yield place


def _allow(ruleset: int, place: Path, access: int) -> bool:
    """Allow something in a place; what the kernel does not take stays forbidden."""
    try:
        opened = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        rule = _PathBeneath(access, opened)
        refused = system_call(
            _ADD,
            ctypes.c_int(ruleset),
            ctypes.c_int(_PATH_BENEATH),
            ctypes.byref(rule),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(opened)
    return not refused
