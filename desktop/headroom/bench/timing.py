"""Stopwatches: two things timed in turns, so that both meet the same machine."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

Timed = Callable[[int], object]
"""Something to be timed; it is given the number of the run, so that no two runs ask the same."""


def median_of(own: Timed, runs: int) -> float:
    """Return the median seconds that something takes, after one run that does not count."""
    return in_turns(own, lambda _: None, runs)[0]


def in_turns(own: Timed, reference: Timed, runs: int) -> tuple[float, float]:
    """Return the median seconds that each takes, after one run of each that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for which, timed in enumerate((own, reference)):
            begin = perf_counter()
            timed(run)
            if run:
                times[which].append(perf_counter() - begin)
    return median(times[0]), median(times[1])
