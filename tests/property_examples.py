"""How many examples a property is tried with: an eighth while one works, all where a change is checked."""

import os

_ALL = bool(os.environ.get("ALL_EXAMPLES"))


def examples(most: int) -> int:
    """Return how many of ``most`` examples are tried."""
    return most if _ALL else max(5, most // 8)
