"""Limits the memory of the process that reads workbooks, so that a hostile file cannot stop the computer."""

import ctypes
import sys
from pathlib import Path

MOST_BYTES = 4 * 1024**3
"""What reading may take beyond what the process has at the start: a million rows take a third of it."""

_SHARE_OF_MEMORY = 0.75

if sys.platform == "win32":
    from ctypes import wintypes

    _PROCESS_MEMORY = 0x100
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
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        limits.ProcessMemoryLimit = most_bytes
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())

else:
    import os
    import resource

    def limit_memory(most_bytes: int = MOST_BYTES) -> None:
        """Limit the memory of this process; where the system refuses, it stays without a limit.

        Linux counts reserved addresses, of which libraries take many: the limit is above those.
        macOS does not enforce such a limit.
        """
        statistics = Path("/proc/self/statm")
        if not statistics.exists():
            return
        page = os.sysconf("SC_PAGE_SIZE")
        reserved = int(statistics.read_text(encoding="ascii").split()[0]) * page
        physical = os.sysconf("SC_PHYS_PAGES") * page
        limit = reserved + min(most_bytes, int(physical * _SHARE_OF_MEMORY))
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        try:
            resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        except (OSError, ValueError):
            return
