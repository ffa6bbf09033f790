"""Refuses the calls of the Linux kernel that the reading of a workbook never needs, by a filter (seccomp).

It reaches what Landlock does not: datagrams, sockets in the file system, signals and other ways into the
program that started the reading, and the owner, mode and times of files. It holds for all threads of the
process. Calls are known for 64-bit Intel, AMD and ARM processors; on others there is no filter.
"""

import ctypes
import errno
import os
from dataclasses import dataclass
from itertools import chain

from headroom.workbook.process.kernel_calls import give_up_privileges, processor, system_call

_X86, _ARM = "x86_64", "aarch64"
_SECCOMP = {_X86: 317, _ARM: 277}
_ARCHITECTURE = {_X86: 0xC000003E, _ARM: 0xC00000B7}
_FIRST_OF_X32 = 0x40000000
_ANSWER_IS_THERE, _SET_FILTER = 2, 1
_ALL_THREADS = 1
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000

_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Instructions of the filter: ``BPF_LD | BPF_W | BPF_ABS`` and so on."""

_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16
"""Where these stand in what the filter looks at, ``struct seccomp_data``."""

_REFUSED = {
    _X86: {
        "sockets": (41, 42, 43, 44, 46, 49, 50, 53, 288, 307),
        "programs and processes": (57, 58, 59, 322, 101, 310, 311, 312, 109, 112, 135),
        "signals and priorities of others": (200, 129, 297, 141, 142, 144, 203, 314, 251, 256, 279),
        "memory and queues shared with others": (29, 30, 31, 64, 65, 66, 220, 68, 69, 70, 71, 240, 241),
        "owners, modes, times and attributes of files": (
            *(90, 91, 92, 93, 94, 260, 268, 132, 235, 261, 280, 133, 259),
            *(188, 189, 190, 197, 198, 199, 303, 304),
        ),
        "the system": (
            *(103, 155, 161, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 175, 176, 179),
            *(246, 320, 248, 249, 250, 272, 298, 300, 305, 308, 313, 321, 323),
        ),
    },
    _ARM: {
        "sockets": (198, 203, 202, 206, 211, 200, 201, 199, 242, 269),
        "programs and processes": (221, 281, 117, 270, 271, 272, 154, 157, 92),
        "signals and priorities of others": (130, 138, 240, 140, 118, 119, 122, 274, 30, 238, 239),
        "memory and queues shared with others": (
            *(194, 196, 195, 190, 193, 191, 192, 186, 189, 188, 187, 180, 181),
        ),
        "owners, modes, times and attributes of files": (
            *(52, 53, 54, 55, 88, 33, 5, 6, 7, 14, 15, 16, 264, 265),
        ),
        "the system": (
            *(116, 41, 51, 89, 170, 40, 39, 224, 225, 142, 161, 162, 105, 106, 60),
            *(104, 294, 217, 218, 219, 97, 241, 262, 266, 268, 273, 280, 282),
        ),
    },
}
"""Numbers of the calls that are refused.

Source: Linux, ``arch/x86/entry/syscalls/syscall_64.tbl`` and ``include/uapi/asm-generic/unistd.h``.
"""

_REFUSED_EVERYWHERE = (424, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 443, 448, 452, 463, 466)
"""Newer calls, of one number on all processors: of other processes, of mounts, of the attributes of files."""

_NOT_THERE = (425, 426, 427, 435)
"""Calls that are answered as by a kernel without them: io_uring, which would pass by this filter, and
``clone3``, whose arguments cannot be looked at; the libraries then use ``clone``."""

_CLONE, _IOCTL, _FCNTL = {_X86: 56, _ARM: 220}, {_X86: 16, _ARM: 29}, {_X86: 72, _ARM: 25}
_IS_THREAD = 0x00010000
_SIGNALS, _LIMITS = {_X86: (62, 234), _ARM: (129, 131)}, {_X86: 302, _ARM: 261}
"""``kill`` and ``tgkill``, ``prlimit64``: their first argument is a process. 0 is the group of processes that
the program belongs to, for signals, and the process itself for limits."""

_OF_TERMINALS_AND_OWNERS = (0x5412, 0x541C, 0x8901, 0x8902)
"""``ioctl`` that types into a terminal (TIOCSTI, TIOCLINUX), or says who gets the signals of a file."""

_OF_SIGNALS = (8, 10, 15)
"""``fcntl`` that says who gets the signals of a file, and which: F_SETOWN, F_SETSIG, F_SETOWN_EX."""


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("first", ctypes.POINTER(_Instruction)))


@dataclass(frozen=True, slots=True)
class _Step:
    """One instruction: what it does with which number, and how many it then skips."""

    code: int
    operand: int
    if_true: int = 0
    if_false: int = 0


_ALLOWED = _Step(_RETURN, _ALLOW)
_REFUSAL = _Step(_RETURN, _REFUSE | errno.EPERM)
_ABSENCE = _Step(_RETURN, _REFUSE | errno.ENOSYS)


def can_filter_calls() -> bool:
    """Return whether this kernel and processor take the filter."""
    number = _SECCOMP.get(processor())
    if number is None:
        return False
    asked = ctypes.c_uint32(_REFUSE)
    return system_call(number, ctypes.c_uint(_ANSWER_IS_THERE), ctypes.c_uint(0), ctypes.byref(asked)) == 0


def refuse_calls() -> bool:
    """Refuse this process the calls that the reading of a workbook never needs. There is no way back.

    Returns:
        Whether the kernel does so.
    """
    if not can_filter_calls():
        return False
    machine = processor()
    steps = _steps(machine, os.getpid())
    written = (_Instruction * len(steps))(
        *(_Instruction(step.code, step.if_true, step.if_false, step.operand) for step in steps)
    )
    program = _Program(len(steps), written)
    return give_up_privileges() and not system_call(
        _SECCOMP[machine],
        ctypes.c_uint(_SET_FILTER),
        ctypes.c_uint(_ALL_THREADS),
        ctypes.byref(program),
    )


def _steps(machine: str, process: int) -> list[_Step]:
    """Return the filter for a processor and the process that it is put on."""
    refused = (*chain.from_iterable(_REFUSED[machine].values()), *_REFUSED_EVERYWHERE)
    steps = [
        _Step(_LOAD, _MACHINE),
        _Step(_IF_EQUAL, _ARCHITECTURE[machine], if_true=1),
        _REFUSAL,
        _Step(_LOAD, _NUMBER),
        _Step(_IF_AT_LEAST, _FIRST_OF_X32, if_false=1),
        _REFUSAL,
    ]
    for number in refused:
        steps += [_Step(_IF_EQUAL, number, if_false=1), _REFUSAL]
    for number in _NOT_THERE:
        steps += [_Step(_IF_EQUAL, number, if_false=1), _ABSENCE]
    for number in _SIGNALS[machine]:
        steps += _only_if(number, [_Step(_IF_EQUAL, process, if_true=1)])
    steps += _only_if(
        _LIMITS[machine], [_Step(_IF_EQUAL, process, if_true=2), _Step(_IF_EQUAL, 0, if_true=1)]
    )
    steps += _only_if(_CLONE[machine], [_Step(_IF_ANY_BIT, _IS_THREAD, if_true=1)])
    steps += _unless_one_of(_IOCTL[machine], _OF_TERMINALS_AND_OWNERS)
    steps += _unless_one_of(_FCNTL[machine], _OF_SIGNALS)
    return [*steps, _ALLOWED]


def _only_if(number: int, tests: list[_Step]) -> list[_Step]:
    """Return steps that refuse a call unless a test of its first argument skips the refusal."""
    return [
        _Step(_IF_EQUAL, number, if_false=len(tests) + 3),
        _Step(_LOAD, _ARGUMENTS),
        *tests,
        _REFUSAL,
        _ALLOWED,
    ]


def _unless_one_of(number: int, values: tuple[int, ...]) -> list[_Step]:
    """Return steps that refuse a call whose second argument is one of some values."""
    tests = [_Step(_IF_EQUAL, value, if_true=len(values) - place) for place, value in enumerate(values)]
    return [
        _Step(_IF_EQUAL, number, if_false=len(tests) + 3),
        _Step(_LOAD, _ARGUMENTS + 8),
        *tests,
        _ALLOWED,
        _REFUSAL,
    ]
