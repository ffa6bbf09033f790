"""Lets a process write in one folder only, by the kernel of Linux; elsewhere it does nothing."""

import ctypes
import os
import sys
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Numbers of the system calls, the same for all processors since Linux 5.1."""

_ASK_VERSION = 1
_PATH_BENEATH = 1
_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE_FILE = 1 << 0, 1 << 1
_REMOVE_AND_MAKE = sum(1 << bit for bit in range(4, 13))
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_TCP = 0b11
_WITH_REFER, _WITH_TRUNCATE, _WITH_TCP = 2, 3, 4
"""Versions of the kernel's interface since which these can be handled."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("handled_access_fs", ctypes.c_uint64), ("handled_access_net", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


def restrict_writing(folder: Path) -> bool:
    """Refuse this thread, and those that it starts from now on, to write outside a folder.

    Programs cannot be started either, nor connections opened where the kernel is new enough.

    Returns:
        Whether the kernel does so; older ones and those of other systems do not.

    Source: Linux, "Landlock: unprivileged access control", since 5.13.
    """
    if not sys.platform.startswith("linux"):
        return False
    kernel = ctypes.CDLL(None, use_errno=True).syscall
    kernel.restype = ctypes.c_long
    version = kernel(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_ASK_VERSION))
    if version < 1:
        return False
    handled = _EXECUTE | _WRITE_FILE | _REMOVE_AND_MAKE
    handled |= _REFER if version >= _WITH_REFER else 0
    handled |= _TRUNCATE if version >= _WITH_TRUNCATE else 0
    rules = _Ruleset(handled, _TCP if version >= _WITH_TCP else 0)
    size = ctypes.sizeof(rules) if version >= _WITH_TCP else ctypes.sizeof(ctypes.c_uint64)
    ruleset = kernel(_CREATE, ctypes.byref(rules), ctypes.c_size_t(size), ctypes.c_uint32(0))
    if ruleset < 0:
        return False
    try:
        of_files = handled & (_WRITE_FILE | _TRUNCATE)
        for path, allowed in ((folder, handled & ~_EXECUTE), (Path(os.devnull), of_files)):
            place = os.open(path, os.O_PATH | os.O_CLOEXEC)
            try:
                rule = _PathBeneath(allowed, place)
                if kernel(
                    _ADD,
                    ctypes.c_int(ruleset),
                    ctypes.c_int(_PATH_BENEATH),
                    ctypes.byref(rule),
                    ctypes.c_uint32(0),
                ):
                    return False
            finally:
                os.close(place)
        prctl = ctypes.CDLL(None, use_errno=True).prctl
        nothing = ctypes.c_ulong(0)
        if prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), nothing, nothing, nothing):
            return False
        return bool(kernel(_RESTRICT, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0)
    finally:
        os.close(ruleset)
