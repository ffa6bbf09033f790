"""Small variations that are the same on every machine and in every run."""

from hashlib import sha256

_STEPS = 1 << 32


def fraction(*key: object) -> float:
    """Return a number from 0 to below 1 that depends on nothing but ``key``."""
    text = "|".join(str(word) for word in key)
    return int.from_bytes(sha256(text.encode()).digest()[:4]) / _STEPS


def between(low: float, high: float, *key: object) -> float:
    """Return a number from ``low`` to below ``high`` that depends on nothing but ``key``."""
    return low + (high - low) * fraction(*key)
