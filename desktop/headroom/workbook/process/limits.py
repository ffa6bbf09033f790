"""Limits the memory of the process that reads workbooks, so that a hostile file cannot stop the computer.

What is limited where: memory on Linux and Windows, not on macOS; the size of files that are written on
Linux and macOS, not on Windows. Time is limited from outside on all of them: ``reading`` kills a process
that is silent for too long. What is done on Windows follows its documentation; nobody has tried it on one.
"""

import ctypes
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

from headroom.workbook.bytes.hidden_values import BROKEN_ZIP

MOST_BYTES = 4 * 1024**3
"""What reading may take beyond what the process has at the start: a million rows take a third of it."""

_LEAST_BYTES = 1280 * 1024**2
"""What the reading of any file may take: a stray cell at the end of an .xls sheet takes a gigabyte."""

_PER_BYTE = 4
"""Bytes that reading may take for each byte of a workbook, unpacked; measured are two."""

_LARGEST_WRITTEN = 8 * 1024**3

_SHARE_OF_MEMORY = 0.75


def memory_for(path: Path) -> int:
    """Return the bytes of memory that the reading of a file may take: the larger it is, the more."""
    try:
        size = path.stat().st_size
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                size = sum(entry.file_size for entry in packed.infolist())
    except (*BROKEN_ZIP, ValueError):
        return _LEAST_BYTES
    return min(_LEAST_BYTES + size * _PER_BYTE, MOST_BYTES)


if sys.platform == "win32":
    from ctypes import wintypes

    _PROCESS_MEMORY = 0x100
    _DIE_WITHOUT_A_WINDOW = 0x400
    _ONE_PROCESS = 0x8
    _EXTENDED_LIMITS = 9

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def limit_memory(most_bytes: int = MOST_BYTES) -> None:
        """Limit the memory of this process; where the system refuses, it stays without a limit.

        The job also keeps it from starting another process. Windows has no limit for what it writes.

        Source: Windows "Job Objects", ``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``.
        """
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        job = kernel.CreateJobObjectW(None, None)
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY | _DIE_WITHOUT_A_WINDOW | _ONE_PROCESS
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = most_bytes
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import os
    import resource

    def limit_memory(most_bytes: int = MOST_BYTES) -> None:
        """Limit the memory of this process; where the system refuses, it stays without a limit.

        It may not fill the drive either, nor leave its memory behind in a file when it dies.

        Linux counts reserved addresses, of which libraries take many: the limit is above those.
        macOS does not enforce such a limit.
        """
        _limit(resource.RLIMIT_FSIZE, _LARGEST_WRITTEN)
        _limit(resource.RLIMIT_CORE, 0)
        statistics = Path("/proc/self/statm")
        if not statistics.exists():
            return
        page = os.sysconf("SC_PAGE_SIZE")
        reserved = int(statistics.read_text(encoding="ascii").split()[0]) * page
        physical = os.sysconf("SC_PHYS_PAGES") * page
        limit = reserved + min(most_bytes, int(physical * _SHARE_OF_MEMORY))
        _limit(resource.RLIMIT_AS, limit)

    def _limit(what: int, most: int) -> None:
        """Set a limit, unless a stricter one is set."""
        soft, hard = resource.getrlimit(what)
        limits = [limit for limit in (most, soft, hard) if limit != resource.RLIM_INFINITY]
        with suppress(OSError, ValueError):
            resource.setrlimit(what, (min(limits), hard))
