"""Money and shares as whole numbers: what the exact search adds up.

Costs are whole cents where every one of them is, and otherwise hundred-millionths of a dollar (less
fine where a vehicle costs more than ten million). A limit on a share is multiplied out, so that it
is a sum of whole numbers too: exactly, where the amounts are whole cents and the threshold has at
most nine decimals; otherwise in units so fine that rounding stays below 1e-15 of the vehicle, far
inside the 1e-9 within which equality passes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Floats, Whole

_CENTS = 100
_NANO = 10**9
_FINEST = 8
_DIGITS = 15
_MOST = 2.0**60
_NOISE = 1e-6  # of a cent: what the product of two decimal fractions is off by


@dataclass(frozen=True, slots=True, eq=False)
class Limit:
    """A greatest sum of whole weights.

    Attributes:
        weights: ``(part, option)``.
        most: The greatest sum that keeps the limit.
    """

    weights: Whole
    most: int

    def turned(self) -> "Limit":
        """Return the limit that is kept where this one is not."""
        return Limit(-self.weights, -self.most - 1)

    def kept_by(self, picks: Whole) -> bool:
        """Return whether a choice, ``(part,)`` of options, keeps it."""
        return int(self.weights[np.arange(len(picks)), picks].sum()) <= self.most


def tables_of(limits: Sequence[Limit], shape: tuple[int, ...]) -> tuple[Whole, Whole]:
    """Return limits as tables: ``(limit, part, option)`` weights, and ``(limit,)`` greatest sums.

    Args:
        limits: The limits; there may be none.
        shape: Parts and options.
    """
    weights = np.array([limit.weights for limit in limits], dtype=np.int64)
    most = np.array([limit.most for limit in limits], dtype=np.int64)
    return weights.reshape(len(limits), *shape), most


@dataclass(frozen=True, slots=True, eq=False)
class WholeCosts:
    """Costs in whole units.

    Attributes:
        units: ``(part, option)``.
        per_usd: Units in a dollar.
        step: Least difference that matters: one cent, or half a cent in finer units.
    """

    units: Whole
    per_usd: int
    step: int

    @classmethod
    def of(cls, costs_usd: Floats) -> "WholeCosts":
        """Return costs in cents where they are whole cents, else in the finest units that fit."""
        cents = _in_cents(costs_usd)
        if cents is not None:
            return cls(cents, _CENTS, 1)
        total = float(np.abs(costs_usd).max(axis=1).sum()) + 1.0
        per_usd = 10 ** min(_FINEST, _DIGITS - int(np.ceil(np.log10(total))))
        return cls(np.rint(costs_usd * per_usd).astype(np.int64), per_usd, max(per_usd // (2 * _CENTS), 1))


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount that every option adds to, and what is there anyway.

    Attributes:
        options: ``(part, option)``, US dollars.
        fixed: US dollars.
    """

    options: Floats
    fixed: float

    def of(self, picks: Whole) -> float:
        """Return the amount with the chosen options, US dollars."""
        return float(self.options[np.arange(len(picks)), picks].sum()) + self.fixed

    def plus(self, other: "Sum", factor: float = 1.0) -> "Sum":
        """Return this amount and ``factor`` times another."""
        return Sum(self.options + factor * other.options, self.fixed + factor * other.fixed)

    def times(self, factor: float) -> "Sum":
        """Return ``factor`` times this amount."""
        return Sum(factor * self.options, factor * self.fixed)

    def range(self) -> tuple[float, float]:
        """Return the least and the greatest it can come to."""
        return (
            float(self.options.min(axis=1).sum()) + self.fixed,
            float(self.options.max(axis=1).sum()) + self.fixed,
        )


def at_most(amount: Sum) -> Limit:
    """Return the limit that ``amount`` is at most 0."""
    return _fine(amount.options, -amount.fixed)


def share_at_most(part: Sum, whole: Sum, share: float) -> Limit:
    """Return the limit that ``part`` is at most ``share`` of ``whole``; the share may be below 0."""
    nano = round(share * _NANO)
    if abs(share * _NANO - nano) < _NOISE:
        amounts = [_in_cents(a) for a in (part.options, whole.options)]
        fixed = [_in_cents(np.array([a])) for a in (part.fixed, whole.fixed)]
        if all(a is not None for a in (*amounts, *fixed)):
            own, base = (np.asarray(a) for a in amounts)
            own_fixed, base_fixed = (int(np.asarray(a)[0]) for a in fixed)
            largest = _NANO * float(np.abs(own).max(axis=1).sum()) + abs(nano) * float(
                np.abs(base).max(axis=1).sum()
            )
            if largest + abs(nano * base_fixed) + abs(_NANO * own_fixed) < _MOST:
                return Limit(_NANO * own - nano * base, nano * base_fixed - _NANO * own_fixed)
    return _fine(part.options - share * whole.options, share * whole.fixed - part.fixed)


def _fine(weights: Floats, most: float) -> Limit:
    """Return a limit in the finest power of two that leaves room to add up."""
    largest = float(np.abs(weights).max(axis=1).sum()) + abs(most)
    unit = 2.0 ** np.floor(np.log2(_MOST / largest)) if largest else 1.0
    return Limit(np.rint(weights * unit).astype(np.int64), int(np.floor(most * unit)))


def _in_cents(amounts: Floats) -> Whole | None:
    """Return amounts of US dollars in whole cents; None where one of them is not whole."""
    cents = amounts * _CENTS
    whole = np.rint(cents)
    if np.abs(cents - whole).max(initial=0.0) > _NOISE:
        return None
    return whole.astype(np.int64)
