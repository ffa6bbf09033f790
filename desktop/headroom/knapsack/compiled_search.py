"""The exact search in C, where there is a library for this system: some twenty times faster than in Python.

It is an accelerator, nothing else: what it finds is added up again here, what it leaves without a proof or
does not take on is searched in Python (``cheapest_choice``), and without a library everything is. It calls
nothing of Python, so one library serves every version of it, and while it searches the window is free.
``compiled/exact_search.c`` is its source, ``packaging/build_exact_search.py`` makes the libraries.
"""

import ctypes
import os
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from math import inf
from pathlib import Path

import numpy as np
import numpy.typing as npt

from headroom.knapsack.instance import Answer, Knapsack, Picks

_FOLDER = Path(__file__).with_name("compiled")
_VERSION = 1
_MOST_LIMITS, _MOST_OPTIONS, _MOST_CELLS = 4, 200, 200_000
_FEWEST_NODES, _MOST_NODES, _NODES_PER_SET = 60_000, 12_000_000, 4
_PROVEN, _NONE, _REFUSED = 1, 2, 3

_Bytes = npt.NDArray[np.uint8]


def compiled(problem: Knapsack, step: int, start: Iterable[Picks], most: int) -> Answer | None:
    """Return what the compiled search finds; None where it does not take the problem on.

    Args:
        problem: Costs, weights and limits; the weights can be summed in 64 bits.
        step: Least difference in cost that matters.
        start: Choices likely to be near the best.
        most: How many sets of departures the plain search may look at: many more are tried here.
    """
    library, (parts, options), limits = _library(), problem.costs.shape, len(problem.limits)
    fits = limits <= _MOST_LIMITS and options <= _MOST_OPTIONS and 0 < parts * options <= _MOST_CELLS
    if library is None or not fits:
        return None
    begun = [picks for picks in start if len(picks) == parts]
    tables = (problem.costs, problem.weights, problem.limits)
    costs, weights, room = (np.ascontiguousarray(table, dtype=np.int64) for table in tables)
    offered = np.ascontiguousarray(problem.offered, dtype=np.uint8)
    starts = np.array(begun, dtype=np.uint8).reshape(len(begun), parts)
    picks, near = np.empty(parts, dtype=np.uint8), np.empty((_MOST_LIMITS + 1, parts), dtype=np.uint8)
    memory = np.empty(library.needed_bytes(parts, options), dtype=np.uint8)
    cost, bound, found, nodes = (ctypes.c_int64(), ctypes.c_double(), ctypes.c_int(), ctypes.c_int64())
    outcome = library.cheapest_choice(
        *(parts, options, limits),
        *(_at(costs), _at(weights), _at(room), _at(offered)),
        *(step, _at(starts), len(starts), min(max(_NODES_PER_SET * most, _FEWEST_NODES), _MOST_NODES)),
        *(_at(picks), ctypes.byref(cost), ctypes.byref(bound)),
        *(_at(near), ctypes.byref(found), ctypes.byref(nodes), _at(memory)),
    )
    if outcome == _REFUSED:
        return None
    if outcome == _NONE:
        return Answer(None, None, inf, proven=True, effort=nodes.value)
    others = tuple(row.astype(np.int64) for row in near[: found.value])
    chosen = picks.astype(np.int64)
    if cost.value >= 1 << 62:  # no choice was found
        return Answer(None, None, bound.value, proven=False, near=others, effort=nodes.value)
    if not problem.keeps(chosen) or problem.cost_of(chosen) != cost.value:
        return None  # it is not believed, whatever it says
    return Answer(chosen, cost.value, bound.value, outcome == _PROVEN, others, nodes.value)


def there_is_one() -> bool:
    """Return whether there is a library for this system."""
    return _library() is not None


def library_path(system: str = sys.platform, machine: str = "") -> Path:
    """Return where the library of a system would be.

    Args:
        system: As in ``sys.platform``.
        machine: Its processor, in any spelling; empty: the one that this Python runs on.
    """
    own = (machine or _machine()).lower()
    processor = {"amd64": "x86_64", "arm64": "aarch64"}.get(own, own)
    named, ending = {"win32": ("windows", "dll"), "darwin": ("macos", "dylib")}.get(system, (system, "so"))
    return _FOLDER / f"{named}-{processor}.{ending}"


def _at(array: npt.NDArray[np.generic]) -> int:
    """Return where an array lies."""
    return int(array.ctypes.data)


@cache
def _library() -> ctypes.CDLL | None:
    """Return the library of this system; None where there is none, or it cannot be loaded."""
    try:
        library = ctypes.CDLL(str(library_path()))
        if library.version() != _VERSION:
            return None
    except (OSError, AttributeError):
        return None
    pointer, number, whole = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
    library.needed_bytes.restype = whole
    library.needed_bytes.argtypes = [number, number]
    library.cheapest_choice.argtypes = [
        *(number, number, number, pointer, pointer, pointer, pointer),
        *(whole, pointer, number, whole, pointer, pointer, pointer),
        *(pointer, pointer, pointer, pointer),
    ]
    return library


def _machine() -> str:
    """Return the processor that this Python runs on; on Windows the one it was built for."""
    if sys.platform == "win32":
        return sysconfig.get_platform().removeprefix("win-")
    return os.uname().machine
