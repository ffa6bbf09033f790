"""Ticks, and says how long the longest wait between two ticks was; run as a program, until its input ends."""

import sys
import threading
import time
from collections.abc import Callable

_TICK_SECONDS = 0.01


def longest_stall(stopped: Callable[[], bool]) -> float:
    """Tick until ``stopped`` returns true; return the longest delay of a tick, seconds."""
    longest, last = 0.0, time.perf_counter()
    while not stopped():
        time.sleep(_TICK_SECONDS)
        now = time.perf_counter()
        longest, last = max(longest, now - last - _TICK_SECONDS), now
    return longest


if __name__ == "__main__":
    asked = threading.Event()

    def wait() -> None:
        """Wait for the end of the input."""
        sys.stdin.read()
        asked.set()

    threading.Thread(target=wait).start()
    sys.stdout.write(str(longest_stall(asked.is_set)))
