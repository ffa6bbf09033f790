"""Calls the kernel of Linux directly, for what Python's standard library does not offer."""

import ctypes
import platform
import sys

_NO_NEW_PRIVILEGES = 38


def system_call(number: int, *arguments: object) -> int:
    """Return what a system call answers; below 0 where it is refused.

    Args:
        number: Of the call.
        arguments: Values and pointers of ``ctypes``.
    """
    kernel = ctypes.CDLL(None, use_errno=True).syscall
    kernel.restype = ctypes.c_long
    return int(kernel(ctypes.c_long(number), *arguments))


def give_up_privileges() -> bool:
    """Let this process never gain privileges again, which the kernel wants before it fences one.

    Returns:
        Whether it does.
    """
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    nothing = ctypes.c_ulong(0)
    return bool(prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), nothing, nothing, nothing) == 0)


def processor() -> str:
    """Return the processor of a Linux process, ``x86_64`` or ``aarch64``; empty for all others."""
    machine = platform.machine().lower() if sys.platform.startswith("linux") else ""
    is_wide = sys.maxsize > 2**32
    return machine if is_wide and machine in ("x86_64", "aarch64") else ""
